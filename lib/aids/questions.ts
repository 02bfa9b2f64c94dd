import { addMonths } from '../profile/dates';
import { AIDS, aidOf } from './catalogue';
import { evaluate } from './condition';
import { FACTS, factOf } from './facts/definitions';
import { derive } from './facts/derive';
import type {
  Aid,
  AidVerdict,
  Condition,
  FactDefinition,
  FactId,
  FactValue,
  Knowledge,
  Question,
  Situation,
} from './types';

/**
 * The facts still missing, those that decide most first. `weight` is how many of the aids that cannot be told yet would be, on average
 * over the answers that may be given; equal ones keep the order of those that most aids ask, then the order of the catalogue.
 * A fact is asked once, however many aids need it.
 */
export function questions(situation: Situation, verdicts: readonly AidVerdict[]): Question[] {
  const asking = new Map<FactId, Aid[]>();
  for (const { id, missing } of verdicts)
    for (const fact of missing) {
      const aid = aidOf(id);
      if (aid) asking.set(fact, [...(asking.get(fact) ?? []), aid]);
    }
  return [...asking]
    .flatMap(([id, aids]) => {
      const fact = factOf(id);
      return fact ? [{ fact, aids: aids.map((aid) => aid.id), weight: weightOf(fact, aids, situation) }] : [];
    })
    .sort((a, b) => b.weight - a.weight || b.aids.length - a.aids.length);
}

function weightOf(fact: FactDefinition, aids: readonly Aid[], situation: Situation): number {
  const answers = possibleAnswers(fact, situation);
  const decided = answers.map((answer) => {
    const known = knownOnce(fact.id, answer, situation);
    return aids.filter(({ condition }) => evaluate(condition, { known }) !== undefined).length;
  });
  return decided.reduce((sum, count) => sum + count, 0) / Math.max(1, answers.length);
}

/** Facts that others are made from. */
const SOURCES: ReadonlySet<FactId> = new Set(FACTS.flatMap(({ derivedFrom = [] }) => derivedFrom));

/** What would be known after that answer, and all that follows from it. */
function knownOnce(fact: FactId, value: FactValue, { known, today }: Situation): ReadonlyMap<FactId, Knowledge> {
  const then = new Map(known).set(fact, { value });
  // What is worked out already stays: one answer more takes no knowledge away.
  return SOURCES.has(fact) ? derive(then, today).known : then;
}

/** Answers that stand for all those that may be given: every option, both sides of every limit of the rules, ordinary dates. */
function possibleAnswers(fact: FactDefinition, { today, known }: Situation): readonly FactValue[] {
  const knowledge = known.get(fact.id);
  const options = (fact.options ?? []).map(({ value }) => value);
  switch (fact.kind) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return knowledge && 'among' in knowledge ? knowledge.among : options;
    case 'list':
      return [[], ...options.map((option) => [option])];
    case 'date':
      return MONTHS_FROM_NOW.map((months) => addMonths(today, months));
    case 'numbers':
      return [[]];
    default:
      return numbers(fact);
  }
}

/** From a birth to a due date; the ages at which rules turn are among them. */
const MONTHS_FROM_NOW = [-12 * 66, -12 * 58, -12 * 45, -12 * 30, -12 * 20, -30, -8, -3, -1, 3];
const AMOUNTS = [0, 500, 4_000, 9_000, 15_000, 25_000, 40_000, 80_000];

function numbers({ id, kind, min = 0, max = Number.POSITIVE_INFINITY }: FactDefinition): readonly number[] {
  const limits = LIMITS.get(id) ?? [];
  const around = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
  const all = new Set([...(kind === 'amount' ? AMOUNTS : [min, min + 1]), ...around]);
  return [...all].filter((value) => value >= min && value <= max);
}

/** What the rules of the catalogue compare each fact with. */
const LIMITS: ReadonlyMap<FactId, readonly number[]> = (() => {
  const limits = new Map<FactId, number[]>();
  const visit = (condition: Condition): void => {
    if ('all' in condition) for (const branch of condition.all) visit(branch);
    else if ('any' in condition) for (const branch of condition.any) visit(branch);
    else if ('value' in condition && typeof condition.value === 'number')
      limits.set(condition.fact, [...(limits.get(condition.fact) ?? []), condition.value]);
  };
  for (const { condition } of AIDS) visit(condition);
  return limits;
})();
