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
import type { OpenVault } from './seal';
import { counted, readTries, standing, type Tries, type Wait, waitOf } from './tries';

const TRIES_ID = 'lock';

/** A way in that has just opened: its row as it was read, and the key behind it. */
interface Entered {
  lock: KeyringRow;
  key: DataKey;
}

/** @throws VaultError `absent`, `too-many-tries`, `wrong-passphrase`, `damaged-key`, `weak-parameters`, `newer`, or of the storage */
export function enterByPassphrase(passphrase: string): Promise<Entered> {
  return enter('passphrase', passphrase);
}

/** @throws VaultError `mistyped-code` (not counted), `wrong-code`, `no-recovery`, and as `enterByPassphrase` */
export async function enterByCode(typed: string): Promise<Entered> {
  const code = readRecoveryCode(typed);
  if (code === null) throw new VaultError('mistyped-code');
  return enter('recovery', code);
}

/**
 * One row replaced in one transaction: no record is touched, and until it is done the former phrase opens.
 * @throws VaultError `weak-passphrase`, `busy` (changed meanwhile in another window), or of the storage
 */
export async function replacePassphrase(vault: OpenVault, entered: Entered, next: string): Promise<void> {
  checkStrength(next);
  await replace(vault, entered, await wrapKey('passphrase', next, entered.key), 'passphrase-changed');
}

/** A new code in place of any former one. This is the only time it can be seen. @throws VaultError `busy`, or of the storage */
export async function replaceRecoveryCode(vault: OpenVault, entered: Entered): Promise<string> {
  const code = newRecoveryCode();
  const secret = readRecoveryCode(code) as string;
  await replace(vault, entered, await wrapKey('recovery', secret, entered.key), 'recovery-code-made');
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
  return onDatabase((db) => db.transaction('rw', db.keyring, () => putRow(db, lock, dearer))).then(
    () => dearer,
    () => lock,
  );
}

/** The row and the line that tells it, together. */
async function replace(vault: OpenVault, { lock }: Entered, row: KeyringRow, kind: JournalKind): Promise<void> {
  await transact(
    vault,
    [JOURNAL],
    (change) => addLines(vault, change, [{ kind }]),
    (db) => putRow(db, lock, row),
  );
}

/** Within a transaction on the keyring: the way that was used to come in must still be in force. */
async function putRow(db: VaultDatabase, used: KeyringRow, row: KeyringRow): Promise<void> {
  const present = await db.keyring.get(used.id);
  if (present === undefined || !sameBytes(present.checksum, used.checksum)) throw new VaultError('busy');
  await db.keyring.put(row);
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
