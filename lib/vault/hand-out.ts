/** The one way a file of ours leaves, but for the backup: allowed by the structure, noted in the journal, then made. */
import { journal } from './journal/desk';
import type { JournalNote } from './journal/entry';
import { mustMayExport } from './structure';

/**
 * Noted before it is made: what left without a line would be worse than a line too many.
 * @throws VaultError `export-refused` by the structure, `locked`, or of the storage; and whatever `make` throws
 */
export async function handOut<T>(told: JournalNote, make: () => Promise<T>): Promise<T> {
  await mustMayExport();
  await journal.add(told);
  return make();
}
