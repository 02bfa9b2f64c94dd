/** The operations a browser is killed in (design: kill.design.md). Runs in a page of the extension. */
import { Encrypter } from 'age-encryption';
import { type Client, newClient } from '../../lib/profile/schema';
import { changePassphrase, clients, createVault, drafts, lock, retention, unlock } from '../../lib/vault';
import { backup, type Preview } from '../../lib/vault/backup';
import { openText } from '../../lib/vault/backup/age-file';
import { writeLines } from '../../lib/vault/backup/lines';
import { transact } from '../../lib/vault/change';
import { CLIENTS } from '../../lib/vault/client-shape';
import { type KeyringRow, openKeyring } from '../../lib/vault/keyring';
import { openedVault } from '../../lib/vault/lock';
import { DATABASE } from '../../lib/vault/names';
import { type Envelope, open, openVault, seal, sealingKey } from '../../lib/vault/seal';
import { SAMPLE_PASSPHRASE } from '../unit/vault/sample-passphrase';
import firstVersion from '../unit/vault/samples/1.json';
import type { Kind } from './kinds';

export interface Trial {
  /** The passphrase that opens before the first step, after it, and so on: one more than there are steps. */
  phrases: readonly string[];
  /** A vault in which every step has its work to do, the same each time; open, but for the one whose step is to open it. */
  make(): Promise<void>;
  run(step: number): Promise<void>;
}

const PASSPHRASE = 'quatre lilas sous une marée bleue';
const NEXT_PASSPHRASE = 'trois phares dans la brume verte';
const SAVES = 20;

const MADE_AT = '2026-09-01T09:00:00.000Z';
/** Days of the purge: none is today's, so that nothing depends on the day it is run. */
const LONG_AGO = '2024-01-10';
const ANNOUNCED_ON = '2026-10-01';
const PURGED_ON = '2026-11-21';

/** Some two thousand characters: a few hundred records then weigh more than what a browser writes in one go. */
const LONG = 'Réparation de vélos, de remorques et de triporteurs. '.repeat(36);

/** Invented, the same at each run. */
function people(count: number, group: string, lastContactOn = '2026-09-01', description = LONG): Client[] {
  return Array.from({ length: count }, (_, at) => ({
    ...newClient(`${group}-${at}`, MADE_AT, {
      lastName: `Kerzoncuf ${group} ${at}`,
      firstName: 'Maïwenn',
      email: `${group}-${at}@example.org`,
      mobile: '0639980000',
      companyName: `Atelier ${at}`,
      activityDescription: description,
    }),
    lastContactOn,
  }));
}

/** A machine without a vault, whatever another page or the background has open. */
async function forget(): Promise<void> {
  await lock();
  await settled(indexedDB.deleteDatabase(DATABASE));
}

async function newVault(...those: Client[]): Promise<void> {
  await forget();
  await createVault(PASSPHRASE);
  await transact(await openedVault(), [CLIENTS.table], async (change) => {
    for (const { version: _, ...content } of those) await change.put(CLIENTS, content.id, 0, content);
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const same = (times: number): string[] => Array.from({ length: times }, () => PASSPHRASE);

const passphrase: Trial = {
  phrases: [PASSPHRASE, NEXT_PASSPHRASE],
  make: () => newVault(...people(30, 'fiche')),
  run: () => changePassphrase(PASSPHRASE, NEXT_PASSPHRASE),
};

/** A backup with news of some clients and many others, then a list of people: one transaction each. */
const imports: Trial = {
  phrases: same(3),
  make: async () => {
    await newVault(...people(60, 'fiche'));
    backupFile ??= await ageFile();
  },
  async run(step) {
    const isList = step === 1;
    const preview: Preview = isList
      ? await backup.previewList(people(80, 'liste'))
      : await backup.preview(await openText(backupFile as Uint8Array, PASSPHRASE));
    const { added, changed } = await backup.commit(preview, new Map());
    const expected = isList ? [80, 0] : [300, 20];
    if (added !== expected[0] || changed !== expected[1]) throw new Error(`Import inattendu : ${added}, ${changed}`);
  },
};
let backupFile: Uint8Array | null = null;

/** As the public `age` makes them, at the least cost there is: nothing is written to the vault while it is opened. */
function ageFile(): Promise<Uint8Array> {
  const known = people(20, 'fiche').map((client) => ({
    client: { ...client, updatedAt: '2026-09-02T09:00:00.000Z', profile: { ...client.profile, city: 'Rezé' } },
    seen: [MADE_AT],
  }));
  const others = people(300, 'venue').map((client) => ({ client, seen: [] }));
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(10);
  return encrypter.encrypt(writeLines({ madeAt: MADE_AT, clients: [...known, ...others], advisor: null, lessons: [] }));
}

/** Files whose time is over, some with typing that waits, among files that are kept. */
const purge: Trial = {
  phrases: same(2),
  async make() {
    await newVault(...people(120, 'finie', LONG_AGO), ...people(40, 'gardee'));
    for (const client of ['finie-0', 'finie-1', 'gardee-0'])
      await drafts.keep({ client, of: 'file' }, { city: 'Rezé' });
    await retention.shown(await retention.upcoming(ANNOUNCED_ON), ANNOUNCED_ON);
  },
  async run() {
    const count = await retention.purge(PURGED_ON);
    if (count !== 120) throw new Error(`Effacement inattendu : ${count}`);
  },
};

/** One client saved again and again; one save in two is told in the journal (an aid put on the list, or taken off). */
const write: Trial = {
  phrases: same(SAVES + 1),
  make: () => newVault(...people(6, 'fiche')),
  async run(step) {
    const client = await clients.get('fiche-0');
    if (client === null) throw new Error('La fiche n’est plus là');
    const on = step % 4 < 2;
    await clients.save({
      ...client,
      profile: { ...client.profile, companyName: `Atelier ${step + 1} fois nommé` },
      aids: on ? { css: { retainedOn: '2026-09-01' } } : {},
    });
  },
};

/** The kept sample of the first version, with many more clients in it, opened by this one. */
const migration: Trial = {
  phrases: [SAMPLE_PASSPHRASE, SAMPLE_PASSPHRASE],
  async make() {
    oldVault ??= await grown();
    const db = await firstDatabase();
    const change = db.transaction(['keyring', 'records', 'indexes'], 'readwrite', { durability: 'strict' });
    for (const [store, rows] of Object.entries(oldVault)) for (const row of rows) change.objectStore(store).put(row);
    await new Promise((done, failed) => {
      change.oncomplete = done;
      change.onabort = failed;
    });
    db.close();
  },
  run: () => unlock(SAMPLE_PASSPHRASE),
};

/** An empty one, as Dexie made it for version 1. The background may look at it, and make one of today's, in between. */
async function firstDatabase(): Promise<IDBDatabase> {
  for (;;) {
    await forget();
    const opening = indexedDB.open(DATABASE, 10);
    opening.onupgradeneeded = () => {
      const db = opening.result;
      db.createObjectStore('keyring', { keyPath: 'id' });
      db.createObjectStore('records', { keyPath: ['table', 'id'] }).createIndex('table', 'table');
      db.createObjectStore('indexes', { keyPath: 'id' });
    };
    try {
      return await settled(opening);
    } catch (error) {
      if ((error as DOMException).name !== 'VersionError') throw error;
    }
  }
}

interface OldVault {
  keyring: KeyringRow[];
  records: Envelope[];
  indexes: Envelope[];
}
let oldVault: OldVault | null = null;

async function grown(): Promise<OldVault> {
  const bytes = ({ base64 }: { base64: string }) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const { keyring, records, indexes } = JSON.parse(JSON.stringify(firstVersion), (_, value) =>
    typeof value?.base64 === 'string' ? bytes(value) : value,
  ) as OldVault;
  const { vaultId, dataKey } = await openKeyring(keyring[0] as KeyringRow, SAMPLE_PASSPHRASE);
  const vault = await openVault(vaultId, dataKey);
  const key = await sealingKey(vault, 'record/clients');
  const model = records.find(({ table, id }) => table === 'clients' && id === 'un') as Envelope;
  const content = JSON.parse((await open(vault, key, model)) ?? '') as { profile: object };
  const more = await Promise.all(
    people(200, 'ancienne').map(({ id, profile }) =>
      seal(
        vault,
        key,
        { table: 'clients', id, version: 1, schema: 1 },
        JSON.stringify({ ...content, id, profile: { ...content.profile, ...profile } }),
      ),
    ),
  );
  const all = [...records, ...more];
  const index = indexes.find(({ id }) => id === 'clients') as Envelope;
  const entries = all
    .filter(({ table }) => table === 'clients')
    .map(({ id, version, nonce }) => [id, version, btoa(String.fromCharCode(...nonce))]);
  const place = { table: 'indexes', id: 'clients', version: index.version + 1, schema: 1 };
  const sealed = await seal(
    vault,
    await sealingKey(vault, 'index/clients'),
    place,
    JSON.stringify({ entries, rebuilt: null }),
  );
  return { keyring, records: all, indexes: [...indexes.filter(({ id }) => id !== 'clients'), sealed] };
}

export const TRIALS: Record<Kind, Trial> = { passphrase, import: imports, purge, write, migration };
