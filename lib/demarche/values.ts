import { cleanText } from './words';

/**
 * Values of text-like controls, by champ type (contract §4.5, §5.1): what may be typed, and when two values say the same.
 * Pure. The site reformats while typing (IBAN and SIRET groups, decimal dot) and may normalise when saving.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/** True for a day that exists, `yyyy-mm-dd`. */
export function isRealDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const SPACED = /[\s\u00a0\u202f.-]+/g;

/** By type: the text to type, or null when this value cannot stand in such a control (nothing is written then). */
const TYPED: Readonly<Record<string, (text: string) => string | null>> = {
  integer_number: (text) => {
    const bare = text.replace(/[\s\u00a0\u202f]+/g, '');
    return /^-?\d+$/.test(bare) ? bare : null;
  },
  number: (text) => (/^\d+$/.test(text) ? text : null),
  decimal_number: (text) => {
    const bare = text.replace(/[\s\u00a0\u202f]+/g, '').replace(',', '.');
    return /^-?\d+(\.\d{1,3})?$/.test(bare) ? bare : null;
  },
  date: (text) => (isRealDate(text) ? text : null),
  datetime: (text) => {
    const parts = DATE_TIME.exec(text);
    return parts?.[1] && isRealDate(parts[1]) ? text : null;
  },
  siret: (text) => (/^\d{14}$/.test(text.replace(SPACED, '')) ? text.replace(SPACED, '') : null),
  phone: (text) => (/\p{L}/u.test(text) ? null : text),
};

/** What to type for `text` in a control of this type; null = refused before anything is written. */
export function typedValue(type: string, text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const rule = TYPED[type];
  return rule ? rule(trimmed) : trimmed;
}

/** French numbers said in two ways: `0612345678`, `+33 6 12 34 56 78`, `0033…`. */
const phone = (text: string): string =>
  text
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+33(?=[1-9]\d{8}$)/, '0');

const decimal = (text: string): string => {
  const bare = text.replace(/[\s\u00a0\u202f]+/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(bare) ? String(Number(bare)) : bare;
};

const tight = (text: string): string => text.replace(SPACED, '').toUpperCase();

const CANONICAL: Readonly<Record<string, (text: string) => string>> = {
  // Not through Number: a long integer (a file number) must keep all its digits.
  integer_number: (text) => text.replace(/[\s\u00a0\u202f]+/g, '').replace(/^(-?)0+(?=\d)/, '$1'),
  decimal_number: decimal,
  number: (text) => text.trim(),
  date: (text) => text.trim(),
  // The server may add seconds.
  datetime: (text) => text.trim().slice(0, 16),
  email: (text) => text.trim().toLowerCase(),
  phone,
  iban: tight,
  siret: tight,
};

/** Two values of a control of this type say the same thing (« FR76 3000… » and « FR763000… »). */
export function sameValue(type: string, a: string, b: string): boolean {
  if (a === b) return true;
  const form = CANONICAL[type] ?? ((text: string) => cleanText(text.normalize('NFC')));
  return form(a) === form(b);
}
