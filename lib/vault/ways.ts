/**
 * The ways into the vault, on the disk: tried, counted, replaced. A try is counted before it is made and forgotten once
 * it opened, so that closing the browser in the middle of one buys nothing.
 */
import { durationInWords } from '../texts/common';
import { sameBytes } from './bytes';
import { transact } from './change';
import { onDatabase, type VaultDatabase } from './database';
import { VaultError } from './errors';
import type { JournalKind } from './journal/entry';
import { addLines, JOURNAL } from './journal/lines';
import {
  checkStrength,
  type DataKey,
  type KeyringRow,
  openKeyring,
  raiseCost,
  readKeyring,
  type WayId,
  wrapKey,
} from './keyring';
import { newRecoveryCode, readRecoveryCode } from './recovery-code';
import { openVault } from './seal';
import { counted, readTries, standing, type Tries, type Wait, waitOf } from './tries';

const TRIES_ID = 'lock';

/** A way in that has just opened: its row as it was read, and the key behind it. */
interface Entered {
  lock: KeyringRow;
  key: DataKey;
}

/** @throws VaultError `absent`, `too-many-tries`, `wrong-passphrase`, `damaged-key`, `weak-parameters`, `newer`, or of the storage */
export async function enterByPassphrase(passphrase: string): Promise<DataKey> {
  return (await enter('passphrase', passphrase)).key;
}

/**
 * Opens with the recovery code and puts a new passphrase in place of the one forgotten; the code stays good.
 * @throws VaultError `weak-passphrase`, `mistyped-code`, `wrong-code`, `no-recovery`, `absent`, `too-many-tries`,
 *   `damaged-key`, `weak-parameters`, `newer`, `busy`, or of the storage
 */
export async function enterByCode(typed: string, newPassphrase: string): Promise<DataKey> {
  checkStrength(newPassphrase);
  const code = readRecoveryCode(typed);
  if (code === null) throw new VaultError('mistyped-code');
  const entered = await enter('recovery', code);
  await put(entered, await wrapKey('passphrase', newPassphrase, entered.key), 'passphrase-changed');
  return entered.key;
}

/**
 * One row replaced in one transaction: no record is touched, and until it is done the former phrase opens.
 * @throws VaultError as `enterByPassphrase`, and `weak-passphrase`, `busy` (changed meanwhile in another window)
 */
export async function replacePassphrase(current: string, next: string): Promise<void> {
  checkStrength(next);
  const entered = await enter('passphrase', current);
  await put(entered, await wrapKey('passphrase', next, entered.key), 'passphrase-changed');
}

/**
 * A new recovery code, in place of any former one. This is the only time it can be seen.
 * @throws VaultError as `enterByPassphrase`, and `busy`
 */
export async function replaceRecoveryCode(passphrase: string): Promise<string> {
  const entered = await enter('passphrase', passphrase);
  const code = newRecoveryCode();
  await put(entered, await wrapKey('recovery', readRecoveryCode(code) as string, entered.key), 'recovery-code-made');
  return code;
}

/** ISO day the code in force was made; null when there is none, or none that could still open. */
export async function recoveryCodeDay(): Promise<string | null> {
  const row = await onDatabase((db) => db.keyring.get('recovery'));
  const lock = row === undefined ? null : await readKeyring(row, 'recovery').catch(() => null);
  return lock?.madeOn ?? null;
}

/** The wait before the next try, or null. */
export async function presentWait(): Promise<Wait | null> {
  return onTries((tries, now) => ({ tries, answer: waitOf(tries, now) }));
}

async function enter(id: WayId, secret: string): Promise<Entered> {
  const lock = await readKeyring(await wayRow(id), id);
  await countTry();
  const key = await openKeyring(lock, secret);
  await onDatabase((db) => db.tries.delete(TRIES_ID));
  return { lock: await atPresentCost(lock, secret, key), key };
}

async function wayRow(id: WayId): Promise<unknown> {
  const [row, any] = await onDatabase((db) => Promise.all([db.keyring.get(id), db.keyring.toCollection().first()]));
  if (any === undefined) throw new VaultError('absent');
  if (row === undefined && id === 'recovery') throw new VaultError('no-recovery');
  // A passphrase row that lost its name is still our lock, and damaged: not the same as no vault.
  return row ?? any;
}

/** Costs only go up. When the new row cannot be written, the vault opens all the same: next time will do. */
async function atPresentCost(lock: KeyringRow, secret: string, key: DataKey): Promise<KeyringRow> {
  const dearer = await raiseCost(lock, secret, key);
  if (dearer === null) return lock;
  return put({ lock, key }, dearer).then(
    () => dearer,
    () => lock,
  );
}

/** Writes a way in, provided the one that was used to come in is still in force; the line of the journal with it. */
async function put({ lock, key }: Entered, row: KeyringRow, told: JournalKind | null = null): Promise<void> {
  const replace = async (db: VaultDatabase): Promise<void> => {
    const present = await db.keyring.get(lock.id);
    if (present === undefined || !sameBytes(present.checksum, lock.checksum)) throw new VaultError('busy');
    await db.keyring.put(row);
  };
  if (told === null) return onDatabase((db) => db.transaction('rw', db.keyring, () => replace(db)));
  const vault = await openVault(key.vaultId, key.dataKey);
  await transact(vault, [JOURNAL], (change) => addLines(vault, change, [{ kind: told }]), replace);
}

/** @throws VaultError `too-many-tries` */
async function countTry(): Promise<void> {
  const wait = await onTries((tries, now) => {
    const wait = waitOf(tries, now);
    return { tries: wait === null ? counted(tries, now) : tries, answer: wait };
  }).catch((error: unknown) => {
    // A full disk keeps nobody out of their own files.
    if (error instanceof VaultError && error.code === 'storage-full') return null;
    throw error;
  });
  if (wait === null) return;
  const left = durationInWords(Math.ceil((wait.until - Date.now()) / 1000));
  throw new VaultError('too-many-tries', { details: [`Prochain essai possible dans ${left}.`] });
}

/** Reads the count and writes it back in one transaction, put right first if the clock was set back. */
async function onTries<T>(work: (tries: Tries | null, now: number) => { tries: Tries | null; answer: T }): Promise<T> {
  return onDatabase((db) =>
    db.transaction('rw', db.tries, async () => {
      const now = Date.now();
      const kept = readTries(await db.tries.get(TRIES_ID));
      const { tries, answer } = work(standing(kept, now), now);
      if (tries !== null && (tries.count !== kept?.count || tries.last !== kept.last)) {
        await db.tries.put({ id: TRIES_ID, ...tries });
      }
      return answer;
    }),
  );
}
