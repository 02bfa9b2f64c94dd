import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASE } from '../../../lib/vault/names';
import { aClient, diskRows, newContext, PASSPHRASE, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;

beforeEach(async () => {
  // Dexie tells the console that it gives way to an upgrade; here it is what is asked.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await remove();
  await wipe();
  vault = await newContext();
});
afterEach(() => void vi.restoreAllMocks());

const ended = (request: IDBRequest) =>
  new Promise<void>((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

async function remove(): Promise<void> {
  await ended(indexedDB.deleteDatabase(DATABASE));
}

function openAt(version: number, upgrade: (db: IDBDatabase) => void = () => undefined): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return ended(request).then(() => request.result);
}

describe('the database', () => {
  it('of a later version of the extension is not touched', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    const kept = await diskRows('records');
    // The open context gives way, as it would to a newer extension in another window.
    const newer = await openAt(990, (db) => db.createObjectStore('later'));
    newer.close();
    const calls = [() => vault.vaultState(), () => vault.unlock(PASSPHRASE), () => vault.createVault(PASSPHRASE)];
    for (const call of [...calls, async () => (await newContext()).clients.list()]) {
      await expect(call()).rejects.toMatchObject({ code: 'newer' });
    }
    expect(await diskRows('records')).toEqual(kept);
    const after = await openAt(990);
    expect([...after.objectStoreNames].sort()).toEqual(['indexes', 'keyring', 'later', 'records', 'tries']);
    after.close();
  });

  it('held by an older window that does not give way is said, and opens once it has', async () => {
    const stubborn = await openAt(1);
    await expect(vault.vaultState()).rejects.toMatchObject({ code: 'upgrade-blocked' });
    stubborn.close();
    await vi.waitFor(async () => expect(await vault.vaultState()).toBe('absent'));
  });

  it('that the browser refuses to open is said, and tried again at the next call', async () => {
    vi.spyOn(indexedDB, 'databases').mockResolvedValue([]);
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException(
        'A mutation operation was attempted on a database that did not allow mutations.',
        'InvalidStateError',
      );
    });
    await expect(vault.createVault(PASSPHRASE)).rejects.toMatchObject({
      code: 'storage-unavailable',
      message: expect.stringContaining('fenêtre ordinaire'),
    });
    open.mockRestore();
    await vault.createVault(PASSPHRASE);
    expect(await vault.vaultState()).toBe('unlocked');
  });

  it('that went away under an open vault takes nothing that could not be opened again', async () => {
    await vault.createVault(PASSPHRASE);
    await remove();
    expect(await vault.vaultState()).toBe('absent');
    await expect(vault.clients.save(aClient('c1'))).rejects.toMatchObject({ code: 'absent' });
    expect(await diskRows('records')).toEqual([]);
    await vault.createVault(PASSPHRASE);
    expect((await vault.clients.save(aClient('c1'))).version).toBe(1);
  });
});
