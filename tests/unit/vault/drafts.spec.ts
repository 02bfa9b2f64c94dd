import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aClient, diskRows, newContext, PASSPHRASE, replaceRows, rowsOf, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

const DAY = 86_400_000;
const FILE = { client: 'c1', of: 'file' };
let vault: Vault;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T09:00:00Z') });
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const reopen = async () => {
  await vault.lock();
  await vault.unlock(PASSPHRASE);
};

describe('typing that is not saved yet', () => {
  it('comes back after a lock, in any context, and until it is dropped', async () => {
    await vault.drafts.keep(FILE, { city: 'Brest' });
    await reopen();
    const other = await newContext();
    expect((await other.drafts.read(FILE))?.value).toEqual({ city: 'Brest' });
    expect(await other.drafts.read({ client: 'c2', of: 'file' })).toBeNull();
    await vault.drafts.drop(FILE);
    expect(await other.drafts.read(FILE)).toBeNull();
    expect(await rowsOf('drafts')).toEqual([]);
  });

  it('is the last that was typed, however fast', async () => {
    await Promise.all([...'Brest'].map((_, at) => vault.drafts.keep(FILE, { city: 'Brest'.slice(0, at + 1) })));
    expect((await vault.drafts.read(FILE))?.value).toEqual({ city: 'Brest' });
    expect(await rowsOf('drafts')).toHaveLength(1);
  });

  it('says nothing on disk of what, of whom, nor of which dossier', async () => {
    await vault.drafts.keep({ client: 'c1-planted', of: 'dossier/ds:20481377' }, { city: 'Plougastel' });
    const raw = (await diskRows('records'))
      .map((row) => `${JSON.stringify(row)}${new TextDecoder('latin1').decode(row.ciphertext)}`)
      .join('\n');
    for (const planted of ['Plougastel', 'c1-planted', '20481377', 'dossier']) expect(raw).not.toContain(planted);
    expect(await rowsOf('drafts')).toHaveLength(1);
  });

  it('is refused while locked, both ways', async () => {
    await vault.drafts.keep(FILE, { city: 'Brest' });
    await vault.lock();
    for (const door of [
      () => vault.drafts.keep(FILE, {}),
      () => vault.drafts.read(FILE),
      () => vault.drafts.drop(FILE),
      () => vault.drafts.waiting(),
    ])
      await expect(door()).rejects.toMatchObject({ code: 'locked' });
    expect(await rowsOf('drafts')).toHaveLength(1);
  });

  it('never holds a NIR or an IBAN', async () => {
    await vault.drafts.keep(FILE, { city: 'Brest', notes: 'n° 1 85 05 78 006 084 36', nir: '1', iban: 'FR76 3000' });
    expect((await vault.drafts.read(FILE))?.value).toEqual({ city: 'Brest', notes: 'n° [numéro non gardé]' });
  });

  it('is refused when it has no end', async () => {
    await expect(vault.drafts.keep(FILE, { notes: 'x'.repeat(400_001) })).rejects.toMatchObject({ code: 'invalid' });
    await expect(vault.drafts.keep(FILE, { notes: () => 1 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lasts seven days, not eight, and is off the disk at the next opening', async () => {
    await vault.drafts.keep(FILE, { city: 'Brest' });
    pass(DAY);
    await vault.unlock(PASSPHRASE);
    await vault.drafts.keep({ client: 'c2', of: 'file' }, { city: 'Quimper' });
    pass(6 * DAY);
    await vault.unlock(PASSPHRASE);
    expect(await vault.drafts.read(FILE)).toBeNull();
    expect((await vault.drafts.waiting()).map(({ client }) => client)).toEqual(['c2']);
    expect(await rowsOf('drafts')).toHaveLength(1);
    pass(-30 * DAY);
    await vault.unlock(PASSPHRASE);
    expect(await vault.drafts.waiting()).toEqual([]);
  });

  it('goes with its client', async () => {
    await vault.clients.save(aClient('c1'));
    await vault.drafts.keep(FILE, { city: 'Brest' });
    await vault.drafts.keep({ client: 'c1', of: 'dossier/ds:1' }, {});
    await vault.drafts.keep({ client: 'c2', of: 'file' }, { city: 'Quimper' });
    await vault.clients.remove('c1');
    expect((await vault.drafts.waiting()).map(({ client }) => client)).toEqual(['c2']);
    expect(await rowsOf('drafts')).toHaveLength(1);
  });

  it('when damaged is told, keeps nothing else from opening, and is written over', async () => {
    await vault.drafts.keep(FILE, { city: 'Brest' });
    const rows = await diskRows('records');
    for (const row of rows) if (row.table === 'drafts') row.ciphertext[3] ^= 1;
    await replaceRows('records', rows);
    await reopen();
    expect(await vault.drafts.read(FILE)).toBeNull();
    expect(await vault.vaultDamage()).toMatchObject([{ table: 'drafts', reason: 'altered' }]);
    await vault.drafts.keep(FILE, { city: 'Brest même' });
    expect((await vault.drafts.read(FILE))?.value).toEqual({ city: 'Brest même' });
    expect(await vault.vaultDamage()).toEqual([]);
  });
});
