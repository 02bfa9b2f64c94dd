/**
 * What each client of a file is to this vault, what may be done with it, and what is written once it is decided.
 * Pure: nothing here knows where the records lie.
 */
import type { Client } from '../../profile/schema';
import { type Difference, differences, sameContent } from './differences';
import { noted, order, type Seen, stampsOf } from './exchanges';
import type { TravellingClient } from './lines';
import { type Likeness, People } from './same-person';

/**
 * - `new`: nobody like that here
 * - `same`: says the same as here
 * - `newer-there`, `newer-here`: one descends from the other
 * - `conflict`: both changed since they were the same
 * - `erased-here`: was here, went out in a backup, and was erased since
 * - `damaged-here`: is here, and does not open any more
 * - `duplicate`: another record, of what looks like the same person
 * - `refused`: may not be kept in this vault, whatever is chosen
 */
export type Standing =
  | 'new'
  | 'same'
  | 'newer-there'
  | 'newer-here'
  | 'conflict'
  | 'erased-here'
  | 'damaged-here'
  | 'duplicate'
  | 'refused';

/**
 * - `leave`: nothing is written
 * - `add`: comes in as a record of its own
 * - `replace`: takes the place of the record here
 * - `complete`: what is unknown in the record here is taken from the file, the rest stays
 */
export type Choice = 'leave' | 'add' | 'replace' | 'complete';

export interface PlanLine {
  there: Client;
  seen: readonly string[];
  standing: Standing;
  /** The record here it is compared with: same number, or same person. */
  here: Client | null;
  /** `duplicate` only. `file`: the other one is above in the same file. */
  likeness: { by: Likeness; where: 'here' | 'file' } | null;
  /** What may be chosen; the first one is what happens when nobody chooses. Never empty. */
  choices: readonly [Choice, ...Choice[]];
  differences: readonly Difference[];
  /** What keeps the record of the file from coming in whole, in French: then `there` is what is left of it, or `refused`. */
  issues: readonly string[];
}

export interface Household {
  clients: readonly Client[];
  /** Records that are here and do not open. */
  damaged: readonly string[];
  seen: Seen;
}

/** Where the clients come from: a backup puts a vault back, a list (CSV) brings in people, who may be here already. */
export type Source = 'backup' | 'list';

/** What may rest in this vault. */
export interface Rules {
  /** What keeps a client from being stored, in French. */
  issuesOf(client: Client): readonly string[];
  /** The client without what those forbid. */
  trimmed(client: Client): Client;
}

/** One line per client, in their order. */
export function planMerge(
  incoming: readonly TravellingClient[],
  household: Household,
  source: Source,
  rules: Rules,
): PlanLine[] {
  const planned = planner(household, source, rules);
  return incoming.map((one) => {
    const whole = planned(one);
    const issues = rules.issuesOf(one.client);
    if (issues.length === 0 || whole.standing === 'same') return whole;
    const client = rules.trimmed(one.client);
    const line = planned({ ...one, client });
    if (rules.issuesOf(client).length > 0) return { ...line, standing: 'refused', choices: ['leave'], issues };
    // Nothing is left out of a record unless somebody says so.
    return { ...line, choices: ['leave', ...line.choices.filter((choice) => choice !== 'leave')], issues };
  });
}

function planner({ clients, damaged, seen }: Household, source: Source, { issuesOf }: Rules) {
  const known = new Map(clients.map((client) => [client.id, client]));
  const unreadable = new Set(damaged);
  const people = new People(clients);
  const before = new People();
  return (one: TravellingClient): PlanLine => {
    const { client: there } = one;
    const line: PlanLine = {
      there,
      seen: one.seen,
      standing: 'new',
      here: known.get(there.id) ?? null,
      likeness: null,
      choices: ['add', 'leave'],
      differences: [],
      issues: [],
    };
    const ofTheFile = source === 'list' ? before.find(there) : null;
    before.add(there);
    if (unreadable.has(there.id)) return { ...line, standing: 'damaged-here', choices: ['replace', 'leave'] };
    if (line.here !== null) return { ...line, ...compared(line.here, one, seen, issuesOf) };
    if (stampsOf(seen, there.id).length > 0) return { ...line, standing: 'erased-here', choices: ['leave', 'add'] };

    const twin = people.find(there);
    if (twin !== null && (source === 'list' || twin.likeness !== 'name')) {
      const complete = canComplete(twin.client, there, issuesOf);
      // From a backup nothing may be lost: beside the other one. From a list, it is most often the same list again.
      const first: Choice = source === 'backup' ? 'add' : 'leave';
      return {
        ...line,
        standing: 'duplicate',
        here: twin.client,
        likeness: { by: twin.likeness, where: 'here' },
        choices: [first, first === 'add' ? 'leave' : 'add', ...complete],
        differences: differences(twin.client, there),
      };
    }
    if (ofTheFile !== null) {
      return {
        ...line,
        standing: 'duplicate',
        likeness: { by: ofTheFile.likeness, where: 'file' },
        choices: ['leave', 'add'],
      };
    }
    return line;
  };
}

function compared(
  here: Client,
  { client: there, seen }: TravellingClient,
  seenHere: Seen,
  issuesOf: Rules['issuesOf'],
): Pick<PlanLine, 'standing' | 'choices' | 'differences'> {
  if (sameContent(here, there)) return { standing: 'same', choices: ['leave'], differences: [] };
  const standing = order(
    { updatedAt: here.updatedAt, seen: stampsOf(seenHere, here.id) },
    { updatedAt: there.updatedAt, seen },
  );
  const complete = canComplete(here, there, issuesOf);
  return {
    standing,
    choices: standing === 'newer-there' ? ['replace', 'leave', ...complete] : ['leave', 'replace', ...complete],
    differences: differences(here, there),
  };
}

/** Offered when it would bring something, and only what may be kept. */
function canComplete(here: Client, there: Client, issuesOf: Rules['issuesOf']): ['complete'] | [] {
  const completed = completedBy(here, there);
  return !sameContent(completed, here) && issuesOf(completed).length === 0 ? ['complete'] : [];
}

/** The record here, with what it does not know taken from the other. Agreements are its own: they are never brought in. */
function completedBy(here: Client, there: Client): Client {
  const facts = { ...there.profile.facts, ...here.profile.facts };
  const aids = { ...there.aids, ...here.aids };
  return {
    ...here,
    lastContactOn: later(here.lastContactOn, there.lastContactOn),
    profile: {
      ...there.profile,
      ...here.profile,
      ...(Object.keys(facts).length > 0 ? { facts } : {}),
    },
    ...(Object.keys(aids).length > 0 ? { aids } : {}),
  };
}

const later = (a: string, b: string): string => (a.localeCompare(b) < 0 ? b : a);

/** One record to write. `expected`: the version it must still be at; null writes over what does not open. */
export interface MergeWrite {
  client: Client;
  expected: number | null;
}

export interface Decided {
  writes: MergeWrite[];
  /** The exchanges once it is done. */
  seen: Seen;
}

/**
 * What is written for these choices; a line without a choice, or with one that is not its own, keeps its first.
 * `now` is an ISO instant.
 */
export function decide(
  plan: readonly PlanLine[],
  choices: ReadonlyMap<string, Choice>,
  seen: Seen,
  now: string,
): Decided {
  const writes = new Map<string, MergeWrite>();
  const stamps: [string, readonly string[]][] = [];
  const chosen = plan.map((line) => ({ ...line, choice: choiceFor(line, choices) }));
  // Completing comes last: it adds to what the others make of a record.
  for (const { there, here, seen: stampsThere, standing, choice } of [
    ...chosen.filter(({ choice }) => choice !== 'complete'),
    ...chosen.filter(({ choice }) => choice === 'complete'),
  ]) {
    const lineage = [...stampsThere, there.updatedAt, ...(here === null ? [] : [here.updatedAt])];
    if (choice === 'add') writes.set(there.id, { client: there, expected: 0 });
    if (choice === 'replace') {
      writes.set(there.id, { client: there, expected: standing === 'damaged-here' ? null : (here?.version ?? 0) });
    }
    if (choice === 'complete' && here !== null) {
      const client = completedBy(writes.get(here.id)?.client ?? here, there);
      writes.set(here.id, { client: { ...client, updatedAt: now }, expected: here.version });
    }
    // What was left, or taken from somebody else's record, makes nothing descend from it.
    const joined = choice !== 'leave' || standing === 'same';
    if (choice === 'add') stamps.push([there.id, [...stampsThere, there.updatedAt]]);
    else if (joined && (here === null || here.id === there.id)) stamps.push([there.id, lineage]);
  }
  return { writes: [...writes.values()], seen: noted(seen, stamps) };
}

export function choiceFor(line: PlanLine, choices: ReadonlyMap<string, Choice>): Choice {
  const chosen = choices.get(line.there.id);
  return chosen !== undefined && line.choices.includes(chosen) ? chosen : line.choices[0];
}
