/** Typing kept sealed while it goes on, so that a lock loses none of it: given back after unlocking, erased once saved or given up. */
import { withoutTypedOnce } from '../profile/typed-once';
import { DRAFTS, type Draft, type DraftPlace, draftId, isTooOld } from './draft-shape';
import { VaultError } from './errors';
import { openedVault, whileOpen } from './lock';
import { erase, readAll, readOne, write } from './store';

/** Characters of JSON: a file's longest notes and more. */
const MAX_DRAFT = 400_000;

/**
 * Keeps a JSON value in place of the one before. NIR and IBAN are taken out, wherever they stand.
 * Health facts without an agreement are the caller's to leave out. @throws VaultError `locked`, `invalid` (too long), or of the storage
 */
function keep(place: DraftPlace, value: unknown): Promise<void> {
  return inOrder(async () => {
    const vault = await openedVault();
    const { client, of } = place;
    const draft = DRAFTS.read({ client, of, at: new Date().toISOString(), value: withoutTypedOnce(value) }, 0);
    if (draft === null || JSON.stringify(draft).length > MAX_DRAFT) throw new VaultError('invalid');
    await write(vault, DRAFTS, await draftId(vault, place), null, draft);
  });
}

/** What was being typed there; null when there is nothing, or nothing that opens. It stays until `drop`. @throws VaultError `locked`, or of the storage */
function read(place: DraftPlace): Promise<Draft | null> {
  return inOrder(async () => {
    const found = await whileOpen(async (vault) => readOne(vault, DRAFTS, await draftId(vault, place)));
    if (found === null || !('record' in found)) return null;
    const { record } = found;
    const ours = record.client === place.client && record.of === place.of;
    return ours && !isTooOld(record, Date.now()) ? record : null;
  });
}

/** Saved, or given up. @throws VaultError `locked`, or of the storage */
function drop(place: DraftPlace): Promise<void> {
  return inOrder(async () => {
    const vault = await openedVault();
    const id = await draftId(vault, place);
    if ((await readOne(vault, DRAFTS, id)) !== null) await erase(vault, DRAFTS.table, id);
  });
}

/** Everything that waits, last typed first. @throws VaultError `locked`, or of the storage */
function waiting(): Promise<Draft[]> {
  return inOrder(async () => {
    const { records } = await whileOpen((vault) => readAll(vault, DRAFTS));
    return records.filter((draft) => !isTooOld(draft, Date.now())).sort((a, b) => b.at.localeCompare(a.at));
  });
}

/** Keys come faster than they are kept: the last call of a context must be the last written. */
let before: Promise<unknown> = Promise.resolve();

function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const turn = before.then(work);
  before = turn.catch(() => undefined);
  return turn;
}

export const drafts = { keep, read, drop, waiting };
