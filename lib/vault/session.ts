/**
 * The session memory of the browser (`storage.session`): never on disk, gone with the browser, closed to content
 * scripts. The only place where the data key is kept, so that any context may die at any line.
 */
import { browser } from 'wxt/browser';
import { fromBase64, toBase64 } from './bytes';
import { VaultError } from './errors';
import type { DataKey } from './keyring';
import { SESSION_KEY, SESSION_LEASE, SESSION_PREFIX } from './names';

interface SessionArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Chrome only. Firefox never opens this memory to content scripts. */
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** Until when the vault may stay open without anyone touching it. Times in ms since 1970. */
export interface Lease {
  from: number;
  until: number;
  minutes: number;
}

function area(): SessionArea {
  const session = (browser as { storage?: { session?: SessionArea } } | undefined)?.storage?.session;
  if (!session) throw new VaultError('session-unavailable');
  return session;
}

/** Makes sure that content scripts cannot read the session memory; the key is not put there otherwise. */
export async function guardSession(): Promise<void> {
  const session = area();
  if (typeof session.setAccessLevel !== 'function') return;
  try {
    await session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  } catch (cause) {
    throw new VaultError('session-unavailable', { cause });
  }
}

export async function readSession(): Promise<{ key: DataKey | null; lease: Lease | null }> {
  const items = await area().get([SESSION_KEY, SESSION_LEASE]);
  return { key: asDataKey(items[SESSION_KEY]), lease: asLease(items[SESSION_LEASE]) };
}

export async function hasKey(): Promise<boolean> {
  return (await area().get(SESSION_KEY))[SESSION_KEY] !== undefined;
}

/** Key and lease come together, in a memory emptied of what an earlier opening may have left. */
export async function putKey({ vaultId, dataKey }: DataKey, lease: Lease): Promise<void> {
  await guardSession();
  await clearSession();
  await area().set({ [SESSION_KEY]: { vaultId, dataKey: toBase64(dataKey) }, [SESSION_LEASE]: lease });
}

/** Never writes the key: a lock that happens meanwhile stays locked. */
export async function putLease(lease: Lease): Promise<void> {
  await area().set({ [SESSION_LEASE]: lease });
}

/** One removal for everything: no moment with the key gone and the rest left. */
export async function clearSession(): Promise<void> {
  const all = await area().get(null);
  const ours = Object.keys(all).filter((name) => name.startsWith(SESSION_PREFIX));
  if (ours.length > 0) await area().remove(ours);
}

export function allItems(): Promise<Record<string, unknown>> {
  return area().get(null);
}

export async function getItem(name: string): Promise<unknown> {
  return (await area().get(name))[name];
}

/** @throws VaultError `session-full` */
export async function setItem(name: string, value: unknown): Promise<void> {
  try {
    await area().set({ [name]: value });
  } catch (cause) {
    throw new VaultError('session-full', { cause });
  }
}

export async function removeItem(name: string): Promise<void> {
  await area().remove(name);
}

/** Calls back when the key comes or goes, in whichever context that happened. */
export function onKeyChange(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>, areaName: string): void => {
    if (areaName === 'session' && SESSION_KEY in changes) callback();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function asDataKey(value: unknown): DataKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const { vaultId, dataKey } = value as Record<string, unknown>;
  if (typeof vaultId !== 'string' || typeof dataKey !== 'string') return null;
  const bytes = fromBase64(dataKey);
  return bytes?.length === 32 ? { vaultId, dataKey: bytes } : null;
}

function asLease(value: unknown): Lease | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, until, minutes } = value as Record<string, unknown>;
  if (typeof from !== 'number' || typeof until !== 'number' || typeof minutes !== 'number') return null;
  return { from, until, minutes };
}
