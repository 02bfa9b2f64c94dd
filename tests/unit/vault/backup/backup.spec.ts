import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../../../lib/vault/kdf-policy', () => import('../weak-kdf'));

import type { Client, Profile } from '../../../../lib/profile/schema';
import type { Choice, Preview } from '../../../../lib/vault/backup';
import { aClient, diskRows, newContext, onDisk, PASSPHRASE, type Vault, wipe } from '../support';

type Desk = typeof import('../../../../lib/vault/backup')['backup'];
let vault: Vault;
let backup: Desk;

/** Another machine, or this one after the browser started again: no module in common with before. */
async function machine({ clean }: { clean: boolean }): Promise<void> {
  if (clean) await wipe();
  vault = await newContext();
  ({ backup } = await import('../../../../lib/vault/backup'));
  if (clean) await vault.createVault(PASSPHRASE);
}
beforeEach(() => machine({ clean: true }));
afterEach(() => vi.restoreAllMocks());

const CAMILLE: Profile = { lastName: 'Exemple', firstName: 'Camille', birthDate: '1980-05-04' };
const save = (id: string, profile: Profile): Promise<Client> => vault.clients.save(aClient(id, profile));
const profiles = async (): Promise<Record<string, Profile>> =>
  Object.fromEntries((await vault.clients.list()).clients.map(({ id, profile }) => [id, profile]));
async function exported(): Promise<string> {
  const made = await backup.make();
  await backup.saved(made);
  return made.text;
}
const standings = ({ plan }: Preview) => Object.fromEntries(plan.map(({ there, standing }) => [there.id, standing]));
const take = async (text: string, choices: Record<string, Choice> = {}) =>
  backup.commit(await backup.preview(text), new Map(Object.entries(choices)));

describe('a backup', () => {
  it('puts everything back on a new machine', async () => {
    const kept = await save('a', CAMILLE);
    await save('b', { lastName: 'Autre' });
    await vault.advisor.save({ advisorLastName: 'Conseil' });
    await vault.learned.save({ hostFamily: 'ds', stableId: '1', label: 'Nom', type: 'text', key: 'lastName' });
    const text = await exported();
    expect((await backup.last()).lastExport).not.toBeNull();

    await machine({ clean: true });
    expect(await take(text)).toEqual({ added: 2, changed: 0, lessons: 1, advisor: true });
    expect(await vault.clients.get('a')).toEqual({ ...kept, version: 1 });
    expect(await vault.advisor.get()).toEqual({ advisorLastName: 'Conseil' });
    expect(await vault.learned.list()).toHaveLength(1);
    expect(standings(await backup.preview(text))).toEqual({ a: 'same', b: 'same' });
    expect((await vault.journal.read()).map(({ kind, outcome }) => [kind, outcome])).toContainEqual([
      'backup-restored',
      { added: 2, merged: 0, 'left-out': 0 },
    ]);
    expect(await vault.vaultDamage()).toEqual([]);
  });

  it('goes from one machine to the other and back: the newer one is known', async () => {
    const first = await save('a', CAMILLE);
    await save('b', { lastName: 'Autre' });
    const one = await exported();
    // The other machine.
    await machine({ clean: true });
    await take(one);
    const there = (await vault.clients.get('a')) as Client;
    await vault.clients.save({ ...there, profile: { ...there.profile, city: 'Brest' } });
    const two = await exported();
    // The first one, as it was, with the other record changed since.
    await machine({ clean: true });
    await take(one);
    const other = (await vault.clients.get('b')) as Client;
    await vault.clients.save({ ...other, profile: { ...other.profile, city: 'Rennes' } });
    expect(standings(await backup.preview(two))).toEqual({ a: 'newer-there', b: 'newer-here' });
    await take(two);
    expect(await profiles()).toEqual({
      a: { ...first.profile, city: 'Brest' },
      b: { lastName: 'Autre', city: 'Rennes' },
    });
    // Now both change the same one.
    const mine = (await vault.clients.get('a')) as Client;
    await vault.clients.save({ ...mine, profile: { ...mine.profile, city: 'Nantes' } });
    const three = two.replace('"city":"Brest"', '"city":"Vannes"').replace(mine.updatedAt, '2026-11-22T09:00:00.000Z');
    expect(standings(await backup.preview(three)).a).toBe('conflict');
  });

  it('does not bring back who was erased, nor loses who was damaged', async () => {
    await save('a', CAMILLE);
    await save('b', { lastName: 'Autre' });
    const text = await exported();
    await vault.clients.remove('a');
    const [row] = (await diskRows('records')).filter(({ table, id }) => table === 'clients' && id === 'b');
    row.ciphertext[5] ^= 1;
    await onDisk('records', 'readwrite', (rows) => rows.put(row));
    expect(standings(await backup.preview(text))).toEqual({ a: 'erased-here', b: 'damaged-here' });
    expect(await take(text)).toMatchObject({ added: 0, changed: 1 });
    expect(await profiles()).toEqual({ b: { lastName: 'Autre' } });
    expect(await vault.vaultDamage()).toEqual([]);
    expect(await take(text, { a: 'add' })).toMatchObject({ added: 1 });
  });

  it('that is interrupted changes nothing, whichever write fails', async () => {
    for (const id of ['a', 'b', 'c']) await save(id, { ...CAMILLE, siret: undefined, lastName: `Exemple ${id}` });
    const text = await exported();
    await machine({ clean: true });
    await save('z', { lastName: 'Déjà là' });
    const before = [await diskRows('records'), await diskRows('indexes')];
    const preview = await backup.preview(text);
    const put = IDBObjectStore.prototype.put;
    let failed = 0;
    for (let survivor = 0; ; survivor++) {
      let count = 0;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        if (count++ === survivor) throw new DOMException('The disk is full', 'QuotaExceededError');
        return put.apply(this, args);
      });
      const error = await backup.commit(preview, new Map()).then(
        () => null,
        (reason: unknown) => reason,
      );
      spy.mockRestore();
      if (error === null) break;
      failed++;
      expect(error).toMatchObject({ code: 'storage-full' });
      expect([await diskRows('records'), await diskRows('indexes')]).toEqual(before);
    }
    expect(failed).toBeGreaterThan(5);
    expect(Object.keys(await profiles()).sort()).toEqual(['a', 'b', 'c', 'z']);
  });

  it('is refused as a whole when a record changed since the preview', async () => {
    await save('a', CAMILLE);
    const text = (await exported()).replace('"firstName":"Camille"', '"firstName":"Camille","city":"Brest"');
    await save('b', { lastName: 'Autre' });
    const preview = await backup.preview(text);
    const here = (await vault.clients.get('a')) as Client;
    await vault.clients.save({ ...here, profile: { ...here.profile, city: 'Nantes' } });
    await expect(backup.commit(preview, new Map([['a', 'replace']]))).rejects.toMatchObject({ code: 'changed' });
    expect((await profiles()).a?.city).toBe('Nantes');
  });

  it('brings in no number typed once and no health without agreement, unless asked to leave them out', async () => {
    await save('a', CAMILLE);
    const text = (await exported()).replace(
      '"firstName":"Camille"',
      '"firstName":"Camille","nir":"1","sickLeave":true',
    );
    await machine({ clean: true });
    const preview = await backup.preview(text);
    expect(preview.plan[0]).toMatchObject({ standing: 'new', choices: ['leave', 'add'] });
    expect(preview.plan[0]?.issues).toHaveLength(2);
    expect(await backup.commit(preview, new Map())).toMatchObject({ added: 0 });
    await take(text, { a: 'add' });
    expect(await profiles()).toEqual({ a: CAMILLE });
  });

  it('needs the key', async () => {
    const text = await exported();
    const preview = await backup.preview(text);
    await vault.lock();
    for (const work of [backup.make(), backup.last(), backup.preview(text), backup.commit(preview, new Map())]) {
      await expect(work).rejects.toMatchObject({ code: 'locked' });
    }
    await expect(backup.previewList([])).rejects.toMatchObject({ code: 'locked' });
  });
});

it('a list makes new records, and leaves those who are here already', async () => {
  await save('a', CAMILLE);
  const preview = await backup.previewList([
    aClient('x', CAMILLE),
    aClient('y', { lastName: 'Neuf', firstName: 'Un' }),
  ]);
  expect(standings(preview)).toEqual({ x: 'duplicate', y: 'new' });
  expect(await backup.commit(preview, new Map())).toMatchObject({ added: 1, changed: 0 });
  expect(Object.keys(await profiles()).sort()).toEqual(['a', 'y']);
  expect((await vault.journal.read()).map(({ kind }) => kind)).toContain('clients-imported');
  expect((await backup.last()).lastImport).toBeNull();
});
