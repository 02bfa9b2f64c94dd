import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOfType } from '../../../lib/demarche/families';
import { readItems } from '../../../lib/demarche/lists';
import { champName, parseChampId, parseChampName } from '../../../lib/demarche/names';

const rowId = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 26, maxLength: 26 });
const champId = fc
  .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.option(rowId))
  .map(([stable, row]) => ({ stableId: String(stable), rowId: row, id: row ? `${stable}-${row}` : String(stable) }));

describe('names of champs', () => {
  it('are read back as they are written', () => {
    fc.assert(
      fc.property(champId, fc.constantFrom('value', 'external_id', 'primary_value', 'not_in_ban'), (champ, attr) => {
        expect(parseChampName(champName(champ.id, attr))).toEqual({ ...champ, attr, multiple: false });
        expect(parseChampName(`${champName(champ.id, attr)}[]`)).toEqual({ ...champ, attr, multiple: true });
        expect(parseChampId(champ.id)).toEqual({ stableId: champ.stableId, rowId: champ.rowId });
      }),
    );
  });

  it('are not those of annotations, of other forms, nor half a name', () => {
    for (const name of [
      'dossier[champs_private_attributes][12][value]',
      'dossier[individual_attributes][nom]',
      'dossier[champs_public_attributes][12]',
      'dossier[champs_public_attributes][12-abc][value]',
      'x dossier[champs_public_attributes][12][value]',
      '',
    ]) {
      expect(parseChampName(name), name).toBeNull();
    }
    expect(parseChampId('12"] , body')).toBeNull();
  });
});

describe('types', () => {
  it('unknown to us are listed, not filled, whatever their name', () => {
    for (const type of ['mystere', '', 'constructor', '__proto__', 'toString']) {
      expect(familyOfType(type), type).toEqual({ refusal: 'unsupported' });
    }
  });

  it('that are never written say why', () => {
    expect(familyOfType('checkbox')).toEqual({ refusal: 'attestation' });
    expect(familyOfType('titre_identite')).toEqual({ refusal: 'file' });
    expect(familyOfType('carte')).toEqual({ refusal: 'map' });
    expect(familyOfType('dgfip')).toEqual({ refusal: 'lookup' });
    expect(familyOfType('yes_no')).toEqual({ family: 'radio' });
    expect(familyOfType('drop_down_list')).toEqual({ family: null });
  });
});

describe('lists before they are mounted', () => {
  it('give their choices in each of the shapes met', () => {
    const expected = [
      { text: 'Un', value: '1' },
      { text: 'Deux', value: 'Deux' },
    ];
    const items = [
      [{ label: 'Un', value: '1' }, 'Deux'],
      [
        ['Un', 1],
        ['Deux', 'Deux'],
      ],
    ];
    for (const shape of items) expect(readItems(JSON.stringify({ items: shape }))).toEqual(expected);
  });

  it('give nothing when remote, broken or of another shape', () => {
    for (const props of [
      '',
      '{',
      'null',
      '[]',
      '{"url":"/data_sources/commune"}',
      '{"items":[]}',
      '{"items":[null,3,{}]}',
    ]) {
      expect(readItems(props), props).toBeNull();
    }
    fc.assert(
      fc.property(fc.json(), (props) => {
        const items = readItems(props);
        if (items)
          for (const { text, value } of items) expect([typeof text, typeof value]).toEqual(['string', 'string']);
      }),
    );
  });
});
