import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { evaluate } from '../../../lib/aids/condition';
import { situationOfFacts } from '../../../lib/aids/facts/situation';
import type { AidId, FactId, FactValue, VerdictName } from '../../../lib/aids/types';
import { verdicts } from '../../../lib/aids/verdict';
import { anyFacts, inFull, type Stated } from './support';

// Drawn many times: slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

/** What is offered to everyone is left out: it would hide the rest. */
const judged = (facts: Record<FactId, FactValue>, name: VerdictName): AidId[] =>
  verdicts(situationOfFacts(facts, '2026-11-21'))
    .filter(({ id, verdict }) => verdict === name && !('always' in (aidOf(id)?.condition ?? {})))
    .map(({ id }) => id)
    .sort();

const LEAVE = { arret_en_cours: true, arret_debut: '2026-10-05', cesse_toute_activite: true };

/** Invented people, and what the rules say of them. */
const PORTRAITS: readonly {
  who: string;
  facts: Record<FactId, FactValue>;
  probable: readonly AidId[];
  non: readonly AidId[];
}[] = [
  {
    who: 'a man, craftsman for years, on sick leave',
    facts: {
      ...LEAVE,
      statut: 'artisan',
      date_naissance: '1979-03-02',
      sexe: 'M',
      date_debut_affiliation: '2015-01-01',
      invalidite_categorie: '0',
    },
    probable: ['arret-envoi-48h', 'ij-artisan-commercant', 'service-social', 'statut-travailleur-independant'],
    non: [
      'adr',
      'afe-invalides-actifs',
      'asi',
      'depistage-col',
      'depistage-colorectal',
      'depistage-sein',
      'ij-auto-entrepreneur',
      'ij-conjoint-collaborateur',
      'ij-profession-liberale',
      'invalidite-deces-pl',
      'maintien-droits-ancienne-activite',
      'majoration-tierce-personne',
      'maternite-conjointe-collaboratrice',
      'sophia-asthme',
    ],
  },
  {
    who: 'an auto-entrepreneur on sick leave whose sales leave an income under the limit',
    facts: {
      ...LEAVE,
      statut: 'auto_entrepreneur',
      activite_micro: 'vente',
      ca_n1: 9000,
      ca_n2: 8000,
      ca_n3: 7000,
      date_debut_affiliation: '2019-01-01',
      invalidite_categorie: '0',
    },
    probable: [
      'arret-envoi-48h',
      'maintien-droits-ancienne-activite',
      'service-social',
      'statut-travailleur-independant',
    ],
    non: [
      'afe-invalides-actifs',
      'asi',
      'ij-artisan-commercant',
      'ij-auto-entrepreneur',
      'ij-conjoint-collaborateur',
      'ij-profession-liberale',
      'invalidite-deces-pl',
      'majoration-tierce-personne',
      'maternite-conjointe-collaboratrice',
    ],
  },
  {
    who: 'a lawyer who is pregnant: her own fund for sickness, the CPAM for maternity',
    facts: {
      ...LEAVE,
      statut: 'pl_reglementee',
      caisse_retraite: 'CNBF',
      date_debut_affiliation: '2015-01-01',
      grossesse: true,
      date_prevue_accouchement: '2027-01-10',
      arret_maternite_jours: 112,
    },
    probable: [
      'arret-envoi-48h',
      'carte-vitale',
      'invalidite-deces-pl',
      'maternite-allocation-repos',
      'maternite-conge-duree',
      'maternite-frais',
      'maternite-ij',
      'service-social',
      'statut-travailleur-independant',
    ],
    non: [
      'adr',
      'ij-artisan-commercant',
      'ij-auto-entrepreneur',
      'ij-conjoint-collaborateur',
      'ij-profession-liberale',
      'invalidite-partielle',
      'invalidite-totale',
      'maintien-droits-ancienne-activite',
      'maternite-conjointe-collaboratrice',
    ],
  },
  {
    who: 'the family of a craftsman who died at work',
    facts: { defunt_ti_actif: true, defunt_statut: 'artisan', defunt_raam: 20_000, orphelins_a_charge: 2 },
    probable: ['capital-deces-actif', 'capital-orphelin'],
    non: [],
  },
  {
    who: 'a trader who cares for a parent',
    facts: {
      aidant: true,
      proche_perte_autonomie: true,
      proche_fin_de_vie: false,
      aidant_a_suspendu_ou_reduit: true,
      statut: 'commercant',
      activite_principale_independante: true,
      retraite: false,
    },
    probable: ['aide-repit', 'ajpa', 'statut-travailleur-independant'],
    non: [
      'ajap',
      'ij-auto-entrepreneur',
      'ij-conjoint-collaborateur',
      'ij-profession-liberale',
      'invalidite-deces-pl',
      'maternite-conjointe-collaboratrice',
    ],
  },
];

describe('the rules, person by person', () => {
  it.each(PORTRAITS.map((portrait) => [portrait.who, portrait] as const))('%s', (_, { facts, probable, non }) => {
    expect(judged(facts, 'probable')).toEqual(probable);
    expect(judged(facts, 'non')).toEqual(non);
  });
});

/* The specification of the rules, where it lies in the folder beside the repository: read on its own, it must say the same. */
const SPECIFICATION = '../shared/aids-catalogue.md';
if (existsSync(SPECIFICATION)) {
  type Answer = boolean | undefined;
  type When = 'always' | { all?: string[]; any?: string[]; not?: string[] };
  const not = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);
  const any = (answers: Answer[]): Answer =>
    answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  const all = (answers: Answer[]): Answer => not(any(answers.map(not)));

  const leaf = (text: string, facts: Stated): Answer => {
    const [, fact = '', sign = '', right = ''] = /^(\S+) (!=|=|>=|<=|<|>|in|contains) (.+)$/.exec(text) ?? [];
    const value = facts.get(fact);
    if (value === undefined) return undefined;
    const word = typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value);
    if (sign === '=') return word === right;
    if (sign === '!=') return word !== right;
    if (sign === 'in') return right.slice(1, -1).split(',').includes(word);
    if (sign === 'contains') return (value as readonly unknown[]).includes(right);
    const name = right.replace(/\(.*\)$/, '');
    const limit = /^\d{4}-/.test(name) ? name : /^\d/.test(name) ? Number(name) : facts.get(name);
    if (limit === undefined) return undefined;
    if (sign === '>=') return value >= limit;
    if (sign === '<=') return value <= limit;
    return sign === '>' ? value > limit : value < limit;
  };
  const say = (when: When, facts: Stated): Answer =>
    when === 'always'
      ? true
      : all([
          all((when.all ?? []).map((text) => leaf(text, facts))),
          when.any === undefined ? true : any(when.any.map((text) => leaf(text, facts))),
          not(any((when.not ?? []).map((text) => leaf(text, facts)))),
        ]);

  describe('the rules and their specification', () => {
    const blocks = readFileSync(SPECIFICATION, 'utf8').split(/^(?=- id:)/m);
    const rules = blocks.flatMap((block): { id: string; when: When }[] => {
      const id = /^- id: (\S+)/.exec(block)?.[1];
      const when = /^ {2}when: (.*)$/m.exec(block)?.[1];
      return id === undefined || when === undefined ? [] : [{ id, when: parse(when) as When }];
    });

    it('speak of the same aids', () => {
      expect(rules.map(({ id }) => id).sort()).toEqual(AIDS.map(({ id }) => id).sort());
    });

    it('say the same, whatever is known', () => {
      fc.assert(
        fc.property(anyFacts, (facts) => {
          const situation = inFull(facts);
          for (const { id, when } of rules) {
            const aid = aidOf(id);
            expect(`${id} ${aid && evaluate(aid.condition, situation)}`).toBe(`${id} ${say(when, facts)}`);
          }
        }),
        { numRuns: 400 },
      );
    });
  });
}
