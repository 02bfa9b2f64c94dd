/**
 * A vault made by an earlier version, brought up to this one when it opens: an index for each table it did not have,
 * a card for each client. Records themselves stay as they are and are read in today's shape; the next save writes it.
 */
import { CLIENTS } from './client-shape';
import { onDatabase } from './database';
import { VaultError } from './errors';
import { TABLES, type TableName } from './names';
import type { OpenVault } from './seal';
import { makeCards } from './store';
import { FIRST_TABLES, newIndex, openIndex, sameEnvelope, sealIndex, type TableIndex } from './table-index';

/** All of it or nothing; what another window changes meanwhile is left to the next opening, and so is a full disk. */
export async function catchUp(vault: OpenVault): Promise<void> {
  const [rows, counts] = await onDatabase((db) =>
    db.transaction('r', db.records, db.indexes, () =>
      Promise.all([
        db.indexes.bulkGet([...TABLES]),
        Promise.all(TABLES.map((table) => db.records.where('table').equals(table).count())),
      ]),
    ),
  );
  const found = await Promise.all(TABLES.map((table, at) => openIndex(vault, table, rows[at])));
  // One that any index remembers was taken away: damage, and told as such.
  const made = new Set<string>([...FIRST_TABLES, ...found.flatMap((index) => index?.tables ?? [])]);
  const next: [TableName, TableIndex][] = [];
  for (const [at, table] of TABLES.entries()) {
    const index = found[at] ?? null;
    const isNew = rows[at] === undefined && counts[at] === 0 && !made.has(table);
    const changed = index === null ? (isNew ? newIndex() : null) : await upToDate(vault, table, index);
    if (changed !== null) next.push([table, { ...changed, version: changed.version + 1 }]);
  }
  if (next.length === 0) return;
  const sealed = await Promise.all(next.map(([table, index]) => sealIndex(vault, table, index)));
  try {
    await onDatabase((db) =>
      db.transaction('rw', db.indexes, async () => {
        const now = await db.indexes.bulkGet([...TABLES]);
        if (now.every((row, at) => sameEnvelope(row, rows[at]))) await db.indexes.bulkPut(sealed);
      }),
    );
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'storage-full')) throw error;
  }
}

/** null: nothing to add. */
async function upToDate(vault: OpenVault, table: TableName, index: TableIndex): Promise<TableIndex | null> {
  const bare = [...index.entries].flatMap(([id, { card }]) => (card === undefined ? [id] : []));
  const cards = table === CLIENTS.table ? await makeCards(vault, CLIENTS, index, bare) : new Map<string, never>();
  for (const [id, { card }] of cards) {
    const entry = index.entries.get(id);
    if (entry !== undefined) entry.card = card;
  }
  const knowsAll = TABLES.every((each) => index.tables.includes(each));
  return knowsAll && cards.size === 0 ? null : { ...index, tables: TABLES };
}
