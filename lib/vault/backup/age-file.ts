/** Text ⇄ age file protected by a passphrase. Slow on purpose (`work-factor.ts`): to be run in a worker. */
import { armor, Decrypter, Encrypter } from 'age-encryption';
import type { Bytes } from '../bytes';
import { BackupError } from './refusals';
import { MAX_SCRYPT_LOG_N, SCRYPT_LOG_N } from './work-factor';

/** 10 000 rich records weigh some 30 MB. */
export const MAX_FILE = 100_000_000;

const MAGIC = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
/** A header with one passphrase takes some 150 bytes. */
const MAX_HEADER = 2000;

/** What people type is the same text whatever the keyboard made of its accents; the public `age` takes it as typed. */
const plain = (passphrase: string): string => passphrase.normalize('NFC');

export async function sealText(text: string, passphrase: string): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(plain(passphrase));
  encrypter.setScryptWorkFactor(SCRYPT_LOG_N);
  return new Uint8Array(await encrypter.encrypt(text));
}

/**
 * The text of an age file, binary or armored (`age -a`).
 * @throws BackupError `empty`, `too-big`, `not-age`, `other-key`, `too-strong`, `wrong-passphrase`, `damaged`
 */
export async function openText(file: Uint8Array, passphrase: string): Promise<string> {
  const bytes = unarmored(file);
  checkHeader(bytes);
  const decrypter = new Decrypter();
  for (const form of new Set([plain(passphrase), passphrase])) decrypter.addPassphrase(form);
  let content: Uint8Array;
  try {
    content = await decrypter.decrypt(bytes);
  } catch (error) {
    const wrong = error instanceof Error && error.message.startsWith('no identity matched');
    throw new BackupError(wrong ? 'wrong-passphrase' : 'damaged', { cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    throw new BackupError('foreign', { cause: error });
  }
}

function unarmored(file: Uint8Array): Uint8Array {
  if (file.length === 0) throw new BackupError('empty');
  if (file.length > MAX_FILE) throw new BackupError('too-big');
  if (!latin(file.subarray(0, 200)).trimStart().startsWith(ARMOR)) return file;
  try {
    return armor.decode(latin(file));
  } catch (error) {
    throw new BackupError('damaged', { cause: error });
  }
}

/** Says what kind of age file it is before any slow work. */
function checkHeader(bytes: Uint8Array): void {
  const head = latin(bytes.subarray(0, MAX_HEADER));
  if (!head.startsWith(MAGIC)) throw new BackupError('not-age');
  const recipients = [...head.slice(0, endOfHeader(head)).matchAll(/^-> (\S+)(?: (.*))?$/gm)];
  const [first] = recipients;
  if (first === undefined) throw new BackupError('damaged');
  if (first[1] !== 'scrypt') throw new BackupError('other-key');
  const workFactor = /^\S+ ([1-9]\d*)$/.exec(first[2] ?? '')?.[1];
  if (workFactor !== undefined && Number(workFactor) > MAX_SCRYPT_LOG_N) throw new BackupError('too-strong');
}

function endOfHeader(head: string): number {
  const end = head.indexOf('\n--- ');
  return end === -1 ? head.length : end;
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
