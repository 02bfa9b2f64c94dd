import { describe, expect, it } from 'vitest';
import { formsOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { plan } from '../../../lib/forms/plan';
import { readProfileFile } from '../../../lib/profile/schema';
import type { LabelledLine } from '../../tools/commands/score';
import { readJsonLines, wrongFieldLine } from '../../tools/lines';
import { expectedAnswer, INVENTED, TODAY } from './invented-clients';

const lines = await readJsonLines<LabelledLine>('tests/corpus/help.jsonl', wrongFieldLine);
const forms = formsOfLines(lines);

describe.each(INVENTED)('Help forms for $name', ({ file }) => {
  const read = readProfileFile(file, TODAY);
  if (!read.ok) throw new Error('an invented client does not read');
  const { client, advisor, typedOnce, given } = read.value;
  const answered = forms.flatMap(({ lines: group, form }) => {
    const { lines: planned } = plan(form, match(form, []), client, advisor, { today: TODAY, typedOnce, given });
    return group.map((line, at) => ({ line, planned: planned[at]! }));
  });

  it('answers each question rightly, and leaves empty what is not known', () => {
    const wrong = answered
      // Whether a field is recognised is measured by `score`; here, whether what is recognised is answered rightly.
      .filter(({ line, planned }) => planned.key !== null && line.gold.includes(planned.key) && !line.ambiguous)
      .filter(({ line, planned }) => !expectedAnswer(file, line.gold, line.threshold ?? null).includes(planned.value))
      .map(({ line, planned }) => `${line.label} → ${planned.value} (${planned.reason})`);
    expect(wrong).toEqual([]);
  });

  it('never answers a consent or a file', () => {
    const never = answered.filter(({ line }) => line.type === 'checkbox' || line.type === 'piece_justificative');
    expect(never.length).toBeGreaterThan(0);
    for (const { planned } of never) expect(planned).toMatchObject({ status: 'never', value: null, intent: null });
  });

  it('has a reason for each line that is not ready, and an origin for each that is', () => {
    for (const { planned } of answered) {
      if (planned.status === 'ready')
        expect(planned).toMatchObject({
          value: expect.any(String),
          from: expect.any(String),
          intent: expect.anything(),
        });
      else expect(planned.reason).toMatch(/\.$/);
    }
  });
});
