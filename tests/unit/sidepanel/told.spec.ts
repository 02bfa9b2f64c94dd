import { describe, expect, it } from 'vitest';
import type { ReviewLine } from '../../../entrypoints/sidepanel/review/review';
import { toldOf } from '../../../entrypoints/sidepanel/review/told';
import type { FieldResult, Outcome } from '../../../lib/forms/intent';
import type { ProfileKey } from '../../../lib/profile/keys';

const line = (id: string, key: ProfileKey | null) =>
  ({ field: { id }, plan: { key, value: 'Kerzoncuf' } }) as unknown as ReviewLine;
const result = (fieldId: string, outcome: Outcome): [string, FieldResult] => [
  fieldId,
  { fieldId, outcome, reason: null, message: 'Kerzoncuf', choices: ['Kerzoncuf'], before: null, after: null },
];
const form = { procedure: { path: 'aide-sociale', title: 'Aide sociale' } };
const lines = [line('1', 'lastName'), line('2', 'siret'), line('3', null), line('4', 'city')];

describe('what the journal is told of a run', () => {
  it('when it begins: every fact about to leave', () => {
    expect(toldOf('run-begun', 'c1', form, lines)).toEqual({
      kind: 'run-begun',
      client: 'c1',
      what: 'Aide sociale',
      keys: ['lastName', 'siret', 'city'],
      outcome: {},
    });
  });

  it('when it ends: the facts that stand in the page, every outcome counted, no value', () => {
    const results = new Map([
      result('1', 'saved'),
      result('2', 'not-saved'),
      result('3', 'saved'),
      result('4', 'saved-invalid'),
    ]);
    const told = toldOf('run-done', 'c1', form, lines, results);
    expect(told).toMatchObject({
      keys: ['lastName', 'city'],
      outcome: { saved: 2, 'not-saved': 1, 'saved-invalid': 1 },
    });
    expect(JSON.stringify(told)).not.toContain('Kerzoncuf');
  });

  it('a procedure without a title goes by its path', () => {
    expect(toldOf('run-undone', 'c1', { procedure: { path: 'aide', title: null } }, []).what).toBe('aide');
  });
});
