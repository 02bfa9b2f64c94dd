import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../../lib/profile/dates';
import { aClient, diskRows, newContext, PASSPHRASE, replaceRows, rowsOf, session, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};
/** Days from now, as ISO. */
const inDays = (days: number) => addDays(today(), days);
const ids = async () => (await vault.clients.cards()).cards.map(({ id }) => id).sort();

beforeEach(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Two files, the second one seen again later. */
async function people() {
  await vault.clients.save(aClient('ancien'));
  await vault.clients.save(aClient('recent', { lastName: 'Autre' }));
}

describe('the purge', () => {
  it('erases nothing that was not told', async () => {
    await people();
    expect(await vault.retention.purge(inDays(4000))).toBe(0);
    expect(await ids()).toEqual(['ancien', 'recent']);
  });

  it('erases what was told for the whole notice, with a line of the journal each and no name', async () => {
    await people();
    const [later, gone] = [inDays(800), inDays(830)];
    const told = await vault.retention.upcoming(later);
    expect(told.map(({ id, erasedOn }) => [id, erasedOn])).toEqual([
      ['ancien', gone],
      ['recent', gone],
    ]);
    await vault.retention.shown(
      told.filter(({ id }) => id === 'ancien'),
      later,
    );
    expect(await vault.retention.purge(addDays(gone, -1))).toBe(0);
    expect(await vault.retention.purge(gone)).toBe(1);
    expect(await ids()).toEqual(['recent']);
    expect((await rowsOf('clients')).map(({ id }) => id)).toEqual(['recent']);
    const lines = await vault.journal.read({ kinds: ['client-purged'] });
    expect(lines.map(({ client }) => client)).toEqual(['ancien']);
    expect(JSON.stringify(lines)).not.toMatch(/Exemple|Camille/);
    expect((await vault.journal.verify()).sound).toBe(true);
    expect(await vault.retention.purge(gone)).toBe(0);
  });

  it('lets go of a file seen again, in whichever window', async () => {
    await people();
    const later = inDays(800);
    await vault.retention.shown(await vault.retention.upcoming(later), later);
    const other = await newContext();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${inDays(810)}T12:00:00`) });
    // The vault was left open: its idle time is another story.
    session.items.set('vault/lease', JSON.stringify({ from: Date.now(), until: Date.now() + 1e7, minutes: 15 }));
    const seen = await other.clients.contact('recent');
    expect(seen?.lastContactOn).toBe(today());
    expect(await vault.retention.purge(today())).toBe(0);
    expect(await vault.retention.purge(inDays(20))).toBe(1);
    expect(await ids()).toEqual(['recent']);
  });

  it('is all or nothing: a disk that refuses keeps everything', async () => {
    await people();
    const later = inDays(800);
    await vault.retention.shown(await vault.retention.upcoming(later), later);
    const before = await diskRows('records');
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(vault.retention.purge(inDays(830))).rejects.toMatchObject({ name: 'VaultError' });
    vi.restoreAllMocks();
    expect(await diskRows('records')).toEqual(before);
    expect(await vault.retention.purge(inDays(830))).toBe(2);
  });

  it('begins its notice again when what was told is lost', async () => {
    await people();
    const later = inDays(800);
    await vault.retention.shown(await vault.retention.upcoming(later), later);
    const rows = await diskRows('records');
    await replaceRows(
      'records',
      rows.filter(({ table }) => table !== 'retention'),
    );
    expect(await vault.retention.purge(inDays(830))).toBe(0);
    expect((await vault.retention.upcoming(inDays(830))).map(({ erasedOn }) => erasedOn)).toEqual([
      inDays(860),
      inDays(860),
    ]);
  });

  it('does nothing while locked', async () => {
    await people();
    await vault.lock();
    await expect(vault.retention.purge(inDays(4000))).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.retention.upcoming(inDays(4000))).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('the time files are kept', () => {
  it('is two years, or less', async () => {
    expect(await vault.retention.months()).toBe(24);
    await vault.retention.setMonths(6);
    expect(await (await newContext()).retention.months()).toBe(6);
    for (const wrong of [0, 25, 1.5, Number.NaN]) {
      await expect(vault.retention.setMonths(wrong)).rejects.toMatchObject({ code: 'invalid' });
    }
    await people();
    expect(await vault.retention.upcoming(inDays(140))).toEqual([]);
    expect(await vault.retention.upcoming(inDays(160))).toHaveLength(2);
  });
});

describe('a contact', () => {
  it('changes the day and nothing else, even when an agreement has ended', async () => {
    const given = { scope: 'sante' as const, givenOn: inDays(-10), how: 'oral' as const, until: today() };
    const saved = await vault.clients.save({ ...aClient('c1', { renouncedCare: true }), agreements: [given] });
    expect(await vault.clients.contact('c1')).toEqual(saved);
    const lease = session.items.get('vault/lease');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${inDays(3)}T12:00:00`) });
    session.items.set('vault/lease', JSON.stringify({ ...JSON.parse(lease ?? '{}'), until: Date.now() + 1e7 }));
    const seen = await vault.clients.contact('c1');
    expect(seen).toEqual({ ...saved, version: 2, lastContactOn: today() });
    await expect(vault.clients.save(seen ?? saved)).rejects.toMatchObject({ code: 'not-storable' });
    expect(await vault.clients.contact('personne')).toBeNull();
  });
});
