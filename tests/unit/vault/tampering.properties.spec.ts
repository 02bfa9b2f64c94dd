/**
 * Someone with the disk in hands changes what rests there, in thousands of ways drawn at random, alone or by two. What
 * ought to be said comes from a model of the disk that knows nothing of seals: which rows the vault wrote, where, and
 * which of them last. Each change must be said, at its place and with its word; all the rest must be read as it was.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DATABASE, TABLES } from '../../../lib/vault/names';
import type { OpenVault } from '../../../lib/vault/seal';
import { aClient, diskRows, newContext, onDisk, PASSPHRASE, type Row, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

type Reading = typeof import('../../../lib/vault/store');
type Shape = Parameters<Reading['readAll']>[1];
type StoreName = 'records' | 'indexes';
/** Rows by the key IndexedDB has for them. */
type Disk = Map<string, Row>;

const ROUNDS = ['un', 'deux', 'trois'];
const CLIENTS = ['c0', 'c1', 'c2', 'c3'];
const ERASED = 'c9';

let vault: Vault;
let opened: OpenVault;
let reading: Reading;
let shapes: Map<string, Shape>;
let code: string;
/** Held open: thousands of cases go through it. */
let raw: IDBDatabase;

/** The disk as the vault left it, and as it was at some moments before. */
let truth: Disk;
const moments: Disk[] = [];
/** Every row the vault wrote, now or before, and what was read in it; by the text of the row. */
const written = new Map<string, { row: Row; content: string }>();
/** For every index the vault wrote, the row it knows for each record; by the text of the index. */
const listed = new Map<string, Map<string, string>>();

const storeOf = ({ table }: Row): StoreName => (table === 'indexes' ? 'indexes' : 'records');
const keyIn = (store: StoreName, { table, id }: Row): IDBValidKey => (store === 'indexes' ? id : [table, id]);
const placeOf = (store: StoreName, row: Row): string => JSON.stringify([store, keyIn(store, row)]);
const storeAt = (place: string): StoreName => JSON.parse(place)[0];

/** Tells rows apart to the bit. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => {
    if (each instanceof Uint8Array) return `bytes ${Buffer.from(each).toString('base64')}`;
    if (typeof each === 'bigint') return `big ${each}`;
    return typeof each === 'number' && !Number.isSafeInteger(each) ? `number ${each}` : each;
  });

beforeAll(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
  opened = await (await import('../../../lib/vault/lock')).openedVault();
  reading = await import('../../../lib/vault/store');
  const { SHAPES } = await import('../../../lib/vault/damage-report');
  shapes = new Map(SHAPES.map((shape) => [shape.table, shape]));
  expect([...shapes.keys(), 'journal'].sort()).toEqual([...TABLES].sort());
  const { backup } = await import('../../../lib/vault/backup');
  raw = await new Promise((done) => {
    const opening = indexedDB.open(DATABASE);
    opening.onsuccess = () => done(opening.result);
  });
  code = await vault.makeRecoveryCode(PASSPHRASE);
  for (const round of ROUNDS) {
    for (const id of [...CLIENTS, ERASED]) {
      const known = await vault.clients.get(id);
      const profile = { lastName: `Exemple ${id}`, city: `Ville ${round}`.repeat(id === 'c0' ? 1 : 3) };
      await vault.clients.save(known === null ? aClient(id, profile) : { ...known, profile });
    }
    await vault.advisor.save({ advisorLastName: `Martin ${round}` });
    for (const stableId of ['1', '2']) {
      await vault.learned.save({ hostFamily: 'ds', stableId, label: `Nom ${round}`, type: 'text', key: 'lastName' });
    }
    await vault.setIdleMinutes(round.length + 5);
    for (const of of ['file', 'dossier/ds:1']) await vault.drafts.keep({ client: 'c1', of }, { typed: round });
    await vault.retention.setMonths(round.length);
    await backup.saved(await backup.make());
    await remember();
  }
  await vault.clients.remove(ERASED);
  await vault.drafts.drop({ client: 'c1', of: 'file' });
  await remember();
});
afterAll(async () => {
  raw.close();
  await wipe();
});

/** Between two saves, all that is on the disk was written by the vault. */
async function remember(): Promise<void> {
  const records = await diskRows('records');
  const indexes = await diskRows('indexes');
  truth = new Map([...records, ...indexes].map((row) => [placeOf(storeOf(row), row), row]));
  moments.push(truth);
  for (const row of indexes) {
    const rows = records.filter(({ table }) => table === row.id);
    listed.set(textOf(row), new Map(rows.map((each) => [each.id, textOf(each)])));
    written.set(textOf(row), { row, content: '' });
  }
  for (const row of records) {
    const shape = shapes.get(row.table);
    const found = shape === undefined ? null : await reading.readOne(opened, shape, row.id);
    written.set(textOf(row), { row, content: found !== null && 'record' in found ? textOf(found.record) : '' });
  }
}

// ── What someone may do ─────────────────────────────────────────────────────────────────────────────────────────────

/** Random numbers of one gesture; each gesture takes what it needs, whatever their size. */
interface Draw {
  row: number;
  other: number;
  at: number;
  bytes: Uint8Array;
  thing: unknown;
}
const draw: fc.Arbitrary<Draw> = fc.record({
  row: fc.nat(),
  other: fc.nat(),
  at: fc.nat(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  thing: fc.anything().filter((value) => {
    try {
      structuredClone(value);
      return true;
    } catch {
      return false;
    }
  }),
});

const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
const BYTES = ['ciphertext', 'nonce'] as const;
const FIELDS = [...BYTES, 'version', 'schema'] as const;
/** A key that changed is another place. */
const BITS = ['ciphertext', ...FIELDS, 'id', 'table'] as const;

/** One bit of one field, whatever it is made of. */
function flipIn(row: Row, field: string, bit: number): void {
  const value = row[field];
  if (value instanceof Uint8Array) {
    if (value.length === 0) return;
    const byte = (bit >> 3) % value.length;
    value[byte] = (value[byte] as number) ^ (1 << (bit & 7));
  } else if (typeof value === 'number') {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    view.setUint8((bit >> 3) % 8, view.getUint8((bit >> 3) % 8) ^ (1 << (bit & 7)));
    row[field] = view.getFloat64(0);
  } else if (typeof value === 'string' && value !== '') {
    const units = [...Array(value.length).keys()].map((index) => value.charCodeAt(index));
    const unit = (bit >> 4) % units.length;
    units[unit] = (units[unit] as number) ^ (1 << (bit & 15));
    row[field] = String.fromCharCode(...units);
  }
}

/** Each changes the disk given to it. */
const GESTURES: Record<string, (disk: Disk, draw: Draw) => void> = {
  'one bit': (disk, { row, at }) =>
    moved(disk, row, (one) => flipIn(one, pick(BITS, at), Math.floor(at / BITS.length))),
  'cut short': (disk, { row, at }) =>
    moved(disk, row, (one) => {
      const field = pick(BYTES, at);
      if (one[field] instanceof Uint8Array)
        one[field] = one[field].slice(0, (at >> 1) % Math.max(1, one[field].length));
    }),
  'made longer': (disk, { row, at, bytes }) =>
    moved(disk, row, (one) => {
      const field = pick(BYTES, at);
      if (one[field] instanceof Uint8Array) one[field] = new Uint8Array([...one[field], ...bytes]);
    }),
  'another thing': (disk, { row, at, thing }) =>
    moved(disk, row, (one) => Object.assign(one, { [pick(FIELDS, at)]: thing })),
  'field gone': (disk, { row, at }) => moved(disk, row, (one) => delete one[pick(FIELDS, at)]),
  'fields swapped': (disk, { row, other, at }) => {
    const [a, b] = [pick([...disk.values()], row), pick([...disk.values()], other)];
    const field = pick(FIELDS, at);
    [a[field], b[field]] = [b[field], a[field]];
  },
  'places swapped': (disk, { row, other }) => {
    const [a, b] = [pick([...disk], row), pick([...disk], other)];
    const [at, to] = [a, b].map(([, { table, id }]) => ({ table, id }));
    disk.set(a[0], { ...b[1], ...at });
    disk.set(b[0], { ...a[1], ...to });
  },
  'copied over another': (disk, { row, other }) => {
    const [place, { table, id }] = pick([...disk], other);
    disk.set(place, { ...structuredClone(pick([...disk.values()], row)), table, id });
  },
  'copied under another name': (disk, { row, at }) => {
    const copy = structuredClone(pick(recordsOf(disk), row));
    const id = pick(['c7', '000000900', 'self', ERASED, copy.id], at);
    const place = { ...copy, id, table: pick([copy.table, ...TABLES], at >> 3) };
    disk.set(placeOf('records', place), place);
  },
  'an earlier one put back': (disk, { row, at }) => {
    const [place, one] = pick([...disk], row);
    const former = [...written.values()].filter((each) => placeOf(storeOf(each.row), each.row) === place);
    disk.set(place, structuredClone(pick(former, at)?.row ?? one));
  },
  'an erased one put back': (disk, { at }) => {
    const erased = [...written.values()].filter(({ row }) => !truth.has(placeOf(storeOf(row), row)));
    const { row } = pick(erased, at);
    disk.set(placeOf('records', row), structuredClone(row));
  },
  'taken away': (disk, { row }) => void disk.delete(pick([...disk.keys()], row)),
};

const recordsOf = (disk: Disk): Row[] =>
  [...disk].flatMap(([place, row]) => (storeAt(place) === 'records' ? [row] : []));

/** Changes a row, and its place with it when its key changed. */
function moved(disk: Disk, at: number, edit: (row: Row) => void): void {
  const [place, row] = pick([...disk], at);
  edit(row);
  const next = placeOf(storeAt(place), row);
  if (next === place) return;
  disk.delete(place);
  disk.set(next, row);
}

// ── What ought to be said ───────────────────────────────────────────────────────────────────────────────────────────

interface Said {
  /** `id reason`, sorted; `null` for the table itself. */
  faults: string[];
  /** What is read in the records that hold, sorted. */
  contents: string[];
}

/** The rows known to an index, if the vault wrote it for that table. */
function knownTo(disk: Disk, table: string): Map<string, string> | null {
  const row = disk.get(placeOf('indexes', { id: table }));
  return row?.id === table ? (listed.get(textOf(row)) ?? null) : null;
}

const rowsIn = (disk: Disk, table: string): Row[] => recordsOf(disk).filter((row) => row.table === table);

function expected(disk: Disk, table: string): Said {
  if (table === 'journal') return expectedOfJournal(disk);
  const known = knownTo(disk, table);
  const rows = new Map(rowsIn(disk, table).map((row) => [row.id, textOf(row)]));
  const faults: string[] = known === null ? ['null index-lost'] : [];
  const contents: string[] = [];
  for (const id of known?.keys() ?? []) if (!rows.has(id)) faults.push(`${id} missing`);
  for (const [id, text] of rows) {
    const sound = written.get(text);
    if (sound === undefined) faults.push(`${id} altered`);
    else if (known !== null && !known.has(id)) faults.push(`${id} unlisted`);
    else if (known !== null && known.get(id) !== text) faults.push(`${id} rolled-back`);
    else contents.push(sound.content);
  }
  return { faults: faults.sort(), contents: contents.sort() };
}

/** The first line that does not hold. */
function expectedOfJournal(disk: Disk): Said {
  const first = (seq: number, fault: string): Said => ({ faults: [`${seq} ${fault}`], contents: [] });
  const rows = new Map(
    rowsIn(disk, 'journal').map((row) => [/^\d{9}$/.test(row.id) ? Number(row.id) : 0, textOf(row)]),
  );
  const known = knownTo(disk, 'journal');
  const last = Math.max(0, ...(known === null ? rows.keys() : [...known.keys()].map(Number)));
  for (let seq = 1; seq <= last; seq += 1) {
    const text = rows.get(seq);
    if (text === undefined) return first(seq, 'missing');
    if (!written.has(text)) return first(seq, 'altered');
  }
  if (known === null) return first(last + 1, 'end-lost');
  const beyond = [...rows.keys()].filter((seq) => seq < 1 || seq > last).sort((a, b) => a - b)[0];
  return beyond === undefined ? { faults: [], contents: [] } : first(beyond, 'unlisted');
}

/** Records and index of a table, all as they were one day: they agree, and nothing outside the table knows better. */
const isAsItWasBefore = (disk: Disk, table: string): boolean =>
  moments.some((moment) => differences(disk, moment).every((place) => tablesAt([place])[0] !== table));

// ── What is said ────────────────────────────────────────────────────────────────────────────────────────────────────

async function said(table: string): Promise<Said> {
  if (table === 'journal') {
    const proof = await vault.journal.verify();
    return { faults: proof.sound ? [] : [`${proof.seq} ${proof.fault}`], contents: [] };
  }
  const { records, damaged } = await reading.readAll(opened, shapes.get(table) as Shape);
  for (const { message } of damaged) expect(message).toMatch(/gardé|lisible|touché|accept/);
  return {
    faults: damaged.map(({ id, reason }) => `${id} ${reason}`).sort(),
    contents: records.map(textOf).sort(),
  };
}

/** Rows that differ, put on the disk in one go. */
function write(changes: Iterable<readonly [place: string, row: Row | undefined]>): Promise<void> {
  const transaction = raw.transaction(['records', 'indexes'], 'readwrite');
  for (const [place, row] of changes) {
    const [store, key] = JSON.parse(place) as [StoreName, IDBValidKey];
    if (row === undefined) transaction.objectStore(store).delete(key);
    else transaction.objectStore(store).put(row);
  }
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
  });
}

function differences(disk: Disk, from: Disk = truth): string[] {
  const places = new Set([...from.keys(), ...disk.keys()]);
  return [...places].filter((place) => textOf(from.get(place)) !== textOf(disk.get(place)));
}

/** The tables a place is of, as far as the vault knows them. */
function tablesAt(places: readonly string[]): string[] {
  const all = places.map((place) => {
    const [store, key] = JSON.parse(place);
    return store === 'indexes' ? key : key[0];
  });
  return [...new Set<string>(all)].filter((table) => (TABLES as readonly string[]).includes(table));
}

/** One in so many cases looks at every table, touched or not. */
const WHOLE_EVERY = 20;
const RUNS = 10_000;

describe('the disk changed by other hands', () => {
  it(`${RUNS} ways, alone or by two: every one is said, and the rest is read as it was`, {
    timeout: 180_000,
  }, async () => {
    let cases = 0;
    const gesture = fc.tuple(fc.constantFrom(...Object.keys(GESTURES)), draw);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ arbitrary: fc.tuple(gesture), weight: 3 }, fc.tuple(gesture, gesture)),
        async (gestures) => {
          const disk: Disk = structuredClone(truth);
          for (const [name, drawn] of gestures) GESTURES[name]?.(disk, drawn);
          const changed = differences(disk);
          fc.pre(changed.length > 0);
          cases += 1;
          const touched = tablesAt(changed);
          await write(changed.map((place) => [place, disk.get(place)]));
          try {
            for (const table of cases % WHOLE_EVERY === 0 ? TABLES : touched) {
              expect(await said(table), table).toEqual(expected(disk, table));
            }
            const silent = touched.filter((table) => expected(disk, table).faults.length === 0);
            expect(silent.filter((table) => !isAsItWasBefore(disk, table))).toEqual([]);
          } finally {
            await write(changed.map((place) => [place, truth.get(place)]));
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(cases).toBeGreaterThanOrEqual(RUNS);
  });

  it('one table put back whole, its index with it, agrees with itself: a known limit', async () => {
    for (const table of TABLES) {
      const disk = new Map(truth);
      for (const place of new Set([...truth.keys(), ...(moments[1] as Disk).keys()])) {
        if (tablesAt([place])[0] !== table) continue;
        const former = moments[1]?.get(place);
        if (former === undefined) disk.delete(place);
        else disk.set(place, former);
      }
      const changed = differences(disk);
      expect(changed).not.toEqual([]);
      await write(changed.map((place) => [place, disk.get(place)]));
      expect((await said(table)).faults, table).toEqual([]);
      await write(changed.map((place) => [place, truth.get(place)]));
    }
  });

  it('left alone is whole again', async () => {
    for (const table of TABLES) expect(await said(table), table).toEqual(expected(truth, table));
    expect(await vault.vaultDamage()).toEqual([]);
  });
});

describe('a way in changed by other hands', () => {
  const KEYRING_RUNS = 300;
  /** Fields a row may have lost or got otherwise; `madeOn` is told, never trusted, and shuts nobody out. */
  const FIELDS = ['id', 'format', 'vaultId', 'salt', 'nonce', 'wrapped', 'checksum'] as const;
  const COSTS = ['name', 'memoryKiB', 'iterations', 'parallelism'] as const;

  const CHANGES: ((row: Row, drawn: Draw) => void)[] = [
    (row, { row: which, at }) => flipIn(row, pick(FIELDS.slice(1), which), at),
    (row, { row: which, at }) => flipIn(row.kdf, pick(COSTS, which), at),
    (row, { row: which, thing }) => Object.assign(row, { [pick(FIELDS.slice(1), which)]: thing }),
    (row, { row: which, thing }) => Object.assign(row.kdf, { [pick(COSTS, which)]: thing }),
    (row, { row: which }) => delete row[pick(FIELDS.slice(1), which)],
    (row, { at }) => Object.assign(row, { wrapped: row.wrapped.slice(0, at % row.wrapped.length) }),
  ];

  it(`${KEYRING_RUNS} ways, is said to be damaged before anything is tried, and the other way still opens`, async () => {
    const { enterByCode, enterByPassphrase } = await import('../../../lib/vault/ways');
    const rows = new Map((await diskRows('keyring')).map((row) => [row.id as string, row]));
    expect([...rows.keys()].sort()).toEqual(['passphrase', 'recovery']);
    const enter = { passphrase: () => enterByPassphrase(PASSPHRASE), recovery: () => enterByCode(code) };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('passphrase', 'recovery' as const),
        fc.constantFrom(...CHANGES),
        draw,
        async (hurt, change, drawn) => {
          const row = structuredClone(rows.get(hurt));
          change(row, drawn);
          fc.pre(textOf(row) !== textOf(rows.get(hurt)));
          await onDisk('keyring', 'readwrite', (keyring) => keyring.put(row));
          try {
            await expect(enter[hurt]()).rejects.toMatchObject({
              name: 'VaultError',
              code: expect.stringMatching(/^(damaged-key|weak-parameters|newer)$/),
            });
            // No try was counted: it is not the person who was wrong.
            expect(await diskRows('tries')).toEqual([]);
            const other = hurt === 'passphrase' ? 'recovery' : 'passphrase';
            expect((await enter[other]()).key.vaultId).toBe(rows.get(hurt).vaultId);
          } finally {
            await onDisk('keyring', 'readwrite', (keyring) => keyring.put(rows.get(hurt)));
          }
        },
      ),
      { numRuns: KEYRING_RUNS },
    );
  });
});
