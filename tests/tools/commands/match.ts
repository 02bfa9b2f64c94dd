import type { FieldLine } from '../../../lib/forms/descriptor';
import { formsOfLines } from '../../../lib/forms/descriptor';
import { match as matchForm } from '../../../lib/forms/match';
import type { Match } from '../../../lib/forms/matching';
import { SURE } from '../../../lib/forms/matching';
import { BadInput, readFieldLines } from '../lines';

/**
 * `match FIELDS.jsonl` → `{form, idx, key, candidate, confidence, evidence}`, one line per field, in input order.
 * `key` is what would be filled without asking; `candidate` what the advisor would be asked about.
 */
export async function match(args: string[]): Promise<string[]> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) throw new BadInput('Usage : match FIELDS.jsonl');
  const lines = await readFieldLines(path);
  const found = matchLines(lines);
  return lines.map((line) => {
    const m = found.get(line);
    const sure = (m?.confidence ?? 0) >= SURE;
    return JSON.stringify({
      form: line.form,
      idx: line.idx,
      key: sure ? (m?.key ?? null) : null,
      candidate: sure ? null : (m?.key ?? null),
      confidence: m?.confidence ?? 0,
      evidence: m?.evidence ?? [],
    });
  });
}

/** The match of each line, whatever the order of the lines. */
export function matchLines<L extends FieldLine>(lines: readonly L[]): Map<L, Match> {
  const out = new Map<L, Match>();
  for (const { lines: group, form } of formsOfLines(lines)) {
    const matches = matchForm(form, []);
    group.forEach((line, i) => {
      const m = matches[i];
      if (m !== undefined) out.set(line, m);
    });
  }
  return out;
}
