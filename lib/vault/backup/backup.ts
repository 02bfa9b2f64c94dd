/** The vault's backup: what goes into the file, what a file would change, and the change itself, whole or not at all. */
import { agreedTo } from '../../profile/agreements';
import { localDay } from '../../profile/dates';
import { type Advisor, type Client, parseClient } from '../../profile/schema';
import { advisor } from '../advisor';
import { ADVISOR, SELF } from '../advisor-shape';
import { transact } from '../change';
import { CLIENTS } from '../client-shape';
import { clients } from '../clients';
import { VaultError } from '../errors';
import { addLines, JOURNAL } from '../journal/lines';
import { LEARNED, learned, lessonId, parseLesson } from '../learned';
import { openedVault, whileOpen } from '../lock';
import { storageIssues, withoutHealth, withoutTypedOnceFacts } from '../policy';
import { readOne } from '../store';
import { mayExport, storagePolicy } from '../structure';
import { EXCHANGES, type Exchanges, NO_EXCHANGE, noted, stampsOf } from './exchanges';
import { type LineFault, readLines, writeLines } from './lines';
import { type Choice, decide, type PlanLine, planMerge, type Rules, type Source } from './merge';
import { BackupError } from './refusals';

const EXCHANGES_ID = 'vault';

/** A backup ready to be sealed, and what is noted once it is saved. */
export interface MadeBackup {
  text: string;
  clients: number;
  /** Records that do not open: not in the file. */
  left: number;
  /** By client: the state that leaves. */
  stamps: [id: string, updatedAt: string][];
}

/** What keeps a record from being stored here today, as the structure sets it at this moment. */
async function presentRules(): Promise<Rules> {
  const policy = await storagePolicy();
  return {
    issuesOf: (client) => storageIssues(client, localDay(), policy),
    trimmed: (client) => {
      const kept = agreedTo(client, 'sante', localDay()) ? client : withoutHealth(client);
      return policy.keepTypedOnce ? kept : withoutTypedOnceFacts(kept);
    },
  };
}

/** What a file, or a list, would change here. */
export interface Preview {
  source: Source;
  /** ISO instant of the backup; null for a list. */
  madeAt: string | null;
  plan: readonly PlanLine[];
  faults: readonly LineFault[];
  /** Who the file says the advisor is, when nobody has told this vault. */
  advisor: Advisor | null;
  /** How many of the lessons of the file this vault does not know. */
  lessons: Awaited<ReturnType<typeof learned.list>>;
}

export interface Imported {
  added: number;
  changed: number;
  lessons: number;
  advisor: boolean;
}

/** When a backup was last made and taken; null: never. @throws VaultError `locked` */
async function last(): Promise<Pick<Exchanges, 'lastExport' | 'lastImport'>> {
  const { lastExport, lastImport } = await exchanges();
  return { lastExport, lastImport };
}

/** Everything that opens, as lines. @throws BackupError `not-allowed` by the structure, VaultError `locked`, or of the storage */
async function make(): Promise<MadeBackup> {
  if (!(await mayExport())) throw new BackupError('not-allowed');
  const [{ clients: all, damaged }, { seen }, lessons, who] = await Promise.all([
    clients.list(),
    exchanges(),
    learned.list(),
    knownAdvisor(),
  ]);
  const text = writeLines({
    madeAt: new Date().toISOString(),
    clients: all.map((client) => ({ client, seen: stampsOf(seen, client.id) })),
    advisor: who,
    lessons,
  });
  const stamps = all.map(({ id, updatedAt }): [string, string] => [id, updatedAt]);
  return { text, clients: all.length, left: damaged.filter(({ id }) => id !== null).length, stamps };
}

/** The file is saved: from now on, another machine may know these states. @throws VaultError `locked`, or of the storage */
async function saved({ stamps }: Pick<MadeBackup, 'stamps'>): Promise<void> {
  const vault = await openedVault();
  const now = new Date().toISOString();
  const before = await exchanges();
  const seen = noted(
    before.seen,
    stamps.map(([id, stamp]) => [id, [stamp]] as const),
  );
  await transact(vault, ['exchanges', JOURNAL], async (change) => {
    await change.put(EXCHANGES, EXCHANGES_ID, null, { ...before, lastExport: now, seen });
    await addLines(vault, change, [{ kind: 'backup-made', outcome: { exported: stamps.length } }]);
  });
}

/** @throws BackupError for the file, VaultError `locked` or of the storage */
async function preview(text: string): Promise<Preview> {
  const { madeAt, clients: incoming, advisor: told, lessons, faults } = readLines(text, parseLesson);
  const [household, taught, who, rules] = await Promise.all([
    readHousehold(),
    learned.list(),
    knownAdvisor(),
    presentRules(),
  ]);
  const places = new Set(taught.map(placeOf));
  return {
    source: 'backup',
    madeAt,
    plan: planMerge(incoming, household, 'backup', rules),
    faults,
    advisor: who === null ? told : null,
    lessons: lessons.filter((lesson) => !places.has(placeOf(lesson))),
  };
}

/** The same for people who come from a list: records never saved. @throws VaultError `locked`, or of the storage */
async function previewList(people: readonly Client[]): Promise<Preview> {
  const incoming = people.map((client) => ({ client, seen: [] }));
  const plan = planMerge(incoming, await readHousehold(), 'list', await presentRules());
  return { source: 'list', madeAt: null, plan, faults: [], advisor: null, lessons: [] };
}

/**
 * Writes what was decided, in one transaction: all of it, or nothing. Lines nobody decided on take their first choice.
 * @throws BackupError `changed` (since the preview), VaultError `locked`, `invalid`, `not-storable`, or of the storage
 */
async function commit(
  { source, plan, advisor: who, lessons }: Preview,
  choices: ReadonlyMap<string, Choice>,
): Promise<Imported> {
  const vault = await openedVault();
  const now = new Date().toISOString();
  const before = await exchanges();
  const { writes, seen } = decide(plan, choices, before.seen, now);
  const rules = await presentRules();
  for (const { client } of writes) mustBeStorable(client, rules);
  const added = writes.filter(({ expected }) => expected === 0).length;
  const changed = writes.length - added;
  const outcome = { added, merged: changed, 'left-out': plan.length - writes.length };
  const taught = await Promise.all(lessons.map(async (lesson) => ({ id: await lessonId(vault, lesson), lesson })));
  try {
    await transact(vault, ['clients', 'exchanges', 'advisor', 'learned', JOURNAL], async (change) => {
      for (const { client, expected } of writes) {
        const { version: _, ...content } = client;
        await change.put(CLIENTS, content.id, expected, content);
      }
      if (who !== null) await change.put(ADVISOR, SELF, null, who);
      for (const { id, lesson } of taught) await change.put(LEARNED, id, null, lesson);
      const lastImport = source === 'backup' ? now : before.lastImport;
      await change.put(EXCHANGES, EXCHANGES_ID, null, { ...before, lastImport, seen });
      await addLines(vault, change, [{ kind: source === 'backup' ? 'backup-restored' : 'clients-imported', outcome }]);
    });
  } catch (error) {
    const moved = error instanceof VaultError && (error.code === 'conflict' || error.code === 'missing');
    throw moved ? new BackupError('changed', { cause: error }) : error;
  }
  return { added, changed, lessons: taught.length, advisor: who !== null };
}

/** Between the preview and the gesture, a rule of the structure may have changed. */
function mustBeStorable(client: Client, rules: Rules): void {
  const parsed = parseClient(client);
  if (!parsed.ok) throw new VaultError('invalid', { details: parsed.errors.map(({ message }) => message) });
  const issues = rules.issuesOf(parsed.value);
  if (issues.length > 0) throw new VaultError('not-storable', { details: [...issues] });
}

async function readHousehold() {
  const [{ clients: all, damaged }, { seen }] = await Promise.all([clients.list(), exchanges()]);
  return { clients: all, damaged: damaged.flatMap(({ id }) => (id === null ? [] : [id])), seen };
}

/** Lost or damaged, it only makes the next import ask more. */
async function exchanges(): Promise<Exchanges> {
  const found = await whileOpen((vault) => readOne(vault, EXCHANGES, EXCHANGES_ID));
  return found !== null && 'record' in found ? found.record : NO_EXCHANGE;
}

/** null: nothing told, or it does not open. */
async function knownAdvisor(): Promise<Advisor | null> {
  try {
    const who = await advisor.stated();
    return Object.keys(who).length > 0 ? who : null;
  } catch (error) {
    if (error instanceof VaultError && (error.code === 'damaged' || error.code === 'newer')) return null;
    throw error;
  }
}

const placeOf = ({ hostFamily, stableId }: { hostFamily: string; stableId: string }): string =>
  JSON.stringify([hostFamily, stableId]);

export const backup = { last, make, saved, preview, previewList, commit };
