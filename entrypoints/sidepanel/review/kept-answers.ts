/** The answers a file keeps for the aids, in the order in which the catalogue asks. Pure. */
import { FACTS, factOf } from '../../../lib/aids/facts/definitions';
import type { FactId, FactValue } from '../../../lib/aids/types';
import type { Profile } from '../../../lib/profile/schema';

export interface Kept {
  fact: FactId;
  value: FactValue;
}

const RANKS: ReadonlyMap<FactId, number> = new Map(FACTS.map(({ id }, at) => [id, at]));

/** Under the titles of the catalogue; `null`, last, holds what the catalogue does not ask. */
export function answersByTopic(facts: NonNullable<Profile['facts']>): { topic: string | null; answers: Kept[] }[] {
  const topics = new Map<string | null, Kept[]>();
  const rank = (fact: FactId) => RANKS.get(fact) ?? RANKS.size;
  const kept = Object.entries(facts).map(([fact, value]): Kept => ({ fact, value }));
  const topicOf = (fact: FactId) => factOf(fact)?.topic ?? null;
  kept.sort(
    (a, b) => Number(topicOf(a.fact) === null) - Number(topicOf(b.fact) === null) || rank(a.fact) - rank(b.fact),
  );
  for (const one of kept) topics.set(topicOf(one.fact), [...(topics.get(topicOf(one.fact)) ?? []), one]);
  return [...topics].map(([topic, answers]) => ({ topic, answers }));
}
