import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../../lib/aids/facts/definitions';
import { situationOfFacts } from '../../../lib/aids/facts/situation';
import { QUICK_QUESTIONS, type QuickAnswer, quickCheck } from '../../../lib/aids/quick-check';
import { verdictOf } from '../../../lib/aids/verdict';

const TODAY = '2026-11-21';

/** « statut: Artisan » → the answer. */
function tap(...taps: [question: string, label: string][]): QuickAnswer[] {
  return taps.map(([question, label]) => {
    const found = QUICK_QUESTIONS.find(({ id }) => id === question)?.answers.find((answer) => answer.label === label);
    if (!found) throw new Error(`${question} : ${label}`);
    return found;
  });
}
const ids = (...taps: Parameters<typeof tap>) => quickCheck(tap(...taps), TODAY).findings.map(({ aid }) => aid.id);

describe('the eight questions', () => {
  it('are eight, each with a few answers', () => {
    expect(QUICK_QUESTIONS).toHaveLength(8);
    for (const { answers } of QUICK_QUESTIONS) expect(answers.length).toBeLessThanOrEqual(8);
  });

  it('say only facts that exist, with values they may have, none of them derived', () => {
    for (const { facts, label } of QUICK_QUESTIONS.flatMap(({ answers }) => answers)) {
      for (const [id, value] of Object.entries(facts)) {
        const fact = factOf(id);
        expect(fact, `${label} : ${id}`).toBeDefined();
        expect(fact?.derivedFrom, id).toBeUndefined();
        if (fact?.kind === 'yes-no') expect(typeof value, id).toBe('boolean');
        if (fact?.kind === 'choice')
          expect(
            fact.options?.map((option) => option.value),
            id,
          ).toContain(value);
        if (fact?.kind === 'amount' || fact?.kind === 'number') expect(value, id).toBe(0);
      }
    }
  });

  it('never contradict each other', () => {
    const choices = fc.tuple(
      ...QUICK_QUESTIONS.map(({ answers }) => fc.option(fc.constantFrom(...answers), { nil: null })),
    );
    fc.assert(
      fc.property(choices, (given) => {
        const said = given.flatMap((answer) => (answer === null ? [] : Object.entries(answer.facts)));
        for (const [id, value] of said) {
          for (const [other, another] of said) if (other === id) expect(another).toEqual(value);
        }
      }),
    );
  });
});

describe('what they bring forward', () => {
  it('an artisan on sick leave: what to send within 48 hours first, the daily allowance to verify', () => {
    const found = quickCheck(tap(['statut', 'Artisan'], ['sante', 'En arrêt de travail']), TODAY).findings;
    const verdicts = new Map(found.map(({ aid, verdict }) => [aid.id, verdict.verdict]));
    expect(verdicts.get('arret-envoi-48h')).toBe('probable');
    expect(verdicts.get('ij-artisan-commercant')).toBe('a_verifier');
    expect(verdicts.has('ij-profession-liberale')).toBe(false);
  });

  it('each answer that tells something brings at least one aid', () => {
    for (const { id, answers } of QUICK_QUESTIONS) {
      for (const answer of answers.filter(({ quiet }) => quiet !== true)) {
        expect(quickCheck([answer], TODAY).findings.length, `${id} : ${answer.label}`).toBeGreaterThan(0);
      }
    }
  });

  it('nothing told, nothing brought forward: what holds for everybody is not a finding', () => {
    expect(quickCheck([], TODAY).findings).toEqual([]);
    const quiet = QUICK_QUESTIONS.flatMap(({ answers }) => answers.filter((answer) => answer.quiet).slice(-1));
    expect(quickCheck(quiet, TODAY).findings).toEqual([]);
    expect(quickCheck(quiet, TODAY).others).toBeGreaterThan(0);
  });

  it('pregnant, no cover, a child lost, arrears', () => {
    expect(ids(['naissance', 'Enceinte'])).toContain('maternite-conge-duree');
    expect(ids(['complementaire', 'Aucune'])).toEqual(expect.arrayContaining(['complementaire-sante', 'css']));
    expect(ids(['epreuve', 'Décès d’un enfant'], ['statut', 'Artisan'])).toContain('deuil-parental');
    expect(ids(['cotisations', 'Difficiles à payer en ce moment'])).toEqual(expect.arrayContaining(['aced', 'help']));
  });

  it('probable first, then what fewest answers separate from a verdict; never a « non »', () => {
    const choices = fc.tuple(
      ...QUICK_QUESTIONS.map(({ answers }) => fc.option(fc.constantFrom(...answers), { nil: null })),
    );
    fc.assert(
      fc.property(choices, (given) => {
        const answers = given.filter((answer) => answer !== null);
        const situation = situationOfFacts(Object.assign({}, ...answers.map(({ facts }) => facts)), TODAY);
        let last = -1;
        for (const { aid, verdict } of quickCheck(answers, TODAY).findings) {
          expect(verdict).toEqual(verdictOf(aid, situation));
          expect(verdict.verdict).not.toBe('non');
          const rank = verdict.verdict === 'probable' ? -1 : verdict.missing.length;
          expect(rank).toBeGreaterThanOrEqual(last);
          last = rank;
        }
      }),
      { numRuns: 40 },
    );
  });
});
