/** A client in few words, and how one is found in a list. Pure. */
import type { Client } from '../../lib/profile/schema';
import { CHOOSE } from './texts';

export function clientName(client: Client): string {
  const { firstName, lastName, companyName } = client.profile;
  const name = [firstName, lastName].filter(Boolean).join(' ').trim();
  return name || companyName || CHOOSE.unnamed;
}

/** « Artisan, Valenciennes »: tells two namesakes apart. */
export function clientDetail(client: Client): string | null {
  const { selfEmployedStatus, companyName, tradeName, companyCity, city } = client.profile;
  const work = selfEmployedStatus || tradeName || companyName;
  return [work, city || companyCity].filter(Boolean).join(', ') || null;
}

/** Lower case, without accents, hyphens or apostrophes. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Every word typed begins a word of the text, in any order. */
export function finds(typed: string, text: string): boolean {
  const words = fold(text).split(' ');
  return fold(typed)
    .split(' ')
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export function clientText(client: Client): string {
  const { birthName, companyName, tradeName, companyCity, city, postalCode } = client.profile;
  return [clientName(client), birthName, companyName, tradeName, city, companyCity, postalCode]
    .filter(Boolean)
    .join(' ');
}

const BY_NAME = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

export function byName(a: Client, b: Client): number {
  const of = (client: Client) => `${client.profile.lastName ?? ''} ${client.profile.firstName ?? ''}`;
  return BY_NAME.compare(of(a), of(b));
}
