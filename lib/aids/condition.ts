import type { Condition, FactId, FactValue, Knowledge, Situation } from './types';

/** A condition about one fact, or about two when it compares them. */
export type Leaf = Exclude<Condition, { always: true } | { all: unknown } | { any: unknown }>;

type Known = Pick<Situation, 'known'>;
type Sign = '>=' | '<=' | '>' | '<';

/**
 * True, false, or undefined when what is known does not tell. « all » is false as soon as one branch is false, « any » true as soon
 * as one is true; a fact known in part answers only when all that it may be answers alike.
 */
export function evaluate(condition: Condition, situation: Known): boolean | undefined {
  if ('all' in condition) return together(condition.all, situation, false);
  if ('any' in condition) return together(condition.any, situation, true);
  if ('always' in condition) return true;
  return evaluateLeaf(condition, situation);
}

/** `decisive`: the answer of one branch that is the answer of all, whatever the others say. */
function together(branches: readonly Condition[], situation: Known, decisive: boolean): boolean | undefined {
  let known = true;
  for (const branch of branches) {
    const answer = evaluate(branch, situation);
    if (answer === decisive) return decisive;
    if (answer === undefined) known = false;
  }
  return known ? !decisive : undefined;
}

function evaluateLeaf(leaf: Leaf, { known }: Known): boolean | undefined {
  const knowledge = known.get(leaf.fact);
  if (knowledge === undefined) return undefined;
  if ('in' in leaf) return isOneOf(knowledge, leaf.in);
  if ('notIn' in leaf) {
    const answer = isOneOf(knowledge, leaf.notIn);
    return answer === undefined ? undefined : !answer;
  }
  const value = single(knowledge);
  if ('has' in leaf) return Array.isArray(value) ? value.includes(leaf.has) : undefined;
  const limit = 'than' in leaf ? single(known.get(leaf.than)) : leaf.value;
  return 'atLeast' in knowledge ? compareFloor(knowledge.atLeast, leaf.is, limit) : compare(value, leaf.is, limit);
}

const single = (knowledge: Knowledge | undefined): FactValue | undefined =>
  knowledge && 'value' in knowledge ? knowledge.value : undefined;

/** Options are words, even those that look like numbers: `2` and `'2'` are the same answer. */
function isOneOf(knowledge: Knowledge, options: readonly (string | number | boolean)[]): boolean | undefined {
  const holds = (value: unknown) => options.some((option) => option === value || String(option) === String(value));
  if ('value' in knowledge) return holds(knowledge.value);
  if ('atLeast' in knowledge) return undefined;
  const { among } = knowledge;
  if (among.length === 0) return undefined;
  if (among.every(holds)) return true;
  return among.some(holds) ? undefined : false;
}

/** Numbers with numbers, ISO dates with ISO dates; anything else cannot be told. */
function compare(left: FactValue | undefined, is: Sign, right: FactValue | undefined): boolean | undefined {
  if (typeof left === 'number' ? typeof right !== 'number' : typeof left !== 'string' || typeof right !== 'string')
    return undefined;
  const [a, b] = [left, right] as [number, number];
  if (is === '>=') return a >= b;
  if (is === '<=') return a <= b;
  return is === '>' ? a > b : a < b;
}

/** A number of which only a floor is known: it is above whatever the floor is above, and nothing more can be told. */
function compareFloor(floor: number, is: Sign, limit: FactValue | undefined): boolean | undefined {
  if (typeof limit !== 'number') return undefined;
  const above = is === '>=' || is === '<' ? floor >= limit : floor > limit;
  return above ? is === '>=' || is === '>' : undefined;
}

/** The facts a leaf looks at. */
export const factsOfLeaf = (leaf: Leaf): readonly FactId[] => ('than' in leaf ? [leaf.fact, leaf.than] : [leaf.fact]);

/** Every fact that a condition looks at, in the order of the rule, each once. */
export function factsOf(condition: Condition): FactId[] {
  if ('always' in condition) return [];
  const branches = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  return branches ? [...new Set(branches.flatMap(factsOf))] : [...factsOfLeaf(condition as Leaf)];
}
