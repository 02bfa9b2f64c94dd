/**
 * The sealed index of a table: for each record, its last version, the nonce it was sealed with, and its card.
 * A nonce is random and used once, so it names one exact content: an older record put back, or one put back
 * after it was erased, does not fit. Saved in the same transaction as the records.
 */
import { sameBytes, toBase64 } from './bytes';
import { VaultError } from './errors';
import { TABLES, type TableName } from './names';
import { type Envelope, isEnvelope, type OpenVault, open, seal, sealingKey } from './seal';

export interface IndexEntry {
  version: number;
  /** Base64. */
  nonce: string;
  /** What lists and searches need of the record, as its table packs it (JSON); undefined when there is none yet. */
  card?: unknown;
}

export interface TableIndex {
  /** Times it was saved. */
  version: number;
  entries: Map<string, IndexEntry>;
  /** ISO instant of a rebuild that nobody has looked at yet. */
  rebuilt: string | null;
  /** Tables whose index was made when this one was sealed: one of them that is absent was taken away. */
  tables: readonly string[];
}

const SCHEMA = 2;
const OWN_TABLE = 'indexes';
/** Those of every vault, from the first version on. */
export const FIRST_TABLES: readonly TableName[] = ['clients', 'advisor', 'learned', 'settings'];

export const newIndex = (): TableIndex => ({ version: 0, entries: new Map(), rebuilt: null, tables: TABLES });

export function entryOf(envelope: Envelope, card?: unknown): IndexEntry {
  return { version: envelope.version, nonce: toBase64(envelope.nonce), card };
}

type PackedEntry = [id: string, version: number, nonce: string, card?: unknown];

export async function sealIndex(vault: OpenVault, table: TableName, index: TableIndex): Promise<Envelope> {
  const key = await sealingKey(vault, `index/${table}`);
  const entries = [...index.entries].map(
    ([id, { version, nonce, card }]): PackedEntry =>
      card === undefined ? [id, version, nonce] : [id, version, nonce, card],
  );
  const text = JSON.stringify({ entries, rebuilt: index.rebuilt, tables: index.tables });
  return seal(vault, key, { table: OWN_TABLE, id: table, version: index.version, schema: SCHEMA }, text);
}

/**
 * null: absent or altered. Each table gets its index when the vault is made, or at the first unlock after the table
 * came with an update: absent is damage.
 * @throws VaultError `newer`
 */
export async function openIndex(vault: OpenVault, table: TableName, row: unknown): Promise<TableIndex | null> {
  if (!isEnvelope(row) || row.table !== OWN_TABLE || row.id !== table) return null;
  const text = await open(vault, await sealingKey(vault, `index/${table}`), row);
  if (text === null) return null;
  if (row.schema > SCHEMA) throw new VaultError('newer');
  const content = JSON.parse(text) as { entries: PackedEntry[]; rebuilt: string | null; tables?: string[] };
  const entries: TableIndex['entries'] = new Map();
  for (const [id, version, nonce, card] of content.entries) entries.set(id, { version, nonce, card });
  // Version 1 knew neither cards nor later tables.
  return { version: row.version, entries, rebuilt: content.rebuilt, tables: content.tables ?? FIRST_TABLES };
}

/** Is this row, in IndexedDB, the very same as that one? */
export function sameEnvelope(a: unknown, b: unknown): boolean {
  if (isEnvelope(a) && isEnvelope(b)) {
    return (
      a.table === b.table &&
      a.id === b.id &&
      a.version === b.version &&
      a.schema === b.schema &&
      sameBytes(a.nonce, b.nonce) &&
      sameBytes(a.ciphertext, b.ciphertext)
    );
  }
  // Both lost: whichever rebuild commits first puts an envelope there, which the other then sees.
  return !isEnvelope(a) && !isEnvelope(b);
}
