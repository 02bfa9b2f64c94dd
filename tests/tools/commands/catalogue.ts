import { isRealDate } from '../../../lib/profile/dates';
import { compileCatalogue } from '../catalogue/catalogue';
import { behind } from '../catalogue/print';
import { sentence } from '../catalogue/read';
import { BadInput } from '../lines';

const USAGE = 'Usage : catalogue [--today AAAA-MM-JJ]';
/** An entry is read again at least this often. */
const MONTHS = 6;

/**
 * `catalogue [--today D]` → what there is, `{aids, facts, parameters, behind}`; then what is to be read again, one line each:
 * `{aid, verified}` for an aid last read more than six months ago, `{parameter, last}` for a yearly figure whose next value is due.
 * Refused when an entry is invalid, each fault said.
 */
export async function catalogue(args: string[]): Promise<string[]> {
  const today = dayOf(args);
  const { compiled, problems } = compileCatalogue();
  if (problems.length > 0) throw new BadInput(problems.map(sentence).join('\n'));
  const { aids, facts, parameters } = compiled;
  const lines: object[] = [
    { aids: aids.length, facts: facts.length, parameters: parameters.length, behind: behind(compiled) },
    ...aids
      .filter(({ verified }) => later(verified.on, MONTHS) < today)
      .map(({ id, verified }) => ({ aid: id, verified: verified.on })),
    ...parameters.flatMap(({ id, yearly, values }) => {
      const last = values.at(-1)?.from ?? '';
      return yearly && later(last, 12) <= today ? [{ parameter: id, last }] : [];
    }),
  ];
  return lines.map((line) => JSON.stringify(line));
}

function dayOf(args: readonly string[]): string {
  const [name = '', inline] = (args[0] ?? '').split('=');
  const value = inline ?? args[1];
  if (args.length === 0) return new Date().toISOString().slice(0, 10);
  if (name !== '--today' || args.length > (inline === undefined ? 2 : 1)) throw new BadInput(USAGE);
  if (value === undefined || !isRealDate(value))
    throw new BadInput('--today : une date réelle est attendue, sous la forme AAAA-MM-JJ');
  return value;
}

/** That date so many months later; the day stays as written, which is enough to compare. */
function later(iso: string, months: number): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  return [Math.floor(at / 12), (at % 12) + 1, day].map((part) => String(part).padStart(2, '0')).join('-');
}
