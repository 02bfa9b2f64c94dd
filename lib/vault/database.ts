/** Where envelopes rest: IndexedDB through Dexie, and what its failures mean for people. */
import { Dexie, liveQuery, type Table } from 'dexie';
import { VaultError } from './errors';
import type { KeyringRow } from './keyring';
import { DATABASE, type TableName } from './names';
import { inPrivateWindow } from './private-window';
import type { Envelope } from './seal';
import type { Tries } from './tries';

export class VaultDatabase extends Dexie {
  readonly keyring!: Table<KeyringRow, string>;
  /** Every table's records; the primary key is `[table, id]`. */
  readonly records!: Table<Envelope, [string, string]>;
  /** One sealed index per table: which version of which record is the last one. */
  readonly indexes!: Table<Envelope, string>;

  /** Wrong tries at the lock. Plain: it is read while the key is away. */
  readonly tries!: Table<Tries & { id: 'lock' }, string>;

  constructor() {
    // `strict`: a save is told done once it is on the disk, so that a crash cannot take it back.
    super(DATABASE, { autoOpen: false, cache: 'disabled', chromeTransactionDurability: 'strict' });
    // Each version states only its difference, and is never edited once published.
    this.version(1).stores({ keyring: 'id', records: '[table+id],table', indexes: 'id' });
    this.version(2).stores({ tries: 'id' });
  }
}

/** A connection, not a secret: lost with the worker, made again at need. */
let connection: Promise<VaultDatabase> | null = null;

/** Runs `work` on the open database; every failure comes out as a `VaultError`. */
export async function onDatabase<T>(work: (db: VaultDatabase) => PromiseLike<T>): Promise<T> {
  try {
    return await work(await connect());
  } catch (error) {
    throw inWords(error);
  }
}

/**
 * Calls back now, then at each change of a table by any context. Every save changes the table's index: watching that
 * one row is enough. Returns the end of it.
 */
export function onTableChange(table: TableName, callback: () => void, onError: (error: unknown) => void): () => void {
  let live = true;
  let stop = (): void => undefined;
  onDatabase(async (db) => {
    if (!live) return;
    // The query must be Dexie's calls only, for it to know what they touched.
    const changes = liveQuery(() => db.indexes.get(table)).subscribe({
      next: callback,
      error: (error) => onError(inWords(error)),
    });
    stop = () => changes.unsubscribe();
  }).catch(onError);
  return () => {
    live = false;
    stop();
  };
}

function connect(): Promise<VaultDatabase> {
  if (connection === null) {
    const opening = openDatabase(() => {
      if (connection === opening) connection = null;
    });
    connection = opening;
    opening.catch(() => {
      if (connection === opening) connection = null;
    });
  }
  return connection;
}

async function openDatabase(forget: () => void): Promise<VaultDatabase> {
  const db = new VaultDatabase();
  // Dexie opens a database of a later version and may "repair" it: look before.
  const known = typeof indexedDB === 'undefined' ? [] : await indexedDB.databases();
  const installed = known.find(({ name }) => name === DATABASE)?.version ?? 0;
  if (installed > Math.round(db.verno * 10)) throw new VaultError('newer');

  db.on('close', forget);
  // Give way at once to an upgrade (or an erasure) asked by another window; the next call opens again.
  db.on('versionchange', () => {
    db.close();
    forget();
  });
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => reject(new VaultError('upgrade-blocked')));
  });
  try {
    await Promise.race([db.open(), blocked]);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** What a failure of IndexedDB means for people; anything else comes back as it is. */
export function inWords(error: unknown): unknown {
  if (error instanceof VaultError) return error;
  const names = new Set<string>();
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = (at as { inner?: unknown }).inner) {
    const { name } = at as { name?: unknown };
    if (typeof name === 'string') names.add(name);
    if (names.size > 10) break;
  }
  if (names.has('QuotaExceededError')) return new VaultError('storage-full', { cause: error });
  if (names.has('VersionError')) return new VaultError('newer', { cause: error });
  if (error instanceof DOMException || error instanceof Dexie.DexieError) {
    return new VaultError(inPrivateWindow() ? 'storage-forgets' : 'storage-unavailable', { cause: error });
  }
  return error;
}
