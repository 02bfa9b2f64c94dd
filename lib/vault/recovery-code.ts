/**
 * The recovery code: 150 random bits and a check of 10, as eight groups of four characters of Crockford's base 32
 * (https://www.crockford.com/base32.html): no I, L, O or U, so that a code copied from paper cannot be misread. Pure.
 *
 * The check is the remainder by 1021, a prime over 32: one wrong character, or two neighbours swapped, always shows,
 * before any try is made. It says nothing of the secret to who has none.
 */
import { randomBytes } from './bytes';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 30;
const CHECK = 2;
const PRIME = 1021n;
const GROUP = 4;

/** A new code, as it is printed: `XXXX-XXXX-…`. */
export function newRecoveryCode(): string {
  const secret = Array.from(randomBytes(SECRET), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return inGroups(secret + checkOf(secret));
}

/** The 32 characters of a code as a person types it (any case, spaces, dashes, O for 0, I and L for 1); null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== SECRET + CHECK || [...code].some((char) => !ALPHABET.includes(char))) return null;
  return checkOf(code.slice(0, SECRET)) === code.slice(SECRET) ? code : null;
}

function inGroups(code: string): string {
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

function checkOf(secret: string): string {
  const value = [...secret].reduce((sum, char) => sum * 32n + BigInt(ALPHABET.indexOf(char)), 0n);
  const rest = Number(value % PRIME);
  return ALPHABET.charAt(rest >> 5) + ALPHABET.charAt(rest & 31);
}
