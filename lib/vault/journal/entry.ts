/** The words of the journal. Closed lists: a line has no room for a value of a client. */
import { z } from 'zod';
import { PROFILE_KEYS } from '../../profile/keys';

export const JOURNAL_KINDS = [
  'vault-created',
  'vault-opened',
  'vault-locked',
  'passphrase-changed',
  'recovery-code-made',
  'client-created',
  'client-erased',
  'client-purged',
  'client-exported',
  'agreement-given',
  'agreement-withdrawn',
  'run-begun',
  'run-done',
  'run-undone',
  'aid-retained',
  'aid-removed',
  'request-prepared',
  'backup-made',
  'backup-restored',
  'clients-imported',
  'journal-exported',
  'journal-mended',
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** What is counted: the outcomes of the fields of a run, of the files of an import, of the lines of an export. */
export const JOURNAL_OUTCOMES = [
  'saved',
  'saved-invalid',
  'written',
  'not-saved',
  'refused',
  'needs-person',
  'added',
  'merged',
  'left-out',
  'exported',
] as const;
export type JournalOutcome = (typeof JOURNAL_OUTCOMES)[number];

/** Longest name of a procedure that is kept. */
export const MAX_WHAT = 200;

const EntryShape = {
  kind: z.enum(JOURNAL_KINDS),
  /** Random id; names nobody once the client is erased. */
  client: z.string().min(1).max(100).nullable(),
  /** Name of a procedure, id of an aid, scope of an agreement. */
  what: z.string().min(1).max(MAX_WHAT).nullable(),
  keys: z.array(z.enum(PROFILE_KEYS)),
  outcome: z.partialRecord(z.enum(JOURNAL_OUTCOMES), z.number().int().min(0)),
} as const;

const EntrySchema = z.strictObject(EntryShape);
/** What is told. */
export type JournalEntry = z.infer<typeof EntrySchema>;
/** What one has to say: the rest is empty. */
export type JournalNote = Pick<JournalEntry, 'kind'> & Partial<JournalEntry>;

const LineSchema = z.strictObject({
  /** From 1, without a gap. */
  seq: z.number().int().min(1),
  /** ISO instant. */
  at: z.iso.datetime(),
  /** The advisor's name as the options have it; null when they have none. */
  who: z.string().max(4100).nullable(),
  ...EntryShape,
  /** SHA-256 of the text of the line before, in hexadecimal; 64 zeros for the first. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
});
/** What is told, by whom, when, and after what. */
export type JournalLine = z.infer<typeof LineSchema>;

export function entryOf(note: JournalNote): JournalEntry {
  const { kind, client = null, what = null, keys = [], outcome = {} } = note;
  const short = what?.replace(/\s+/g, ' ').trim().slice(0, MAX_WHAT) ?? '';
  return EntrySchema.parse({ kind, client, what: short === '' ? null : short, keys: [...new Set(keys)], outcome });
}

/** null when the line is not of today's shape. */
export function readLine(text: string): JournalLine | null {
  try {
    return LineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
