/** NIR and IBAN as people type them in a text: with spaces, dots or hyphens between their characters. Pure. */
import { countrySpecs, isValidIBAN } from 'ibantools';
import { TYPED_ONCE_KEYS } from './keys';
import { isNir } from './nir';

type TypedOnceKey = (typeof TYPED_ONCE_KEYS)[number];

const SEPARATORS = ' \\t\\u00a0\\u202f.\\-\\u2010-\\u2015';
/** Within a line: the next one begins another number. */
const GAP = `[${SEPARATORS}]*`;
const SEPARATION = new RegExp(`[${SEPARATORS}]+`, 'g');
const digits = (count: string): string => `(?:${GAP}\\d)${count}`;

/** What may be one, at every place of a text where one may begin: the look-ahead lets them overlap. */
const CANDIDATES: Readonly<Record<TypedOnceKey, RegExp>> = {
  nir: new RegExp(`(?<!\\d)(?=([1-478](?:${GAP}[\\dAB]){14})(?!\\d))`, 'gi'),
  iban: new RegExp(`(?<![A-Z\\d])(?=([A-Z]{2}\\d{2}(?:${GAP}[A-Z\\d]){11,30}))`, 'gi'),
};

const HOLDS: Readonly<Record<TypedOnceKey, (typed: string) => boolean>> = {
  nir: isNir,
  // The words that follow may look like more of it: its country says how long it is.
  iban: (typed) => isValidIBAN(typed.slice(0, countrySpecs[typed.slice(0, 2)]?.chars ?? 0)),
};

/**
 * The whole numbers a text holds, their own keys checked: a SIRET, a telephone or a file number is none of them.
 * Errs on the side of « no »: to be wrong here would refuse what people have every reason to write.
 */
export function typedOnceIn(text: string): TypedOnceKey[] {
  return TYPED_ONCE_KEYS.filter((key) =>
    [...text.matchAll(CANDIDATES[key])].some(([, typed = '']) =>
      HOLDS[key](typed.replace(SEPARATION, '').toUpperCase()),
    ),
  );
}

/** Such a number, as a sentence names it. */
export const TYPED_ONCE_WORDS: Readonly<Record<TypedOnceKey, string>> = {
  nir: 'un numéro de sécurité sociale',
  iban: 'un IBAN',
};

/** Sex, year, month (those of registers without a month too), department (Corsica has letters), rank; then the key or not. */
const BEGUN_NIR = `(?<!\\d)[1-478]${digits('{2}')}${GAP}(?:0${GAP}[1-9]|1${GAP}[0-2]|[2-9]${GAP}\\d)${GAP}\\d${GAP}[\\dAB]${digits('{6}')}(?:${digits('{2}')})?(?!\\d)`;
/** Country, check digits, then six digits or a bank's four letters and four digits, and every group with a figure that follows. */
const BEGUN_IBAN = `(?<![A-Z0-9])[A-Z]{2}\\d{2}(?:${digits('{6}')}|(?:${GAP}[A-Z]){4}${digits('{4}')})(?:${GAP}[A-Z\\d]*\\d[A-Z\\d]*)*`;
const BEGUN = new RegExp(`${BEGUN_NIR}|${BEGUN_IBAN}`, 'gi');

/** What stands in a text instead of such a number. */
export const LEFT_OUT = '[numéro non gardé]';

const takenOut = (text: string): string => text.replace(BEGUN, LEFT_OUT);

/**
 * A JSON value without them, whole or still being typed: the facts of that name and the texts that are nothing else are
 * left out, the others keep their words around `LEFT_OUT`. Errs on the side of « yes »: what is not kept is typed again,
 * what is kept by mistake is kept.
 */
export const withoutTypedOnce = (value: unknown): unknown => without(value, takenOut);

/** The same with whole numbers only: texts that hold none stay as they are. */
export const withoutWholeTypedOnce = (value: unknown): unknown =>
  without(value, (text) => (typedOnceIn(text).length === 0 ? text : takenOut(text)));

function without(value: unknown, mended: (text: string) => string): unknown {
  if (typeof value === 'string') {
    const left = mended(value);
    return left.trim() === LEFT_OUT ? undefined : left;
  }
  if (Array.isArray(value)) return value.map((item) => without(item, mended)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const left = (TYPED_ONCE_KEYS as readonly string[]).includes(name) ? undefined : without(item, mended);
    return left === undefined ? [] : [[name, left] as const];
  });
  return Object.fromEntries(kept);
}

/** Is there none of them in a JSON value, even begun? */
export function isFreeOfTypedOnce(value: unknown): boolean {
  return JSON.stringify(withoutTypedOnce(value)) === JSON.stringify(value);
}
