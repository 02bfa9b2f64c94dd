import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { evaluate } from '../../../lib/aids/condition';
import { FACTS } from '../../../lib/aids/facts/definitions';
import { situationOfFacts } from '../../../lib/aids/facts/situation';
import type { Aid, AidVerdict, FactDefinition, FactId, FactValue, Knowledge, Situation } from '../../../lib/aids/types';
import { verdictOf, verdicts } from '../../../lib/aids/verdict';
import { ASKED, anyAnswers, anyFacts, anyValue, consistent, inFull, RULE_FACTS, type Stated } from './support';

// Drawn many times: slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

const TODAY = '2026-11-21';
const told = (facts: Stated): Situation => situationOfFacts(Object.fromEntries(facts), TODAY);
const aid = (id: string): Aid => {
  const found = aidOf(id);
  if (!found) throw new Error(id);
  return found;
};
const of = (id: string, facts: Record<FactId, FactValue>): AidVerdict =>
  verdictOf(aid(id), situationOfFacts(facts, TODAY));

describe('a verdict', () => {
  it('is probable with what makes it so', () => {
    const verdict = of('arret-envoi-48h', { arret_en_cours: true });
    expect(verdict).toMatchObject({ verdict: 'probable', missing: [] });
    expect(verdict.reasons).toEqual([
      { state: 'holds', fact: 'arret_en_cours', text: expect.stringContaining('Arrêt de travail en cours\u00a0: oui') },
    ]);
  });

  it('is no with what decides it, and nothing else', () => {
    const verdict = of('ij-artisan-commercant', { statut: 'artisan', arret_en_cours: false });
    expect(verdict).toMatchObject({ verdict: 'non', missing: [] });
    expect(verdict.reasons.map(({ state, fact }) => [state, fact])).toEqual([['fails', 'arret_en_cours']]);
  });

  it('is to be checked with what holds already and what is missing, in the order of the rule', () => {
    const verdict = of('ajpa', { aidant: true });
    expect(verdict.verdict).toBe('a_verifier');
    expect(verdict.missing).toEqual(['proche_perte_autonomie', 'aidant_a_suspendu_ou_reduit', 'statut']);
    expect(verdict.reasons.map(({ state }) => state)).toEqual(['holds', 'unknown', 'unknown', 'unknown']);
  });

  it('asks what is stated, never what is worked out', () => {
    expect(of('depistage-colorectal', {}).missing).toEqual(['date_naissance']);
  });

  it('does not ask what could only be compared with a limit nobody publishes', () => {
    const { verdict, missing, reasons } = of('aide-financiere-ponctuelle-cpam', {
      difficulte_liee_sante: true,
      reste_a_charge_sante: 0,
      baisse_revenu: false,
      hospitalisation: false,
    });
    expect([verdict, missing]).toEqual(['a_verifier', []]);
    expect(reasons.map(({ text }) => text).join()).toContain('que nous ne connaissons pas');
  });

  it('tells no amount of the client', () => {
    const { reasons } = of('css', {
      couverture_assurance_maladie: true,
      ressources_12_mois: 7_654,
      foyer_taille: 1,
      code_postal: 29_200,
      beneficiaire_rsa: false,
    });
    const said = reasons.map(({ text }) => text.replace(/\s/g, ' ')).join(' · ');
    expect(said).toContain('Ressources du foyer');
    expect(said).not.toMatch(/7 ?654/);
  });

  it('never says that a right is had', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        for (const { reasons, id } of verdicts(told(facts)))
          for (const { text } of reasons) {
            expect(text, id).not.toMatch(/avez droit|undefined|null|NaN|[a-z]_[a-z]/);
            expect(text, id).not.toMatch(/ [;:?!»]|«[^\u00a0]/);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('has reasons that agree with it', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        for (const { verdict, reasons, missing } of verdicts(told(facts))) {
          const states = new Set(reasons.map(({ state }) => state));
          if (verdict === 'probable') expect([...states].filter((state) => state !== 'holds')).toEqual([]);
          if (verdict === 'non') expect([...states]).toEqual(['fails']);
          if (verdict === 'a_verifier') {
            expect(states.has('unknown')).toBe(true);
            expect(states.has('fails')).toBe(false);
          } else expect(missing).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('unknown is never no', () => {
  it('nothing known: only what is offered to everyone is told', () => {
    for (const { id, verdict } of verdicts(situationOfFacts({}, TODAY)))
      expect(verdict, id).toBe('always' in aid(id).condition ? 'probable' : 'a_verifier');
  });

  it('an answer more never changes a verdict already given', () => {
    fc.assert(
      fc.property(anyAnswers, fc.array(fc.nat(ASKED.length - 1), { minLength: 1, maxLength: 10 }), (any, hidden) => {
        const facts = consistent(any);
        const less = new Map(facts);
        for (const at of hidden) less.delete(ASKED[at]?.id ?? '');
        const [before, after] = [told(less), told(facts)];
        for (const one of AIDS) {
          const answer = evaluate(one.condition, before);
          if (answer !== undefined) expect(`${one.id} ${evaluate(one.condition, after)}`).toBe(`${one.id} ${answer}`);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Two limits on the same age, known when it is: drawn at random, passing one could mean passing the other. */
const RETIREMENT: ReadonlyMap<FactId, number> = new Map([
  ['age_retraite_inaptitude', 62],
  ['age_legal_retraite', 64],
]);

describe('what is missing', () => {
  it('is all that can move the verdict: no other answer does', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        // The place is the postal code said otherwise: the code is what is asked.
        fc
          .constantFrom(...ASKED.filter(({ id }) => id !== 'zone'))
          .chain((fact) => fc.tuple(fc.constant(fact.id), anyValue(fact))),
        (any, [id, value]) => {
          const facts = consistent(any);
          const more = new Map([...facts, [id, value]]);
          fc.pre(!facts.has(id) && consistent(more).size === more.size);
          const situation = told(facts);
          const then = told(more);
          for (const { verdict, missing, id: of } of verdicts(situation))
            if (verdict === 'a_verifier' && !missing.includes(id))
              expect(`${of}, ${id} : ${verdictOf(aid(of), then).verdict}`).toBe(`${of}, ${id} : a_verifier`);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is nothing that could not: each fact asked can still decide, whatever the rest, for some answers', () => {
    // Far values too, so that any comparison can go either way; and one between the two ages.
    const far = ({ kind }: FactDefinition) => (kind === 'number' || kind === 'amount' ? [-1e6, 63, 1e6] : []);
    const values = new Map(
      RULE_FACTS.map((fact): [FactId, FactValue[]] => {
        const fixed = RETIREMENT.get(fact.id);
        const drawn = fc.sample(anyValue(fact), { numRuns: 40, seed: 1 });
        return [fact.id, fixed === undefined ? [...new Set([...drawn, ...far(fact)])] : [fixed]];
      }),
    );
    // Here derived facts are asked as such; what nobody can tell stays so.
    const needs = new Map<FactId, readonly FactId[]>(FACTS.map(({ id }) => [id, id === 'seuil_ass_local' ? [] : [id]]));
    const situation = (known: ReadonlyMap<FactId, Knowledge>): Situation => ({ ...inFull(new Map()), known, needs });

    /** Answers to the others that leave the verdict in the hands of that fact alone. */
    const decides = (one: Aid, fact: FactId, known: Map<FactId, Knowledge>, others: readonly FactId[]): boolean => {
      const [other, ...rest] = others;
      if (other !== undefined)
        return (values.get(other) ?? []).some((value) => {
          const more = new Map(known).set(other, { value });
          return evaluate(one.condition, { known: more }) === undefined && decides(one, fact, more, rest);
        });
      return (values.get(fact) ?? []).some(
        (value) => evaluate(one.condition, { known: new Map(known).set(fact, { value }) }) !== undefined,
      );
    };

    fc.assert(
      fc.property(anyFacts, (facts) => {
        const known = new Map(inFull(facts).known);
        known.delete('seuil_ass_local');
        for (const [id, age] of RETIREMENT) known.has('age') ? known.set(id, { value: age }) : known.delete(id);
        for (const one of AIDS) {
          const { missing } = verdictOf(one, situation(known));
          for (const fact of missing)
            expect(
              `${one.id}, ${fact} ${decides(
                one,
                fact,
                new Map(known),
                missing.filter((id) => id !== fact),
              )}`,
            ).toBe(`${one.id}, ${fact} true`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('once answered, decides, or asks only what that answer brought', () => {
    fc.assert(
      fc.property(anyAnswers, fc.tuple(...ASKED.map(anyValue)), (facts, rest) => {
        const all = new Map(ASKED.map((fact, at) => [fact.id, rest[at] as FactValue]));
        for (const one of AIDS) {
          let known = facts;
          for (let round = 0; round < 6; round += 1) {
            const { missing } = verdictOf(one, told(known));
            const answers = missing.flatMap((id): [FactId, FactValue][] =>
              known.has(id) ? [] : [[id, all.get(id) as FactValue]],
            );
            if (answers.length === 0) break;
            known = new Map([...known, ...answers]);
          }
          const last = verdictOf(one, told(known));
          // What is still asked then is an answer that was refused as impossible.
          for (const id of last.missing) expect(known.has(id), `${one.id}, ${id}`).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
