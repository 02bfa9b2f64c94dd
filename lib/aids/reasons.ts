import { toFrenchWords } from '../profile/dates';
import { evaluate, type Leaf } from './condition';
import { factOf } from './facts/definitions';
import type { Condition, FactDefinition, FactId, Knowledge, Reason, Situation } from './types';

/**
 * Why a condition has the answer it has, in the order of the rule: what holds, for a true one; for a false one, only what decides;
 * for one that cannot be told, what holds already and what is still to be known. A fact comes once, whatever the rule asks of it.
 */
export function reasonsOf(condition: Condition, situation: Situation): Reason[] {
  const reasons = new Map<string, { state: Reason['state']; fact: FactId; words: Set<string> }>();
  for (const { leaf, answer } of tellingLeaves(condition, evaluate(condition, situation), situation)) {
    const state = stateOf(answer);
    const reason = reasons.get(`${state} ${leaf.fact}`) ?? { state, fact: leaf.fact, words: new Set() };
    reason.words.add(answer === undefined ? stillToKnow(leaf, situation) : inWords(leaf, answer, situation));
    reasons.set(`${state} ${leaf.fact}`, reason);
  }
  return [...reasons.values()].map(({ state, fact, words }) => {
    const origin = state === 'unknown' ? undefined : situation.origins.get(fact);
    const label = factOf(fact)?.label ?? fact;
    return {
      state,
      fact,
      text: `${label}\u00a0: ${[...words].join(', ')}${origin === undefined ? '' : ` (${origin})`}`,
    };
  });
}

interface Answered {
  leaf: Leaf;
  answer: boolean | undefined;
}

function tellingLeaves(condition: Condition, answer: boolean | undefined, situation: Situation): Answered[] {
  if ('always' in condition) return [];
  const branches = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (!branches) return [{ leaf: condition as Leaf, answer }];
  return branches.flatMap((branch) => {
    const own = evaluate(branch, situation);
    // What went the other way decided nothing; in an « all » still open, what holds already is worth saying.
    const tells = own === answer || (own === true && answer === undefined);
    return tells ? tellingLeaves(branch, own, situation) : [];
  });
}

function stateOf(answer: boolean | undefined): Reason['state'] {
  if (answer === undefined) return 'unknown';
  return answer ? 'holds' : 'fails';
}

/** What the client's file says, or what side of a limit it stands; never an amount. */
function inWords(leaf: Leaf, answer: boolean, situation: Situation): string {
  const fact = factOf(leaf.fact);
  if ('has' in leaf) return `${answer ? '' : 'sans '}${optionLabel(fact, leaf.has)}`;
  if ('in' in leaf || 'notIn' in leaf) return options(fact, situation.known.get(leaf.fact));
  return limit(answer ? leaf.is : OPPOSITE[leaf.is], leaf, fact);
}

function stillToKnow(leaf: Leaf, situation: Situation): string {
  const fact = factOf(leaf.fact);
  const knowledge = situation.known.get(leaf.fact);
  if (knowledge && 'among' in knowledge) return `${options(fact, knowledge)}, à préciser`;
  if ('than' in leaf && !situation.known.has(leaf.than)) {
    const limit = `à comparer avec ${quoted(leaf.than)}`;
    if (situation.needs.get(leaf.than)?.length === 0) return `${limit}, que nous ne connaissons pas`;
    if (knowledge) return limit;
  }
  // What to ask for it stands beside, as questions.
  return situation.needs.get(leaf.fact)?.length === 0 ? 'à vérifier auprès de l’organisme' : 'à savoir';
}

function options(fact: FactDefinition | undefined, knowledge: Knowledge | undefined): string {
  if (!knowledge || 'atLeast' in knowledge) return 'inconnu';
  const values = 'among' in knowledge ? knowledge.among : [knowledge.value].flat();
  const words = values.map((value) => (typeof value === 'boolean' ? yesNo(value) : optionLabel(fact, String(value))));
  return words.join('among' in knowledge ? ' ou ' : ', ');
}

const yesNo = (value: boolean): string => (value ? 'oui' : 'non');
const quoted = (id: FactId): string => `«\u00a0${factOf(id)?.label ?? id}\u00a0»`;

/** « Auto-entrepreneur (micro-entreprise) » → « auto-entrepreneur »: what a label adds in brackets helps to choose, no more. */
const optionLabel = (fact: FactDefinition | undefined, value: string): string =>
  lowerFirst((fact?.options?.find((option) => option.value === value)?.label ?? value).replace(/ \([^)]*\)$/u, ''));

/** « Artisan » → « artisan », « À l’hôpital » → « à l’hôpital »; « CNBF » stays. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}[\p{Ll}\s]/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

type Sign = '>=' | '<=' | '>' | '<';
const OPPOSITE: Readonly<Record<Sign, Sign>> = { '>=': '<', '<': '>=', '<=': '>', '>': '<=' };
/** « seuil du revenu moyen atteint », « sous le seuil du revenu moyen »: every limit of the rules is a masculine name. */
const AGAINST_FACT: Readonly<Record<Sign, (name: string) => string>> = {
  '>=': (name) => `${name} atteint`,
  '<': (name) => `sous ${withArticle(name, 'le ', 'l’')}`,
  '<=': (name) => `dans la limite ${withArticle(name, 'du ', 'de l’')}`,
  '>': (name) => `au-dessus ${withArticle(name, 'du ', 'de l’')}`,
};
const withArticle = (name: string, article: string, elided: string): string =>
  `${/^[aâeéèêioôuh]/i.test(name) ? elided : article}${name}`;

/** The side of a limit a fact stands on, in words. */
function limit(is: Sign, leaf: Extract<Leaf, { is: Sign }>, fact: FactDefinition | undefined): string {
  if ('than' in leaf) return AGAINST_FACT[is](lowerFirst(factOf(leaf.than)?.label ?? leaf.than));
  if (typeof leaf.value === 'string') {
    const day = toFrenchWords(leaf.value);
    return { '>=': `le ${day} ou après`, '<': `avant le ${day}`, '<=': `le ${day} ou avant`, '>': `après le ${day}` }[
      is
    ];
  }
  // « More than none » is a yes.
  if (leaf.value === 0 && (is === '>' || is === '<=')) return yesNo(is === '>');
  if (leaf.value === 1 && (is === '<' || is === '>=')) return is === '<' ? 'aucun' : 'un ou plus';
  const figure = [leaf.value.toLocaleString('fr'), fact?.unit].filter(Boolean).join('\u00a0');
  return { '>=': `${figure} ou plus`, '<': `moins de ${figure}`, '<=': `${figure} au plus`, '>': `plus de ${figure}` }[
    is
  ];
}
