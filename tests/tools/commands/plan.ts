import { formsOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { plan as planForm } from '../../../lib/forms/plan';
import type { PlanLine } from '../../../lib/forms/plan-types';
import { isRealDate } from '../../../lib/profile/dates';
import { type ProfileFile, readProfileFile } from '../../../lib/profile/schema';
import { BadInput, readFieldLines, readText } from '../lines';

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
  const options = new Map<string, string>();
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s);
    if (!name.startsWith('--')) {
      paths.push(args[at] ?? '');
      continue;
    }
    if (name !== '--client' && name !== '--today') throw new BadInput(`Option inconnue : ${name}\n${USAGE}`);
    const value = inline ?? args[++at];
    if (value === undefined) throw new BadInput(`Il manque la valeur de ${name}\n${USAGE}`);
    options.set(name, value);
  }
  const client = options.get('--client');
  const [fields, ...others] = paths;
  if (client === undefined || fields === undefined || others.length > 0) throw new BadInput(USAGE);
  const today = options.get('--today') ?? localDay(new Date());
  if (!isRealDate(today)) throw new BadInput('--today : une date réelle est attendue, sous la forme AAAA-MM-JJ');
  return { client, today, fields };
}

async function readClient(path: string, today: string): Promise<ProfileFile> {
  let content: unknown;
  try {
    content = JSON.parse((await readText(path)).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${path} : ce n’est pas du JSON`);
  }
  const read = readProfileFile(content, today);
  if (read.ok) {
    for (const message of read.value.ignored) process.stderr.write(`${path} : ${message} Laissée de côté.\n`);
    return read.value;
  }
  throw new BadInput(read.errors.map(({ message }) => `${path} : ${message}`).join('\n'));
}

const localDay = (now: Date): string =>
  [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
