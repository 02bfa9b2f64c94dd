/**
 * How long a file is kept: so many months after the last contact, and never less than the notice after it was told.
 * Pure. Days are ISO dates of this machine.
 */
import { addDays, lastDayWithin } from '../profile/dates';

/** Months a file is kept after the last contact; a structure or an advisor may choose fewer. */
export const MAX_RETENTION_MONTHS = 24;
/** The erasure is told that many days ahead, on the screen. */
export const RETENTION_NOTICE_DAYS = 30;

export interface Contact {
  id: string;
  lastContactOn: string;
}

/** That the coming erasure was on the screen: for which last contact, on which day first. */
export interface Announcement {
  lastContactOn: string;
  shownOn: string;
}
export type Announcements = Readonly<Record<string, Announcement>>;

/** Last day a file is kept by the rule. */
export const keptUntil = (lastContactOn: string, months: number): string => lastDayWithin(lastContactOn, months);

/** A file to tell of. */
export interface Ending {
  id: string;
  /** Last day it is kept by the rule. */
  until: string;
  /** Day from which it is erased, unless there is a contact before. */
  erasedOn: string;
}

/**
 * What to announce, and what is due. A file is due once its time is over and it was announced long enough ago for the
 * last contact it still has: a contact, a clock put back, or an announcement that nobody saw keep it.
 */
export function decide(
  today: string,
  clients: readonly Contact[],
  months: number,
  announced: Announcements,
): { announce: Ending[]; due: string[] } {
  const announce: Ending[] = [];
  const due: string[] = [];
  for (const { id, lastContactOn } of clients) {
    const until = keptUntil(lastContactOn, months);
    if (until > addDays(today, RETENTION_NOTICE_DAYS)) continue;
    const told = announced[id];
    const counts = told !== undefined && told.lastContactOn === lastContactOn && told.shownOn <= today;
    const noticeEnds = addDays(counts ? told.shownOn : today, RETENTION_NOTICE_DAYS);
    const [, erasedOn = noticeEnds] = [addDays(until, 1), noticeEnds].sort();
    if (counts && erasedOn <= today) due.push(id);
    else announce.push({ id, until, erasedOn });
  }
  announce.sort((a, b) => (a.erasedOn < b.erasedOn ? -1 : a.erasedOn > b.erasedOn ? 1 : 0));
  return { announce, due };
}

/** With these files told of today; those told before keep their day, unless there was a contact since. */
export function withShown(
  announced: Announcements,
  shown: readonly Contact[],
  today: string,
): Record<string, Announcement> {
  const next = { ...announced };
  for (const { id, lastContactOn } of shown) {
    const told = next[id];
    const counts = told !== undefined && told.lastContactOn === lastContactOn && told.shownOn <= today;
    if (!counts) next[id] = { lastContactOn, shownOn: today };
  }
  return next;
}
