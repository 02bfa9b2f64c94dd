import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../../lib/aids/calculators';
import { disagreement, readCases } from '../../tools/commands/calc';

/*
 * Worked cases: ours always; further ones are played too when they lie in the folder beside the repository.
 */
const TODAY = '2026-11-21';
const OURS = 'tests/corpus/calculator-cases.json';

for (const path of [OURS, '../shared/calculator-cases-dev.json']) {
  if (!existsSync(path)) continue;
  const cases = await readCases(path);
  describe(path, () => {
    it('has one id per case', () => {
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    });
    it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
      expect(disagreement(one, TODAY)).toBeNull();
    });
  });
}

describe('our cases', () => {
  it('play every calculator', async () => {
    const played = new Set((await readCases(OURS)).map(({ calculator }) => calculator));
    expect(CALCULATORS.map(({ id }) => id).filter((id) => !played.has(id))).toEqual([]);
  });
});
