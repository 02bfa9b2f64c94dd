import { beforeEach, describe, expect, it, vi } from 'vitest';
import { policies, session } from '../vault/support';

const { followManaged } = await import('../../../lib/managed');
const { isAddressAllowed, isHostAllowed } = await import('../../../lib/managed/place');

beforeEach(() => {
  session.reset();
  policies.set(null);
});

describe('without any policy', () => {
  it('every site is allowed and nothing is said wrong, whether the browser rejects or answers nothing', async () => {
    for (const values of [null, {}]) {
      policies.set(values);
      expect(await isHostAllowed('demarche.numerique.gouv.fr')).toBe(true);
      const told = vi.fn();
      followManaged(told)();
      const stop = followManaged(told);
      await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ settings: {}, faults: [] }));
      stop();
    }
  });
});

describe('a list of sites', () => {
  it('limits sites of the web, and only those', async () => {
    policies.set({ allowedHosts: ['ameli.fr'] });
    expect(await isAddressAllowed('https://www.ameli.fr/assure/droits')).toBe(true);
    expect(await isAddressAllowed('https://demarche.numerique.gouv.fr/dossiers/1/brouillon')).toBe(false);
    expect(await isAddressAllowed('moz-extension://4c0b5f0e/options.html')).toBe(true);
    expect(await isAddressAllowed(undefined)).toBe(true);
  });

  it('holds from the moment it changes', async () => {
    const seen: unknown[] = [];
    const stop = followManaged(({ settings }) => seen.push(settings.allowedHosts));
    await vi.waitFor(() => expect(seen).toEqual([undefined]));
    policies.set({ allowedHosts: ['caf.fr'] });
    expect(await isHostAllowed('ameli.fr')).toBe(false);
    await vi.waitFor(() => expect(seen).toEqual([undefined, ['caf.fr']]));
    stop();
    policies.set(null);
    expect(await isHostAllowed('ameli.fr')).toBe(true);
    expect(seen).toHaveLength(2);
  });
});
