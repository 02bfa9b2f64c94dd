/** What a person types for a fact or a calculator, read and written the French way. Pure. */
import type { FactValue } from '../../lib/aids/types';
import { checkAmount, checkDate, checkInteger, formatNumber } from '../../lib/profile/checks';
import { toSlashed } from '../../lib/profile/dates';
import { AID } from '../../lib/texts/aids';

export interface Typed {
  kind: 'number' | 'amount' | 'date' | 'numbers' | 'month';
  min?: number;
  max?: number;
  /** A number may be « 2,5 » (half days); otherwise it is a whole one. */
  decimals?: boolean;
  /** A number known by its figures: that many (« 01000 »). */
  digits?: number;
}

export type Read = { ok: true; value: FactValue } | { ok: false; message: string };

const no = (message: string): Read => ({ ok: false, message });

/** Amounts in EUR, ISO dates, months as `2026-07`. A message never repeats what was typed. */
export function readAnswer({ kind, min, max, decimals = false, digits }: Typed, raw: string): Read {
  const typed = raw.trim();
  if (typed === '') return no(AID.nothingTyped);
  switch (kind) {
    case 'date': {
      const check = checkDate(typed);
      return check.ok ? { ok: true, value: check.value } : no(check.message);
    }
    case 'month':
      return readMonth(typed);
    case 'numbers':
      return readNumbers(typed, min, max);
    case 'amount': {
      const check = checkAmount(typed, (min ?? 0) < 0);
      return check.ok ? within(Number(check.value), min, max, '\u00a0€') : no(check.message);
    }
    case 'number': {
      if (digits !== undefined && typed.replace(/\s/g, '').length !== digits) return no(AID.figuresExpected(digits));
      const check = decimals ? checkAmount(typed) : checkInteger(typed);
      return check.ok ? within(Number(check.value), min, max) : no(AID.numberExpected);
    }
  }
}

function within(value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit = ''): Read {
  if (value < min) return no(AID.atLeast(formatNumber(min) + unit));
  if (value > max) return no(AID.atMost(formatNumber(max) + unit));
  return { ok: true, value };
}

/** « 07/2026 », « 7-2026 », « 2026-07 » → `2026-07`. */
function readMonth(typed: string): Read {
  const french = /^(\d{1,2})[\s/.-]+(\d{4})$/.exec(typed);
  const iso = /^(\d{4})-(\d{1,2})$/.exec(typed);
  const [year = '', month = ''] = french ? [french[2], french[1]] : iso ? [iso[1], iso[2]] : [];
  const check = checkDate(`${year}-${month}-01`);
  return check.ok ? { ok: true, value: check.value.slice(0, 7) } : no(AID.monthExpected);
}

/** « 42, 40, 12 », « 42 40 12 », « 42 et 40 »; a space inside « 30 000, 28 500 » belongs to the number. */
function readNumbers(typed: string, min?: number, max?: number): Read {
  const words = typed.replace(/\s+et\s+/gi, ',').replace(/[\s\u00a0\u202f]+/g, ' ');
  const apart = /[,;]/.test(words) || /^\d{1,3}( \d{3})+$/.test(words) ? /[,;]/ : / /;
  const values: number[] = [];
  for (const part of words.split(apart).filter((one) => one.trim() !== '')) {
    const check = checkInteger(part);
    if (!check.ok) return no(AID.numbersExpected);
    const read = within(Number(check.value), min, max);
    if (!read.ok) return read;
    values.push(Number(check.value));
  }
  return values.length === 0 ? no(AID.numbersExpected) : { ok: true, value: values };
}

/** What stands in the box for a value already known; reading it again gives the same value. */
export function writeAnswer({ kind, digits }: Pick<Typed, 'kind' | 'digits'>, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'numbers') return Array.isArray(value) ? value.join(', ') : '';
  if (kind === 'month') return String(value).replace(/^(\d{4})-(\d{2}).*$/, '$2/$1');
  if (kind === 'date') return toSlashed(String(value));
  if (typeof value !== 'number') return '';
  return digits === undefined ? formatNumber(value) : String(value).padStart(digits, '0');
}
