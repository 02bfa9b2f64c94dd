/**
 * Someone with the disk in hands changes what rests there: what the advisor is told, and may do about it. That nothing
 * goes unsaid, in thousands of ways, is the business of `tampering.properties.spec.ts`.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../lib/profile/schema';
import type { DamagedRecord, DamageReason } from '../../../lib/vault';
import { aClient, diskRows, newContext, onDisk, PASSPHRASE, type Row, replaceRows, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

const IDS = ['c0', 'c1', 'c2', 'c3', 'c4'];
const ERASED = 'c9';

let vault: Vault;
/** As saved last. */
let truth: Map<string, Client>;
/** Rows as saved last, and as they were one save before (with the erased client). */
let now: { records: Row[]; indexes: Row[] };
let before: { records: Row[]; indexes: Row[] };

beforeAll(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
  const firsts: Client[] = [];
  for (const id of IDS) firsts.push(await vault.clients.save(aClient(id, { lastName: `Premier ${id}` })));
  await vault.clients.save(aClient(ERASED, { lastName: 'Effacé' }));
  before = { records: await diskRows('records'), indexes: await diskRows('indexes') };
  truth = new Map();
  for (const first of firsts) {
    const last = await vault.clients.save({ ...first, profile: { lastName: `Dernier ${first.id}`, city: 'Lyon' } });
    truth.set(last.id, last);
  }
  await vault.clients.remove(ERASED);
  await vault.advisor.save({ advisorLastName: 'Martin' });
  now = { records: await diskRows('records'), indexes: await diskRows('indexes') };
});
beforeEach(restore);
afterAll(wipe);

async function restore(): Promise<void> {
  await replaceRows('records', now.records);
  await replaceRows('indexes', now.indexes);
}

const rowOf = (rows: Row[], id: string): Row => structuredClone(rows.find((row) => row.id === id));
const put = (store: string, row: Row) => onDisk(store, 'readwrite', (rows) => rows.put(row));
const drop = (key: IDBValidKey) => onDisk('records', 'readwrite', (rows) => rows.delete(key));

/** The damaged ids and why; everything else must be there, as saved last. */
async function lookAround(hurt: string[]): Promise<DamagedRecord[]> {
  const { clients, damaged } = await vault.clients.list();
  const sound = IDS.filter((id) => !hurt.includes(id));
  expect(clients.map(({ id }) => id).sort()).toEqual(sound);
  for (const client of clients) expect(client).toEqual(truth.get(client.id));
  for (const id of hurt) {
    expect(damaged.map((each) => each.id)).toContain(id);
    await expect(vault.clients.get(id)).rejects.toMatchObject({ name: 'VaultError', code: 'damaged' });
  }
  for (const { message } of damaged) expect(message).toMatch(/gardé|lisible|touché|accept/);
  return damaged;
}

const reasons = (damaged: DamagedRecord[]): [string | null, DamageReason][] =>
  damaged.map(({ id, reason }) => [id, reason]);

function flip(bytes: Uint8Array, bit: number): void {
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7));
}

describe('one envelope', () => {
  it('moved to another table is said in both', async () => {
    const row = rowOf(now.records, 'c1');
    await drop(['clients', 'c1']);
    await put('records', { ...row, table: 'learned' });
    expect(reasons(await lookAround(['c1']))).toEqual([['c1', 'missing']]);
    expect(reasons(await vault.vaultDamage()).sort()).toEqual([
      ['c1', 'altered'],
      ['c1', 'missing'],
    ]);
    expect(await vault.learned.list()).toEqual([]);
  });

  it('rolled back to an earlier save is said, with its content kept for eyes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(IDS, { minLength: 1 }), async (ids) => {
        for (const id of ids) await put('records', rowOf(before.records, id));
        const damaged = await lookAround(ids);
        expect(damaged.every(({ reason }) => reason === 'rolled-back')).toBe(true);
        expect(damaged.every(({ raw, id }) => raw?.includes(`Premier ${id}`))).toBe(true);
        await restore();
      }),
      { numRuns: 20 },
    );
  });

  it('taken away, or put back after it was erased, is said', async () => {
    await drop(['clients', 'c2']);
    await put('records', rowOf(before.records, ERASED));
    expect(reasons(await lookAround(['c2', ERASED])).sort()).toEqual([
      ['c2', 'missing'],
      [ERASED, 'unlisted'],
    ]);
  });
});

describe('the index', () => {
  const indexOf = (rows: Row[]): Row => rowOf(rows, 'clients');

  it('taken away is said too', async () => {
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('clients'));
    expect(reasons(await lookAround([]))).toEqual([[null, 'index-lost']]);
  });

  it('put back as it was is said for every record saved since', async () => {
    await put('indexes', indexOf(before.indexes));
    const damaged = await lookAround(IDS);
    expect(reasons(damaged).sort()).toEqual([...IDS.map((id) => [id, 'rolled-back']), [ERASED, 'missing']].sort());
  });

  it('of another table does not fit', async () => {
    await put('indexes', { ...rowOf(now.indexes, 'advisor'), id: 'clients' });
    expect(reasons(await lookAround([]))).toEqual([[null, 'index-lost']]);
  });

  it('lost does not keep people from saving, and is said until someone has looked', async () => {
    const row = indexOf(now.indexes);
    flip(row.ciphertext, 5);
    await put('indexes', row);
    const last = truth.get('c0') as Client;
    const saved = await vault.clients.save({ ...last, profile: { lastName: 'Encore' } });
    expect(saved.version).toBe(3);
    const { clients, damaged } = await vault.clients.list();
    expect(clients).toHaveLength(IDS.length);
    expect(reasons(damaged)).toEqual([[null, 'index-rebuilt']]);
    await vault.clients.keep(null);
    expect((await vault.clients.list()).damaged).toEqual([]);
  });
});

describe('what the advisor may do about it', () => {
  it('replace a damaged record by the good one still on screen', async () => {
    const row = rowOf(now.records, 'c0');
    flip(row.ciphertext, 0);
    await put('records', row);
    const onScreen = truth.get('c0') as Client;
    const saved = await vault.clients.save({ ...onScreen, profile: { lastName: 'Ressaisi' } });
    expect(saved.version).toBe(3);
    expect((await vault.clients.list()).damaged).toEqual([]);
    expect((await vault.clients.get('c0'))?.profile.lastName).toBe('Ressaisi');
  });

  it('erase it', async () => {
    const row = rowOf(now.records, 'c0');
    flip(row.ciphertext, 0);
    await put('records', row);
    await vault.clients.remove('c0');
    expect((await vault.clients.list()).damaged).toEqual([]);
    expect(await vault.clients.get('c0')).toBeNull();
  });

  it('keep an older version after reading it; the old row does not fit again afterwards', async () => {
    await put('records', rowOf(before.records, 'c0'));
    await vault.clients.keep('c0');
    // Newer than both: a window that still shows either cannot write over it unaware.
    expect(await vault.clients.get('c0')).toMatchObject({ version: 3, profile: { lastName: 'Premier c0' } });
    await expect(vault.clients.save(truth.get('c0') as Client)).rejects.toMatchObject({ code: 'conflict' });
    await put('records', rowOf(before.records, 'c0'));
    await expect(vault.clients.get('c0')).rejects.toMatchObject({ damage: { reason: 'rolled-back' } });
  });

  it('not keep what does not open', async () => {
    const row = rowOf(now.records, 'c0');
    flip(row.ciphertext, 0);
    await put('records', row);
    await expect(vault.clients.keep('c0')).rejects.toMatchObject({ code: 'damaged' });
    await expect(vault.clients.keep('never-was')).rejects.toMatchObject({ code: 'missing' });
    expect((await diskRows('records')).map(({ id }) => id)).toContain('c0');
  });

  it('tell the advisor’s own record anew', async () => {
    const row = rowOf(now.records, 'self');
    flip(row.ciphertext, 0);
    await put('records', row);
    await expect(vault.advisor.get()).rejects.toMatchObject({ code: 'damaged' });
    await vault.advisor.save({ advisorLastName: 'Durand' });
    expect(await vault.advisor.get()).toEqual({ advisorLastName: 'Durand' });
  });
});
