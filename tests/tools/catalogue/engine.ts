import Engine from 'publicodes';
import type { FactDefinition, FactValue } from '../../../lib/aids/types';
import type { Entry } from './read';

/** The engine of the rules: it must accept them all, and it is what our own evaluation is compared with. */
export type Oracle = Engine<string>;

const SILENT = { log: () => {}, warn: () => {}, error: () => {} };

/**
 * publicodes with every rule, every fact unknown.
 * @throws Error in the engine's own words when it refuses them.
 */
export function oracleOf(rules: readonly Entry[], facts: readonly FactDefinition[]): Oracle {
  const all: Record<string, unknown> = {};
  for (const { id, kind, options = [] } of facts) {
    if (kind === 'numbers') continue;
    // A list is always there; each of its options is held or not.
    all[id] = kind === 'list' ? 'oui' : null;
    if (kind === 'choice') all[id] = { 'une possibilité': options.map(({ value }) => `'${value}'`) };
    if (kind === 'list') for (const { value } of options) all[`${id} . ${value}`] = null;
  }
  for (const { name, body } of rules) all[ruleName(name)] = body;
  return new Engine(all as ConstructorParameters<typeof Engine<string>>[0], { logger: SILENT, strict: true });
}

/**
 * Out of its parent, or « hospitalisation » in an aid's condition would be the aid of that name and not the fact:
 * publicodes looks for a name beside the rule first.
 */
const ruleName = (name: string): string => name.replace(' . ', ' ');

/** Facts in the engine's own words; those left out are unknown. */
export function tell(oracle: Oracle, facts: ReadonlyMap<FactDefinition, FactValue>): void {
  const situation: Record<string, string | number> = {};
  for (const [{ id, kind, options = [] }, value] of facts) {
    if (kind === 'numbers') continue;
    if (kind === 'yes-no') situation[id] = value ? 'oui' : 'non';
    else if (kind === 'choice') situation[id] = `'${value}'`;
    else if (kind === 'date') situation[id] = String(value).split('-').reverse().join('/');
    else if (kind === 'list')
      for (const option of options)
        situation[`${id} . ${option.value}`] = (value as readonly unknown[]).includes(option.value) ? 'oui' : 'non';
    else situation[id] = Number(value);
  }
  oracle.setSituation(situation);
}

/** True, false, or undefined when what is known does not tell. */
export function ask(oracle: Oracle, rule: string): boolean | undefined {
  const { nodeValue } = oracle.evaluate(ruleName(rule));
  return typeof nodeValue === 'boolean' ? nodeValue : undefined;
}

/** Value of a formula over numbers; null when a number it needs is missing. */
export function workOut(
  formula: string,
  decimals: number | undefined,
  numbers: Readonly<Record<string, number>>,
): number | null {
  const rules: Record<string, unknown> = { ...numbers };
  rules.résultat =
    decimals === undefined
      ? { valeur: formula }
      : { valeur: formula, arrondi: `${decimals} décimale${decimals > 1 ? 's' : ''}` };
  const engine = new Engine(rules as ConstructorParameters<typeof Engine<string>>[0], { logger: SILENT, strict: true });
  const { nodeValue } = engine.evaluate('résultat');
  return typeof nodeValue === 'number' ? nodeValue : null;
}
