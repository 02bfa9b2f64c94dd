import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLabelledLines, scoreLines } from '../../tools/commands/score';

/*
 * The bars of matching, measured on labelled forms. The corpus of this repository always; further labelled sets are
 * measured too when they lie in the folder beside the repository.
 */
const SETS: readonly { path: string; precision: number; recall: number; wrong?: number }[] = [
  { path: 'tests/corpus/forms.jsonl', precision: 0.995, recall: 0.87 },
  { path: 'tests/corpus/forms-2.jsonl', precision: 0.995, recall: 0.94 },
  { path: 'tests/corpus/forms-3.jsonl', precision: 0.995, recall: 0.97 },
  { path: 'tests/corpus/held-out.jsonl', precision: 0.99, recall: 0.82 },
  { path: 'tests/corpus/help.jsonl', precision: 1, recall: 0.95, wrong: 0 },
  { path: '../shared/ds-forms-dev.jsonl', precision: 0.99, recall: 0.85 },
  { path: '../shared/help-forms-dev.jsonl', precision: 1, recall: 1, wrong: 0 },
];

describe('bars', () => {
  for (const { path, precision, recall, wrong } of SETS) {
    if (!existsSync(path)) continue;
    it(path, async () => {
      const score = scoreLines(await readLabelledLines(path));
      expect(score.precision).toBeGreaterThanOrEqual(precision);
      expect(score.recall).toBeGreaterThanOrEqual(recall);
      expect(score.wrongThresholds).toEqual([]);
      if (wrong !== undefined) expect(score.wrongLines).toEqual([]);
    });
  }
});
