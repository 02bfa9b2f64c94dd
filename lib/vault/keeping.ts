/** Retention at work: files announced, then erased, in one transaction with their lines of the journal (rules: retention.ts). */
import { z } from 'zod';
import { type ClientCard, unpackCard } from '../profile/card';
import { isRealDate } from '../profile/dates';
import { type TableShape, transact } from './change';
import { CLIENTS } from './client-shape';
import { clients } from './clients';
import { DRAFTS, eraseDraftsOf } from './draft-shape';
import { VaultError } from './errors';
import { addLines, JOURNAL } from './journal/lines';
import { openedVault, whileOpen } from './lock';
import { type Contact, decide, type Ending, MAX_RETENTION_MONTHS, withShown } from './retention';
import type { OpenVault } from './seal';
import { readOne } from './store';
import { retentionCeiling } from './structure';
import type { TableIndex } from './table-index';

const day = z.string().refine(isRealDate);
const RetentionSchema = z.strictObject({
  months: z.number().int().min(1).max(MAX_RETENTION_MONTHS),
  announced: z.record(z.string(), z.strictObject({ lastContactOn: day, shownOn: day })),
});
type Retention = z.infer<typeof RetentionSchema>;

export const RETENTION: TableShape<Retention> = {
  table: 'retention',
  schema: 1,
  read: (value) => RetentionSchema.safeParse(value).data ?? null,
};
const RETENTION_ID = 'vault';
const NOTHING_TOLD: Retention = { months: MAX_RETENTION_MONTHS, announced: {} };

/** A file about to be erased, as a list shows it. */
export interface EndingCard extends Ending {
  card: ClientCard;
}

/** Months a file is kept after the last contact: one's own choice, or the structure's ceiling if shorter. @throws VaultError `locked` */
async function months(): Promise<number> {
  return (await whileOpen(readRules)).months;
}

/** @throws VaultError `locked`, `invalid` (whole months, from 1 to 24 or to the structure's ceiling), or of the storage */
async function setMonths(next: number): Promise<void> {
  const most = Math.min(MAX_RETENTION_MONTHS, await retentionCeiling());
  if (!RetentionSchema.shape.months.safeParse(next).success || next > most) {
    throw new VaultError('invalid', { details: [`Une fiche se garde de 1 à ${most} mois après le dernier contact.`] });
  }
  await edit(({ announced }) => ({ months: next, announced }));
}

/** The files to tell of, the nearest first. `today` is the ISO day of this machine. @throws VaultError `locked` */
async function upcoming(today: string): Promise<EndingCard[]> {
  const [{ cards }, { months: length, announced }] = await Promise.all([clients.cards(), whileOpen(readRules)]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return decide(today, cards, length, announced).announce.flatMap((ending) => {
    const card = byId.get(ending.id);
    return card === undefined ? [] : [{ ...ending, card }];
  });
}

/** These were on the screen today: their notice runs. @throws VaultError `locked`, or of the storage */
async function shown(endings: readonly EndingCard[], today: string): Promise<void> {
  const before = (await whileOpen(readRetention)).announced;
  const contacts = endings.map(({ card }) => card);
  if (same(withShown(before, contacts, today), before)) return;
  await edit(({ months: length, announced }) => ({
    months: length,
    announced: withShown(announced, contacts, today),
  }));
}

/**
 * Erases the files whose time is over and that were announced long enough ago, with one line of the journal each: all or
 * nothing, and judged on what stands at that very moment.
 * @returns how many
 * @throws VaultError `locked`, or of the storage
 */
async function purge(today: string): Promise<number> {
  const vault = await openedVault();
  const due = (contacts: readonly Contact[], { months: length, announced }: Retention) =>
    decide(today, contacts, length, announced).due;
  if (due((await clients.cards()).cards, await readRules(vault)).length === 0) return 0;
  return transact(vault, [CLIENTS.table, DRAFTS.table, RETENTION.table, JOURNAL], async (change) => {
    const index = change.index(CLIENTS.table);
    const retention = await readRetention(vault);
    const ids = due(contactsOf(index), await held(retention));
    for (const id of ids) {
      await eraseDraftsOf(vault, change, id);
      change.erase(CLIENTS.table, id);
    }
    await addLines(
      vault,
      change,
      ids.map((client) => ({ kind: 'client-purged', client })),
    );
    await change.put(RETENTION, RETENTION_ID, null, withoutGone(retention, index));
    return ids.length;
  });
}

async function edit(next: (before: Retention) => Retention): Promise<void> {
  const vault = await openedVault();
  await transact(vault, [RETENTION.table], async (change) => {
    await change.put(RETENTION, RETENTION_ID, null, next(await readRetention(vault)));
  });
}

/** What was lost tells nothing: everything is announced anew, and nothing is erased before. */
async function readRetention(vault: OpenVault): Promise<Retention> {
  const found = await readOne(vault, RETENTION, RETENTION_ID);
  return found !== null && 'record' in found ? found.record : NOTHING_TOLD;
}

/** What applies today. One's own choice stays as it was, for the day the ceiling goes. */
const readRules = async (vault: OpenVault): Promise<Retention> => held(await readRetention(vault));

async function held(own: Retention): Promise<Retention> {
  return { ...own, months: Math.min(own.months, await retentionCeiling()) };
}

/** From the sealed index that is about to be saved. A record without a card is not judged. */
function contactsOf(index: TableIndex): Contact[] {
  return [...index.entries].flatMap(([id, { version, card }]) => unpackCard(id, version, card) ?? []);
}

function withoutGone(retention: Retention, index: TableIndex): Retention {
  const still = Object.entries(retention.announced).filter(([id]) => index.entries.has(id));
  return { ...retention, announced: Object.fromEntries(still) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const retention = { months, setMonths, upcoming, shown, purge };
