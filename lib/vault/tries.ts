/**
 * The growing delay after wrong tries at the vault's lock, passphrase and recovery code together. Pure; times in ms
 * since 1970. It slows a hand at the keyboard. It is no obstacle to a copy of the disk: Argon2id is.
 */

export interface Tries {
  /** Wrong tries since the last opening. */
  count: number;
  /** When the last one was made. */
  last: number;
}

/** The wait a person is under: until when, and after how many wrong tries. */
export interface Wait {
  until: number;
  count: number;
}

const SECOND = 1000;
/** Anyone mistypes twice. */
const FREE = 2;
const FIRST = 10 * SECOND;
const LONGEST = 15 * 60 * SECOND;

/** 10 s after the third wrong try, doubled at each one after, 15 min at most. */
export function waitAfter(count: number): number {
  return count <= FREE ? 0 : Math.min(LONGEST, FIRST * 2 ** (count - FREE - 1));
}

/** Whatever stands on the disk; what is not of this shape is no state. */
export function readTries(row: unknown): Tries | null {
  if (typeof row !== 'object' || row === null) return null;
  const { count, last } = row as Record<string, unknown>;
  return Number.isSafeInteger(count) && (count as number) > 0 && Number.isFinite(last)
    ? { count: count as number, last: last as number }
    : null;
}

/** The state as it holds at `now`: with a clock set back the wait begins again, whole; it can neither be cut short nor last years. */
export function standing(tries: Tries | null, now: number): Tries | null {
  return tries !== null && tries.last > now ? { count: tries.count, last: now } : tries;
}

/** null: one may try. `tries` as `standing` gave it. */
export function waitOf(tries: Tries | null, now: number): Wait | null {
  if (tries === null) return null;
  const until = tries.last + waitAfter(tries.count);
  return now < until ? { until, count: tries.count } : null;
}

/** One more. */
export function counted(tries: Tries | null, now: number): Tries {
  return { count: (tries?.count ?? 0) + 1, last: now };
}
