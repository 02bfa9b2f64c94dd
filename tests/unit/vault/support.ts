/**
 * The edge of the browser for the vault's tests: IndexedDB in memory, and a session memory that behaves as the real
 * one (JSON copies, 10 MB, events to every context). WebCrypto is the real one.
 */
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { type Client, newClient, type Profile } from '../../../lib/profile/schema';
import type { RunRecord } from '../../../lib/vault';
import { DATABASE, type TableName } from '../../../lib/vault/names';

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type ChangeListener = (changes: Changes, area: string) => void;

const QUOTA = 10 * 1024 * 1024;

export class SessionMemory {
  items = new Map<string, string>();
  accessLevels: string[] = [];
  listeners = new Set<ChangeListener>();
  /** Runs before each write: the moment to lock from elsewhere, or to fail. */
  beforeSet: ((items: Record<string, unknown>) => void | Promise<void>) | null = null;

  area = {
    setAccessLevel: async ({ accessLevel }: { accessLevel: string }): Promise<void> => {
      this.accessLevels.push(accessLevel);
    },
    get: async (keys: string | string[] | null): Promise<Record<string, unknown>> => {
      const wanted = keys === null ? [...this.items.keys()] : [keys].flat();
      return Object.fromEntries(
        wanted.filter((key) => this.items.has(key)).map((key) => [key, JSON.parse(this.items.get(key) as string)]),
      );
    },
    set: async (items: Record<string, unknown>): Promise<void> => {
      await this.beforeSet?.(items);
      const next = new Map(this.items);
      for (const [key, value] of Object.entries(items)) next.set(key, JSON.stringify(value));
      const size = [...next].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
      if (size > QUOTA) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      this.items = next;
      this.#tell(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])));
    },
    remove: async (keys: string | string[]): Promise<void> => {
      const gone = [keys].flat().filter((key) => this.items.delete(key));
      if (gone.length > 0) this.#tell(Object.fromEntries(gone.map((key) => [key, {}])));
    },
  };

  reset(): void {
    this.items.clear();
    this.listeners.clear();
    this.accessLevels = [];
    this.beforeSet = null;
  }

  #tell(changes: Changes): void {
    for (const listener of this.listeners) queueMicrotask(() => listener(changes, 'session'));
  }
}

export const session = new SessionMemory();

/** What an administrator sets. Nothing: the browser rejects, as Firefox does. */
export class ManagedPolicies {
  #values: Record<string, unknown> | null = null;

  area = {
    get: async (): Promise<Record<string, unknown>> => {
      if (this.#values === null) throw new Error('Managed storage manifest not found');
      return structuredClone(this.#values);
    },
  };

  set(values: Record<string, unknown> | null): void {
    this.#values = values;
    for (const listener of session.listeners) listener({}, 'managed');
  }
}

export const policies = new ManagedPolicies();

/** What `wxt/browser` finds. */
(globalThis as { browser?: unknown }).browser = {
  runtime: { id: 'relais-ti' },
  storage: {
    session: session.area,
    managed: policies.area,
    onChanged: {
      addListener: (listener: ChangeListener) => session.listeners.add(listener),
      removeListener: (listener: ChangeListener) => session.listeners.delete(listener),
    },
  },
};

export type Vault = typeof import('../../../lib/vault');

/** A context of its own (another tab, or the worker after it died): no module variable in common with the others. */
export async function newContext(): Promise<Vault> {
  vi.resetModules();
  return import('../../../lib/vault');
}

/** An empty machine, to the contexts of before as well. */
export async function wipe(): Promise<void> {
  session.reset();
  policies.set(null);
  if (!(await indexedDB.databases()).some(({ name }) => name === DATABASE)) return;
  for (const store of ['keyring', 'records', 'indexes', 'tries'])
    await onDisk(store, 'readwrite', (rows) => rows.clear());
}

/** The database as someone with the disk in hands sees it. */
export async function onDisk<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: rows on disk may be anything, and the tests make them so
export type Row = any;

export async function diskRows(store: string): Promise<Row[]> {
  return onDisk(store, 'readonly', (rows) => rows.getAll());
}

/** The records of one table, as they lie on the disk. */
export async function rowsOf(table: TableName): Promise<Row[]> {
  return (await diskRows('records')).filter((row) => row.table === table);
}

export async function replaceRows(store: string, rows: Row[]): Promise<void> {
  await onDisk(store, 'readwrite', (target) => {
    const last = target.clear();
    for (const row of rows) target.put(row);
    return last;
  });
}

export const PASSPHRASE = 'quatre mots sans lien';

export function aClient(id: string, profile: Profile = { lastName: 'Exemple', firstName: 'Camille' }): Client {
  return newClient(id, '2026-11-21T09:00:00.000Z', profile);
}

export function aRun(size = 1): RunRecord {
  return {
    startedAt: '2026-11-21T09:00:00.000Z',
    clientId: 'c1',
    results: Array.from({ length: size }, (_, index) => ({
      fieldId: String(index),
      outcome: 'saved',
      reason: null,
      message: null,
      choices: [],
      before: [{ name: `champ-${index}`, value: '', checked: null }],
      after: [{ name: `champ-${index}`, value: 'Camille', checked: null }],
    })),
  };
}

/** Waits for a condition, a microtask or a timer tick at a time. */
export async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!condition()) throw new Error('not yet');
  });
}
