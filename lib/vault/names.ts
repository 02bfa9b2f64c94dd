/** Names at rest, in one place: the tests that look at the disk or at the session memory use them too. */

export const DATABASE = 'relais-vault';
/** One word drawn at random, written to see whether writing works. */
export const PROBE_DATABASE = 'relais-probe';

/** Entries of `storage.session`. All of them go when the vault locks. */
export const SESSION_PREFIX = 'vault/';
export const SESSION_KEY = 'vault/key';
export const SESSION_LEASE = 'vault/lease';
export const SESSION_CHOSEN = 'vault/desk/client/';
export const SESSION_RUN = 'vault/desk/run/';
export const SESSION_COPIED = 'vault/copied';

/** Tables of sealed records. The name is bound to each record: never rename one. A new one gets its index at the next unlock. */
export const TABLES = [
  'clients',
  'advisor',
  'learned',
  'settings',
  'journal',
  'drafts',
  'exchanges',
  'retention',
] as const;
export type TableName = (typeof TABLES)[number];

/** Typing that nobody came back for. */
export const DRAFT_DAYS = 7;

export const DEFAULT_IDLE_MINUTES = 15;
export const MAX_IDLE_MINUTES = 480;

/** Characters, once normalised. */
export const MIN_PASSPHRASE = 12;
