import { describe, expect, it } from 'vitest';
import { formOfSchema, formsOfLines, stableIdOf } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';

const typed = (n: number): string => btoa(`Champ-${n}`);
const champ = (n: number, kind: string, label: string, more: object = {}) => ({
  __typename: `${kind}ChampDescriptor`,
  id: typed(n),
  label,
  ...more,
});

describe('a published schema', () => {
  const form = formOfSchema(
    {
      title: 'Aide aux artisans',
      revision: {
        champDescriptors: [
          champ(1, 'HeaderSection', 'Demandeur'),
          champ(2, 'Text', 'Prénom', { required: true }),
          champ(3, 'IntegerNumber', 'Code postal'),
          champ(4, 'HeaderSection', 'Famille'),
          champ(5, 'Explication', 'PÈRE'),
          champ(6, 'Text', 'Prénom'),
          champ(7, 'Repetition', 'Véhicules', { champDescriptors: [champ(8, 'Text', 'Marque')] }),
          champ(9, 'Checkbox', 'Je certifie'),
          champ(10, 'DropDownList', 'Taille', { options: ['Petite', 'Grande'] }),
          champ(11, 'FutureThing', 'Prénom'),
        ],
      },
    },
    'aide-artisans',
  );

  it('has the stable ids, types and titles of the page', () => {
    expect(form.fields.map((f) => [f.id, f.type, f.sections, f.context, f.repetition?.label ?? null])).toEqual([
      ['2', 'text', ['Demandeur'], null, null],
      ['3', 'integer_number', ['Demandeur'], null, null],
      ['6', 'text', ['Famille'], 'PÈRE', null],
      ['8', 'text', ['Famille'], null, 'Véhicules'],
      ['9', 'checkbox', ['Famille'], 'PÈRE', null],
      ['10', 'drop_down_list', ['Famille'], 'PÈRE', null],
      ['11', 'future_thing', ['Famille'], 'PÈRE', null],
    ]);
    expect(form.procedure).toEqual({ path: 'aide-artisans', title: 'Aide aux artisans' });
    expect(form.fields[0]?.required).toBe(true);
    expect(form.fields.map((f) => f.refusal)).toEqual([null, null, null, null, 'attestation', null, 'unsupported']);
  });

  it('is matched like a page', () => {
    expect(match(form, []).map((m) => m.key)).toEqual(['firstName', 'postalCode', null, null, null, null, null]);
  });

  it('decodes typed ids, padded or not, and leaves others as they are', () => {
    expect(stableIdOf('Q2hhbXAtMTIz')).toBe('123');
    expect(stableIdOf(btoa('Champ-1234'))).toBe('1234');
    expect(stableIdOf('Q2hhbXAtMTIzNA')).toBe('1234');
    expect(stableIdOf('UHJvY2VkdXJlLTQy')).toBe('UHJvY2VkdXJlLTQy');
    expect(stableIdOf('é')).toBe('é');
  });
});

describe('lines of the command line', () => {
  it('are grouped by form, even when mixed', () => {
    const line = (form: string, idx: number) => ({
      form,
      idx,
      label: `L${idx}`,
      type: 'text',
      url: 'https://demarche.example.test/commencer/mon-aide',
    });
    const forms = formsOfLines([line('a', 1), line('b', 1), line('a', 2)]);
    expect(forms.map((f) => [f.name, f.form.fields.map((x) => x.label)])).toEqual([
      ['a', ['L1', 'L2']],
      ['b', ['L1']],
    ]);
    expect(forms[0]?.form.procedure.path).toBe('mon-aide');
  });
});
