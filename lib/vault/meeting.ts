import { copiedMark, type Emptied, emptyClipboard } from './clipboard';
import { lock } from './lock';

/**
 * « Fin de rendez-vous », the same in every surface and to be called within the gesture: locks, which empties the session
 * memory and every screen of every window (what was typed once lives in screens only), and takes our text out of the clipboard.
 * Typing that was not saved rests sealed (`drafts`). @returns what became of the clipboard
 */
export async function endMeeting(): Promise<Emptied> {
  const mark = await copiedMark();
  // A clipboard that keeps us waiting does not hold back the lock.
  const [emptied] = await Promise.all([emptyClipboard(mark), lock()]);
  return emptied;
}
