/** Lines on the disk: sealed one by one, appended with what they tell. */
import { ADVISOR, SELF } from '../advisor-shape';
import { type Change, transact } from '../change';
import { onDatabase } from '../database';
import { isEnvelope, type OpenVault, open, sealingKey } from '../seal';
import { readOne } from '../store';
import { openIndex, type TableIndex } from '../table-index';
import { type ChainEnd, hashOf, ORIGIN, textOf } from './chain';
import { entryOf, type JournalEntry, type JournalKind, type JournalNote } from './entry';

export const JOURNAL = 'journal';
const SCHEMA = 1;
const OPENINGS: readonly JournalKind[] = ['vault-created', 'vault-opened'];

/** Where the journal stands. `open`: the vault was opened and no line has locked it since. */
interface End extends ChainEnd {
  open: boolean;
  /** Nobody said where the end was: found by looking at the lines. */
  found: boolean;
}

const idOf = (seq: number): string => String(seq).padStart(9, '0');
/** null for what is not the id of a line. */
function seqOf(id: string): number | null {
  const seq = Number(id);
  return Number.isSafeInteger(seq) && seq > 0 && idOf(seq) === id ? seq : null;
}

/** Appends within a change, which must be made with the table `journal`: lines and change are committed together. */
export async function addLines(vault: OpenVault, change: Change, notes: readonly JournalNote[]): Promise<void> {
  const index = change.index(JOURNAL);
  const end = statedEnd(index) ?? (await foundEnd(vault, index));
  const mended: JournalEntry[] = end.found ? [entryOf({ kind: 'journal-mended' })] : [];
  const entries = [...mended, ...notes.map(entryOf)];
  const who = await signature(vault);
  for (const entry of entries) {
    // Several windows may lock at once: it is one locking.
    if (entry.kind === 'vault-locked' && !end.open) continue;
    end.seq += 1;
    const text = textOf({ seq: end.seq, at: new Date().toISOString(), who, ...entry, previous: end.hash });
    end.hash = await hashOf(text);
    end.open = entry.kind !== 'vault-locked' && (end.open || OPENINGS.includes(entry.kind));
    index.entries.clear();
    await change.putText({ table: JOURNAL, id: idOf(end.seq), version: 1, schema: SCHEMA }, text);
  }
  const last = index.entries.get(idOf(end.seq));
  if (last !== undefined) last.card = { hash: end.hash, open: end.open };
  index.rebuilt = null;
}

/** Appends by itself. @throws VaultError of the storage */
export function note(vault: OpenVault, notes: readonly JournalNote[]): Promise<void> {
  return transact(vault, [JOURNAL], (change) => addLines(vault, change, notes));
}

/** For what has happened already and must not be held up: a disk that is full, a vault that is gone. */
export async function noteIfPossible(vault: OpenVault, told: JournalNote): Promise<void> {
  await note(vault, [told]).catch(() => undefined);
}

/** Every line as it lies on the disk, and the end as the index states it: one look at both. */
export async function readTexts(
  vault: OpenVault,
): Promise<{ texts: Map<number, string | null>; end: ChainEnd | null }> {
  const [rows, indexRow] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([db.records.where('table').equals(JOURNAL).toArray(), db.indexes.get(JOURNAL)]),
    ),
  );
  const index = await openIndex(vault, JOURNAL, indexRow);
  const key = await sealingKey(vault, `record/${JOURNAL}`);
  const texts = await Promise.all(
    rows.map(async (row): Promise<[number, string | null]> => {
      const seq = seqOf(row.id);
      // No line of ours has such a name: said as number 0, which nobody wrote.
      if (seq === null) return [0, null];
      return [seq, isEnvelope(row) ? await open(vault, key, row) : null];
    }),
  );
  return { texts: new Map(texts), end: index === null ? null : statedEnd(index) };
}

function statedEnd(index: TableIndex): End | null {
  if (index.rebuilt !== null) return null;
  const [last, ...others] = index.entries;
  if (last === undefined) return { seq: 0, hash: ORIGIN, open: false, found: false };
  const [id, { card }] = last;
  const seq = seqOf(id);
  const { hash, open } = (typeof card === 'object' && card !== null ? card : {}) as Record<string, unknown>;
  if (seq === null || others.length > 0 || typeof hash !== 'string' || typeof open !== 'boolean') return null;
  return { seq, hash, open, found: false };
}

/** The index was lost. Goes on after every line there is, from the last one that opens; nothing is written over. */
async function foundEnd(vault: OpenVault, index: TableIndex): Promise<End> {
  const places = await onDatabase((db) => db.records.where('table').equals(JOURNAL).primaryKeys());
  const seq = Math.max(0, ...places.map(([, id]) => seqOf(id) ?? 0));
  const sound = [...index.entries.keys()].sort().at(-1);
  const row = sound === undefined ? undefined : await onDatabase((db) => db.records.get([JOURNAL, sound]));
  const text = isEnvelope(row) ? await open(vault, await sealingKey(vault, `record/${JOURNAL}`), row) : null;
  return { seq, hash: text === null ? ORIGIN : await hashOf(text), open: true, found: true };
}

/** Who is at work, as the options say. */
async function signature(vault: OpenVault): Promise<string | null> {
  const found = await readOne(vault, ADVISOR, SELF);
  if (found === null || !('record' in found)) return null;
  const { advisorFirstName, advisorLastName } = found.record;
  return [advisorFirstName, advisorLastName].filter(Boolean).join(' ') || null;
}
