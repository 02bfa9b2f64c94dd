/**
 * The sealed index of a table: for each record, its last version and the nonce it was sealed with.
 * A nonce is random and used once, so it names one exact content: an older record put back, or one put back
 * after it was erased, does not fit. Saved in the same transaction as the records.
 */
import { sameBytes, toBase64 } from './bytes';
import type { TableName } from './names';
import { type Envelope, isEnvelope, type OpenVault, open, seal, sealingKey } from './seal';

export interface IndexEntry {
  version: number;
  /** Base64. */
  nonce: string;
}

export interface TableIndex {
  /** Times it was saved. */
  version: number;
  entries: Map<string, IndexEntry>;
  /** ISO instant of a rebuild that nobody has looked at yet. */
  rebuilt: string | null;
}

const SCHEMA = 1;
const OWN_TABLE = 'indexes';

export const EMPTY_INDEX: TableIndex = { version: 0, entries: new Map(), rebuilt: null };

export function entryOf(envelope: Envelope): IndexEntry {
  return { version: envelope.version, nonce: toBase64(envelope.nonce) };
}

export async function sealIndex(vault: OpenVault, table: TableName, index: TableIndex): Promise<Envelope> {
  const key = await sealingKey(vault, `index/${table}`);
  const entries = [...index.entries].map(([id, { version, nonce }]) => [id, version, nonce]);
  const text = JSON.stringify({ entries, rebuilt: index.rebuilt });
  return seal(vault, key, { table: OWN_TABLE, id: table, version: index.version, schema: SCHEMA }, text);
}

/** null: absent, altered, or of an unknown shape. Each table gets its index when the vault is made: absent is damage. */
export async function openIndex(vault: OpenVault, table: TableName, row: unknown): Promise<TableIndex | null> {
  if (!isEnvelope(row) || row.table !== OWN_TABLE || row.id !== table || row.schema !== SCHEMA) return null;
  const text = await open(vault, await sealingKey(vault, `index/${table}`), row);
  if (text === null) return null;
  const { entries, rebuilt } = JSON.parse(text) as { entries: [string, number, string][]; rebuilt: string | null };
  return {
    version: row.version,
    entries: new Map(entries.map(([id, version, nonce]) => [id, { version, nonce }])),
    rebuilt,
  };
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
