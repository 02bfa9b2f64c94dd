/** What the structure sets, where it counts: in the vault, whatever the screens do. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, addMonths, localDay } from '../../../lib/profile/dates';
import type { Profile } from '../../../lib/profile/schema';
import { aClient, newContext, PASSPHRASE, policies, rowsOf, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;
type Desk = typeof import('../../../lib/vault/backup')['backup'];
let backup: Desk;

beforeEach(async () => {
  await wipe();
  vault = await newContext();
  ({ backup } = await import('../../../lib/vault/backup'));
  await vault.createVault(PASSPHRASE);
});
afterEach(() => vi.useRealTimers());

const minutesLater = (minutes: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });

describe('a ceiling of idle time', () => {
  it('holds at once, over one’s own longer choice, which comes back with its end', async () => {
    await vault.setIdleMinutes(60);
    policies.set({ maxIdleMinutes: 5 });
    expect(await vault.idleMinutes()).toBe(5);
    policies.set(null);
    expect(await vault.idleMinutes()).toBe(60);
  });

  it('locks a vault that was left open for longer, from the moment it is set', async () => {
    minutesLater(6);
    expect(await vault.vaultState()).toBe('unlocked');
    policies.set({ maxIdleMinutes: 5 });
    expect(await vault.lockIfIdle()).toBe(true);
    expect(await vault.vaultState()).toBe('locked');
  });

  it('is counted from the last touch', async () => {
    policies.set({ maxIdleMinutes: 5 });
    minutesLater(4);
    await vault.touch();
    minutesLater(4);
    expect(await vault.vaultState()).toBe('unlocked');
    minutesLater(2);
    expect(await vault.vaultState()).toBe('locked');
  });

  it('lets one lock sooner, never later', async () => {
    policies.set({ maxIdleMinutes: 10 });
    await vault.setIdleMinutes(2);
    expect(await vault.idleMinutes()).toBe(2);
    await expect(vault.setIdleMinutes(11)).rejects.toMatchObject({
      code: 'invalid',
      details: [expect.stringContaining('10 minutes')],
    });
    expect(await vault.idleMinutes()).toBe(2);
  });

  it('that is wrong sets nothing', async () => {
    policies.set({ maxIdleMinutes: 'dix' });
    expect(await vault.idleMinutes()).toBe(15);
  });
});

describe('a shorter retention', () => {
  const thirteenMonthsOn = () => addMonths(localDay(), 13);

  it('announces and erases by itself, with the same notice', async () => {
    await vault.clients.save(aClient('c1'));
    expect(await vault.retention.upcoming(thirteenMonthsOn())).toEqual([]);
    policies.set({ retentionMonths: 12 });
    expect(await vault.retention.months()).toBe(12);
    const told = await vault.retention.upcoming(thirteenMonthsOn());
    expect(told.map(({ id }) => id)).toEqual(['c1']);
    await vault.retention.shown(told, thirteenMonthsOn());
    expect(await vault.retention.purge(addDays(thirteenMonthsOn(), 29))).toBe(0);
    expect(await vault.retention.purge(addDays(thirteenMonthsOn(), 30))).toBe(1);
  });

  it('leaves one’s own choice for the day it goes, even after an announcement was noted', async () => {
    await vault.clients.save(aClient('c1'));
    await vault.retention.setMonths(18);
    policies.set({ retentionMonths: 12 });
    await vault.retention.shown(await vault.retention.upcoming(thirteenMonthsOn()), thirteenMonthsOn());
    await expect(vault.retention.setMonths(13)).rejects.toMatchObject({ code: 'invalid' });
    policies.set(null);
    expect(await vault.retention.months()).toBe(18);
    // Announced under the shorter one, not due by the longer.
    expect(await vault.retention.purge(addDays(thirteenMonthsOn(), 40))).toBe(0);
  });
});

describe('files that may not leave', () => {
  it('no backup, no export: refused in words before anything is made or noted', async () => {
    await vault.clients.save(aClient('c1'));
    policies.set({ exportAllowed: false });
    const before = (await vault.journal.read()).length;
    await expect(backup.make()).rejects.toMatchObject({ code: 'not-allowed', message: /structure/ });
    const make = vi.fn();
    await expect(vault.handOut({ kind: 'journal-exported' }, make)).rejects.toMatchObject({
      code: 'export-refused',
      message: expect.stringContaining('Votre structure'),
    });
    expect(make).not.toHaveBeenCalled();
    expect(await vault.journal.read()).toHaveLength(before);
    // Read here, the journal stays open to the DPO; a backup may still come in.
    expect((await vault.journal.look()).proof.sound).toBe(true);
  });

  it('allowed, or not spoken of: noted first, then made', async () => {
    for (const values of [null, { exportAllowed: true }, { exportAllowed: 'oui' }]) {
      policies.set(values);
      const lines = await vault.handOut({ kind: 'client-exported', client: 'c1' }, () =>
        vault.journal.read({ kinds: ['client-exported'] }),
      );
      expect(lines[0]?.client).toBe('c1');
      expect((await backup.make()).clients).toBe(0);
    }
  });
});

const NUMBERS: Profile = { lastName: 'Exemple', nir: '280124410912330', iban: 'FR7630006000011234567890189' };
const BASIS = { keepTypedOnce: { legalBasis: 'Décret n° 2019-341, article 2' } };

describe('NIR and IBAN', () => {
  it('are kept where the structure states its legal basis, and nowhere else', async () => {
    await expect(vault.clients.save(aClient('c1', NUMBERS))).rejects.toMatchObject({ code: 'not-storable' });
    policies.set({ keepTypedOnce: { legalBasis: '' } });
    await expect(vault.clients.save(aClient('c1', NUMBERS))).rejects.toMatchObject({ code: 'not-storable' });
    policies.set(BASIS);
    await vault.clients.save(aClient('c1', NUMBERS));
    expect((await vault.clients.get('c1'))?.profile).toEqual(NUMBERS);
    expect(JSON.stringify(await rowsOf('clients'))).not.toContain(NUMBERS.nir);
  });

  it('withdrawn later: the file opens, is saved again only without them, and a contact is still noted', async () => {
    policies.set(BASIS);
    const kept = await vault.clients.save(aClient('c1', NUMBERS));
    policies.set(null);
    expect((await vault.clients.get('c1'))?.profile.nir).toBe(NUMBERS.nir);
    await expect(vault.clients.save(kept)).rejects.toMatchObject({ code: 'not-storable' });
    expect(await vault.clients.contact('c1')).not.toBeNull();
    expect(vault.usable(kept, { keepTypedOnce: false }).profile).toEqual({ lastName: 'Exemple' });
    expect(vault.usable(kept, { keepTypedOnce: true })).toEqual(kept);
    await vault.clients.save(vault.usable(kept, { keepTypedOnce: false }));
    expect((await vault.clients.get('c1'))?.profile).toEqual({ lastName: 'Exemple' });
  });

  it('come in with a backup where they may be kept; elsewhere the rest comes in and it is told', async () => {
    policies.set(BASIS);
    await vault.clients.save(aClient('c1', NUMBERS));
    const { text } = await backup.make();
    await vault.clients.remove('c1');
    const allowed = await backup.preview(text);
    expect(allowed.plan[0]?.issues).toEqual([]);
    policies.set(null);
    const { plan } = await backup.preview(text);
    expect(plan[0]?.issues).toHaveLength(2);
    expect(plan[0]?.there.profile).toEqual({ lastName: 'Exemple' });
    // The rule changed between the preview and the gesture.
    await expect(backup.commit(allowed, new Map([['c1', 'add']]))).rejects.toMatchObject({ code: 'not-storable' });
    expect((await vault.clients.list()).clients).toEqual([]);
  });
});

describe('the structure’s name', () => {
  it('is the advisor’s structure as long as they told none, and is not taken for something they told', async () => {
    policies.set({ structureName: 'Maison des entrepreneurs' });
    expect(await vault.advisor.get()).toEqual({ advisorOrganisation: 'Maison des entrepreneurs' });
    expect((await backup.make()).text).not.toContain('Maison des entrepreneurs');
    await vault.advisor.save({ advisorLastName: 'Dunoyer', advisorOrganisation: 'Antenne de Brest' });
    expect((await vault.advisor.get()).advisorOrganisation).toBe('Antenne de Brest');
  });
});
