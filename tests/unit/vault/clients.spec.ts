import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client, Profile } from '../../../lib/profile/schema';
import type { CardList } from '../../../lib/vault';
import { aClient, diskRows, newContext, PASSPHRASE, replaceRows, rowsOf, until, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});
afterEach(() => void vi.restoreAllMocks());

const anyText = fc.string({ maxLength: 200, unit: 'binary' });
const anyProfile: fc.Arbitrary<Profile> = fc.record(
  {
    lastName: anyText,
    firstName: anyText,
    city: anyText,
    difficultyDescription: anyText,
    householdAnnualIncome: fc.double({ min: 0, max: 1e9, noNaN: true }).map((amount) => amount + 0),
    childrenCount: fc.nat(20),
    cafBenefits: fc.boolean(),
    birthDate: fc.constantFrom('1965-03-12', '2000-02-29'),
    renouncedCare: fc.boolean(),
    facts: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/), fc.oneof(anyText, fc.boolean(), fc.nat())),
  },
  { requiredKeys: [] },
);

describe('clients', () => {
  it('come back as they were saved, whatever they say', async () => {
    const agreements = [{ scope: 'sante' as const, givenOn: '2026-11-21', how: 'oral' as const }];
    const expected = new Map<string, Profile>();
    await fc.assert(
      fc.asyncProperty(fc.uuid(), anyProfile, async (id, profile) => {
        fc.pre(!expected.has(id));
        // A lone surrogate cannot be written in UTF-8; the keyboard cannot type one.
        fc.pre(JSON.stringify(profile).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(profile)));
        const saved = await vault.clients.save({ ...aClient(id, profile), agreements });
        expect(saved.version).toBe(1);
        expect(await vault.clients.get(id)).toEqual(saved);
        expected.set(id, JSON.parse(JSON.stringify(profile)));
      }),
      { numRuns: 100 },
    );
    const { clients, damaged } = await (await newContext()).clients.list();
    expect(damaged).toEqual([]);
    expect(new Map(clients.map(({ id, profile }) => [id, profile]))).toEqual(expected);
  });

  it('rest as envelopes where nothing can be read', async () => {
    await vault.clients.save(aClient('c1', { lastName: 'Zanzibar', email: 'camille@example.org' }));
    await vault.advisor.save({ advisorLastName: 'Yokohama' });
    await vault.learned.save({ hostFamily: 'ds', stableId: '987654', label: 'Xylophone', type: 'text', key: 'city' });
    const stores = await Promise.all(['keyring', 'records', 'indexes'].map(diskRows));
    const bytes = stores.flat().flatMap((row) => Object.values(row as object));
    const seen = bytes
      .map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : (JSON.stringify(value) ?? ''),
      )
      .join('\n');
    for (const planted of ['Zanzibar', 'camille', 'Yokohama', '987654', 'Xylophone', 'lastName', PASSPHRASE]) {
      expect(seen).not.toContain(planted);
    }
    expect(seen).toContain('clients'); // the look itself works
  });

  it('have a version: of two windows, the second to save is told', async () => {
    const first = await vault.clients.save(aClient('c1'));
    const other = await newContext();
    const theirs = await other.clients.save({ ...first, profile: { lastName: 'Autre' } });
    expect(theirs.version).toBe(2);
    await expect(vault.clients.save({ ...first, profile: { lastName: 'Ancien' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await vault.clients.get('c1'))?.profile).toEqual({ lastName: 'Autre' });
    await expect(vault.clients.save(aClient('c1'))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('erased elsewhere are not brought back by a save', async () => {
    const saved = await vault.clients.save(aClient('c1'));
    await (await newContext()).clients.remove('c1');
    await expect(vault.clients.save(saved)).rejects.toMatchObject({ code: 'missing' });
    // Said: kept only as a new client, if the advisor wants so.
    expect((await vault.clients.save({ ...saved, version: 0 })).version).toBe(1);
  });

  it('saved from several windows at once are all there', async () => {
    const contexts = [vault, await newContext(), await newContext(), await newContext()];
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        (contexts[index % contexts.length] as Vault).clients.save(aClient(`c${index}`)),
      ),
    );
    const { clients, damaged } = await vault.clients.list();
    expect(damaged).toEqual([]);
    expect(clients).toHaveLength(24);
  });

  it('of the same id saved from several windows at once: one wins, the others are told', async () => {
    const saved = await vault.clients.save(aClient('c1'));
    const contexts = [vault, await newContext(), await newContext()];
    const tries = await Promise.allSettled(
      contexts.map((each, index) => each.clients.save({ ...saved, profile: { lastName: `Fenêtre ${index}` } })),
    );
    const winner = tries.findIndex(({ status }) => status === 'fulfilled');
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await vault.clients.get('c1'))?.profile.lastName).toBe(`Fenêtre ${winner}`);
  });

  it('of a wrong shape are refused by name', async () => {
    const wrong = { ...aClient('c1'), profile: { lastName: 12 } } as never;
    await expect(vault.clients.save(wrong)).rejects.toMatchObject({
      code: 'invalid',
      details: [expect.stringContaining('lastName')],
    });
    expect(await vault.clients.get('c1')).toBeNull();
  });

  it('removed leave no row behind', async () => {
    await vault.clients.save(aClient('c1'));
    await vault.clients.save(aClient('c2'));
    await vault.clients.remove('c1');
    await vault.clients.remove('never-was');
    expect((await rowsOf('clients')).map(({ id }) => id)).toEqual(['c2']);
    expect((await vault.clients.list()).damaged).toEqual([]);
  });
});

describe('what may not be kept', () => {
  it.each([
    ['nir', { nir: '255081416802538' }],
    ['iban', { iban: 'FR7630006000011234567890189' }],
  ] as const)('%s: refused, and said without its value', async (_, profile) => {
    const refusal = await vault.clients.save(aClient('c1', profile)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'not-storable', details: [expect.stringContaining('retirez-le')] });
    expect((refusal as Error).message).not.toContain(Object.values(profile)[0]);
    expect(await rowsOf('clients')).toEqual([]);
  });

  it('health: only with a standing agreement of that scope, a "no" as much as a "yes"', async () => {
    const client = aClient('c1', { renouncedCare: false, sickLeaveStart: '2026-10-01' });
    const given = { scope: 'sante' as const, givenOn: '2026-11-21', how: 'oral' as const };
    await expect(vault.clients.save(client)).rejects.toMatchObject({
      code: 'not-storable',
      details: [expect.stringMatching(/renoncer à des soins.*arrêt de travail/)],
    });
    await expect(vault.clients.save({ ...client, agreements: [{ ...given, scope: 'fiche' }] })).rejects.toMatchObject({
      code: 'not-storable',
    });
    await expect(
      vault.clients.save({ ...client, agreements: [{ ...given, withdrawnOn: '2026-11-21' }] }),
    ).rejects.toMatchObject({ code: 'not-storable' });
    expect((await vault.clients.save({ ...client, agreements: [given] })).version).toBe(1);
  });

  it('further facts: same rule for those of health, and for names that nobody classified', async () => {
    const cases: Record<string, boolean | string | number>[] = [
      { grossesse: false },
      { arret_debut: '2026-11-01' },
      { un_fait_inconnu: 1 },
    ];
    for (const facts of cases) {
      const refusal = vault.clients.save(aClient('c1', { facts: { ...facts, statut: 'artisan' } }));
      await expect(refusal).rejects.toMatchObject({
        code: 'not-storable',
        details: [expect.not.stringContaining('Statut')],
      });
    }
    await expect(vault.clients.save(aClient('c1', { facts: { grossesse: true } }))).rejects.toMatchObject({
      details: [expect.stringContaining('Grossesse')],
    });
    const others = { statut: 'artisan', ressources_12_mois: 9000, compte_ameli: false };
    expect((await vault.clients.save(aClient('c2', { facts: others }))).version).toBe(1);
    expect((await vault.clients.get('c2'))?.profile.facts).toEqual(others);
  });

  it('aids on the list and papers gathered: same rule for those that tell of health', async () => {
    const given = { scope: 'sante' as const, givenOn: '2026-11-21', how: 'oral' as const };
    const sick = { ...aClient('c1', {}), aids: { 'ij-artisan-commercant': { papers: ['Avis d’arrêt'] } } };
    await expect(vault.clients.save(sick)).rejects.toMatchObject({
      code: 'not-storable',
      details: [expect.stringContaining('artisan')],
    });
    expect((await vault.clients.save({ ...sick, agreements: [given] })).version).toBe(1);
    const told = { ...aClient('c2', {}), aids: { css: { retainedOn: '2026-11-20' }, 'arret-envoi-48h': {} } };
    expect((await vault.clients.save(told)).version).toBe(1);
    expect((await vault.clients.get('c2'))?.aids).toEqual(told.aids);
  });
});

describe('a save that does not reach its end', () => {
  /** Fails the nth write of the transaction, as a full disk or a crash would. */
  function failWrite(nth: number, name: string): void {
    let count = 0;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      count += 1;
      if (count === nth) throw new DOMException('simulated', name);
      return put.apply(this, args as Parameters<typeof put>);
    });
  }

  it.each([1, 2])('leaves the old record whole (write %i fails)', async (nth) => {
    const saved = await vault.clients.save(aClient('c1', { lastName: 'Avant' }));
    failWrite(nth, 'UnknownError');
    await expect(vault.clients.save({ ...saved, profile: { lastName: 'Après' } })).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    vi.restoreAllMocks();
    const { clients, damaged } = await (await newContext()).clients.list();
    expect(damaged).toEqual([]);
    expect(clients.map(({ profile }) => profile.lastName)).toEqual(['Avant']);
    // And the same save goes through once the cause is gone.
    expect((await vault.clients.save({ ...saved, profile: { lastName: 'Après' } })).version).toBe(2);
  });

  it('says that the disk is full', async () => {
    failWrite(1, 'QuotaExceededError');
    await expect(vault.clients.save(aClient('c1'))).rejects.toMatchObject({ code: 'storage-full' });
  });
});

describe('watching', () => {
  it('tells changes made in any window, is silent while locked, comes back with the vault', async () => {
    const seen: CardList[] = [];
    const ids = () => seen.at(-1)?.cards.map(({ id }) => id);
    const stop = vault.clients.watch((list) => seen.push(list));
    await until(() => seen.length > 0);
    expect(ids()).toEqual([]);

    const other = await newContext();
    await other.clients.save(aClient('c1'));
    await until(() => ids()?.length === 1);

    await other.lock();
    const before = seen.length;
    await other.unlock(PASSPHRASE);
    await until(() => seen.length > before);
    expect(ids()).toEqual(['c1']);

    await other.clients.remove('c1');
    await until(() => ids()?.length === 0);
    stop();
    const atStop = seen.length;
    await other.clients.save(aClient('c2'));
    expect((await other.clients.list()).clients).toHaveLength(1);
    expect(seen).toHaveLength(atStop);
  });
});

describe('watching over damage', () => {
  it('shows the list at once, then what does not hold, which leaves the list; then what was mended', async () => {
    for (const id of ['c1', 'c2', 'c3']) await vault.clients.save(aClient(id));
    const rows = await diskRows('records');
    rows.find(({ id }) => id === 'c2').ciphertext[0] ^= 1;
    await replaceRows(
      'records',
      rows.filter(({ id }) => id !== 'c3'),
    );
    const seen: CardList[] = [];
    const stop = vault.clients.watch((list) => seen.push(list));
    await until(() => (seen.at(-1)?.damaged.length ?? 0) === 2);
    expect(seen[0]?.cards.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(seen.at(-1)?.cards.map(({ id }) => id)).toEqual(['c1']);
    expect(seen.at(-1)?.damaged.map(({ id, reason }) => [id, reason])).toEqual([
      ['c3', 'missing'],
      ['c2', 'altered'],
    ]);
    await vault.clients.remove('c2');
    await vault.clients.remove('c3');
    await until(() => seen.at(-1)?.damaged.length === 0);
    expect(seen.at(-1)?.cards.map(({ id }) => id)).toEqual(['c1']);
    stop();
  });
});

describe('following one client', () => {
  it('tells each of its changes, its end, and what does not hold', async () => {
    await vault.clients.save(aClient('c1', { lastName: 'Un' }));
    const seen: (string | null | undefined)[] = [];
    const errors: unknown[] = [];
    const stop = vault.clients.follow(
      'c1',
      (client) => seen.push(client === null ? null : client.profile.lastName),
      (error) => errors.push(error),
    );
    await until(() => seen.at(-1) === 'Un');
    const other = await newContext();
    const saved = await other.clients.get('c1');
    if (saved === null) throw new Error('no client');
    await other.clients.save({ ...saved, profile: { lastName: 'Deux' } });
    await until(() => seen.at(-1) === 'Deux');
    const rows = await diskRows('records');
    rows.find(({ id }) => id === 'c1').ciphertext[0] ^= 1;
    await replaceRows('records', rows);
    await other.clients.save(aClient('c2'));
    await until(() => errors.length > 0);
    expect(errors[0]).toMatchObject({ code: 'damaged' });
    await other.clients.remove('c1');
    await until(() => seen.at(-1) === null);
    stop();
  });
});

describe('all clients, a few at a time', () => {
  it('hands out every one that opens, as it stands, and stops at the lock', async () => {
    const ids = Array.from({ length: 45 }, (_, at) => `c${String(at).padStart(2, '0')}`);
    for (const id of ids) await vault.clients.save(aClient(id));
    const rows = await diskRows('records');
    rows.find(({ id }) => id === 'c30').ciphertext[0] ^= 1;
    await replaceRows('records', rows);
    const seen: Client[] = [];
    for await (const slice of vault.clients.all()) {
      // Saved since the walk began: the new one is handed out, as sound.
      const late = slice.some(({ id }) => id === 'c00') ? await vault.clients.get('c44') : null;
      if (late !== null) await vault.clients.save({ ...late, profile: { lastName: 'Retard' } });
      seen.push(...slice);
    }
    expect(seen.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'c30'));
    expect(seen.at(-1)?.profile.lastName).toBe('Retard');
    const walking = vault.clients.all();
    await walking.next();
    await vault.lock();
    await expect(walking.next()).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('a watch that ends', () => {
  it('keeps to itself the list it was reading', async () => {
    let told = false;
    let first = true;
    const stop = vault.clients.watch(() => {
      told = true;
    });
    // The end comes while the first list is being opened.
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation((...args) => {
      if (first) stop();
      first = false;
      return decrypt(...args);
    });
    await until(() => !first);
    await vault.clients.list();
    expect(told).toBe(false);
  });
});

describe('the advisor and the lessons', () => {
  it('keep the advisor', async () => {
    expect(await vault.advisor.get()).toEqual({});
    await vault.advisor.save({ advisorLastName: 'Martin', advisorEmail: 'martin@example.org' });
    await vault.advisor.save({ advisorLastName: 'Martin', advisorRole: 'Conseiller' });
    expect(await (await newContext()).advisor.get()).toEqual({ advisorLastName: 'Martin', advisorRole: 'Conseiller' });
    await expect(vault.advisor.save({ lastName: 'x' } as never)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('keep one lesson per host family and stable id', async () => {
    const lesson = { hostFamily: 'ds', stableId: '12', label: 'Ville', type: 'text', key: 'city' as const };
    await vault.learned.save(lesson);
    await vault.learned.save({ ...lesson, key: null });
    await vault.learned.save({ ...lesson, hostFamily: 'autre.example' });
    expect(await vault.learned.list()).toHaveLength(2);
    expect(await vault.learned.list()).toContainEqual({ ...lesson, key: null });
    await vault.learned.remove('ds', '12');
    expect(await vault.learned.list()).toEqual([{ ...lesson, hostFamily: 'autre.example' }]);
    await vault.learned.save(lesson);
    expect(await vault.learned.list()).toHaveLength(2);
    expect(await vault.vaultDamage()).toEqual([]);
  });

  it('refuse a lesson of another shape', async () => {
    const lesson = { hostFamily: 'ds', stableId: '12', label: 'Ville', type: 'text', key: 'city' };
    for (const wrong of [
      { ...lesson, key: 'nothing' },
      { ...lesson, value: 'Lyon' },
      { ...lesson, stableId: '' },
    ]) {
      await expect(vault.learned.save(wrong as never)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await vault.learned.list()).toEqual([]);
  });
});
