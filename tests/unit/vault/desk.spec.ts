import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aRun, newContext, PASSPHRASE, session, until, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});

describe('the desk', () => {
  it('keeps one client per dossier, for every context', async () => {
    await vault.desk.chooseClient('ds:1', 'c1');
    await vault.desk.chooseClient('ds:2', 'c2');
    const other = await newContext();
    expect(await other.desk.clientOf('ds:1')).toBe('c1');
    expect(await other.desk.clientOf('ds:2')).toBe('c2');
    await other.desk.chooseClient('ds:1', null);
    expect(await vault.desk.clientOf('ds:1')).toBeNull();
    expect(await vault.desk.clientOf('ds:2')).toBe('c2');
  });

  it('keeps the last run of each dossier after a reload', async () => {
    await vault.desk.saveRun('ds:1', aRun(3));
    await vault.desk.saveRun('ds:1', aRun(2));
    const other = await newContext();
    expect(await other.desk.run('ds:1')).toEqual(aRun(2));
    expect(await other.desk.run('ds:2')).toBeNull();
    await other.desk.clearRun('ds:1');
    expect(await vault.desk.run('ds:1')).toBeNull();
  });

  it('lets go of a client, and of what was written with that file', async () => {
    await vault.desk.chooseClient('ds:1', 'c1');
    await vault.desk.chooseClient('ds:2', 'c2');
    await vault.desk.saveRun('ds:1', { ...aRun(2), clientId: 'c1' });
    await vault.desk.saveRun('ds:2', { ...aRun(1), clientId: 'c2' });
    await vault.desk.forget('c1');
    expect(await vault.desk.clientOf('ds:1')).toBeNull();
    expect(await vault.desk.run('ds:1')).toBeNull();
    expect(await vault.desk.clientOf('ds:2')).toBe('c2');
    expect(await vault.desk.run('ds:2')).not.toBeNull();
    await vault.lock();
    await expect(vault.desk.forget('c2')).rejects.toMatchObject({ code: 'locked' });
  });

  it('keeps the run saved last, however slow the memory was with the one before', async () => {
    const slow: (() => void)[] = [];
    session.beforeSet = () => {
      session.beforeSet = null;
      return new Promise((resolve) => slow.push(resolve));
    };
    const first = vault.desk.saveRun('ds:1', aRun(1));
    const second = vault.desk.saveRun('ds:1', aRun(2));
    await until(() => slow.length === 1);
    slow[0]?.();
    await Promise.all([first, second]);
    expect((await vault.desk.run('ds:1'))?.results).toHaveLength(2);
  });

  it('is not stopped by a refusal', async () => {
    const cyclic = aRun(1) as unknown as { self: unknown };
    cyclic.self = cyclic;
    await expect(vault.desk.saveRun('ds:1', cyclic as never)).rejects.toThrow();
    await vault.desk.saveRun('ds:1', aRun(2));
    expect((await vault.desk.run('ds:1'))?.results).toHaveLength(2);
  });

  it('holds a run of a thousand fields, and refuses in words what would fill the memory', async () => {
    await vault.desk.saveRun('ds:1', aRun(1000));
    const huge = aRun(1);
    huge.results[0]!.before = [{ name: 'champ', value: 'x'.repeat(3_000_000), checked: null }];
    await expect(vault.desk.saveRun('ds:1', huge)).rejects.toMatchObject({ code: 'session-full' });
    expect((await vault.desk.run('ds:1'))?.results).toHaveLength(1000);

    const large = aRun(1);
    large.results[0]!.before = [{ name: 'champ', value: 'x'.repeat(1_900_000), checked: null }];
    const filled = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => vault.desk.saveRun(`ds:${index + 10}`, large)),
    );
    expect(filled.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'session-full' } });
    expect(await vault.vaultState()).toBe('unlocked');
  });

  it('takes what is not a run for no run', async () => {
    session.items.set('vault/desk/run/ds:1', '{"results":"none"}');
    expect(await vault.desk.run('ds:1')).toBeNull();
  });
});
