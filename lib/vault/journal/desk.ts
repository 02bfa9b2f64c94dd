import { openedVault, whileOpen } from '../lock';
import { type ChainProof, verifyChain } from './chain';
import { type JournalKind, type JournalLine, type JournalNote, readLine } from './entry';
import { note, readTexts } from './lines';

/** Absent: all of them. */
export interface JournalFilter {
  kinds?: readonly JournalKind[];
  /** Random id. */
  client?: string;
  /** ISO days, in the time of this machine; both included. */
  from?: string;
  until?: string;
}

/** Tells something that is not a save (those tell themselves). @throws VaultError `locked`, or of the storage */
async function add(told: JournalNote): Promise<void> {
  await note(await openedVault(), [told]);
}

/** The lines that open, the latest first; those of a later version are left out. @throws VaultError `locked` */
async function read(filter: JournalFilter = {}): Promise<JournalLine[]> {
  const { texts } = await whileOpen(readTexts);
  return linesOf(texts).filter((line) => fits(line, filter));
}

/** All the lines and whether they hold, from one reading. @throws VaultError `locked`, or of the storage */
async function look(): Promise<{ lines: JournalLine[]; proof: ChainProof }> {
  const { texts, end } = await whileOpen(readTexts);
  return { lines: linesOf(texts), proof: await verifyChain(texts, end) };
}

function linesOf(texts: ReadonlyMap<number, string | null>): JournalLine[] {
  const lines = [...texts.values()].flatMap((text) => (text === null ? [] : (readLine(text) ?? [])));
  return lines.sort((a, b) => b.seq - a.seq);
}

/** Looks at the whole chain. @throws VaultError `locked`, or of the storage */
async function verify(): Promise<ChainProof> {
  const { texts, end } = await whileOpen(readTexts);
  return verifyChain(texts, end);
}

export function fits(line: JournalLine, { kinds, client, from, until }: JournalFilter): boolean {
  const day = dayOf(line.at);
  return (
    (kinds === undefined || kinds.includes(line.kind)) &&
    (client === undefined || line.client === client) &&
    (from === undefined || day >= from) &&
    (until === undefined || day <= until)
  );
}

/** ISO day here of an ISO instant. */
function dayOf(at: string): string {
  const date = new Date(at);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

export const journal = { add, read, verify, look };
