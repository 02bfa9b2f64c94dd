/**
 * Calendar dates as ISO text (`1980-12-31`), without time zones: a birth date is not an instant. What they are, how they
 * are told, how they are counted: both ends of a period count.
 */

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Does that day exist? `1980-02-30` does not. Years from 1850 to 2200. */
export function isRealDate(iso: string): boolean {
  const parts = ISO.exec(iso);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1850 || year > 2200) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `1980-12-31` → `31/12/1980`. */
export function toSlashed(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}/${month}/${year}`;
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** `1965-03-01` → « 1er mars 1965 ». */
export function toFrenchWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day === 1 ? '1er' : day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Whole years between two ISO dates; negative when `at` comes before `birth`. Born on 29 February: the birthday of common years is 1 March. */
export function ageAt(birth: string, at: string): number {
  const years = Number(at.slice(0, 4)) - Number(birth.slice(0, 4));
  return at.slice(5) >= birth.slice(5) ? years : years - 1;
}

const two = (part: number): string => String(part).padStart(2, '0');

/** The day of an instant on this machine, as ISO text. */
export function localDay(at = new Date()): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const MS = 86_400_000;
const instant = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `days` later; earlier when negative. */
export const addDays = (date: string, days: number): string => iso(instant(date) + days * MS);

/** The same day `months` later, or the last one of a shorter month: 31 January + 1 month = 28 February. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return iso(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())));
}

/** Days from one date to the other, both included. */
export const daysBetween = (from: string, to: string): number => Math.round((instant(to) - instant(from)) / MS) + 1;

/** Whole months from one date to the other, as the law counts them (from the 15th to the 15th). */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0] = to.split('-').map(Number);
  const months = (y2 - y1) * 12 + (m2 - m1);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** `date` + `months`, the last day still within: 6 months from 10 March end on 9 September. */
export const lastDayWithin = (date: string, months: number): string => addDays(addMonths(date, months), -1);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
