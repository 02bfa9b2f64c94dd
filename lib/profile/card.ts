/** What a list and a search need of a client, and nothing more. Pure. */
import type { Client, Profile } from './schema';

export const CARD_KEYS = [
  'lastName',
  'firstName',
  'birthName',
  'birthDate',
  'siret',
  'companyName',
  'tradeName',
  'selfEmployedStatus',
  'city',
  'companyCity',
  'postalCode',
] as const satisfies readonly (keyof Profile)[];

/** Kept sealed beside the version of each record, so that a list of thousands is one decryption. Any client is a card. */
export interface ClientCard {
  id: string;
  version: number;
  /** ISO date. */
  lastContactOn: string;
  profile: Pick<Profile, (typeof CARD_KEYS)[number]>;
}

/** A card as it is sealed: the last contact, then the keys in their order; what is unknown is null. */
export function packCard({ lastContactOn, profile }: Pick<Client, 'lastContactOn' | 'profile'>): (string | null)[] {
  return [lastContactOn, ...CARD_KEYS.map((key) => profile[key] ?? null)];
}

/** @returns null when it is not one */
export function unpackCard(id: string, version: number, packed: unknown): ClientCard | null {
  if (!Array.isArray(packed)) return null;
  const [lastContactOn, ...values] = packed as unknown[];
  if (typeof lastContactOn !== 'string' || values.length !== CARD_KEYS.length) return null;
  const profile: ClientCard['profile'] = {};
  for (let at = 0; at < CARD_KEYS.length; at++) {
    const value = values[at];
    if (typeof value === 'string') profile[CARD_KEYS[at] as (typeof CARD_KEYS)[number]] = value;
  }
  return { id, version, lastContactOn, profile };
}
