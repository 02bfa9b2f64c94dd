/**
 * Sealed tables: read with every fault told apart, written all or nothing.
 *
 * Sealing waits on WebCrypto, which an IndexedDB transaction does not survive. So a write looks first, seals what it
 * wants to write, then commits in one transaction only if the table's index is still the one it looked at; otherwise
 * it looks again. Every write changes the index, so two contexts can never undo one another.
 */
import { damaged } from './damage';
import { onDatabase } from './database';
import { VaultError } from './errors';
import type { TableName } from './names';
import { type Envelope, isEnvelope, type OpenVault, open, seal, sealingKey } from './seal';
import { EMPTY_INDEX, entryOf, openIndex, sameEnvelope, sealIndex, type TableIndex } from './table-index';
import type { DamagedRecord } from './types';

/** What a table holds: the present shape and its reader. `read` gives null for what is not of that shape. */
export interface TableShape<T> {
  table: TableName;
  schema: number;
  read(value: unknown, version: number): T | null;
}

export type Found<T> = { record: T } | { damage: DamagedRecord };

/** More lost races in a row than windows a person can have open. */
const MAX_TRIES = 100;

/** Everything in a table, record by record; the damage of one never hides another. */
export async function readAll<T>(
  vault: OpenVault,
  shape: TableShape<T>,
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

  const faults: DamagedRecord[] = [];
  if (index === null) faults.push(damaged(table, 'index-lost'));
  else {
    if (index.rebuilt !== null) faults.push(damaged(table, 'index-rebuilt'));
    const present = new Set(rows.map(({ id }) => id));
    for (const [id, { version }] of index.entries) {
      if (!present.has(id)) faults.push(damaged(table, 'missing', { id, version }));
    }
  }
  const records: T[] = [];
  for (const each of found) {
    if ('record' in each) records.push(each.record);
    else faults.push(each.damage);
  }
  return { records, damaged: faults };
}

/** One record; null when there is none and there should be none. */
export async function readOne<T>(vault: OpenVault, shape: TableShape<T>, id: string): Promise<Found<T> | null> {
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

async function readRow<T>(
  vault: OpenVault,
  key: CryptoKey,
  { table, schema, read }: TableShape<T>,
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

/**
 * Saves a record. `expected` is the version it was read with (0: it must be new); null writes over whatever stands.
 * The version is checked against the sealed index, so a good record on screen may replace a damaged one on disk.
 * @returns the new version
 * @throws VaultError `conflict`, `missing` (erased meanwhile), `busy`, or of the storage
 */
export async function write(
  vault: OpenVault,
  { table, schema }: Pick<TableShape<unknown>, 'table' | 'schema'>,
  id: string,
  expected: number | null,
  content: unknown,
): Promise<number> {
  const key = await sealingKey(vault, `record/${table}`);
  const text = JSON.stringify(content);
  return change(vault, table, async (index) => {
    const current = index.entries.get(id)?.version ?? 0;
    if (expected !== null && expected !== current) {
      throw new VaultError(current === 0 ? 'missing' : 'conflict');
    }
    const version = current + 1;
    const envelope = await seal(vault, key, { table, id, version, schema }, text);
    index.entries.set(id, entryOf(envelope));
    return { put: envelope, result: version };
  });
}

/** Erases a record, sound or damaged. Erasing what is not there is fine. */
export async function erase(vault: OpenVault, table: TableName, id: string): Promise<void> {
  await change(vault, table, async (index) => {
    index.entries.delete(id);
    return { erase: id, result: undefined };
  });
}

/**
 * The advisor looked at a damaged record (or, with null, at the whole table after its index was lost) and keeps what
 * stands. Only what opens can be kept.
 * @throws VaultError `damaged` when the record does not open, `missing` when there is none
 */
export async function keepAsItStands(vault: OpenVault, table: TableName, id: string | null): Promise<void> {
  const key = await sealingKey(vault, `record/${table}`);
  await change(vault, table, async (index) => {
    if (id === null) {
      index.rebuilt = null;
      return { result: undefined };
    }
    const row = await onDatabase((db) => db.records.get([table, id]));
    if (row === undefined) throw new VaultError('missing');
    const text = isEnvelope(row) && row.table === table ? await open(vault, key, row) : null;
    if (text === null) throw new VaultError('damaged', { damage: damaged(table, 'altered', { id }) });
    const version = Math.max(row.version, index.entries.get(id)?.version ?? 0) + 1;
    const envelope = await seal(vault, key, { table, id, version, schema: row.schema }, text);
    index.entries.set(id, entryOf(envelope));
    return { put: envelope, result: undefined };
  });
}

interface Change<R> {
  put?: Envelope;
  erase?: string;
  result: R;
}

async function change<R>(
  vault: OpenVault,
  table: TableName,
  prepare: (index: TableIndex) => Promise<Change<R>>,
): Promise<R> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const seen = await onDatabase((db) => db.indexes.get(table));
    const index = (await openIndex(vault, table, seen)) ?? (await rebuild(vault, table, seen));
    const { put, erase, result } = await prepare(index);
    index.version += 1;
    const sealed = await sealIndex(vault, table, index);
    const committed = await onDatabase((db) =>
      db.transaction('rw', db.keyring, db.records, db.indexes, async () => {
        // Without its lock on disk, what we seal could never be opened again.
        if ((await db.keyring.get('passphrase'))?.vaultId !== vault.vaultId) throw new VaultError('absent');
        if (!sameEnvelope(await db.indexes.get(table), seen)) return false;
        if (put) await db.records.put(put);
        if (erase !== undefined) await db.records.delete([table, erase]);
        await db.indexes.put(sealed);
        return true;
      }),
    );
    if (committed) return result;
  }
  throw new VaultError('busy');
}

/** A lost index must not keep people from saving: a new one lists every record that opens, and says so until someone looked. */
async function rebuild(vault: OpenVault, table: TableName, seen: unknown): Promise<TableIndex> {
  const rows = await onDatabase((db) => db.records.where('table').equals(table).toArray());
  const key = await sealingKey(vault, `record/${table}`);
  const entries: TableIndex['entries'] = new Map();
  for (const row of rows) {
    if (isEnvelope(row) && (await open(vault, key, row)) !== null) entries.set(row.id, entryOf(row));
  }
  const lastVersion = isEnvelope(seen) ? seen.version : EMPTY_INDEX.version;
  return { version: lastVersion, entries, rebuilt: new Date().toISOString() };
}
