import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFrom,
  FORM_GROUPS,
  readBoxes,
  readChanges,
  toDraft,
  unsavedBoxes,
} from '../../../entrypoints/sidepanel/review/client-draft';
import { LABELS } from '../../../lib/profile/labels';
import type { Profile, StoredKey } from '../../../lib/profile/schema';

const TODAY = '2026-11-21';
const KNOWN: Profile = {
  lastName: 'Kerzoncuf',
  birthDate: '1980-12-31',
  siret: '73282932000074',
  annualTurnover: 28500.5,
  contributionDifficulty: true,
};

describe('a file as it is typed', () => {
  it('asks for no number that is never kept', () => {
    const keys = FORM_GROUPS.flatMap((group) => group.keys);
    expect(keys).not.toContain('nir');
    expect(keys).not.toContain('iban');
  });

  it('sees no change when nothing was typed', () => {
    expect(changedFrom(KNOWN, toDraft(KNOWN))).toEqual([]);
  });

  it('reads dates, amounts and numbers back as they are kept', () => {
    const draft = { ...toDraft(KNOWN), birthDate: '01/03/1965', annualTurnover: '30 000,50', employeesCount: '2' };
    const changed = changedFrom(KNOWN, draft);
    const read = readChanges(draft, changed, KNOWN, TODAY);
    expect(read).toMatchObject({
      ok: true,
      profile: { ...KNOWN, birthDate: '1965-03-01', annualTurnover: 30000.5, employeesCount: 2 },
    });
  });

  it('tells every fault in words, and keeps the rest out of it', () => {
    const draft = { ...toDraft(KNOWN), siret: '73282932000075', birthDate: '31/02/1980' };
    const read = readChanges(draft, changedFrom(KNOWN, draft), KNOWN, TODAY);
    expect(read.ok).toBe(false);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(['birthDate', 'siret']);
  });

  it('lets an old doubtful number stand while another box is mended', () => {
    const doubtful: Profile = { ...KNOWN, siret: '73282932000075' };
    const draft = { ...toDraft(doubtful), lastName: 'Le Goff' };
    expect(readChanges(draft, changedFrom(doubtful, draft), doubtful, TODAY)).toMatchObject({
      ok: true,
      profile: { lastName: 'Le Goff', siret: '73282932000075' },
    });
  });

  it('takes a fact away when its box is emptied, and touches no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(KNOWN) as (keyof typeof KNOWN)[])), (key) => {
        if (key === 'contributionDifficulty' || key === 'facts') return;
        const draft = { ...toDraft(KNOWN), [key]: '' };
        const { [key]: _, ...rest } = KNOWN;
        expect(readChanges(draft, changedFrom(KNOWN, draft), KNOWN, TODAY)).toEqual({ ok: true, profile: rest });
      }),
    );
  });
});

describe('what is typed and not saved', () => {
  const profile = { lastName: 'Exemple', city: 'Brest' };
  const health = FORM_GROUPS.flatMap(({ keys }) => keys).find((key) => LABELS[key].sensitivity === 'N3') as StoredKey;

  it('is the boxes that differ from the file, an emptied one too', () => {
    expect(unsavedBoxes(profile, toDraft(profile), true)).toBeNull();
    const typed = { ...toDraft(profile), city: '', companyCity: 'Quimper' };
    expect(unsavedBoxes(profile, typed, true)).toEqual({ city: '', companyCity: 'Quimper' });
  });

  it('leaves health out without the agreement', () => {
    const typed = { ...toDraft(profile), [health]: 'quelque chose' };
    expect(unsavedBoxes(profile, typed, false)).toBeNull();
    expect(unsavedBoxes(profile, typed, true)).toEqual({ [health]: 'quelque chose' });
  });

  it('is read back, but for boxes the form does not have', () => {
    expect(readBoxes({ city: 'Brest', nir: '1', ville: 'Brest', lastName: 3 })).toEqual({ city: 'Brest' });
    for (const other of [null, 'a', {}, { nir: '1' }]) expect(readBoxes(other)).toBeNull();
  });
});
