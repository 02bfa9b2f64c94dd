/** The chain: each line holds the hash of the text of the one before. Pure of storage. */
import { utf8 } from '../bytes';
import type { JournalLine } from './entry';

/** What the first line holds. */
export const ORIGIN = '0'.repeat(64);

/**
 * - `missing`: there is no such line
 * - `altered`: it does not open
 * - `unlinked`: it does not follow the one before
 * - `unlisted`: it was not written here (after the last one, or under a number that is none: 0)
 * - `end-lost`: nothing says any more which line was the last
 * - `mended`: from here the journal was taken up again after `end-lost`
 */
export type ChainFault = 'missing' | 'altered' | 'unlinked' | 'unlisted' | 'end-lost' | 'mended';

/** `count` lines hold; the first that does not is told by its number. */
export type ChainProof =
  | { sound: true; count: number; last: string }
  | { sound: false; count: number; seq: number; fault: ChainFault };

/** The last line, as whoever wrote it said. */
export interface ChainEnd {
  seq: number;
  hash: string;
}

/** The text that is sealed, hashed and exported: same line, same text. */
export function textOf(line: JournalLine): string {
  const { seq, at, who, kind, client, what, keys, outcome, previous } = line;
  const counts = Object.fromEntries(Object.entries(outcome).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ seq, at, who, kind, client, what, keys, outcome: counts, previous });
}

export async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Looks for the first line that does not hold.
 * @param texts by number; null for a line that does not open
 * @param end null when what says the end is lost
 */
export async function verifyChain(
  texts: ReadonlyMap<number, string | null>,
  end: ChainEnd | null,
): Promise<ChainProof> {
  const last = end?.seq ?? Math.max(0, ...texts.keys());
  let hash = ORIGIN;
  for (let seq = 1; seq <= last; seq++) {
    const text = texts.get(seq);
    const fault = text === undefined ? 'missing' : text === null ? 'altered' : faultOf(text, seq, hash);
    if (fault !== null) return { sound: false, count: seq - 1, seq, fault };
    hash = await hashOf(text as string);
  }
  if (end === null) return { sound: false, count: last, seq: last + 1, fault: 'end-lost' };
  if (hash !== end.hash) return { sound: false, count: last - 1, seq: last, fault: 'unlinked' };
  const beyond = [...texts.keys()].filter((seq) => !(seq >= 1 && seq <= last)).sort((a, b) => a - b)[0];
  if (beyond !== undefined) return { sound: false, count: last, seq: beyond, fault: 'unlisted' };
  return { sound: true, count: last, last: hash };
}

/** Looks at the links only: a line of a later version has them too. */
function faultOf(text: string, seq: number, previous: string): ChainFault | null {
  const line = parse(text);
  if (line.seq !== seq || line.previous !== previous) return 'unlinked';
  return line.kind === 'journal-mended' ? 'mended' : null;
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
