/**
 * Changes, all or nothing, in one table or in several at once.
 *
 * Sealing waits on WebCrypto, which an IndexedDB transaction does not survive. So a change looks first, seals what it
 * wants to write, then commits in one transaction only if the indexes are still the ones it looked at; otherwise it
 * looks again. Every change of a table changes its index, so two contexts can never undo one another.
 */
import { onDatabase, type VaultDatabase } from './database';
import { VaultError } from './errors';
import type { TableName } from './names';
import { type Envelope, isEnvelope, type OpenVault, open, seal, sealingKey } from './seal';
import { entryOf, newIndex, openIndex, sameEnvelope, sealIndex, type TableIndex } from './table-index';

/** What a table holds: the present shape and its reader. `read` gives null for what is not of that shape. */
export interface TableShape<T, Kept = T> {
  table: TableName;
  schema: number;
  read(value: unknown, version: number): T | null;
  /** What lists and searches need of a record, as JSON: kept in the sealed index. */
  card?(content: Kept): unknown;
}
export type WriteShape<Kept> = Pick<TableShape<unknown, Kept>, 'table' | 'schema' | 'card'>;

/** A change being prepared: nothing is on disk until all of it is. */
export interface Change {
  /** The index of one of the tables of this change, as it will be saved. */
  index(table: TableName): TableIndex;
  /**
   * `expected` is the version the record was read with (0: it must be new); null writes over whatever stands.
   * @returns the new version
   * @throws VaultError `conflict`, `missing` (erased meanwhile)
   */
  put<Kept>(shape: WriteShape<Kept>, id: string, expected: number | null, content: Kept): Promise<number>;
  /** The same with a text already made, at a version of one's choice. */
  putText(place: Pick<Envelope, 'id' | 'version' | 'schema'> & { table: TableName }, text: string): Promise<void>;
  /** Sound or damaged; what is not there is fine. */
  erase(table: TableName, id: string): void;
}

/** More lost races in a row than windows a person can have open. */
const MAX_TRIES = 100;

/**
 * Commits what `prepare` asks for, together. `prepare` may run several times: it must have no effect but on its change.
 * `alongside` runs in the transaction itself (keyring, records, indexes; no WebCrypto): what it throws undoes everything.
 * @throws VaultError `busy`, `absent`, or of the storage; and whatever `prepare` throws
 */
export async function transact<R>(
  vault: OpenVault,
  tables: readonly TableName[],
  prepare: (change: Change) => Promise<R>,
  alongside: (db: VaultDatabase) => Promise<void> = async () => undefined,
): Promise<R> {
  const keys = new Map<TableName, Promise<CryptoKey>>();
  const keyOf = (table: TableName) => {
    const key = keys.get(table) ?? sealingKey(vault, `record/${table}`);
    keys.set(table, key);
    return key;
  };
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const seen = await onDatabase((db) => db.indexes.bulkGet([...tables]));
    const stillSeen = (rows: unknown[]) => rows.every((row, at) => sameEnvelope(row, seen[at]));
    const indexes = new Map<TableName, TableIndex>();
    for (const [at, table] of tables.entries()) {
      indexes.set(table, (await openIndex(vault, table, seen[at])) ?? (await rebuild(vault, table, seen[at])));
    }
    const draft = draftOf(vault, indexes, keyOf);
    let result: R;
    try {
      result = await prepare(draft.change);
    } catch (error) {
      // Refused for what another window was changing meanwhile: look again before saying so.
      if (stillSeen(await onDatabase((db) => db.indexes.bulkGet([...tables])))) throw error;
      continue;
    }
    const sealed: Envelope[] = [];
    for (const [table, index] of indexes) {
      index.version += 1;
      sealed.push(await sealIndex(vault, table, index));
    }
    const committed = await onDatabase((db) =>
      db.transaction('rw', db.keyring, db.records, db.indexes, async () => {
        // Without a way in on disk, what we seal could never be opened again.
        if (!(await db.keyring.toArray()).some(({ vaultId }) => vaultId === vault.vaultId))
          throw new VaultError('absent');
        if (!stillSeen(await db.indexes.bulkGet([...tables]))) return false;
        await alongside(db);
        if (draft.puts.size > 0) await db.records.bulkPut([...draft.puts.values()]);
        if (draft.erasures.size > 0) await db.records.bulkDelete([...draft.erasures.values()]);
        await db.indexes.bulkPut(sealed);
        return true;
      }),
    );
    if (committed) return result;
  }
  throw new VaultError('busy');
}

function draftOf(
  vault: OpenVault,
  indexes: Map<TableName, TableIndex>,
  keyOf: (table: TableName) => Promise<CryptoKey>,
) {
  const puts = new Map<string, Envelope>();
  const erasures = new Map<string, [string, string]>();
  const indexOf = (table: TableName): TableIndex => {
    const index = indexes.get(table);
    if (index === undefined) throw new Error(`La table ${table} n’est pas de ce changement`);
    return index;
  };
  const placeOf = (table: TableName, id: string) => `${table}/${id}`;
  const change: Change = {
    index: indexOf,
    async put(shape, id, expected, content) {
      const { table, schema } = shape;
      const current = indexOf(table).entries.get(id)?.version ?? 0;
      if (expected !== null && expected !== current) throw new VaultError(current === 0 ? 'missing' : 'conflict');
      const version = current + 1;
      await change.putText({ table, id, version, schema }, JSON.stringify(content));
      const entry = indexOf(table).entries.get(id);
      if (entry !== undefined) entry.card = shape.card?.(content);
      return version;
    },
    async putText(place, text) {
      const { table, id } = place;
      const envelope = await seal(vault, await keyOf(table), place, text);
      indexOf(table).entries.set(id, entryOf(envelope));
      erasures.delete(placeOf(table, id));
      puts.set(placeOf(table, id), envelope);
    },
    erase(table, id) {
      indexOf(table).entries.delete(id);
      puts.delete(placeOf(table, id));
      erasures.set(placeOf(table, id), [table, id]);
    },
  };
  return { change, puts, erasures };
}

/** A lost index must not keep people from saving: a new one lists every record that opens, and says so until someone looked. */
async function rebuild(vault: OpenVault, table: TableName, seen: unknown): Promise<TableIndex> {
  const rows = await onDatabase((db) => db.records.where('table').equals(table).toArray());
  const key = await sealingKey(vault, `record/${table}`);
  const index = newIndex();
  for (const row of rows) {
    if (isEnvelope(row) && (await open(vault, key, row)) !== null) index.entries.set(row.id, entryOf(row));
  }
  if (isEnvelope(seen)) index.version = seen.version;
  // Which tables had theirs, the other indexes tell.
  return { ...index, tables: [], rebuilt: new Date().toISOString() };
}
