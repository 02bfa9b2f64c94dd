import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, editorFor, readDraft, yesNo } from '../../../entrypoints/sidepanel/review/editor';
import type { Field } from '../../../lib/forms/page-form';
import { field, line, missing } from './make';

const TODAY = '2026-11-21';
const EMPTY: Draft = { text: '', options: [], street: '', postalCode: '', city: '', country: 'FR', outsideBase: false };

function read(rest: Partial<Field>, draft: Partial<Draft>) {
  const asked = field('1', rest);
  const planned = missing('1');
  const editor = editorFor(asked, planned);
  if (editor === null) throw new Error('pas d’éditeur');
  return readDraft(editor, asked, planned, { ...EMPTY, ...draft }, TODAY);
}

describe('how a line can be answered by hand', () => {
  it.each([
    [{ type: 'yes_no', control: 'radio', options: ['Oui', 'Non'] }, 'yes-no'],
    [{ type: 'drop_down_list', control: 'select', options: ['A', 'B'] }, 'one'],
    [{ type: 'multiple_drop_down_list', control: 'checkboxes', options: ['A', 'B'] }, 'several'],
    [{ type: 'communes', control: 'commune' }, 'commune'],
    [{ type: 'address', control: 'address' }, 'address'],
    [{ type: 'textarea', control: 'text' }, 'line'],
  ] as const)('%o', (rest, kind) => {
    expect(editorFor(field('1', rest as Partial<Field>), missing('1'))?.kind).toBe(kind);
  });

  it.each([
    { refusal: 'attestation' as const },
    { refusal: 'file' as const, control: null },
    { control: null },
    { control: 'linked' as const },
    { control: 'epci' as const },
    { control: 'select' as const, options: null },
  ])('leaves %o to the page', (rest) => {
    expect(editorFor(field('1', rest), missing('1'))).toBeNull();
  });
});

describe('what is made of it', () => {
  it('reads a French date and refuses one that does not exist', () => {
    expect(read({ type: 'date' }, { text: '31/12/1980' })).toMatchObject({
      ok: true,
      typed: { intent: { kind: 'text', text: '1980-12-31' } },
    });
    expect(read({ type: 'date' }, { text: '31/02/1980' }).ok).toBe(false);
  });

  it('refuses what an integer box would twist', () => {
    expect(read({ type: 'integer_number' }, { text: '12,5' }).ok).toBe(false);
    expect(read({ type: 'integer_number' }, { text: '30 000' })).toMatchObject({
      typed: { intent: { text: '30000' } },
    });
    expect(read({ type: 'decimal_number' }, { text: '12,5' })).toMatchObject({ typed: { intent: { text: '12.5' } } });
  });

  it('checks numbers that have a key', () => {
    expect(read({ type: 'siret' }, { text: '732 829 320 00074' })).toMatchObject({
      typed: { intent: { text: '73282932000074' } },
    });
    expect(read({ type: 'siret' }, { text: '732 829 320 00075' }).ok).toBe(false);
  });

  it('answers a yes/no by its code, never by silence', () => {
    const asked = { type: 'yes_no', control: 'radio', options: ['Oui', 'Non'] } as const;
    expect(read({ ...asked, options: [...asked.options] }, { text: 'false' })).toMatchObject({
      typed: { intent: { kind: 'choice', code: 'false' } },
    });
    expect(read({ ...asked, options: [...asked.options] }, {}).ok).toBe(false);
  });

  it('wants both the name and the code of a commune', () => {
    expect(read({ control: 'commune' }, { city: 'Nantes', postalCode: '44000' })).toMatchObject({
      typed: { intent: { kind: 'commune', city: 'Nantes', postalCode: '44000' } },
    });
    expect(read({ control: 'commune' }, { city: 'Nantes' }).ok).toBe(false);
    expect(read({ control: 'commune' }, { postalCode: '44000' }).ok).toBe(false);
  });

  it('takes an address outside the base, in France and abroad', () => {
    const abroad = { street: '1 rue Haute', city: 'Bruxelles', postalCode: '1000', country: 'be', outsideBase: true };
    expect(read({ control: 'address' }, abroad)).toMatchObject({
      typed: { intent: { outsideBase: true, address: { country: 'BE', postalCode: '1000' } } },
    });
    expect(read({ control: 'address' }, { ...abroad, country: 'FR' }).ok).toBe(false);
  });

  it('ticks only what the list holds', () => {
    const list = { control: 'checkboxes', options: ['A', 'B'] } satisfies Partial<Field>;
    expect(read(list, { options: ['Z', 'B'] })).toMatchObject({ typed: { intent: { labels: ['B'] }, shown: 'B' } });
    expect(read(list, { options: ['Z'] }).ok).toBe(false);
  });

  it('shows the yes that is proposed as a yes', () => {
    expect(draftOf(line('1', { intent: yesNo(true).intent }), undefined).text).toBe('true');
    expect(draftOf(line('1', { intent: yesNo(false).intent }), undefined).text).toBe('false');
  });

  it('starts from the proposal', () => {
    const address = { street: '12 rue des Lilas', postalCode: '44000', city: 'Nantes', country: 'FR' };
    const planned = line('1', { intent: { kind: 'address', address, outsideBase: false, suggestion: null } });
    expect(draftOf(planned, undefined)).toMatchObject(address);
    expect(draftOf(line('1', { intent: { kind: 'text', text: '1980-12-31' } }), undefined).text).toBe('31/12/1980');
  });
});
