import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { situationOfFacts } from '../../../lib/aids/facts/situation';
import { questions } from '../../../lib/aids/questions';
import type { FactId, FactValue, Question } from '../../../lib/aids/types';
import { verdicts } from '../../../lib/aids/verdict';
import { anyAnswers } from './support';

// Drawn many times: slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

const TODAY = '2026-11-21';
function asked(facts: Record<FactId, FactValue>): Question[] {
  const situation = situationOfFacts(facts, TODAY);
  return questions(situation, verdicts(situation));
}

describe('questions', () => {
  it('ask each missing fact once, however many aids need it', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        const situation = situationOfFacts(Object.fromEntries(facts), TODAY);
        const all = verdicts(situation);
        const list = questions(situation, all);
        const missing = new Set(all.flatMap((verdict) => verdict.missing));
        expect(list.map(({ fact }) => fact.id).sort()).toEqual([...missing].sort());
        for (const { fact, aids, weight } of list) {
          expect(fact.question, fact.id).toBeTruthy();
          expect(aids).toEqual(all.filter((verdict) => verdict.missing.includes(fact.id)).map(({ id }) => id));
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(aids.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('put first those that decide most, always in the same order', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        const list = asked(Object.fromEntries(facts));
        const weights = list.map(({ weight }) => weight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        expect(asked(Object.fromEntries(facts))).toEqual(list);
      }),
      { numRuns: 20 },
    );
  });

  it('weigh what the answers really decide', () => {
    const before = { date_naissance: '1980-05-05' };
    const question = asked(before).find(({ fact }) => fact.id === 'grossesse');
    const undecided = (facts: Record<FactId, FactValue>) =>
      verdicts(situationOfFacts(facts, TODAY)).filter(({ verdict }) => verdict === 'a_verifier').length;
    const settled = [true, false].map((grossesse) => undecided(before) - undecided({ ...before, grossesse }));
    expect(question?.weight).toBe(((settled[0] ?? 0) + (settled[1] ?? 0)) / 2);
    expect(question?.weight).toBeGreaterThan(1);
  });

  it('count what follows from an answer: a birth date gives an age, and settles what depends on it', () => {
    const birth = asked({ sexe: 'F' }).find(({ fact }) => fact.id === 'date_naissance');
    expect(birth?.aids).toEqual(expect.arrayContaining(['depistage-sein', 'depistage-col', 'depistage-colorectal']));
    expect(birth?.weight).toBeGreaterThanOrEqual(3);
  });

  it('begin, for someone of whom nothing is known, with what settles many aids', () => {
    const [first] = asked({});
    expect(first?.weight).toBeGreaterThan(2);
    expect(first?.aids.length).toBeGreaterThan(4);
  });

  it('are about what cannot be told only', () => {
    const situation = situationOfFacts({ arret_en_cours: true }, TODAY);
    const told = verdicts(situation).filter(({ verdict }) => verdict !== 'a_verifier');
    expect(told.length).toBeGreaterThan(4);
    expect(questions(situation, told)).toEqual([]);
  });
});
