import { AIDS } from './catalogue';
import { evaluate, factsOfLeaf, type Leaf } from './condition';
import { factOf } from './facts/definitions';
import { reasonsOf } from './reasons';
import type { Aid, AidVerdict, Condition, FactId, Situation, VerdictName } from './types';

const NAMES: ReadonlyMap<boolean | undefined, VerdictName> = new Map([
  [true, 'probable'],
  [false, 'non'],
  [undefined, 'a_verifier'],
]);

/** What may be said of an aid to this client today, why, and what to ask when it cannot be told. The organism decides, not us. */
export function verdictOf(aid: Aid, situation: Situation): AidVerdict {
  const answer = evaluate(aid.condition, situation);
  return {
    id: aid.id,
    verdict: NAMES.get(answer) ?? 'a_verifier',
    missing: answer === undefined ? [...new Set(missingOf(aid.condition, situation))] : [],
    reasons: reasonsOf(aid.condition, situation),
  };
}

/** The verdict of every aid of the catalogue, in its order. */
export const verdicts = (situation: Situation): readonly AidVerdict[] => AIDS.map((aid) => verdictOf(aid, situation));

/** Stated facts whose answers can still move a condition that cannot be told yet, as the rule reads. */
function missingOf(condition: Condition, situation: Situation): readonly FactId[] {
  if ('always' in condition || evaluate(condition, situation) !== undefined) return [];
  const branches = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  return branches
    ? branches.flatMap((branch) => missingOf(branch, situation))
    : missingOfLeaf(condition as Leaf, situation);
}

/** A comparison with something nobody can tell us (a limit that a local office sets) cannot be settled by asking its other side. */
function missingOfLeaf(leaf: Leaf, situation: Situation): readonly FactId[] {
  const asked = factsOfLeaf(leaf)
    .filter((fact) => !isKnown(fact, situation))
    .map((fact) => situation.needs.get(fact) ?? (factOf(fact)?.derivedFrom === undefined ? [fact] : []));
  return asked.some((facts) => facts.length === 0) ? [] : asked.flat();
}

/** Known in full: of a fact known in part, the exact answer is asked. */
function isKnown(fact: FactId, situation: Situation): boolean {
  const knowledge = situation.known.get(fact);
  return knowledge !== undefined && 'value' in knowledge;
}
