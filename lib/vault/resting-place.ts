/** Will what is written here still be there tomorrow? Asked of the browser, and tried. */
import { inWords } from './database';
import { VaultError } from './errors';
import { PROBE_DATABASE } from './names';
import { inPrivateWindow } from './private-window';

export interface RestingPlace {
  /** The browser promised not to clear it by itself when the disk fills up; null when it cannot tell. */
  persistent: boolean | null;
  /** Bytes, as the browser counts them for the whole extension; null when it does not. */
  used: number | null;
  /** Bytes it would still take. */
  left: number | null;
}

/** @throws VaultError `storage-forgets`, `storage-unavailable`, `storage-full` */
export async function restingPlace(): Promise<RestingPlace> {
  await checkRestingPlace();
  const storage = manager();
  const unsaid: StorageEstimate = {};
  const [persistent, { usage, quota }] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().catch(() => unsaid) ?? unsaid,
  ]);
  const left = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  return { persistent, used: usage ?? null, left };
}

/** Asks the browser to keep what is here. The answer may wait for the person. @returns whether it will */
export async function askToKeep(): Promise<boolean> {
  return (
    (await manager()
      ?.persist?.()
      .catch(() => false)) ?? false
  );
}

/**
 * A private window keeps nothing, and a browser that « never remembers » has no other kind; some refuse to write at
 * all. Tells by their own word, then by a real write, read back.
 * @throws VaultError `storage-forgets`, `storage-unavailable`, `storage-full`
 */
export async function checkRestingPlace(): Promise<void> {
  if (inPrivateWindow()) throw new VaultError('storage-forgets');
  try {
    const written = crypto.randomUUID();
    if ((await writeAndRead(written)) !== written) throw new VaultError('storage-unavailable');
  } catch (error) {
    const said = inWords(error);
    throw said instanceof VaultError ? said : new VaultError('storage-unavailable', { cause: error });
  }
}

function manager(): StorageManager | undefined {
  return (globalThis as { navigator?: { storage?: StorageManager } }).navigator?.storage;
}

async function writeAndRead(text: string): Promise<unknown> {
  const opening = indexedDB.open(PROBE_DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore('probe');
  const db = await answer(opening);
  try {
    const writing = db.transaction('probe', 'readwrite', { durability: 'strict' });
    // Under its own name: several windows may try at once.
    writing.objectStore('probe').put(text, text);
    await new Promise<void>((done, fail) => {
      writing.oncomplete = () => done();
      writing.onabort = () => fail(writing.error);
    });
    const read = await answer(db.transaction('probe').objectStore('probe').get(text));
    db.transaction('probe', 'readwrite').objectStore('probe').delete(text);
    return read;
  } finally {
    db.close();
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
