/** What runs in a page of the extension: lives through a trial, tells its commits, and says what it sees after a death. */
import {
  advisor,
  clients,
  idleMinutes,
  journal,
  learned,
  lock,
  unlock,
  unlockWait,
  VaultError,
  vaultDamage,
} from '../../lib/vault';
import { CLIENTS } from '../../lib/vault/client-shape';
import { onDatabase } from '../../lib/vault/database';
import { openedVault } from '../../lib/vault/lock';
import { DATABASE } from '../../lib/vault/names';
import { audit } from '../../lib/vault/store';
import type { CommitEvent, Kind, Sight } from './kinds';
import { TRIALS } from './trials';

/** Stores in which a commit is of the vault; wrong tries are counted elsewhere. */
const HELD_STORES = ['keyring', 'records', 'indexes'];

let events: CommitEvent[] = [];
let awake: () => void = () => undefined;
let watched = new WeakSet<IDBTransaction>();
let writes = 0;
/** The write from which its transaction is kept open; 0: none. */
let holdFrom = 0;

function tell(what: CommitEvent['what']): void {
  events.push({ what, at: performance.now() });
  awake();
}

function watch(transaction: IDBTransaction): void {
  watched.add(transaction);
  tell('begun');
  transaction.addEventListener('complete', () => tell('done'));
}

/** One request after the other: a transaction with requests to come does not end, and is not told to. */
function keepOpen(store: IDBObjectStore): void {
  store.transaction.commit = () => undefined;
  store.count().onsuccess = () => keepOpen(store);
}

const { transaction: begin } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const made = begin.call(this, stores, mode, options);
  const ours = this.name === DATABASE && [...made.objectStoreNames].some((name) => HELD_STORES.includes(name));
  if (ours && made.mode === 'readwrite') watch(made);
  return made;
};

const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (name, version) {
  const request = open.call(this, name, version);
  request.addEventListener('upgradeneeded', () => {
    if (name === DATABASE && request.transaction !== null) watch(request.transaction);
  });
  return request;
};

for (const method of ['put', 'add', 'delete'] as const) {
  const original = IDBObjectStore.prototype[method] as (...args: never[]) => IDBRequest;
  IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...args: never[]) {
    const request = original.apply(this, args);
    if (watched.has(this.transaction)) {
      writes += 1;
      if (writes === holdFrom) {
        keepOpen(this);
        tell('held');
      }
    }
    return request;
  } as never;
}

async function look(): Promise<Sight> {
  const [{ clients: all, damaged }, { cards }, { lines, proof }] = await Promise.all([
    clients.list(),
    clients.cards(),
    journal.look(),
  ]);
  const found = [
    ...damaged,
    ...(await vaultDamage()),
    ...((await audit(await openedVault(), CLIENTS, () => true)) ?? []),
  ];
  const faults = new Set(found.map(({ table, id, reason }) => `${table}/${id} : ${reason}`));
  if (!proof.sound) faults.add(`journal/${proof.seq} : ${proof.fault}`);
  const listed = new Map(cards.map((card) => [card.id, card]));
  for (const { id, version, profile } of all) {
    const card = listed.get(id);
    if (card?.version !== version || card.profile.lastName !== profile.lastName) faults.add(`liste/${id} : différente`);
    listed.delete(id);
  }
  for (const id of listed.keys()) faults.add(`liste/${id} : sans fiche`);

  const places = await onDatabase((db) => db.records.toCollection().primaryKeys());
  const rows: Record<string, number> = {};
  for (const [table] of places) if (table !== 'journal') rows[table] = (rows[table] ?? 0) + 1;
  // The other tables have so few records that they stand among the rest by their content.
  const rest = JSON.stringify([await advisor.get(), await learned.list(), await idleMinutes()]);
  const digests = await Promise.all(
    all.map(async ({ id, version, profile, agreements, aids }) => [
      id,
      `v${version} ${await digest(JSON.stringify([profile, agreements, aids ?? {}]))}`,
    ]),
  );
  return {
    clients: Object.fromEntries(digests),
    rows,
    told: [
      `autres tables : ${await digest(rest)}`,
      ...lines
        .reverse()
        .filter(({ kind }) => kind !== 'vault-opened' && kind !== 'vault-locked')
        .map(({ kind, client, what, outcome }) => [kind, client, what, JSON.stringify(outcome)].join(' ')),
    ],
    faults: [...faults].sort(),
  };
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the disk shows before anyone enters: the tables that have an index, in number. */
async function indexesOnDisk(): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = open.call(indexedDB, DATABASE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const count = await new Promise<number>((resolve, reject) => {
    const request = begin.call(db, 'indexes', 'readonly').objectStore('indexes').count();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  db.close();
  return count;
}

/** Tries one phrase, once the wait is over that a death in the middle of a try may have left. */
async function opens(phrase: string): Promise<string | null> {
  for (;;) {
    try {
      await unlock(phrase);
      return null;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      if (error.code !== 'too-many-tries') return error.code;
      while ((await unlockWait()) !== null) await new Promise((next) => setTimeout(next, 100));
    }
  }
}

const kill = {
  /** The phrase in force before the first step, after it, and so on. */
  phrases: (kind: Kind) => TRIALS[kind].phrases,
  make: (kind: Kind) => TRIALS[kind].make(),
  run: (kind: Kind, step: number) => TRIALS[kind].run(step),
  look,
  indexesOnDisk,

  /** Commits are listened to from here; the transaction of write number `hold` is kept open (0: none is). */
  listen(hold: number): void {
    events = [];
    watched = new WeakSet();
    writes = 0;
    holdFrom = hold;
  },
  /** Writes since `listen`. */
  writes: () => writes,
  /** Waits for more events than these, and gives all of them. */
  async heard(known: number): Promise<CommitEvent[]> {
    while (events.length <= known) {
      await new Promise<void>((next) => {
        awake = next;
      });
    }
    return events;
  },
  events: () => events,

  /** Tries this phrase on a closed vault: null when it opens, the reason otherwise. */
  async enter(phrase: string): Promise<string | null> {
    await lock();
    return opens(phrase);
  },
};

export type KillPage = typeof kill;
(globalThis as unknown as { kill: KillPage }).kill = kill;
