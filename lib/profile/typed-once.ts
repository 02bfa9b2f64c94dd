/** NIR and IBAN as people type them in a text: with spaces, dots or hyphens, whole or with their key still missing. Pure. */
import { TYPED_ONCE_KEYS } from './keys';

const GAP = '[\\s.\\-\\u2010-\\u2015]*';
const digits = (count: string): string => `(?:${GAP}\\d)${count}`;

/** Sex, year, month (those of registers without a month too), department (Corsica has letters), rank; then the key or not. */
const NIR = new RegExp(
  `(?<!\\d)[1-478]${digits('{2}')}${GAP}(?:0${GAP}[1-9]|1${GAP}[0-2]|[2-9]${GAP}\\d)${GAP}\\d${GAP}[\\dAB]${digits('{6}')}(?:${digits('{2}')})?(?!\\d)`,
  'i',
);
/** Country, check digits, then six digits or a bank's four letters and four digits: the beginning of one is one already. */
const IBAN = new RegExp(`(?<![A-Z0-9])[A-Z]{2}\\d{2}(?:${digits('{6}')}|(?:${GAP}[A-Z]){4}${digits('{4}')})`, 'i');

/** Errs on the side of « yes »: what is not kept is typed again, what is kept by mistake is kept. */
export function holdsTypedOnce(text: string): boolean {
  return NIR.test(text) || IBAN.test(text);
}

/** A JSON value without them: the facts of that name, and every text that holds one, are left out. */
export function withoutTypedOnce(value: unknown): unknown {
  if (typeof value === 'string') return holdsTypedOnce(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(withoutTypedOnce).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const left = (TYPED_ONCE_KEYS as readonly string[]).includes(name) ? undefined : withoutTypedOnce(item);
    return left === undefined ? [] : [[name, left] as const];
  });
  return Object.fromEntries(kept);
}
