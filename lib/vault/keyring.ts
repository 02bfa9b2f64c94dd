/**
 * The lock of the vault: the random data key, wrapped by what a person knows or keeps. Pure of any storage.
 * One row per way in (the passphrase, the recovery code), each wrapping the same key: another way in is another row,
 * a new passphrase is one row replaced, and no record is sealed again.
 */
import { localDay } from '../profile/dates';
import { type Bytes, randomBytes, sameBytes, utf8 } from './bytes';
import { VaultError } from './errors';
import { derive, judgeKdf, type KdfParameters, normalise, raised } from './kdf';
import { DEFAULT_KDF } from './kdf-policy';
import { MIN_PASSPHRASE } from './names';

export type WayId = 'passphrase' | 'recovery';

export interface KeyringRow {
  id: WayId;
  format: 1;
  vaultId: string;
  kdf: KdfParameters;
  salt: Bytes;
  nonce: Bytes;
  wrapped: Bytes;
  /** SHA-256 of the rest. No protection: it tells a damaged disk from a mistyped passphrase. */
  checksum: Bytes;
  /** ISO day it was made, to know a printed code by; told, not trusted. Rows made before this have none. */
  madeOn?: string;
}

export interface DataKey {
  vaultId: string;
  dataKey: Bytes;
}

/** @throws VaultError `weak-passphrase` */
export async function newKeyring(passphrase: string): Promise<{ row: KeyringRow; key: DataKey }> {
  checkStrength(passphrase);
  const key = { vaultId: crypto.randomUUID(), dataKey: randomBytes(32) };
  return { row: await wrapKey('passphrase', passphrase, key), key };
}

/** A way in to this key, with its own salt. */
export async function wrapKey(
  id: WayId,
  secret: string,
  { vaultId, dataKey }: DataKey,
  kdf: KdfParameters = DEFAULT_KDF,
): Promise<KeyringRow> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const lock = { id, format: 1, vaultId, kdf, salt, nonce } as const;
  const wrapping = await wrappingKey(secret, salt, kdf);
  const wrapped = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: boundTo(lock) }, wrapping, dataKey),
  );
  const madeOn = localDay();
  return { ...lock, wrapped, checksum: await checksum({ ...lock, wrapped }), madeOn };
}

/** @throws VaultError `weak-passphrase` */
export function checkStrength(passphrase: string): void {
  if ([...normalise(passphrase)].length < MIN_PASSPHRASE) throw new VaultError('weak-passphrase');
}

/** @throws VaultError `wrong-passphrase`, `wrong-code` */
export async function openKeyring(lock: KeyringRow, secret: string): Promise<DataKey> {
  const wrong = () => new VaultError(lock.id === 'passphrase' ? 'wrong-passphrase' : 'wrong-code');
  if (normalise(secret) === '') throw wrong();
  const wrapping = await wrappingKey(secret, lock.salt, lock.kdf);
  try {
    const dataKey = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: lock.nonce, additionalData: boundTo(lock) },
      wrapping,
      lock.wrapped,
    );
    return { vaultId: lock.vaultId, dataKey: new Uint8Array(dataKey) };
  } catch {
    throw wrong();
  }
}

/** The same way in at the present cost; null when it costs at least that. Never lowered. */
export async function raiseCost(lock: KeyringRow, secret: string, key: DataKey): Promise<KeyringRow | null> {
  const kdf = raised(lock.kdf);
  if (kdf === null) return null;
  return { ...(await wrapKey(lock.id, secret, key, kdf)), madeOn: lock.madeOn };
}

/** Looks at a row before anything is tried on it. @throws VaultError `damaged-key`, `newer`, `weak-parameters` */
export async function readKeyring(input: unknown, id: WayId): Promise<KeyringRow> {
  if (typeof input !== 'object' || input === null) throw new VaultError('damaged-key');
  const row = input as Record<string, unknown>;
  if (Number.isInteger(row.format) && (row.format as number) > 1) throw new VaultError('newer');
  const kdf = judgeKdf(row.kdf);
  if (kdf === 'weak') throw new VaultError('weak-parameters');
  const { vaultId, salt, nonce, wrapped, checksum: kept } = row;
  if (
    kdf === 'absurd' ||
    row.id !== id ||
    row.format !== 1 ||
    typeof vaultId !== 'string' ||
    !isBytes(salt) ||
    salt.length < 16 ||
    !isBytes(nonce) ||
    nonce.length !== 12 ||
    !isBytes(wrapped) ||
    !isBytes(kept)
  ) {
    throw new VaultError('damaged-key');
  }
  const lock = { id, format: 1, vaultId, kdf, salt, nonce, wrapped } as const;
  if (!sameBytes(kept, await checksum(lock))) throw new VaultError('damaged-key');
  return { ...lock, checksum: kept, madeOn: typeof row.madeOn === 'string' ? row.madeOn : undefined };
}

async function wrappingKey(secret: string, salt: Bytes, kdf: KdfParameters): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', await derive(secret, salt, kdf), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

type Lock = Omit<KeyringRow, 'wrapped' | 'checksum' | 'madeOn'>;

/** The cost of the passphrase is bound too: lowering it on disk opens nothing. */
function boundTo({ id, format, vaultId, kdf, salt, nonce }: Lock): Bytes {
  const { name, memoryKiB, iterations, parallelism } = kdf;
  return utf8(
    JSON.stringify([
      'relais-keyring',
      format,
      id,
      vaultId,
      name,
      memoryKiB,
      iterations,
      parallelism,
      ...salt,
      ...nonce,
    ]),
  );
}

async function checksum(row: Omit<KeyringRow, 'checksum' | 'madeOn'>): Promise<Bytes> {
  const place = boundTo(row);
  const all = new Uint8Array(place.length + row.wrapped.length);
  all.set(place);
  all.set(row.wrapped, place.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

function isBytes(value: unknown): value is Bytes {
  return value instanceof Uint8Array;
}
