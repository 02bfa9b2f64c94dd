/**
 * The lock of the vault: the random data key, wrapped by the passphrase. Pure of any storage.
 * One row per way in (`passphrase`), each wrapping the same key: another way in is another row.
 */
import { type Bytes, randomBytes, sameBytes, utf8 } from './bytes';
import { VaultError } from './errors';
import { derive, judgeKdf, type KdfParameters, normalise } from './kdf';
import { DEFAULT_KDF } from './kdf-policy';
import { MIN_PASSPHRASE } from './names';

export interface KeyringRow {
  id: 'passphrase';
  format: 1;
  vaultId: string;
  kdf: KdfParameters;
  salt: Bytes;
  nonce: Bytes;
  wrapped: Bytes;
  /** SHA-256 of the rest. No protection: it tells a damaged disk from a mistyped passphrase. */
  checksum: Bytes;
}

export interface DataKey {
  vaultId: string;
  dataKey: Bytes;
}

/** @throws VaultError `weak-passphrase` */
export async function newKeyring(passphrase: string): Promise<{ row: KeyringRow; key: DataKey }> {
  if ([...normalise(passphrase)].length < MIN_PASSPHRASE) throw new VaultError('weak-passphrase');
  const dataKey = randomBytes(32);
  const vaultId = crypto.randomUUID();
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const lock = { id: 'passphrase', format: 1, vaultId, kdf: DEFAULT_KDF, salt, nonce } as const;
  const wrapping = await wrappingKey(passphrase, salt, DEFAULT_KDF);
  const wrapped = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: boundTo(lock) }, wrapping, dataKey),
  );
  return { row: { ...lock, wrapped, checksum: await checksum({ ...lock, wrapped }) }, key: { vaultId, dataKey } };
}

/** @throws VaultError `damaged-key`, `newer`, `weak-parameters`, `wrong-passphrase` */
export async function openKeyring(row: unknown, passphrase: string): Promise<DataKey> {
  const lock = await readKeyring(row);
  if (normalise(passphrase) === '') throw new VaultError('wrong-passphrase');
  const wrapping = await wrappingKey(passphrase, lock.salt, lock.kdf);
  try {
    const dataKey = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: lock.nonce, additionalData: boundTo(lock) },
      wrapping,
      lock.wrapped,
    );
    return { vaultId: lock.vaultId, dataKey: new Uint8Array(dataKey) };
  } catch {
    throw new VaultError('wrong-passphrase');
  }
}

async function readKeyring(input: unknown): Promise<KeyringRow> {
  if (typeof input !== 'object' || input === null) throw new VaultError('damaged-key');
  const row = input as Record<string, unknown>;
  if (Number.isInteger(row.format) && (row.format as number) > 1) throw new VaultError('newer');
  const kdf = judgeKdf(row.kdf);
  if (kdf === 'weak') throw new VaultError('weak-parameters');
  const { vaultId, salt, nonce, wrapped, checksum: kept } = row;
  if (
    kdf === 'absurd' ||
    row.id !== 'passphrase' ||
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
  const lock = { id: 'passphrase', format: 1, vaultId, kdf, salt, nonce, wrapped } as const;
  if (!sameBytes(kept, await checksum(lock))) throw new VaultError('damaged-key');
  return { ...lock, checksum: kept };
}

async function wrappingKey(passphrase: string, salt: Bytes, kdf: KdfParameters): Promise<CryptoKey> {
  const secret = await derive(passphrase, salt, kdf);
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

type Lock = Omit<KeyringRow, 'wrapped' | 'checksum'>;

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

async function checksum(row: Omit<KeyringRow, 'checksum'>): Promise<Bytes> {
  const place = boundTo(row);
  const all = new Uint8Array(place.length + row.wrapped.length);
  all.set(place);
  all.set(row.wrapped, place.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

function isBytes(value: unknown): value is Bytes {
  return value instanceof Uint8Array;
}
