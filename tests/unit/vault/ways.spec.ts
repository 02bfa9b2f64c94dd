import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aClient,
  diskRows,
  newContext,
  onDisk,
  PASSPHRASE,
  replaceRows,
  rowsOf,
  session,
  type Vault,
  wipe,
} from './support';
import * as weak from './weak-kdf';

/** The cost in force for new contexts; raised by the stories of a later version. */
const policy = vi.hoisted(() => ({ iterations: 1 }));
vi.mock('../../../lib/vault/kdf-policy', async () => {
  const base = await import('./weak-kdf');
  const { memoryKiB, parallelism } = base.DEFAULT_KDF;
  return {
    ...base,
    DEFAULT_KDF: {
      name: 'argon2id',
      memoryKiB,
      parallelism,
      get iterations() {
        return policy.iterations;
      },
    },
  };
});

const SECOND = 1000;
const NEXT = 'un tout autre bouquet de mots';
let vault: Vault;

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * SECOND);
async function wrong(times: number): Promise<string[]> {
  const said: string[] = [];
  for (let at = 0; at < times; at++) said.push(await refusal(vault.unlock('ce n’est pas celle-là')));
  return said;
}

beforeEach(async () => {
  policy.iterations = weak.DEFAULT_KDF.iterations;
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T09:00:00Z') });
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('wrong tries', () => {
  beforeEach(() => vault.lock());

  it('make one wait after the third, the right passphrase too', async () => {
    expect(await wrong(4)).toEqual(['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase', 'too-many-tries']);
    expect(await vault.unlockWait()).toEqual({ until: Date.now() + 10 * SECOND, count: 3 });
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('too-many-tries');
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow(/dans 10\ss\./);
    expect(await vault.vaultState()).toBe('locked');
    // Refused is not tried: the wait is the same.
    expect(await vault.unlockWait()).toEqual({ until: Date.now() + 10 * SECOND, count: 3 });
    pass(10);
    expect(await vault.unlockWait()).toBeNull();
    await vault.unlock(PASSPHRASE);
    expect(await diskRows('tries')).toEqual([]);
  });

  it('make one wait longer and longer, and are forgotten once it opened', async () => {
    await wrong(3);
    for (const seconds of [10, 20, 40, 80, 160, 320, 640, 900, 900]) {
      expect((await vault.unlockWait())?.until).toBe(Date.now() + seconds * SECOND);
      pass(seconds);
      expect(await wrong(1)).toEqual(['wrong-passphrase']);
    }
    pass(900);
    await vault.unlock(PASSPHRASE);
    await vault.lock();
    expect(await wrong(2)).toEqual(['wrong-passphrase', 'wrong-passphrase']);
    await vault.unlock(PASSPHRASE);
  });

  it('are remembered by a browser that starts again', async () => {
    await wrong(3);
    session.reset();
    vault = await newContext();
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('too-many-tries');
    pass(10);
    await vault.unlock(PASSPHRASE);
  });

  it('are not undone by a clock set back, which cannot lock anyone out for long either', async () => {
    await wrong(3);
    pass(-3 * 365 * 86_400);
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('too-many-tries');
    expect(await vault.unlockWait()).toEqual({ until: Date.now() + 10 * SECOND, count: 3 });
    pass(10);
    await vault.unlock(PASSPHRASE);
  });

  it('are counted before they are made: a browser closed in the middle of one buys nothing', async () => {
    const seen = vi.spyOn(IDBObjectStore.prototype, 'put');
    await vault.unlock(PASSPHRASE);
    // Even the one that opens: counted, then forgotten.
    expect(seen.mock.calls.map(([row]) => row).filter(({ id }) => id === 'lock')).toEqual([
      { id: 'lock', count: 1, last: Date.now() },
    ]);
    expect(await diskRows('tries')).toEqual([]);
  });

  it('are counted one by one when many windows try at once', async () => {
    const contexts = [vault, await newContext(), await newContext(), await newContext(), await newContext()];
    const said = await Promise.all(contexts.map((each, at) => refusal(each.unlock(`mauvaise phrase ${at}`))));
    expect(said.filter((code) => code === 'wrong-passphrase')).toHaveLength(3);
    expect(said.filter((code) => code === 'too-many-tries')).toHaveLength(2);
  });

  it('count for the passphrase, the code and the change of passphrase together', async () => {
    pass(3600);
    await vault.unlock(PASSPHRASE);
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    const other = await vault.makeRecoveryCode(PASSPHRASE);
    expect(await refusal(vault.changePassphrase('ce n’est pas celle-là', NEXT))).toBe('wrong-passphrase');
    expect(await refusal(vault.makeRecoveryCode('ce n’est pas celle-là'))).toBe('wrong-passphrase');
    await vault.lock();
    expect(await refusal(vault.recover(code, NEXT))).toBe('wrong-code');
    expect(await refusal(vault.recover(other, NEXT))).toBe('too-many-tries');
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('too-many-tries');
    pass(10);
    await vault.recover(other, NEXT);
  });

  it('are not counted for a lock that is damaged, weakened or absent', async () => {
    const [row] = await diskRows('keyring');
    await replaceRows('keyring', [{ ...row, salt: row.salt.map((byte: number) => byte ^ 1) }]);
    expect(await wrong(5)).toEqual(Array(5).fill('damaged-key'));
    await replaceRows('keyring', [{ ...row, kdf: { ...row.kdf, memoryKiB: 32 } }]);
    expect(await wrong(5)).toEqual(Array(5).fill('weak-parameters'));
    await replaceRows('keyring', []);
    expect(await wrong(5)).toEqual(Array(5).fill('absent'));
    await replaceRows('keyring', [row]);
    await vault.unlock(PASSPHRASE);
  });

  it('that cannot be counted on a full disk keep nobody out', async () => {
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (this.name === 'tries') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    });
    expect(await wrong(1)).toEqual(['wrong-passphrase']);
    await vault.unlock(PASSPHRASE);
    expect(full).toHaveBeenCalled();
  });
});

describe('a change of passphrase', () => {
  it('replaces one row: the new one opens the same files, the former opens nothing', async () => {
    await vault.clients.save(aClient('c1'));
    const [before, records] = [await diskRows('keyring'), await rowsOf('clients')];
    await vault.changePassphrase(PASSPHRASE, NEXT);
    const after = await diskRows('keyring');
    expect(after).toHaveLength(1);
    expect(after[0].vaultId).toBe(before[0].vaultId);
    expect(after[0].salt).not.toEqual(before[0].salt);
    // Nothing sealed again.
    expect(await rowsOf('clients')).toEqual(records);
    expect(await vault.vaultState()).toBe('unlocked');
    await vault.lock();
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('wrong-passphrase');
    await vault.unlock(NEXT);
    expect((await vault.clients.list()).clients.map(({ id }) => id)).toEqual(['c1']);
  });

  it('asks for the present one, and for a new one long enough, before anything', async () => {
    const before = await diskRows('keyring');
    expect(await refusal(vault.changePassphrase(PASSPHRASE, 'trop court'))).toBe('weak-passphrase');
    expect(await refusal(vault.changePassphrase('ce n’est pas celle-là', NEXT))).toBe('wrong-passphrase');
    await vault.lock();
    expect(await refusal(vault.changePassphrase(PASSPHRASE, NEXT))).toBe('locked');
    expect(await diskRows('keyring')).toEqual(before);
  });

  it('asked by two windows at once is made by one', async () => {
    const other = await newContext();
    const said = await Promise.all([
      refusal(vault.changePassphrase(PASSPHRASE, `${NEXT} 0`)),
      refusal(other.changePassphrase(PASSPHRASE, `${NEXT} 1`)),
    ]);
    expect(said.filter((code) => code === 'done')).toHaveLength(1);
    expect(said.every((code) => ['done', 'busy', 'wrong-passphrase'].includes(code))).toBe(true);
    await vault.lock();
    await vault.unlock(`${NEXT} ${said.indexOf('done')}`);
  });

  it('leaves the recovery code good', async () => {
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    await vault.changePassphrase(PASSPHRASE, NEXT);
    await vault.lock();
    await vault.recover(code, `${NEXT} encore`);
    expect(await vault.vaultState()).toBe('unlocked');
  });
});

describe('the recovery code', () => {
  it('opens the vault and sets a new passphrase, as often as needed', async () => {
    await vault.clients.save(aClient('c1'));
    expect(await vault.recoveryCodeDate()).toBeNull();
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    expect(await vault.recoveryCodeDate()).toBe('2026-11-21');
    for (const round of ['un', 'deux']) {
      await vault.lock();
      await vault.recover(code.toLowerCase().replaceAll('-', ' '), `${NEXT} ${round}`);
      expect((await vault.clients.list()).clients).toHaveLength(1);
      await vault.lock();
      expect(await refusal(vault.unlock(PASSPHRASE))).toBe('wrong-passphrase');
      await vault.unlock(`${NEXT} ${round}`);
    }
  });

  it('is kept nowhere', async () => {
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    const bare = code.replaceAll('-', '');
    const kept = JSON.stringify([await diskRows('keyring'), await diskRows('records'), [...session.items]]);
    for (const form of [code, bare, bare.toLowerCase(), code.slice(0, 9)]) expect(kept).not.toContain(form);
  });

  it('made anew replaces the former', async () => {
    const former = await vault.makeRecoveryCode(PASSPHRASE);
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    expect(await diskRows('keyring')).toHaveLength(2);
    await vault.lock();
    expect(await refusal(vault.recover(former, NEXT))).toBe('wrong-code');
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('done');
    await vault.lock();
    await vault.recover(code, NEXT);
  });

  it('mistyped, absent or with a passphrase too short changes nothing and counts for nothing', async () => {
    await vault.lock();
    const before = await diskRows('keyring');
    const another = `0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WX`;
    expect(await refusal(vault.recover(another, NEXT))).toBe('mistyped-code');
    await vault.unlock(PASSPHRASE);
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    await onDisk('keyring', 'readwrite', (rows) => rows.delete('recovery'));
    await vault.lock();
    expect(await refusal(vault.recover(code, NEXT))).toBe('no-recovery');
    expect(await refusal(vault.recover(code, 'trop court'))).toBe('weak-passphrase');
    expect(await diskRows('keyring')).toEqual(before);
    expect(await diskRows('tries')).toEqual([]);
    expect(await refusal((await newContext()).recover(code, NEXT))).toBe('no-recovery');
  });

  it('opens when the passphrase’s own lock is gone, and makes it anew', async () => {
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    await vault.clients.save(aClient('c1'));
    await vault.lock();
    const rows = await diskRows('keyring');
    for (const row of rows) if (row.id === 'passphrase') row.wrapped[0] ^= 1;
    await replaceRows('keyring', rows);
    expect(await refusal(vault.unlock(PASSPHRASE))).toBe('damaged-key');
    await vault.recover(code, NEXT);
    await vault.lock();
    await vault.unlock(NEXT);
    await vault.lock();
    await onDisk('keyring', 'readwrite', (rows) => rows.delete('passphrase'));
    expect(await refusal(vault.unlock(NEXT))).toBe('damaged-key');
    await vault.recover(code, NEXT);
    await vault.lock();
    await vault.unlock(NEXT);
    expect((await vault.clients.list()).clients).toHaveLength(1);
  });
});

describe('the cost of a way in', () => {
  it('is raised when it opens under a later version, for each way by itself', async () => {
    const code = await vault.makeRecoveryCode(PASSPHRASE);
    await vault.lock();
    policy.iterations = 2;
    vault = await newContext();
    await vault.unlock(PASSPHRASE);
    const costs = async () =>
      Object.fromEntries((await diskRows('keyring')).map(({ id, kdf }) => [id, kdf.iterations]));
    expect(await costs()).toEqual({ passphrase: 2, recovery: 1 });
    await vault.lock();
    await vault.unlock(PASSPHRASE);
    await vault.lock();
    await vault.recover(code, NEXT);
    expect(await costs()).toEqual({ passphrase: 2, recovery: 2 });
    expect(await vault.recoveryCodeDate()).toBe('2026-11-21');
    await vault.lock();
    await vault.unlock(NEXT);
  });

  it('is never lowered', async () => {
    policy.iterations = 3;
    vault = await newContext();
    await vault.lock();
    await vault.unlock(PASSPHRASE);
    policy.iterations = 1;
    vault = await newContext();
    await vault.lock();
    const before = await diskRows('keyring');
    expect(before[0].kdf.iterations).toBe(3);
    await vault.unlock(PASSPHRASE);
    expect(await diskRows('keyring')).toEqual(before);
  });

  it('that cannot be raised (disk full) opens all the same', async () => {
    await vault.lock();
    policy.iterations = 2;
    vault = await newContext();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'keyring') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    });
    await vault.unlock(PASSPHRASE);
    expect(await vault.vaultState()).toBe('unlocked');
    expect((await diskRows('keyring'))[0].kdf.iterations).toBe(1);
  });
});
