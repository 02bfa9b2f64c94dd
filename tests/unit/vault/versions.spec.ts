/** A kept sample of a vault of every version, as it lay on the disk: all of them open today, whole. */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TABLES } from '../../../lib/vault/names';
import { SAMPLE_PASSPHRASE } from './sample-passphrase';
import { aClient, diskRows, newContext, onDisk, PASSPHRASE, type Row, replaceRows, type Vault, wipe } from './support';

const SAMPLES = resolve(import.meta.dirname, 'samples');
const VERSIONS = readdirSync(SAMPLES).map((name) => name.replace('.json', ''));

async function put(version: string): Promise<Vault> {
  await wipe();
  const vault = await newContext();
  await vault.vaultState();
  const text = readFileSync(resolve(SAMPLES, `${version}.json`), 'utf8');
  const stores = JSON.parse(text, (_, value) =>
    typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
  ) as Record<string, Row[]>;
  for (const [store, rows] of Object.entries(stores)) await replaceRows(store, rows);
  return vault;
}

// The phrase costs here what it costs people: 64 MiB for each opening.
describe('a vault of an earlier version', { timeout: 60_000 }, () => {
  it.each(VERSIONS)(
    'version %s opens: every record is there, in today’s shape, and nothing is damaged',
    async (version) => {
      const vault = await put(version);
      await vault.unlock(SAMPLE_PASSPHRASE);
      const { clients } = await vault.clients.list();
      const read = new Map(clients.map((client) => [client.id, client]));
      expect([...read.keys()].sort()).toEqual(['deux', 'un']);
      expect(read.get('un')).toMatchObject({
        version: 1,
        schema: 2,
        lastContactOn: read.get('un')?.updatedAt.slice(0, 10),
        profile: { lastName: 'Kerzoncuf', firstName: 'Maïwenn', birthDate: '1984-02-29' },
        agreements: [],
      });
      expect(read.get('deux')).toMatchObject({
        version: 2,
        profile: {
          lastName: 'Brossolin',
          city: 'Rezé',
          siret: '73282932000074',
          annualIncome: -1200,
          sickLeave: true,
          facts: { statut: 'artisan', nombre_enfants: 2 },
        },
        agreements: [
          { scope: 'sante', givenOn: '2026-03-02', how: 'oral', withdrawnOn: '2026-03-03' },
          { scope: 'fiche', givenOn: '2026-03-02', how: 'oral' },
          { scope: 'sante', givenOn: '2026-03-04', how: 'ecrit' },
        ],
        aids: { css: { retainedOn: '2026-03-05', papers: ['Avis d’imposition'] } },
      });
      expect(await vault.advisor.get()).toEqual({ advisorLastName: 'Dunoyer', advisorFirstName: 'Inès' });
      expect((await vault.learned.list()).map(({ key }) => key)).toEqual(['lastName']);
      expect(await vault.idleMinutes()).toBe(25);
      expect(await vault.vaultDamage()).toEqual([]);

      // The list knows them without opening them, and each is saved in today's shape.
      const { cards, damaged } = await vault.clients.cards();
      expect(damaged).toEqual([]);
      expect(cards.find(({ id }) => id === 'deux')?.profile).toEqual({
        lastName: 'Brossolin',
        firstName: 'Aurélien',
        siret: '73282932000074',
        city: 'Rezé',
        companyCity: 'Nantes',
      });
      for (const client of clients) await vault.clients.save(client);
      const rows = (await diskRows('records')).filter(({ table }) => table === 'clients');
      expect(rows.map(({ schema }) => schema)).toEqual([2, 2]);
      await vault.lock();
      await vault.unlock(SAMPLE_PASSPHRASE);
      expect((await vault.clients.list()).clients.map(({ id, version }) => [id, version]).sort()).toEqual([
        ['deux', 3],
        ['un', 2],
      ]);
    },
  );
});

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

describe('catching up at unlock', () => {
  let vault: Vault;
  beforeEach(async () => {
    vault = await put('1');
  });

  it('gives each table that came later its index, once', async () => {
    await vault.unlock(SAMPLE_PASSPHRASE);
    const present = async () =>
      (await diskRows('indexes')).map(({ id, version }) => [id, id === 'journal' ? '' : version]);
    const made = await present();
    expect(made.map(([id]) => id).sort()).toEqual([...TABLES].sort());
    await vault.lock();
    await vault.unlock(SAMPLE_PASSPHRASE);
    expect(await present()).toEqual(made);
  });

  it.each(['clients', 'learned'])('never makes anew an index of %s that was taken away', async (table) => {
    await onDisk('indexes', 'readwrite', (rows) => rows.delete(table));
    await vault.unlock(SAMPLE_PASSPHRASE);
    expect((await vault.vaultDamage()).map(({ table, reason }) => [table, reason])).toEqual([[table, 'index-lost']]);
  });

  it('nor one of a later table, once it was made, even with its records gone', async () => {
    await vault.unlock(SAMPLE_PASSPHRASE);
    await vault.lock();
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('drafts'));
    await vault.unlock(SAMPLE_PASSPHRASE);
    expect((await diskRows('indexes')).map(({ id }) => id)).not.toContain('drafts');
  });

  it('leaves damaged clients without a card, and opens all the same', async () => {
    const rows = await diskRows('records');
    const victim = rows.find(({ id }) => id === 'deux');
    victim.ciphertext[0] ^= 1;
    await replaceRows('records', rows);
    await vault.unlock(SAMPLE_PASSPHRASE);
    expect((await vault.clients.cards()).cards.map(({ id }) => id)).toEqual(['un']);
    await expect(vault.clients.get('deux')).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('cards', () => {
  let vault: Vault;
  beforeEach(async () => {
    await wipe();
    vault = await newContext();
    await vault.createVault(PASSPHRASE);
  });

  it('follow each save and each erasure, without a record being opened', async () => {
    const saved = await vault.clients.save(
      aClient('c1', { lastName: 'Avant', birthDate: '1980-01-31', email: 'a@example.org' }),
    );
    await vault.clients.save(aClient('c2', { companyName: 'Atelier' }));
    await vault.clients.save({ ...saved, profile: { ...saved.profile, lastName: 'Après' } });
    await replaceRows('records', []);
    expect((await vault.clients.cards()).cards).toEqual([
      {
        id: 'c1',
        version: 2,
        lastContactOn: saved.lastContactOn,
        profile: { lastName: 'Après', birthDate: '1980-01-31' },
      },
      { id: 'c2', version: 1, lastContactOn: saved.lastContactOn, profile: { companyName: 'Atelier' } },
    ]);
    await vault.clients.remove('c1');
    expect((await vault.clients.cards()).cards.map(({ id }) => id)).toEqual(['c2']);
  });

  it('are made from the records when the index is lost, and say so', async () => {
    await vault.clients.save(aClient('c1', { lastName: 'Exemple' }));
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('clients'));
    const { cards, damaged } = await vault.clients.cards();
    expect(cards.map(({ profile }) => profile)).toEqual([{ lastName: 'Exemple' }]);
    expect(damaged.map(({ reason }) => reason)).toEqual(['index-lost']);
    // The save makes a new index; the others get their card back from their record.
    await vault.clients.save(aClient('c2'));
    const after = await vault.clients.cards();
    expect(after.cards.map(({ id }) => id).sort()).toEqual(['c1', 'c2']);
    expect(after.damaged.map(({ reason }) => reason)).toEqual(['index-rebuilt']);
  });

  it('are nobody’s while locked', async () => {
    await vault.clients.save(aClient('c1'));
    await vault.lock();
    await expect(vault.clients.cards()).rejects.toMatchObject({ code: 'locked' });
  });
});
