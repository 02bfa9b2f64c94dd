/** Sealed tables: read with every fault told apart, written all or nothing (`change.ts`). */

import { type TableShape, transact, type WriteShape } from './change';
import { damaged } from './damage';
import { onDatabase } from './database';
import { VaultError } from './errors';
import type { TableName } from './names';
import { type Envelope, isEnvelope, type OpenVault, open, sealingKey } from './seal';
import { entryOf, openIndex, type TableIndex } from './table-index';
import type { DamagedRecord } from './types';

export type { TableShape } from './change';

export type Found<T> = { record: T } | { damage: DamagedRecord };

/** Everything in a table, record by record; the damage of one never hides another. */
export async function readAll<T>(
  vault: OpenVault,
  shape: TableShape<T, never>,
): Promise<{ records: T[]; damaged: DamagedRecord[] }> {
  const { table } = shape;
  const [rows, indexRow] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([db.records.where('table').equals(table).toArray(), db.indexes.get(table)]),
    ),
  );
  const index = await openIndex(vault, table, indexRow);
  const key = await sealingKey(vault, `record/${table}`);
  const found = await Promise.all(rows.map((row) => readRow(vault, key, shape, index, row)));

  const faults = indexFaults(table, index, new Set(rows.map(({ id }) => id)));
  const records: T[] = [];
  for (const each of found) {
    if ('record' in each) records.push(each.record);
    else faults.push(each.damage);
  }
  return { records, damaged: faults };
}

/** One record; null when there is none and there should be none. */
export async function readOne<T>(vault: OpenVault, shape: TableShape<T, never>, id: string): Promise<Found<T> | null> {
  const { table } = shape;
  const [row, indexRow] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([db.records.get([table, id]), db.indexes.get(table)]),
    ),
  );
  const index = await openIndex(vault, table, indexRow);
  if (row !== undefined) return readRow(vault, await sealingKey(vault, `record/${table}`), shape, index, row);
  const entry = index?.entries.get(id);
  return entry ? { damage: damaged(table, 'missing', { id, version: entry.version }) } : null;
}

/** What is wrong with a table beside its records: its index, and what the index knows that is not there. */
function indexFaults(table: TableName, index: TableIndex | null, present: ReadonlySet<string>): DamagedRecord[] {
  if (index === null) return [damaged(table, 'index-lost')];
  const faults = index.rebuilt === null ? [] : [damaged(table, 'index-rebuilt')];
  for (const [id, { version }] of index.entries) {
    if (!present.has(id)) faults.push(damaged(table, 'missing', { id, version }));
  }
  return faults;
}

/** One row as it lies on the disk, judged by the table's index; null leaves out what only the index can tell. */
async function readRow<T>(
  vault: OpenVault,
  key: CryptoKey,
  { table, schema, read }: TableShape<T, never>,
  index: TableIndex | null,
  row: unknown,
): Promise<Found<T>> {
  const id = String((row as { id?: unknown } | null)?.id);
  const text = isEnvelope(row) && row.table === table ? await open(vault, key, row) : null;
  if (text === null) return { damage: damaged(table, 'altered', { id }) };
  const envelope = row as Envelope;
  const seen = { id, version: envelope.version, raw: text };
  if (index !== null) {
    const entry = index.entries.get(id);
    if (!entry) return { damage: damaged(table, 'unlisted', seen) };
    if (entry.nonce !== entryOf(envelope).nonce) return { damage: damaged(table, 'rolled-back', seen) };
  }
  if (envelope.schema > schema) return { damage: damaged(table, 'newer', seen) };
  const record = read(parseJson(text), envelope.version);
  return record === null ? { damage: damaged(table, 'unreadable', seen) } : { record };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface Card {
  id: string;
  version: number;
  /** As the table packed it. */
  card: unknown;
}

/**
 * The card of every record, from the index alone: one decryption. Records that have none yet (saved by an earlier
 * version, or listed again after the index was lost) are opened for it. Says nothing of the records themselves: `audit` does.
 */
export async function readCards<Kept>(
  vault: OpenVault,
  shape: TableShape<Kept & { id: string; version: number }, Kept>,
) {
  const { table } = shape;
  const index = await openIndex(vault, table, await onDatabase((db) => db.indexes.get(table)));
  if (index === null) {
    const { records, damaged } = await readAll(vault, shape);
    const cards = records.map(
      (record): Card => ({ id: record.id, version: record.version, card: shape.card?.(record) }),
    );
    return { cards, damaged };
  }
  const faults = index.rebuilt === null ? [] : [damaged(table, 'index-rebuilt')];
  const cards: Card[] = [];
  const without: string[] = [];
  for (const [id, { version, card }] of index.entries) {
    if (card === undefined) without.push(id);
    else cards.push({ id, version, card });
  }
  const made = await makeCards(vault, shape, index, without);
  for (const each of made.values()) cards.push(each);
  return { cards, damaged: faults };
}

/** Cards for these records; the damaged ones have none. */
export async function makeCards<T extends { version: number }>(
  vault: OpenVault,
  shape: TableShape<T, NoInfer<T>>,
  index: TableIndex,
  ids: readonly string[],
): Promise<Map<string, Card>> {
  const cards = new Map<string, Card>();
  if (ids.length === 0) return cards;
  const { table } = shape;
  const rows = await onDatabase((db) => db.records.bulkGet(ids.map((id): [string, string] => [table, id])));
  const key = await sealingKey(vault, `record/${table}`);
  for (const [at, id] of ids.entries()) {
    if (rows[at] === undefined) continue;
    const found = await readRow(vault, key, shape, index, rows[at]);
    if ('record' in found) cards.set(id, { id, version: found.record.version, card: shape.card?.(found.record) });
  }
  return cards;
}

/** Rows read at once. */
const SLICE = 20;
/** Milliseconds of work between two breaths of the screen: a key that comes meanwhile waits no longer. */
const BREATH_EVERY = 4;

/** Every record of a table as it stands when its turn comes, a few at a time: thousands hold nobody up. */
export async function* walk<T>(vault: OpenVault, shape: TableShape<T, never>): AsyncGenerator<Found<T>[]> {
  const { table } = shape;
  const key = await sealingKey(vault, `record/${table}`);
  const [places, first] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([db.records.where('table').equals(table).primaryKeys(), db.indexes.get(table)]),
    ),
  );
  let index = await openIndex(vault, table, first);
  let breathed = performance.now();
  for (let from = 0; from < places.length; from += SLICE) {
    const slice = places.slice(from, from + SLICE);
    const judge = async (rows: unknown[]): Promise<Found<T>[]> => {
      const judged: Found<T>[] = [];
      for (const row of rows) {
        if (row === undefined) continue;
        judged.push(await readRow(vault, key, shape, index, row));
        if (performance.now() - breathed < BREATH_EVERY) continue;
        await breath();
        breathed = performance.now();
      }
      return judged;
    };
    let found = await judge(await onDatabase((db) => db.records.bulkGet(slice)));
    if (found.some((each) => 'damage' in each)) {
      // Damage, or a save since the index was read: both looked at again, together.
      const [rows, now] = await onDatabase((db) =>
        db.transaction('r', db.records, db.indexes, () =>
          Promise.all([db.records.bulkGet(slice), db.indexes.get(table)]),
        ),
      );
      index = await openIndex(vault, table, now);
      found = await judge(rows);
    }
    yield found;
  }
}

/** Opens every record of a table, as `walk` does, and says what does not hold; null when `goOn` said no. */
export async function audit<T>(
  vault: OpenVault,
  shape: TableShape<T, never>,
  goOn: () => boolean | Promise<boolean>,
): Promise<DamagedRecord[] | null> {
  const { table } = shape;
  const faults: DamagedRecord[] = [];
  for await (const found of walk(vault, shape)) {
    for (const each of found) if ('damage' in each) faults.push(each.damage);
    if (!(await goOn())) return null;
  }
  const [places, indexRow] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([db.records.where('table').equals(table).primaryKeys(), db.indexes.get(table)]),
    ),
  );
  const index = await openIndex(vault, table, indexRow);
  return [...indexFaults(table, index, new Set(places.map(([, id]) => id))), ...faults];
}

/** Lets the screen and the keyboard through. */
const breath = () => new Promise<void>((go) => setTimeout(go));

/**
 * Saves a record. `expected` is the version it was read with (0: it must be new); null writes over whatever stands.
 * The version is checked against the sealed index, so a good record on screen may replace a damaged one on disk.
 * @returns the new version
 * @throws VaultError `conflict`, `missing` (erased meanwhile), `busy`, or of the storage
 */
export function write<Kept>(
  vault: OpenVault,
  shape: WriteShape<Kept>,
  id: string,
  expected: number | null,
  content: Kept,
): Promise<number> {
  return transact(vault, [shape.table], (change) => change.put(shape, id, expected, content));
}

/** Erases a record, sound or damaged. Erasing what is not there is fine. */
export function erase(vault: OpenVault, table: TableName, id: string): Promise<void> {
  return transact(vault, [table], async (change) => change.erase(table, id));
}

/**
 * The advisor looked at a damaged record (or, with null, at the whole table after its index was lost) and keeps what
 * stands. Only what opens can be kept.
 * @throws VaultError `damaged` when the record does not open, `missing` when there is none
 */
export async function keepAsItStands(vault: OpenVault, table: TableName, id: string | null): Promise<void> {
  const key = await sealingKey(vault, `record/${table}`);
  await transact(vault, [table], async (change) => {
    const index = change.index(table);
    if (id === null) {
      index.rebuilt = null;
      return;
    }
    const row = await onDatabase((db) => db.records.get([table, id]));
    if (row === undefined) throw new VaultError('missing');
    const text = isEnvelope(row) && row.table === table ? await open(vault, key, row) : null;
    if (text === null) throw new VaultError('damaged', { damage: damaged(table, 'altered', { id }) });
    const version = Math.max(row.version, index.entries.get(id)?.version ?? 0) + 1;
    await change.putText({ table, id, version, schema: row.schema }, text);
  });
}
