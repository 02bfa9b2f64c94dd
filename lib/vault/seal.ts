/** Sealing of records: one sub-key per purpose, and an envelope bound to its place. */
import { type Bytes, randomBytes, utf8 } from './bytes';

/** A record at rest. Means nothing without the key; `table`, `id`, `version` and `schema` are bound to the ciphertext. */
export interface Envelope {
  table: string;
  id: string;
  /** Number of times it was saved, from 1. */
  version: number;
  /** Shape of the content. */
  schema: number;
  nonce: Bytes;
  ciphertext: Bytes;
}

/** What an open vault works with; the data key itself cannot be read back from it. */
export interface OpenVault {
  vaultId: string;
  /** HKDF base key. */
  root: CryptoKey;
}

export async function openVault(vaultId: string, dataKey: Bytes): Promise<OpenVault> {
  return { vaultId, root: await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']) };
}

/** HKDF sub-key. `purpose` says what for: `record/clients`, `index/clients`, `names/learned`. */
export function sealingKey(vault: OpenVault, purpose: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(hkdf(vault, purpose), vault.root, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** A stable name that tells nothing on disk of what it stands for. */
export async function blindName(vault: OpenVault, table: string, name: string): Promise<string> {
  const key = await crypto.subtle.deriveKey(
    hkdf(vault, `names/${table}`),
    vault.root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(name)));
  return Array.from(mac.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hkdf(vault: OpenVault, purpose: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: utf8(vault.vaultId), info: utf8(`relais-vault/1/${purpose}`) };
}

type Place = Pick<Envelope, 'table' | 'id' | 'version' | 'schema'>;

function boundTo(vault: OpenVault, { table, id, version, schema }: Place): Bytes {
  return utf8(JSON.stringify(['relais-vault/1', vault.vaultId, table, id, version, schema]));
}

export async function seal(vault: OpenVault, key: CryptoKey, place: Place, text: string): Promise<Envelope> {
  const nonce = randomBytes(12);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: boundTo(vault, place) },
    key,
    utf8(text),
  );
  const { table, id, version, schema } = place;
  return { table, id, version, schema, nonce, ciphertext: new Uint8Array(ciphertext) };
}

/** The text, or null when one bit of the envelope or of its place differs. */
export async function open(vault: OpenVault, key: CryptoKey, envelope: Envelope): Promise<string | null> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: envelope.nonce, additionalData: boundTo(vault, envelope) },
      key,
      envelope.ciphertext,
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return null;
  }
}

/** What comes from the disk may be anything. */
export function isEnvelope(row: unknown): row is Envelope {
  if (typeof row !== 'object' || row === null) return false;
  const { table, id, version, schema, nonce, ciphertext } = row as Record<string, unknown>;
  return (
    typeof table === 'string' &&
    typeof id === 'string' &&
    Number.isSafeInteger(version) &&
    Number.isSafeInteger(schema) &&
    nonce instanceof Uint8Array &&
    nonce.length === 12 &&
    ciphertext instanceof Uint8Array
  );
}
