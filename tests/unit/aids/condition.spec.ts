import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { evaluate } from '../../../lib/aids/condition';
import { factOf } from '../../../lib/aids/facts/definitions';
import type { Condition, Knowledge } from '../../../lib/aids/types';
import { compileCatalogue } from '../../tools/catalogue/catalogue';
import { ask, type Oracle, oracleOf, tell } from '../../tools/catalogue/engine';
import { anyFacts, anyValue, inFull, RULE_FACTS, type Stated, situationWith } from './support';

// Drawn many times: slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

const known = (facts: Record<string, Knowledge>) => situationWith(new Map(Object.entries(facts)));

describe('three answers', () => {
  const yes: Condition = { fact: 'oui', in: [true] };
  const no: Condition = { fact: 'non', in: [true] };
  const unknown: Condition = { fact: 'inconnu', in: [true] };
  const situation = known({ oui: { value: true }, non: { value: false } });

  it.each<[string, Condition, boolean | undefined]>([
    ['all, one false and one unknown', { all: [unknown, no] }, false],
    ['all, true and unknown', { all: [yes, unknown] }, undefined],
    ['all true', { all: [yes, yes] }, true],
    ['any, one true and one unknown', { any: [unknown, yes] }, true],
    ['any, false and unknown', { any: [no, unknown] }, undefined],
    ['any, all false', { any: [no, no] }, false],
    ['always', { always: true }, true],
    ['different from, unknown', { fact: 'inconnu', notIn: ['aucun'] }, undefined],
  ])('%s', (_, condition, answer) => {
    expect(evaluate(condition, situation)).toBe(answer);
  });

  it.each<[string, Condition, Knowledge, boolean | undefined]>([
    ['all that it may be is listed', { fact: 'f', in: ['a', 'b', 'c'] }, { among: ['a', 'b'] }, true],
    ['part of what it may be is listed', { fact: 'f', in: ['a'] }, { among: ['a', 'b'] }, undefined],
    ['nothing of what it may be is listed', { fact: 'f', in: ['c'] }, { among: ['a', 'b'] }, false],
    ['excluded for sure', { fact: 'f', notIn: ['a', 'b'] }, { among: ['a', 'b'] }, false],
    ['not excluded for sure', { fact: 'f', notIn: ['a'] }, { among: ['a', 'b'] }, undefined],
    ['far from what is excluded', { fact: 'f', notIn: ['c'] }, { among: ['a', 'b'] }, true],
    ['nothing possible is not an answer', { fact: 'f', in: ['a'] }, { among: [] }, undefined],
    ['a list that holds', { fact: 'f', has: 'a' }, { value: ['b', 'a'] }, true],
    ['a list that does not', { fact: 'f', has: 'a' }, { value: [] }, false],
    ['one word is not a list', { fact: 'f', has: 'a' }, { value: 'a' }, undefined],
    ['on the limit', { fact: 'f', is: '>=', value: 12 }, { value: 12 }, true],
    ['beyond the limit', { fact: 'f', is: '>', value: 12 }, { value: 12 }, false],
    ['a date on the day', { fact: 'f', is: '>=', value: '2026-01-01' }, { value: '2026-01-01' }, true],
    ['a date before', { fact: 'f', is: '>=', value: '2026-01-01' }, { value: '2025-12-31' }, false],
    ['a word is not compared with a number', { fact: 'f', is: '>=', value: 12 }, { value: 'douze' }, undefined],
    ['an option that looks like a number', { fact: 'f', in: ['3'] }, { value: 3 }, true],
    ['a floor above the limit', { fact: 'f', is: '>=', value: 12 }, { atLeast: 12 }, true],
    ['never under a limit the floor reaches', { fact: 'f', is: '<', value: 12 }, { atLeast: 12 }, false],
    ['beyond the floor itself, nobody knows', { fact: 'f', is: '>', value: 12 }, { atLeast: 12 }, undefined],
    ['a floor under the limit', { fact: 'f', is: '<=', value: 12 }, { atLeast: 11 }, undefined],
    ['a floor is not an option', { fact: 'f', in: ['12'] }, { atLeast: 12 }, undefined],
    ['another fact that is unknown', { fact: 'f', is: '<', than: 'g' }, { value: 3 }, undefined],
  ])('%s', (_, condition, knowledge, answer) => {
    expect(evaluate(condition, known({ f: knowledge }))).toBe(answer);
  });
});

describe('our evaluation and that of publicodes', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    const { compiled } = compileCatalogue();
    oracle = oracleOf(compiled.rules, compiled.facts);
  });

  const told = (facts: Stated) =>
    new Map([...facts].flatMap(([id, value]) => ((fact) => (fact ? [[fact, value] as const] : []))(factOf(id))));

  it('are the same for every aid, whatever is known', () => {
    const met = { true: 0, false: 0, undefined: 0 };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        tell(oracle, told(facts));
        const situation = inFull(facts);
        for (const { id, condition } of AIDS) {
          const ours = evaluate(condition, situation);
          met[`${ours}`] += 1;
          expect(`${id} ${ours}`).toBe(`${id} ${ask(oracle, `aides . ${id}`)}`);
        }
      }),
      { numRuns: 150 },
    );
    // Draws that always gave the same answer would prove nothing.
    for (const times of Object.values(met)) expect(times).toBeGreaterThan(300);
  });
});

describe('knowing more', () => {
  it('never changes an answer already given', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(fc.nat(RULE_FACTS.length - 1), { maxLength: 12 }), (facts, hidden) => {
        const less = new Map(facts);
        for (const at of hidden) less.delete(RULE_FACTS[at]?.id ?? '');
        const before = inFull(less);
        const after = inFull(facts);
        for (const { condition } of AIDS) {
          const answer = evaluate(condition, before);
          if (answer !== undefined) expect(evaluate(condition, after)).toBe(answer);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a fact known in part, only what all its possibilities say is said', () => {
    const choices = RULE_FACTS.filter(({ kind }) => kind === 'choice');
    const partly = fc.constantFrom(...choices).chain((fact) =>
      fc.tuple(
        fc.constant(fact),
        fc.subarray(
          (fact.options ?? []).map(({ value }) => value),
          { minLength: 2 },
        ),
      ),
    );
    fc.assert(
      fc.property(anyFacts, partly, (facts, [fact, among]) => {
        const rest = inFull(facts).known;
        const partial = situationWith(new Map([...rest, [fact.id, { among }]]));
        for (const { condition } of AIDS) {
          const answer = evaluate(condition, partial);
          if (answer === undefined) continue;
          for (const value of among)
            expect(evaluate(condition, situationWith(new Map([...rest, [fact.id, { value }]])))).toBe(answer);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('draws both sides of every limit', () => {
    for (const fact of RULE_FACTS.filter(({ kind }) => kind !== 'numbers'))
      expect(new Set(fc.sample(anyValue(fact), 200).map(String)).size, fact.id).toBeGreaterThan(1);
  });
});
