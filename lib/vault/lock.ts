/** The life of the vault: made, opened, postponed, locked. State is on disk and in the session memory, never here. */

import { catchUp } from './catch-up';
import { onDatabase } from './database';
import { sweepDrafts } from './draft-shape';
import { VaultError } from './errors';
import { noteIfPossible } from './journal/lines';
import { checkStrength, type DataKey, newKeyring } from './keyring';
import { DEFAULT_IDLE_MINUTES, MAX_IDLE_MINUTES, TABLES } from './names';
import { askToKeep, checkRestingPlace } from './resting-place';
import { type OpenVault, openVault } from './seal';
import { clearSession, guardSession, hasKey, type Lease, onKeyChange, putKey, putLease, readSession } from './session';
import { readOne, type TableShape, write } from './store';
import { idleCeiling } from './structure';
import { newIndex, sealIndex } from './table-index';
import type { Wait } from './tries';
import type { VaultState } from './types';
import {
  enterByCode,
  enterByPassphrase,
  presentWait,
  recoveryCodeDay,
  replacePassphrase,
  replaceRecoveryCode,
} from './ways';

const MINUTE = 60_000;
/** A clock put right by a few seconds is not an attack. */
const CLOCK_SLACK = MINUTE;

interface Settings {
  idleMinutes: number;
}

export const SETTINGS: TableShape<Settings> = {
  table: 'settings',
  schema: 1,
  read: (value) => {
    const minutes = (value as { idleMinutes?: unknown } | null)?.idleMinutes;
    return isIdleMinutes(minutes) ? { idleMinutes: minutes } : null;
  },
};
const SETTINGS_ID = 'vault';

/** Locks first when the time is over. */
export async function vaultState(): Promise<VaultState> {
  if ((await onDatabase((db) => db.keyring.count())) === 0) return 'absent';
  return (await sessionKey()) === null ? 'locked' : 'unlocked';
}

/**
 * Calls back at once with the present state, then whenever any context opens or locks the vault.
 * `onError` gets the `VaultError` of a storage that cannot be read. Returns the end of it.
 */
export function onVaultState(
  callback: (state: VaultState) => void,
  onError: (error: unknown) => void = () => undefined,
): () => void {
  let last = 0;
  const tell = (): void => {
    const turn = ++last;
    vaultState().then(
      (state) => {
        if (turn === last) callback(state);
      },
      (error) => {
        if (turn === last) onError(error);
      },
    );
  };
  const stop = onKeyChange(tell);
  tell();
  return () => {
    last = Number.NaN;
    stop();
  };
}

/**
 * Makes the vault of this machine and opens it.
 * @throws VaultError `weak-passphrase`, `exists` (made meanwhile in another window: that one is untouched),
 *   `storage-forgets`, or of the storage
 */
export async function createVault(passphrase: string): Promise<void> {
  await guardSession();
  if ((await onDatabase((db) => db.keyring.count())) > 0) throw new VaultError('exists');
  await checkRestingPlace();
  const { row, key } = await newKeyring(passphrase);
  const vault = await openVault(key.vaultId, key.dataKey);
  const indexes = await Promise.all(TABLES.map((table) => sealIndex(vault, table, { ...newIndex(), version: 1 })));
  await onDatabase((db) =>
    db.transaction('rw', db.keyring, db.indexes, async () => {
      if ((await db.keyring.count()) > 0) throw new VaultError('exists');
      await db.keyring.add(row);
      await db.indexes.bulkPut(indexes);
    }),
  );
  await putKey(key, newLease(DEFAULT_IDLE_MINUTES));
  // The answer may wait for the person, and shows in the options.
  void askToKeep();
  await noteIfPossible(vault, { kind: 'vault-created' });
}

/** @throws VaultError `absent`, `wrong-passphrase`, `too-many-tries`, `damaged-key`, `weak-parameters`, `newer`, or of the storage */
export async function unlock(passphrase: string): Promise<void> {
  await guardSession();
  const { key } = await enterByPassphrase(passphrase);
  await open(key);
}

/**
 * Opens with the recovery code and sets a new passphrase, the former one being forgotten. The code stays good.
 * @throws VaultError as `unlock`, and `weak-passphrase`, `mistyped-code` (not counted as a try), `wrong-code`, `no-recovery`, `busy`
 */
export async function recover(code: string, newPassphrase: string): Promise<void> {
  await guardSession();
  checkStrength(newPassphrase);
  const entered = await enterByCode(code);
  await open(entered.key, (vault) => replacePassphrase(vault, entered, newPassphrase));
}

/** The key comes into memory last: whatever fails before leaves the vault locked. */
async function open(key: DataKey, first: (vault: OpenVault) => Promise<void> = async () => undefined): Promise<void> {
  const vault = await openVault(key.vaultId, key.dataKey);
  await catchUp(vault);
  await first(vault);
  const minutes = await storedIdleMinutes(vault);
  const again = await hasKey();
  await putKey(key, newLease(minutes));
  if (!again) await noteIfPossible(vault, { kind: 'vault-opened' });
  // A full disk or a busy vault must not keep anyone out: the next opening sweeps.
  await sweepDrafts(vault).catch(() => undefined);
}

/** The wait that wrong tries brought, over every restart; null when one may try. @throws VaultError of the storage */
export async function unlockWait(): Promise<Wait | null> {
  return presentWait();
}

/**
 * The passphrase is asked again: an open panel is not enough to shut its owner out.
 * @throws VaultError `locked`, `weak-passphrase`, `wrong-passphrase`, `too-many-tries`, `busy`, or of the storage
 */
export async function changePassphrase(current: string, next: string): Promise<void> {
  const vault = await openedVault();
  checkStrength(next);
  await replacePassphrase(vault, await enterByPassphrase(current), next);
}

/** A new code, shown this once; any former one opens nothing any more. @throws VaultError as `changePassphrase` */
export async function makeRecoveryCode(passphrase: string): Promise<string> {
  const vault = await openedVault();
  return replaceRecoveryCode(vault, await enterByPassphrase(passphrase));
}

/** ISO day the code in force was made; null: there is none, or none that could still open. @throws VaultError `locked`, or of the storage */
export async function recoveryCodeDate(): Promise<string | null> {
  await openedVault();
  return recoveryCodeDay();
}

/** Takes the key, the chosen clients and the runs out of memory, for every context at once. */
export async function lock(): Promise<void> {
  const { key } = await readSession();
  await clearSession();
  if (key !== null) await noteIfPossible(await openVault(key.vaultId, key.dataKey), { kind: 'vault-locked' });
}

/** Someone is there: the idle lock starts anew. After the time is over it locks instead. */
export async function touch(): Promise<void> {
  const { key, lease } = await present();
  if (key === null) return;
  if (lease === null || isOver(lease, Date.now())) await lock();
  else await putLease(newLease(lease.minutes));
}

/** To be called by an alarm. @returns whether it locked */
export async function lockIfIdle(now = Date.now()): Promise<boolean> {
  const { key, lease } = await present();
  if (key === null || (lease !== null && !isOver(lease, now))) return false;
  await lock();
  return true;
}

/** Minutes without a touch before the vault locks: one's own choice, or the structure's ceiling if shorter. @throws VaultError `locked` */
export async function idleMinutes(): Promise<number> {
  await openedVault();
  return Math.min((await readSession()).lease?.minutes ?? DEFAULT_IDLE_MINUTES, await idleCeiling());
}

/** @throws VaultError `locked`, `invalid` (whole minutes, from 1 to 480 or to the structure's ceiling) */
export async function setIdleMinutes(minutes: number): Promise<void> {
  const most = Math.min(MAX_IDLE_MINUTES, await idleCeiling());
  if (!isIdleMinutes(minutes) || minutes > most) {
    throw new VaultError('invalid', { details: [`Le délai de verrouillage va de 1 à ${most} minutes.`] });
  }
  const settings: Settings = { idleMinutes: minutes };
  await write(await openedVault(), SETTINGS, SETTINGS_ID, null, settings);
  await putLease(newLease(minutes));
}

/** The open vault. Every read and write begins here. @throws VaultError `locked` */
export async function openedVault(): Promise<OpenVault> {
  const key = await sessionKey();
  if (key === null) throw new VaultError('locked');
  return openVault(key.vaultId, key.dataKey);
}

/** Runs a read; what was decrypted is not handed out if the vault was locked meanwhile. */
export async function whileOpen<T>(read: (vault: OpenVault) => Promise<T>): Promise<T> {
  const result = await read(await openedVault());
  if (!(await hasKey())) throw new VaultError('locked');
  return result;
}

async function sessionKey(): Promise<DataKey | null> {
  const { key, lease } = await present();
  if (key === null) return null;
  if (lease !== null && !isOver(lease, Date.now())) return key;
  await lock();
  return null;
}

/** The session as it stands, its lease held to the ceiling the structure sets at this very moment. */
async function present(): ReturnType<typeof readSession> {
  const [{ key, lease }, most] = await Promise.all([readSession(), idleCeiling()]);
  return { key, lease: lease && { ...lease, until: Math.min(lease.until, lease.from + most * MINUTE) } };
}

async function storedIdleMinutes(vault: OpenVault): Promise<number> {
  const found = await readOne(vault, SETTINGS, SETTINGS_ID);
  return found !== null && 'record' in found ? found.record.idleMinutes : DEFAULT_IDLE_MINUTES;
}

function newLease(minutes: number): Lease {
  const from = Date.now();
  return { from, until: from + minutes * MINUTE, minutes };
}

/** A clock set back does not prolong a lease. */
function isOver({ from, until }: Lease, now: number): boolean {
  return now >= until || now < from - CLOCK_SLACK;
}

function isIdleMinutes(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_IDLE_MINUTES;
}
