/** Calendar dates as ISO text (`1980-12-31`), without time zones: a birth date is not an instant. */

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
