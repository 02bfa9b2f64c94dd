import { isDeepStrictEqual } from 'node:util';
import { calculate } from '../../../lib/aids/calculators';
import type { CalculationRefusal } from '../../../lib/aids/types';
import { isRealDate } from '../../../lib/profile/dates';
import { BadInput, readText } from '../lines';

/** A worked case: inputs of a calculator, and perhaps what is expected of it. */
export interface WorkedCase {
  id: string;
  calculator: string;
  profile: Record<string, unknown>;
  expected?: Record<string, unknown>;
  /** In the unit of the value; 0 when absent. */
  tolerance?: number;
}

const USAGE = 'Usage : calc CAS.json [--check] [--today AAAA-MM-JJ]';

/**
 * `calc CASES.json` → `{id, result}` or `{id, error}`, one line per case, in input order. `--check` compares with `expected`
 * within `tolerance` and tells how many pass, then the others. `--today` is the day when a case gives none.
 */
export async function calc(args: string[]): Promise<string[]> {
  const { path, check, today } = readArguments(args);
  const cases = await readCases(path);
  if (check) return report(cases, today);
  return cases.map(({ id, calculator, profile }) => {
    const found = calculate(calculator, profile, today);
    return JSON.stringify(found.ok ? { id, result: found.values } : { id, error: inWords(found) });
  });
}

function report(cases: readonly WorkedCase[], today: string): string[] {
  const failed = cases.flatMap((one) => {
    const why = disagreement(one, today);
    return why === null ? [] : [`FAUX ${one.id} (${one.calculator}) : ${why}`];
  });
  return [`${cases.length - failed.length} / ${cases.length}`, ...failed];
}

/** How a result differs from what its case expects, in words; null when it does not. A case without `expected` expects a refusal. */
export function disagreement(
  { calculator, profile, expected, tolerance = 0 }: WorkedCase,
  today: string,
): string | null {
  const found = calculate(calculator, profile, today);
  if (expected === undefined) return found.ok ? `un refus est attendu, obtenu ${JSON.stringify(found.values)}` : null;
  if (!found.ok) return `refusé : ${inWords(found)}`;
  const wrong = Object.entries(expected).filter(([name, value]) => !near(found.values[name], value, tolerance));
  return wrong.length === 0
    ? null
    : wrong
        .map(
          ([name, value]) => `${name} attendu ${JSON.stringify(value)}, obtenu ${JSON.stringify(found.values[name])}`,
        )
        .join(' ; ');
}

/** People know an input by its label, the maintainer by its name. */
const inWords = ({ reason, missing }: CalculationRefusal): string =>
  missing.length === 0 ? reason : `${reason} [${missing.join(', ')}]`;

/** Beyond what binary fractions blur. */
const NOISE = 1e-9;

const near = (found: unknown, expected: unknown, tolerance: number): boolean =>
  typeof found === 'number' && typeof expected === 'number'
    ? Math.abs(found - expected) <= tolerance + NOISE
    : isDeepStrictEqual(found, expected);

function readArguments(args: readonly string[]): { path: string; check: boolean; today: string } {
  const paths: string[] = [];
  let check = false;
  let today = new Date().toLocaleDateString('sv-SE');
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--check') check = true;
    else if (arg === '--today') today = args[++at] ?? '';
    else if (arg.startsWith('--today=')) today = arg.slice('--today='.length);
    else if (arg.startsWith('--')) throw new BadInput(`Option inconnue : ${arg}\n${USAGE}`);
    else paths.push(arg);
  }
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) throw new BadInput(USAGE);
  if (!isRealDate(today)) throw new BadInput('--today : une date réelle est attendue, sous la forme AAAA-MM-JJ');
  return { path, check, today };
}

/** The cases of a file `{cases: […]}`, checked. */
export async function readCases(path: string): Promise<readonly WorkedCase[]> {
  let content: unknown;
  try {
    content = JSON.parse((await readText(path)).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${path} : ce n’est pas du JSON`);
  }
  if (!isObject(content) || !Array.isArray(content.cases))
    throw new BadInput(`${path} : « cases » doit être une liste`);
  return content.cases.map((one: unknown, at) => {
    const wrong = wrongCase(one);
    if (wrong !== null) throw new BadInput(`${path}, cas ${at + 1} : ${wrong}`);
    return one as WorkedCase;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wrongCase(one: unknown): string | null {
  if (!isObject(one)) return 'un objet est attendu';
  if (typeof one.id !== 'string' || one.id === '') return '« id » doit être un texte';
  if (typeof one.calculator !== 'string') return '« calculator » doit être un texte';
  if (!isObject(one.profile)) return '« profile » doit être un objet';
  if (one.expected != null && !isObject(one.expected)) return '« expected » doit être un objet';
  if (one.tolerance != null && typeof one.tolerance !== 'number') return '« tolerance » doit être un nombre';
  return null;
}
