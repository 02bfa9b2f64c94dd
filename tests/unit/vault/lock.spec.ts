import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aClient, aRun, diskRows, newContext, onDisk, PASSPHRASE, session, until, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

const MINUTE = 60_000;
let vault: Vault;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
});
afterEach(() => void vi.useRealTimers());

describe('opening', () => {
  it('goes from absent to unlocked, to locked, to unlocked', async () => {
    expect(await vault.vaultState()).toBe('absent');
    await vault.createVault(PASSPHRASE);
    expect(await vault.vaultState()).toBe('unlocked');
    await vault.lock();
    expect(await vault.vaultState()).toBe('locked');
    await vault.unlock(PASSPHRASE);
    expect(await vault.vaultState()).toBe('unlocked');
  });

  it('refuses to open what does not exist, and a short passphrase', async () => {
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'absent' });
    await expect(vault.createVault('trop court')).rejects.toMatchObject({ code: 'weak-passphrase' });
    expect(await vault.vaultState()).toBe('absent');
  });

  it('never opens with another passphrase', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.lock();
    const near = fc.oneof(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.nat(PASSPHRASE.length - 1).map((at) => PASSPHRASE.slice(0, at) + PASSPHRASE.slice(at + 1)),
      fc.constantFrom(`${PASSPHRASE} `, ` ${PASSPHRASE}`, PASSPHRASE.toUpperCase(), ''),
    );
    await fc.assert(
      fc.asyncProperty(near, async (other) => {
        fc.pre(other.normalize('NFKC') !== PASSPHRASE);
        await onDisk('tries', 'readwrite', (rows) => rows.clear());
        await expect(vault.unlock(other)).rejects.toMatchObject({ code: 'wrong-passphrase' });
        expect(await vault.vaultState()).toBe('locked');
        expect(session.items.size).toBe(0);
      }),
      { numRuns: 150 },
    );
    await onDisk('tries', 'readwrite', (rows) => rows.clear());
    await vault.unlock(PASSPHRASE);
  });

  it('takes the same passphrase typed on a keyboard that composes accents differently', async () => {
    await vault.createVault('fenêtre été où naïf'.normalize('NFC'));
    await vault.lock();
    await vault.unlock('fenêtre été où naïf'.normalize('NFD'));
    expect(await vault.vaultState()).toBe('unlocked');
  });

  it('closes the session memory to content scripts before the key is put there', async () => {
    session.beforeSet = () => expect(session.accessLevels).toContain('TRUSTED_CONTEXTS');
    await vault.createVault(PASSPHRASE);
    expect.assertions(3); // key and access level, then the state
    expect(await vault.vaultState()).toBe('unlocked');
    expect(new Set(session.accessLevels)).toEqual(new Set(['TRUSTED_CONTEXTS']));
  });

  it('stays locked when the browser refuses to close that memory', async () => {
    const allow = session.area.setAccessLevel;
    session.area.setAccessLevel = () => Promise.reject(new Error('no'));
    await expect(vault.createVault(PASSPHRASE)).rejects.toMatchObject({ code: 'session-unavailable' });
    session.area.setAccessLevel = allow;
    expect(session.items.size).toBe(0);
    expect(await vault.vaultState()).toBe('absent');
  });
});

describe('two windows', () => {
  it('make one vault when they ask at once', async () => {
    const contexts = [vault, await newContext(), await newContext()];
    const made = await Promise.allSettled(contexts.map((each, index) => each.createVault(`${PASSPHRASE} ${index}`)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of made) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'exists' });
    }
    expect(await diskRows('keyring')).toHaveLength(1);
    // The key in memory is the one on disk: what is saved now opens later.
    await vault.clients.save(aClient('c1'));
    await vault.lock();
    const winner = made.findIndex(({ status }) => status === 'fulfilled');
    await vault.unlock(`${PASSPHRASE} ${winner}`);
    expect((await vault.clients.list()).clients.map(({ id }) => id)).toEqual(['c1']);
  });

  it('open and lock together, and are told', async () => {
    const other = await newContext();
    const seen: string[] = [];
    const stop = other.onVaultState((state) => seen.push(state));
    await until(() => seen.at(-1) === 'absent');
    await vault.createVault(PASSPHRASE);
    await until(() => seen.at(-1) === 'unlocked');
    await vault.lock();
    await until(() => seen.at(-1) === 'locked');
    stop();
    expect(session.listeners.size).toBe(0);
  });

  it('outlive the worker: a new context finds the vault as it was', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    const revived = await newContext();
    expect(await revived.vaultState()).toBe('unlocked');
    expect((await revived.clients.list()).clients).toHaveLength(1);
  });
});

describe('locking', () => {
  it('leaves nothing in the session memory, and everything on disk', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    await vault.desk.chooseClient('ds:1', 'c1');
    await vault.desk.saveRun('ds:1', aRun());
    session.items.set('autre/chose', '1');
    await vault.lock();
    expect([...session.items.keys()]).toEqual(['autre/chose']);
    await vault.unlock(PASSPHRASE);
    expect((await vault.clients.list()).clients).toHaveLength(1);
    expect(await vault.desk.clientOf('ds:1')).toBeNull();
    expect(await vault.desk.run('ds:1')).toBeNull();
  });

  it('closes every door', async () => {
    await vault.createVault(PASSPHRASE);
    const saved = await vault.clients.save(aClient('c1'));
    await vault.lock();
    const doors = [
      () => vault.clients.list(),
      () => vault.clients.get('c1'),
      () => vault.clients.save(saved),
      () => vault.clients.remove('c1'),
      () => vault.clients.keep('c1'),
      () => vault.advisor.get(),
      () => vault.advisor.save({}),
      () => vault.learned.list(),
      () => vault.learned.save({ hostFamily: 'ds', stableId: '1', label: '', type: 'text', key: null }),
      () => vault.learned.remove('ds', '1'),
      () => vault.desk.clientOf('ds:1'),
      () => vault.desk.chooseClient('ds:1', 'c1'),
      () => vault.desk.run('ds:1'),
      () => vault.desk.saveRun('ds:1', aRun()),
      () => vault.desk.clearRun('ds:1'),
      () => vault.idleMinutes(),
      () => vault.setIdleMinutes(5),
      () => vault.vaultDamage(),
    ];
    for (const door of doors) await expect(door()).rejects.toMatchObject({ name: 'VaultError', code: 'locked' });
    expect(session.items.size).toBe(0);
  });

  it('keeps back what was being read when the lock came', async () => {
    await vault.createVault(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    const reading = expect(vault.clients.list()).rejects.toMatchObject({ code: 'locked' });
    await vault.lock();
    await reading;
  });

  it('takes away what was being laid on the desk when the lock came', async () => {
    await vault.createVault(PASSPHRASE);
    session.beforeSet = () => vault.lock();
    await expect(vault.desk.saveRun('ds:1', aRun())).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.desk.chooseClient('ds:1', 'c1')).rejects.toMatchObject({ code: 'locked' });
    expect(session.items.size).toBe(0);
  });

  it('is not undone by a touch that was under way', async () => {
    await vault.createVault(PASSPHRASE);
    session.beforeSet = () => vault.lock();
    await vault.touch();
    session.beforeSet = null;
    expect(await vault.vaultState()).toBe('locked');
  });
});

describe('idle time', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T09:00:00Z') });
    await vault.createVault(PASSPHRASE);
  });
  const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);

  it('locks after 15 minutes unless someone touches', async () => {
    expect(await vault.idleMinutes()).toBe(15);
    pass(14);
    expect(await vault.lockIfIdle()).toBe(false);
    await vault.touch();
    pass(14);
    expect(await vault.lockIfIdle()).toBe(false);
    pass(1);
    expect(await vault.lockIfIdle()).toBe(true);
    expect(session.items.size).toBe(0);
  });

  it('locks at the first call after the time, without any alarm', async () => {
    pass(15);
    await expect(vault.clients.list()).rejects.toMatchObject({ code: 'locked' });
    expect(session.items.size).toBe(0);
  });

  it('cannot be revived by a touch that comes too late', async () => {
    pass(16);
    await vault.touch();
    expect(await vault.vaultState()).toBe('locked');
  });

  it('is not prolonged by a clock set back', async () => {
    pass(-120);
    expect(await vault.vaultState()).toBe('locked');
  });

  it('follows the setting, now and after the next opening', async () => {
    await vault.setIdleMinutes(3);
    pass(2);
    await vault.touch();
    pass(3);
    expect(await vault.lockIfIdle()).toBe(true);
    await vault.unlock(PASSPHRASE);
    expect(await vault.idleMinutes()).toBe(3);
    for (const wrong of [0, -1, 2.5, 481, Number.NaN, '5' as unknown as number]) {
      await expect(vault.setIdleMinutes(wrong)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await vault.idleMinutes()).toBe(3);
  });

  it('has nothing to lock when locked', async () => {
    await vault.lock();
    expect(await vault.lockIfIdle()).toBe(false);
  });
});
