import type { FieldResult } from '../forms/intent';
import type { ClientCard } from '../profile/card';
import type { Client } from '../profile/schema';
import type { TableName } from './names';

/** `absent`: no vault on this machine yet. */
export type VaultState = 'absent' | 'locked' | 'unlocked';

/**
 * What is wrong with a record, or with the index of a table (`id` null).
 * - `altered`: the seal does not hold (bits changed, truncated, moved from another record or table)
 * - `rolled-back`: a true record, but not the one saved last
 * - `missing`: the index knows it, the database does not
 * - `unlisted`: a true record the index does not know (put back after it was erased)
 * - `unreadable`: opens, but is not of the expected shape
 * - `newer`: written by a later version of the extension
 * - `index-lost`: the index itself does not open: older versions can no longer be told from the last ones
 * - `index-rebuilt`: same, and a save has made a new index since
 */
export type DamageReason =
  | 'altered'
  | 'rolled-back'
  | 'missing'
  | 'unlisted'
  | 'unreadable'
  | 'newer'
  | 'index-lost'
  | 'index-rebuilt';

/** A record kept but not trusted. Nothing is ever dropped: it stays in the database until the advisor decides. */
export interface DamagedRecord {
  table: TableName;
  /** null: the index of the table. */
  id: string | null;
  version: number | null;
  reason: DamageReason;
  /** French, for people: what happened, what is kept, what to do. No client value. */
  message: string;
  /** Content as it was opened (JSON text), for eyes only; null when it cannot be opened. */
  raw: string | null;
}

/** The clients as a list shows them. Those whose record is known not to hold are among the damaged only. */
export interface CardList {
  cards: ClientCard[];
  damaged: DamagedRecord[];
}

export interface ClientList {
  clients: Client[];
  damaged: DamagedRecord[];
}

/** What a run wrote, kept in session memory so that it can be taken back after a reload or a closed panel. */
export interface RunRecord {
  /** ISO instant. */
  startedAt: string;
  clientId: string | null;
  /** One per field, with what stood before and after. */
  results: FieldResult[];
  /** What the advisor decided on the lines, as the panel keeps it; read back with care. Never a value typed once. */
  decisions?: unknown;
}
