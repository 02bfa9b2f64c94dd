import { toFrenchWords } from '../../../lib/profile/dates';
import type { Agreement } from '../../../lib/profile/schema';
import { FILE } from '../texts';

/** « Donné de vive voix le 3 mars 2026, jusqu’au 2 mars 2028 ». */
export function agreementInWords({ how, givenOn, until, withdrawnOn }: Agreement): string {
  const given = (how === 'oral' ? FILE.givenOral : FILE.givenWritten)(toFrenchWords(givenOn));
  if (withdrawnOn !== undefined) return given + FILE.withdrawn(toFrenchWords(withdrawnOn));
  return given + (until === undefined ? FILE.noEnd : FILE.until(toFrenchWords(until)));
}
