/**
 * What other machines may have seen of each record, so that "newer" is known and not guessed. Pure.
 *
 * A stamp is the `updatedAt` of a record when it left in a backup or came in from one. A record descends from its stamps.
 */
import { z } from 'zod';
import type { TableShape } from '../change';

/** Enough to tell apart what a few machines did for years; older ones fall off. */
const MAX_STAMPS = 16;

const stamp = z.string().max(40);
const seenSchema = z.record(z.string().max(100), z.array(stamp).max(MAX_STAMPS));

const ExchangesSchema = z.strictObject({
  /** ISO instants; null: never. */
  lastExport: stamp.nullable(),
  lastImport: stamp.nullable(),
  /** By client; those erased since stay, by their number alone. */
  seen: seenSchema,
});
export type Exchanges = z.infer<typeof ExchangesSchema>;
export type Seen = Exchanges['seen'];

export const EXCHANGES: TableShape<Exchanges> = {
  table: 'exchanges',
  schema: 1,
  read: (value) => ExchangesSchema.safeParse(value).data ?? null,
};

export const NO_EXCHANGE: Exchanges = { lastExport: null, lastImport: null, seen: {} };

export function stampsOf(seen: Seen, id: string): readonly string[] {
  return Object.hasOwn(seen, id) ? (seen[id] ?? []) : [];
}

/** The same, with these stamps added for each record. */
export function noted(seen: Seen, more: Iterable<readonly [string, readonly string[]]>): Seen {
  const next = new Map(Object.entries(seen));
  for (const [id, stamps] of more) next.set(id, boundedStamps([...(next.get(id) ?? []), ...stamps]));
  return Object.fromEntries(next);
}

/** The latest ones, each once. */
export function boundedStamps(stamps: readonly string[]): string[] {
  return [...new Set(stamps)].sort().slice(-MAX_STAMPS);
}

/** One state of a record: its stamp and those it descends from. */
interface State {
  updatedAt: string;
  seen: readonly string[];
}

/** Which of two different states comes after the other; `conflict` when neither is known to. */
export function order(here: State, there: State): 'newer-here' | 'newer-there' | 'conflict' {
  const fromHere = there.seen.includes(here.updatedAt);
  const fromThere = here.seen.includes(there.updatedAt);
  if (fromHere === fromThere) return 'conflict';
  return fromHere ? 'newer-there' : 'newer-here';
}
