import type { Condition, FactDefinition } from '../../../lib/aids/types';
import { isRealDate } from '../../../lib/profile/dates';

/** A condition as written: a leaf, or a mechanism with its branches. */
export type Written = string | { readonly [mechanism: string]: unknown };

export interface Names {
  fact: (id: string) => FactDefinition | undefined;
  /** A named list of conditions, `travailleur_independant`; undefined when there is none of that name. */
  rule: (name: string) => Written | undefined;
}

/** What is wrong with a condition, in French. */
export class BadCondition extends Error {}

const LEAF = /^(?<left>[\p{L}\d_]+)(?:\s*(?<sign>>=|<=|!=|=|>|<)\s*(?<right>.+))?$/u;
const ITEM = /^(?<list>[\p{L}\d_]+) \. (?<option>[\p{L}\d_]+)$/u;

/**
 * The tree of a written condition, named rules put in place.
 * @throws BadCondition when it says something the language of the catalogue does not have.
 */
export function readCondition(written: unknown, names: Names): Condition {
  return tidy(read(written, names, []));
}

function read(written: unknown, names: Names, within: readonly string[]): Condition {
  if (typeof written === 'string') return leaf(written.trim(), names, within);
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new BadCondition('une condition est un texte, « toutes ces conditions » ou « une de ces conditions »');
  const keys = ['toutes ces conditions', 'une de ces conditions', 'valeur'].filter(
    (key) => (written as Record<string, unknown>)[key] !== undefined,
  );
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new BadCondition(
      'une seule de « toutes ces conditions », « une de ces conditions », « valeur: oui » est attendue',
    );
  const content = (written as Record<string, unknown>)[key];
  if (key === 'valeur') return { always: true };
  if (!Array.isArray(content) || content.length === 0) throw new BadCondition(`« ${key} » attend une liste`);
  const branches = content.map((branch) => {
    if (typeof branch === 'object' && branch !== null) {
      const stranger = Object.keys(branch).find((name) => !name.endsWith(' ces conditions'));
      if (stranger !== undefined) throw new BadCondition(`mécanisme inconnu : « ${stranger} »`);
    }
    return read(branch, names, within);
  });
  return key === 'toutes ces conditions' ? { all: branches } : { any: branches };
}

function leaf(text: string, names: Names, within: readonly string[]): Condition {
  const rule = names.rule(text);
  if (rule !== undefined) {
    if (within.includes(text)) throw new BadCondition(`« ${text} » se contient elle-même`);
    return read(rule, names, [...within, text]);
  }
  const item = ITEM.exec(text)?.groups;
  if (item) {
    const list = known(item.list ?? '', names);
    if (list.kind !== 'list') throw new BadCondition(`« ${list.id} » n’est pas une liste`);
    optionOf(list, item.option ?? '');
    return { fact: list.id, has: item.option ?? '' };
  }
  const { left = '', sign, right = '' } = LEAF.exec(text)?.groups ?? {};
  if (left === '') throw new BadCondition(`condition illisible : « ${text} »`);
  const fact = known(left, names);
  if (sign === undefined) {
    if (fact.kind !== 'yes-no') throw new BadCondition(`« ${left} » n’est pas un oui-non : dire à quoi il est comparé`);
    return { fact: left, in: [true] };
  }
  if (sign === '=' || sign === '!=') return equality(fact, sign, right.trim(), text);
  return comparison(fact, sign as '>=', right.trim(), text, names);
}

function known(id: string, names: Names): FactDefinition {
  const fact = names.fact(id);
  if (!fact) throw new BadCondition(`fait ou règle inconnu : « ${id} »`);
  return fact;
}

function optionOf(fact: FactDefinition, value: string): string {
  if (!fact.options?.some((option) => option.value === value))
    throw new BadCondition(`« ${fact.id} » n’a pas l’option « ${value} »`);
  return value;
}

function equality(fact: FactDefinition, sign: '=' | '!=', right: string, text: string): Condition {
  if (fact.kind === 'yes-no') {
    if (right !== 'oui' && right !== 'non') throw new BadCondition(`« ${text} » : oui ou non est attendu`);
    return { fact: fact.id, in: [(right === 'oui') === (sign === '=')] };
  }
  if (fact.kind === 'choice') {
    const quoted = /^'(.*)'$/.exec(right)?.[1];
    if (quoted === undefined) throw new BadCondition(`« ${text} » : une option entre apostrophes est attendue`);
    const values = [optionOf(fact, quoted)];
    return sign === '=' ? { fact: fact.id, in: values } : { fact: fact.id, notIn: values };
  }
  if (fact.kind === 'number' || fact.kind === 'amount') {
    const values = [number(right, text)];
    return sign === '=' ? { fact: fact.id, in: values } : { fact: fact.id, notIn: values };
  }
  throw new BadCondition(`« ${text} » : « ${fact.id} » ne se compare pas ainsi`);
}

function number(right: string, text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(right)) throw new BadCondition(`« ${text} » : un nombre ou un fait est attendu`);
  return Number(right);
}

function comparison(
  fact: FactDefinition,
  is: '>=' | '<=' | '>' | '<',
  right: string,
  text: string,
  names: Names,
): Condition {
  const numeric = fact.kind === 'number' || fact.kind === 'amount';
  if (!numeric && fact.kind !== 'date')
    throw new BadCondition(`« ${text} » : « ${fact.id} » n’est ni un nombre ni une date`);
  if (/^\p{L}/u.test(right)) {
    const other = known(right, names);
    if ((other.kind === 'date') !== (fact.kind === 'date') || !['number', 'amount', 'date'].includes(other.kind))
      throw new BadCondition(`« ${text} » : les deux faits ne se comparent pas`);
    return { fact: fact.id, is, than: right };
  }
  if (numeric) return { fact: fact.id, is, value: number(right, text) };
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(right) ?? [];
  const iso = `${year}-${month}-${day}`;
  if (!isRealDate(iso)) throw new BadCondition(`« ${text} » : une date 31/12/2026 est attendue`);
  return { fact: fact.id, is, value: iso };
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { always: true }>;

/**
 * The same condition, flatter: nested « all » in « all » and « any » in « any » are opened, and the options of one fact stand
 * together, so that a fact known in part (« libérale », regulated or not) can still answer.
 */
function tidy(condition: Condition): Condition {
  if ('all' in condition) return gather(condition.all.map(tidy), 'all');
  if ('any' in condition) return gather(condition.any.map(tidy), 'any');
  return condition;
}

function gather(branches: readonly Condition[], kind: 'all' | 'any'): Condition {
  const out: Condition[] = [];
  for (const branch of branches.flatMap((one) =>
    kind in one ? ((one as Record<string, readonly Condition[]>)[kind] ?? []) : [one],
  )) {
    const key = kind === 'any' ? 'in' : 'notIn';
    const twin = out.findIndex(
      (other) => key in branch && key in other && (other as Leaf).fact === (branch as Leaf).fact,
    );
    if (twin < 0) {
      if (!out.some((other) => JSON.stringify(other) === JSON.stringify(branch))) out.push(branch);
      continue;
    }
    const values = (one: Condition) =>
      (one as unknown as Record<string, readonly (string | number | boolean)[]>)[key] ?? [];
    const joined = [...new Set([...values(out[twin] as Condition), ...values(branch)])];
    const fact = (branch as Leaf).fact;
    out[twin] = key === 'in' ? { fact, in: joined } : { fact, notIn: joined };
  }
  const [only] = out;
  if (out.length === 1 && only) return only;
  return kind === 'all' ? { all: out } : { any: out };
}
