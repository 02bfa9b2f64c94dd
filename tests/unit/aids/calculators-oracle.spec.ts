import fc from 'fast-check';
import rules from 'modele-social';
import Engine from 'publicodes';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../lib/aids/calculators';

/*
 * The public engine `modele-social` as a second opinion, where the two are meant to agree: no difference above one cent.
 * Where they part, the reason is written and held by a test, so that a new version of the engine that changes sides is seen.
 */
const silent = { log() {}, warn() {}, error() {} };
const engine = new Engine(rules, { logger: silent });
type Situation = Parameters<typeof engine.setSituation>[0];

const SICK = 'protection sociale . maladie . arrêt maladie . indépendant . indemnités';
const BIRTH = 'protection sociale . maladie . maternité paternité adoption';
const BIRTH_DAY = `${BIRTH} . indépendant . indemnités`;
const REST = `${BIRTH} . allocation forfaitaire de repos maternel`;
const ADOPTION = `${BIRTH} . allocation forfaitaire de repos adoption`;
const PENSION = 'protection sociale . invalidité et décès . pension invalidité';
const DEATH = 'protection sociale . invalidité et décès . capital décès';

const YEARS = [2024, 2025, 2026] as const;
const on = (year: number) => `${year}-07-01`;
const business = (year: number): Record<string, string> => ({
  date: `01/07/${year}`,
  salarié: 'non',
  'entreprise . catégorie juridique': "'EI'",
});
const selfEmployed = (year: number, nature: string, income: number): Situation => ({
  ...business(year),
  'entreprise . catégorie juridique . EI . auto-entrepreneur': 'non',
  'entreprise . activité . nature': `'${nature}'`,
  'dirigeant . indépendant . assiette des cotisations': `${income} €/an`,
});
const regulated = (year: number, income: number): Situation => ({
  ...selfEmployed(year, 'libérale', income),
  'entreprise . activité . nature . libérale . réglementée': 'oui',
});
const micro = (year: number, activity: 'vente' | 'service' | 'bnc', turnover: number): Situation => ({
  ...business(year),
  'entreprise . catégorie juridique . EI . auto-entrepreneur': 'oui',
  "dirigeant . auto-entrepreneur . chiffre d'affaires": `${turnover} €/an`,
  ...(activity === 'bnc'
    ? { 'entreprise . activité . nature': "'libérale'" }
    : {
        'entreprise . activité . nature': "'commerciale'",
        'entreprise . activités . service ou vente': `'${activity}'`,
      }),
});

function theirs(situation: Situation, rule: string): number {
  engine.setSituation(situation);
  const { nodeValue } = engine.evaluate(rule);
  // Not applicable: nothing is paid.
  if (nodeValue === null) return 0;
  if (typeof nodeValue !== 'number') throw new Error(`no value for ${rule}`);
  return nodeValue;
}

function ours(id: string, inputs: Record<string, unknown>): Record<string, number> {
  const found = calculate(id, inputs, '2026-11-21');
  if (!found.ok) throw new Error(found.reason);
  return found.values as Record<string, number>;
}

/** Ours is rounded to the cent, theirs is not: half a cent, and the noise of fractions. */
const CENT = 0.005 + 1e-6;
const same = (mine: number | undefined, other: number) =>
  expect(Math.abs((mine ?? Number.NaN) - other)).toBeLessThanOrEqual(CENT);

const year = fc.constantFrom(...YEARS);
const income = fc.integer({ min: 0, max: 250_000 });
const RUNS = { numRuns: 40 };

describe('the public engine agrees', { timeout: 60_000 }, () => {
  it('sick leave of artisans, traders and unregulated professions', () => {
    const status = fc.constantFrom(
      ['artisan', 'artisanale'],
      ['commercant', 'commerciale'],
      ['pl_non_reglementee', 'libérale'],
    );
    fc.assert(
      fc.property(year, status, income, (y, [mine = '', nature = ''], raam) => {
        same(
          ours('ij-maladie-ac', { status: mine, date_arret: on(y), raam }).ij_jour,
          theirs(selfEmployed(y, nature, raam), SICK),
        );
      }),
      RUNS,
    );
  });

  it('sick leave of regulated professions', () => {
    fc.assert(
      fc.property(year, income, (y, raam) => {
        same(ours('ij-maladie-plr', { date_arret: on(y), raam }).ij_jour, theirs(regulated(y, raam), SICK));
      }),
      RUNS,
    );
  });

  it('sick leave of micro-entrepreneurs, away from the threshold', () => {
    const activity = fc.constantFrom('vente', 'service', 'bnc');
    fc.assert(
      fc.property(year, activity, fc.integer({ min: 0, max: 75_000 }), (y, activity, turnover) => {
        const found = ours('ij-maladie-ae', { activity, date_arret: on(y), ca_annuel_moyen_3ans: turnover });
        fc.pre((found.raam ?? 0) < 4000 || (found.raam ?? 0) > 5000);
        same(found.ij_jour, theirs(micro(y, activity, turnover), SICK));
      }),
      RUNS,
    );
  });

  it('maternity and adoption', () => {
    fc.assert(
      fc.property(year, income, (y, raam) => {
        const found = ours('maternite-montants', { status: 'artisan', date_debut_conge: on(y), raam });
        const situation = selfEmployed(y, 'artisanale', raam);
        same(found.ij_jour, theirs(situation, BIRTH_DAY));
        same(found.afrm, theirs(situation, REST));
        same(found.afr_adoption, theirs(situation, ADOPTION));
      }),
      RUNS,
    );
  });

  it('maternity of micro-entrepreneurs, away from the threshold', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1000, max: 60_000 }), (y, turnover) => {
        const raam = turnover / 2;
        fc.pre(raam < 4000 || raam > 5000);
        const found = ours('maternite-montants', { status: 'auto_entrepreneur', date_debut_conge: on(y), raam });
        const situation = micro(y, 'service', turnover);
        same(found.ij_jour, theirs(situation, BIRTH_DAY));
        same(found.afrm, theirs(situation, REST));
      }),
      RUNS,
    );
  });

  it('disability pensions, above the minimum', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 19_500, max: 150_000 }), (y, average) => {
        const found = ours('pension-invalidite', {
          status: 'artisan',
          date_effet: on(y),
          revenu_annuel_moyen_10_meilleures: average,
        });
        const situation = selfEmployed(y, 'artisanale', average);
        same(found.cat1_mois, theirs(situation, `${PENSION} . invalidité partielle`));
        same(found.cat2_mois, theirs(situation, `${PENSION} . invalidité totale`));
      }),
      RUNS,
    );
  });

  it('death capital, its orphans brought to the right unit', () => {
    fc.assert(
      fc.property(year, income, (y, raam) => {
        const found = ours('capital-deces', { status: 'artisan', actif: true, date_deces: on(y), raam });
        const situation = selfEmployed(y, 'artisanale', raam);
        same(found.capital_principal, theirs(situation, DEATH));
        // It gives « € × year / (month × child) »: twelve times too little.
        same(found.capital_par_orphelin, theirs(situation, `${DEATH} . orphelin`) * 12);
      }),
      RUNS,
    );
  });
});

describe('the public engine parts from the rule', () => {
  it('compares a micro-entrepreneur with the PASS of the year, the rule with the mean of the three before', () => {
    const found = ours('ij-maladie-ae', { activity: 'bnc', date_arret: on(2026), ca_annuel_moyen_3ans: 7000 });
    expect(found.ij_jour).toBe(6.33);
    expect(theirs(micro(2026, 'bnc', 7000), SICK)).toBe(0);
  });

  it('so does it for maternity', () => {
    const found = ours('maternite-montants', { status: 'auto_entrepreneur', date_debut_conge: on(2026), raam: 4700 });
    expect(found.ij_jour).toBe(65.84);
    expect(theirs(micro(2026, 'service', 9400), BIRTH_DAY)).toBeCloseTo(6.58, 2);
  });

  it('still asks ten months for maternity, the rule six since 21/08/2023', () => {
    engine.setSituation(selfEmployed(2026, 'artisanale', 30_000));
    expect(engine.evaluate(`${BIRTH} . délai d'attente`).nodeValue).toBe(10);
    const inputs = { status: 'artisan', date_debut_conge: on(2026), raam: 30_000, affiliation_months: 6 };
    expect(ours('maternite-montants', inputs).ij_jour).toBe(65.84);
  });

  it('has minimum pensions that are out of date; we give none', () => {
    const situation = selfEmployed(2026, 'artisanale', 12_000);
    expect(theirs(situation, `${PENSION} . invalidité partielle`)).toBe(486.98);
    const found = ours('pension-invalidite', {
      status: 'artisan',
      date_effet: on(2026),
      revenu_annuel_moyen_10_meilleures: 12_000,
    });
    expect(found.cat1_mois).toBe(300);
  });
});
