import { describe, expect, it } from 'vitest';
import { mayErase, mayKeep, readable } from '../../../components/damaged';
import type { DamagedRecord } from '../../../lib/vault';

const record = (rest: Partial<DamagedRecord>): DamagedRecord => ({
  table: 'clients',
  id: 'c1',
  version: 1,
  reason: 'rolled-back',
  message: 'Abîmé.',
  raw: null,
  ...rest,
});

describe('a damaged record', () => {
  it('is read in words when it opens', () => {
    const raw = JSON.stringify({
      id: 'c1',
      profile: { firstName: 'Zoé', lastName: 'Prigent', jobSeeker: true, odd: 1 },
    });
    const seen = readable(record({ raw }));
    expect(seen.title).toBe('Zoé Prigent');
    expect(seen.facts.map(({ value }) => value)).toEqual(expect.arrayContaining(['Zoé', 'Prigent']));
    expect(JSON.stringify(seen)).not.toContain('odd');
  });

  it.each([null, '', '{', '[]', '"texte"', '{"profile":4}', '{"profile":null}'])('says nothing of %s', (raw) => {
    expect(readable(record({ raw }))).toEqual({ title: 'Fiche d’un client', facts: [] });
  });

  it('is kept only if it opens, erased only if it is one record that no update would mend', () => {
    expect(mayKeep(record({ reason: 'rolled-back' }))).toBe(true);
    expect(mayKeep(record({ reason: 'altered' }))).toBe(false);
    expect(mayKeep(record({ reason: 'index-lost', id: null }))).toBe(true);
    expect(mayErase(record({ reason: 'index-lost', id: null }))).toBe(false);
    expect(mayErase(record({ reason: 'altered' }))).toBe(true);
    expect(mayErase(record({ reason: 'newer' }))).toBe(false);
  });
});
