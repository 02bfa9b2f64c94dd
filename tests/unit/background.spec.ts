import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MESSAGE_TYPES } from '../../lib/messages';
import { aClient, newContext, PASSPHRASE, session, type Vault, wipe } from './vault/support';

vi.mock('../../lib/vault/kdf-policy', () => import('./vault/weak-kdf'));

type Listener = (...args: never[]) => unknown;

/** A browser that keeps the listeners it is given, and every word said to a page or shown on the icon. */
const listeners = new Map<string, Listener[]>();
const said: unknown[] = [];
const on = (name: string) => ({
  addListener: (listener: Listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  removeListener: () => undefined,
});
const world = (globalThis as unknown as { browser: Record<string, unknown> }).browser;
Object.assign(world, {
  runtime: { id: 'relais-ti', onMessage: on('message'), onConnect: on('connect') },
  alarms: { get: async () => undefined, create: async () => undefined, onAlarm: on('alarm') },
  idle: { onStateChanged: on('idle') },
  commands: { onCommand: on('command') },
  tabs: {
    onUpdated: on('updated'),
    query: async () => [],
    sendMessage: async (...words: unknown[]) => void said.push(words),
  },
  action: Object.fromEntries(
    ['setBadgeBackgroundColor', 'setBadgeText', 'setTitle'].map((name) => [
      name,
      async (words: unknown) => void said.push(words),
    ]),
  ),
});

let vault: Vault;
const tell = (name: string, ...args: unknown[]) =>
  (listeners.get(name) ?? []).map((listener) => listener(...(args as never[])));

beforeEach(async () => {
  await wipe();
  listeners.clear();
  said.length = 0;
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
  await vault.clients.save(aClient('c1', { lastName: 'Plougonven' }));
  await vault.desk.chooseClient('ds:1', 'c1');
  (await import('../../entrypoints/background')).default.main();
});

const PAGE = { url: 'https://www.ameli.fr/', title: '', h1: '', breadcrumb: '' };
const FROM = { content: { id: 'relais-ti', tab: { id: 7 }, frameId: 0 }, stranger: { id: 'another', tab: { id: 7 } } };

describe('what a page or a content script can learn by asking', () => {
  const words = fc.oneof(
    fc.record({
      type: fc.oneof(
        fc.constantFrom(...Object.keys(MESSAGE_TYPES)),
        fc.constantFrom('vault/state', 'vault/unlock', 'clients/list', 'desk/run', '__proto__'),
      ),
      place: fc.constantFrom(null, 'champs'),
      dossier: fc.constantFrom(null, '1'),
      page: fc.constant(PAGE),
      fieldId: fc.constantFrom(null, '1'),
    }),
    fc.anything(),
  );

  it.each(['locked', 'unlocked'])('is nothing, whatever the message, while %s', async (state) => {
    if (state === 'locked') await vault.lock();
    const before = JSON.stringify([...session.items]);
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...Object.values(FROM)), async (message, sender) => {
        expect(tell('message', message, sender)).toEqual([undefined]);
      }),
      { numRuns: 2_000 },
    );
    expect(await vault.vaultState()).toBe(state);
    // The lease apart, which the time moves: nothing was put in the session memory by a message.
    expect(JSON.stringify([...session.items])).toBe(before);
    expect(JSON.stringify(said)).not.toMatch(/Plougonven|c1|verrouill|locked/);
  });

  it('is nothing for each type there is, and nobody takes a call', async () => {
    await vault.lock();
    for (const type of Object.keys(MESSAGE_TYPES)) {
      const message = { type, place: null, dossier: null, page: PAGE, fieldId: null };
      expect(tell('message', message, FROM.content), type).toEqual([undefined]);
    }
    expect(listeners.has('connect')).toBe(false);
  });
});

describe('the background', () => {
  it('locks with the screen, and not for less', async () => {
    tell('idle', 'idle');
    tell('idle', 'active');
    expect(await vault.vaultState()).toBe('unlocked');
    tell('idle', 'locked');
    await vi.waitFor(async () => expect(await vault.vaultState()).toBe('locked'));
    expect(session.items.size).toBe(0);
  });

  it('locks at the first beat after the idle time', async () => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: now + 16 * 60_000 });
    tell('alarm', { name: 'idle-lock' });
    vi.useRealTimers();
    await vi.waitFor(() => expect(session.items.size).toBe(0));
  });
});
