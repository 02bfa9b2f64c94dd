/** Arithmetic of calendar days (ISO text, real days). Both ends of a period count. */

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
