import { formsOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { plan as planForm } from '../../../lib/forms/plan';
import type { PlanLine } from '../../../lib/forms/plan-types';
import { readClient, readClientArguments } from '../client';
import { BadInput, readFieldLines } from '../lines';

const USAGE = 'Usage : plan --client CLIENT.json [--today AAAA-MM-JJ] FIELDS.jsonl';

/** `plan --client CLIENT.json FIELDS.jsonl` → `{form, idx, key, confidence, evidence, value, status, from}`, one line per field, in input order. */
export async function plan(args: string[]): Promise<string[]> {
  const { client: clientPath, today, fields } = readArguments(args);
  const file = await readClient(clientPath, today);
  const lines = await readFieldLines(fields);
  const planned = new Map<(typeof lines)[number], PlanLine>();
  for (const { lines: group, form } of formsOfLines(lines)) {
    const { client, advisor, typedOnce, given } = file;
    const result = planForm(form, match(form, []), client, advisor, { today, typedOnce, given });
    for (const [at, line] of group.entries()) {
      const found = result.lines[at];
      if (found) planned.set(line, found);
    }
  }
  return lines.map((line) => {
    const found = planned.get(line);
    return JSON.stringify({
      form: line.form,
      idx: line.idx,
      key: found?.key ?? null,
      confidence: found?.confidence ?? 0,
      evidence: found?.evidence ?? [],
      value: found?.value ?? null,
      status: found?.status ?? 'unknown',
      from: found?.from ?? null,
    });
  });
}

function readArguments(args: readonly string[]): { client: string; today: string; fields: string } {
  const { client, today, paths } = readClientArguments(args, USAGE);
  const [fields, ...others] = paths;
  if (fields === undefined || others.length > 0) throw new BadInput(USAGE);
  return { client, today, fields };
}
