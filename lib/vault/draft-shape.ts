/** Typing that is not saved yet, as it rests on the disk: sealed, under a blind name, seven days at most. */
import { z } from 'zod';
import { type Change, transact } from './change';
import { DRAFT_DAYS } from './names';
import { blindName, type OpenVault } from './seal';
import { readAll, type TableShape } from './store';

const DAY = 86_400_000;

export interface Draft {
  /** The client it is about. */
  client: string;
  /** What is being typed: `file`, `dossier/ds:12`. */
  of: string;
  /** ISO instant of the last key. */
  at: string;
  /** JSON. */
  value: unknown;
}
export type DraftPlace = Pick<Draft, 'client' | 'of'>;

const DraftSchema = z.strictObject({
  client: z.string().min(1).max(200),
  of: z.string().min(1).max(300),
  at: z.iso.datetime(),
  value: z.json(),
});

export const DRAFTS: TableShape<Draft> = {
  table: 'drafts',
  schema: 1,
  read: (value) => DraftSchema.safeParse(value).data ?? null,
};

/** Which dossier is being worked on is nobody's business on disk. */
export function draftId(vault: OpenVault, { client, of }: DraftPlace): Promise<string> {
  return blindName(vault, DRAFTS.table, JSON.stringify([client, of]));
}

/** A clock set back does not prolong one by more than a day. */
export function isTooOld({ at }: Draft, now: number): boolean {
  const age = now - Date.parse(at);
  return age >= DRAFT_DAYS * DAY || age < -DAY;
}

/** Erases what nobody came back for. */
export async function sweepDrafts(vault: OpenVault, now = Date.now()): Promise<void> {
  const old = await idsOf(vault, (draft) => isTooOld(draft, now));
  if (old.length > 0) await transact(vault, [DRAFTS.table], async (change) => eraseAll(change, old));
}

/** Within a change made with the table `drafts`: what was being typed about a client goes with the client. */
export async function eraseDraftsOf(vault: OpenVault, change: Change, client: string): Promise<void> {
  eraseAll(change, await idsOf(vault, (draft) => draft.client === client));
}

async function idsOf(vault: OpenVault, wanted: (draft: Draft) => boolean): Promise<string[]> {
  const { records } = await readAll(vault, DRAFTS);
  return Promise.all(records.filter(wanted).map((draft) => draftId(vault, draft)));
}

function eraseAll(change: Change, ids: readonly string[]): void {
  for (const id of ids) change.erase(DRAFTS.table, id);
}
