import type { PostalAddress } from '../forms/intent';
import { cleanText, looseText } from './words';

/** Comparing what the site's address and commune lists propose with what was asked (contract §4.6). Pure. */

/** Abbreviations of the national address base and of people's habits. */
const FULL_WORDS: Readonly<Record<string, string>> = {
  all: 'allee',
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  boul: 'boulevard',
  bvd: 'boulevard',
  ch: 'chemin',
  che: 'chemin',
  fg: 'faubourg',
  fbg: 'faubourg',
  imp: 'impasse',
  lot: 'lotissement',
  pl: 'place',
  qu: 'quai',
  res: 'residence',
  rte: 'route',
  sq: 'square',
  st: 'saint',
  ste: 'sainte',
};

const spelt = (text: string): string =>
  looseText(text)
    // « 12bis » and « 12 bis » are the same number.
    .replace(/^(\d+)(bis|ter|quater|[a-d])\b/, '$1 $2')
    .replace(/\bcedex( \d+)?$/, '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => FULL_WORDS[word] ?? word)
    .join(' ');

/**
 * True when number, street, postal code and city all agree: the only case in which a suggestion is chosen without asking.
 * Without a street, the bare municipality is meant (some forms ask for a postal code with an address list).
 */
export function isThatAddress(suggestion: string, address: PostalAddress): boolean {
  if (address.street.trim() === '') return isThatCommune(suggestion, address.city, address.postalCode);
  if (!/^\d/.test(address.street.trim()) || !/^\d{5}$/.test(address.postalCode)) return false;
  return spelt(suggestion) === spelt(`${address.street} ${address.postalCode} ${address.city}`);
}

/** What is typed to get suggestions. */
export const addressQuery = (address: PostalAddress): string =>
  cleanText(`${address.street} ${address.postalCode} ${address.city}`);

/** « Saint-Denis (93200) »: both the name and the postal code must agree (homonyms, several codes per commune). */
export function isThatCommune(option: string, city: string, postalCode: string): boolean {
  const parts = /^(.+?)\s*\((\d{5})\)$/.exec(cleanText(option));
  return parts?.[1] !== undefined && parts[2] === postalCode && spelt(parts[1]) === spelt(city);
}

/** « 2A – Corse-du-Sud » asked by code or by name. */
export function isThatDepartment(option: string, wanted: string): boolean {
  const text = cleanText(option);
  const parts = /^(\d{2,3}|2[AB]) [–-] (.+)$/i.exec(text);
  const target = looseText(wanted);
  return (
    looseText(text) === target ||
    (parts?.[1] !== undefined && parts[1].toLowerCase() === target.padStart(2, '0')) ||
    (parts?.[2] !== undefined && looseText(parts[2]) === target)
  );
}
