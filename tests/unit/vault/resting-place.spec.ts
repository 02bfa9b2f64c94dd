import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASE } from '../../../lib/vault/names';
import { aClient, diskRows, newContext, PASSPHRASE, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

const world = globalThis as unknown as { browser: { extension?: { inIncognitoContext: boolean } } };
let vault: Vault;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
});
afterEach(() => {
  delete world.browser.extension;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function browserSays(storage: Partial<StorageManager>): void {
  vi.stubGlobal('navigator', { storage });
}

describe('the place where the vault rests', () => {
  it('is tried, and the browser’s own words are handed on', async () => {
    browserSays({ persisted: async () => true, estimate: async () => ({ usage: 2e6, quota: 5e9 }) });
    expect(await vault.restingPlace()).toEqual({ persistent: true, used: 2e6, left: 5e9 - 2e6 });
  });

  it('of a browser that says nothing, or breaks, is unknown', async () => {
    expect(await vault.restingPlace()).toEqual({ persistent: null, used: null, left: null });
    const breaks = () => Promise.reject(new Error('no'));
    browserSays({ persisted: breaks, estimate: breaks, persist: breaks });
    expect(await vault.restingPlace()).toEqual({ persistent: null, used: null, left: null });
    expect(await vault.askToKeep()).toBe(false);
  });

  it('is asked for', async () => {
    let kept = false;
    browserSays({
      persist: async () => {
        kept = true;
        return true;
      },
      persisted: async () => kept,
    });
    expect(await vault.askToKeep()).toBe(true);
    expect((await vault.restingPlace()).persistent).toBe(true);
  });

  it('of a private window takes no vault, and says why', async () => {
    world.browser.extension = { inIncognitoContext: true };
    await expect(vault.createVault(PASSPHRASE)).rejects.toMatchObject({
      code: 'storage-forgets',
      message: expect.stringContaining('fenêtre ordinaire'),
    });
    await expect(vault.restingPlace()).rejects.toMatchObject({ code: 'storage-forgets' });
    world.browser.extension = { inIncognitoContext: false };
    expect(await vault.vaultState()).toBe('absent');
    expect(await diskRows('keyring')).toEqual([]);
  });

  it('of a private window that refuses even to be looked at is called what it is', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no mutation here', 'InvalidStateError');
    });
    await expect(vault.vaultState()).rejects.toMatchObject({ code: 'storage-unavailable' });
    world.browser.extension = { inIncognitoContext: true };
    await expect(vault.vaultState()).rejects.toMatchObject({ code: 'storage-forgets' });
  });

  it.each([
    ['InvalidStateError', 'storage-unavailable'],
    ['QuotaExceededError', 'storage-full'],
  ])('that refuses a real write (%s) takes no vault', async (name, code) => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'probe') throw new DOMException('refused', name);
      return put.apply(this, args);
    });
    await expect(vault.createVault(PASSPHRASE)).rejects.toMatchObject({ code });
    expect(await diskRows('keyring')).toEqual([]);
  });

  it('that reads back something else takes no vault', async () => {
    const get = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, ...args) {
      return this.name === 'probe' ? get.call(this, 'nothing') : get.apply(this, args);
    });
    await expect(vault.createVault(PASSPHRASE)).rejects.toMatchObject({ code: 'storage-unavailable' });
  });

  it('holds the vault apart from the trial', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    await vault.restingPlace();
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain(DATABASE);
    expect((await vault.clients.list()).damaged).toEqual([]);
  });
});
