/** Records that are truly ours, but whose content is not what this version expects. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aClient, newContext, PASSPHRASE, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
  await vault.clients.save(aClient('sound'));
});

async function saveAs(schema: number, id: string, content: unknown): Promise<void> {
  const { openedVault } = await import('../../../lib/vault/lock');
  const { write } = await import('../../../lib/vault/store');
  await write(await openedVault(), { table: 'clients', schema }, id, null, content);
}

describe('a record that opens', () => {
  it('but is not of the expected shape is kept, shown raw, and not used', async () => {
    for (const [id, content] of Object.entries({
      a: { ...aClient('a'), profile: { lastName: 12 } },
      b: 'bonjour',
      c: null,
      d: { ...aClient('d'), added: true },
    })) {
      await saveAs(1, id, content);
    }
    const { clients, damaged } = await vault.clients.list();
    expect(clients.map(({ id }) => id)).toEqual(['sound']);
    expect(damaged.map(({ id, reason }) => [id, reason])).toEqual([
      ['a', 'unreadable'],
      ['b', 'unreadable'],
      ['c', 'unreadable'],
      ['d', 'unreadable'],
    ]);
    expect(JSON.parse(damaged[0]?.raw ?? '')).toMatchObject({ profile: { lastName: 12 } });
    await expect(vault.clients.get('b')).rejects.toMatchObject({ code: 'damaged', damage: { raw: '"bonjour"' } });
  });

  it('but comes from a later version is kept, and says so', async () => {
    await saveAs(3, 'later', { surprise: true });
    const { clients, damaged } = await vault.clients.list();
    expect(clients.map(({ id }) => id)).toEqual(['sound']);
    expect(damaged).toMatchObject([{ id: 'later', reason: 'newer', raw: '{"surprise":true}' }]);
    await expect(vault.clients.get('later')).rejects.toMatchObject({ code: 'newer' });
  });
});
