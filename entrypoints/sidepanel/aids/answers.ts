/** What an answer does to a client, kept or not. Pure. */
import type { FactDefinition, FactId, FactValue, Question } from '../../../lib/aids/types';
import { agreedTo } from '../../../lib/profile/agreements';
import { formatNumber } from '../../../lib/profile/checks';
import { toFrenchWords } from '../../../lib/profile/dates';
import type { Client, Profile } from '../../../lib/profile/schema';
import { AID } from '../../../lib/texts/aids';
import { COMMON } from '../../../lib/texts/common';
import { withoutHealth } from '../../../lib/vault/policy';

type Facts = NonNullable<Profile['facts']>;

/** One answer given in this tab. `before` is what was known then (undefined: nothing); `kept` when it went to the file. */
export interface Answer {
  fact: FactId;
  value: FactValue;
  before: FactValue | undefined;
  kept: boolean;
}

/** The client with this fact answered; `undefined` takes the answer away. */
export function withFact(client: Client, fact: FactId, value: FactValue | undefined): Client {
  const { [fact]: _, ...others } = client.profile.facts ?? {};
  const facts = (value === undefined ? others : { ...others, [fact]: value }) as Facts;
  const { facts: __, ...profile } = client.profile;
  return { ...client, profile: Object.keys(facts).length === 0 ? profile : { ...profile, facts } };
}

/** Health facts rest in the file only with the agreement (RGPD art. 9). */
export function mayKeep(client: Client, fact: FactDefinition, today: string): boolean {
  return fact.sensitivity !== 'N3' || agreedTo(client, 'sante', today);
}

/**
 * The client as known during this appointment: the file, and what is not kept in it. Never to be saved, nor written in a text:
 * the agreement it holds is for the eye only. It opens what was answered just now: health facts of an agreement that ended stay shut.
 */
export function duringAppointment(client: Client, answers: readonly Answer[], today: string): Client {
  const passing = answers.filter(({ kept }) => !kept);
  if (passing.length === 0) return client;
  const usable = agreedTo(client, 'sante', today) ? client : withoutHealth(client);
  const known = passing.reduce((now, { fact, value }) => withFact(now, fact, value), usable);
  const forNow = { scope: 'sante', givenOn: today, how: 'oral' } as const;
  return { ...known, agreements: [...known.agreements, forNow] };
}

/** What to ask now: those that decide most first, without what was answered or left during this appointment. */
export function toAsk(questions: readonly Question[], heard: ReadonlySet<FactId>): Question[] {
  return questions.filter(({ fact }) => fact.question !== undefined && !heard.has(fact.id));
}

/** Is the file still as this answer left it? Otherwise it was changed elsewhere, and undoing would lose that. */
export function stillStands(client: Client, answer: Answer): boolean {
  return !answer.kept || same(client.profile.facts?.[answer.fact], answer.value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The answer as people say it: « Oui », « Artisan », « 12 mars 2027 ». */
export function inFrench(fact: FactDefinition | undefined, value: FactValue): string {
  if (typeof value === 'boolean') return value ? COMMON.yes : COMMON.no;
  const option = (one: unknown) => fact?.options?.find((candidate) => candidate.value === one)?.label ?? String(one);
  if (typeof value === 'object') return value.length === 0 ? AID.noneOfThese : value.map(option).join(', ');
  if (fact?.kind === 'date') return toFrenchWords(String(value));
  if (fact?.digits !== undefined) return String(value).padStart(fact.digits, '0');
  if (typeof value === 'number') return [formatNumber(value), fact?.unit].filter(Boolean).join('\u00a0');
  return option(value);
}
