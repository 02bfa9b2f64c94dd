import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALCULATORS, calculate } from '../../../lib/aids/calculators';
import type { CalculationResult } from '../../../lib/aids/types';
import { daysBetween } from '../../../lib/profile/dates';

const TODAY = '2026-11-21';

function result(id: string, inputs: Record<string, unknown>): CalculationResult {
  const found = calculate(id, inputs, TODAY);
  if (!found.ok) throw new Error(found.reason);
  return found;
}
const value = (id: string, inputs: Record<string, unknown>, name: string): number => {
  const found = result(id, inputs).values[name];
  if (typeof found !== 'number') throw new Error(`${name} is no number`);
  return found;
};

const amount = fc.integer({ min: 0, max: 20_000_000 }).map((inCents) => inCents / 100);
const day = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.integer({ min: 0, max: 1200 });

const SICK = [
  ['ij-maladie-ac', { status: 'artisan' }],
  ['ij-maladie-plr', {}],
  ['ij-maladie-ae', {}],
] as const;

describe('sick leave', () => {
  it.each(SICK)('%s never falls when the income rises, and stays within its bounds', (id, who) => {
    fc.assert(
      fc.property(day, amount, amount, (date_arret, a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const of = (raam: number) => value(id, { ...who, date_arret, raam }, 'ij_jour');
        expect(of(low)).toBeLessThanOrEqual(of(high));
        expect(of(low)).toBeGreaterThanOrEqual(id === 'ij-maladie-ae' ? 0 : of(0));
        expect(of(high)).toBeLessThanOrEqual(of(10_000_000));
      }),
    );
  });

  it.each(SICK)('%s never falls when the stop lasts, pays less days than it has, within its picture', (id, who) => {
    fc.assert(
      fc.property(day, days, days, fc.boolean(), (date_arret, a, b, ald) => {
        const [short, long] = a <= b ? [a, b] : [b, a];
        const of = (jours_arret: number) => result(id, { ...who, raam: 30_000, date_arret, jours_arret, ald });
        const paid = (jours: number) => Number(of(jours).values.jours_payes);
        expect(paid(short)).toBeLessThanOrEqual(paid(long));
        expect(paid(long)).toBeLessThanOrEqual(long);
        const { timeline } = of(long);
        for (const { from, to } of timeline?.spans ?? []) expect(from <= to).toBe(true);
        const shown = timeline?.spans.find(({ kind }) => kind === 'possible');
        expect(shown ? daysBetween(shown.from, shown.to) : 0).toBe(paid(long));
      }),
    );
  });
});

describe('leave', () => {
  it('lasts, from its first to its last day, as many days as are told', () => {
    const children = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(day, children, fc.integer({ min: 1, max: 4 }), (due, before, multiple) => {
        const inputs = { date_prevue_accouchement: due, enfants_a_charge_avant: before, multiple };
        const { values, timeline } = result('duree-maternite-dates', inputs);
        expect(daysBetween(String(values.debut), String(values.fin_incluse))).toBe(values.total_jours);
        expect(value('duree-maternite', inputs, 'total_jours')).toBe(values.total_jours);
        const least = values.minimum_obligatoire as { debut: string; fin_incluse: string; jours: number };
        expect(daysBetween(least.debut, least.fin_incluse)).toBe(56);
        expect(String(values.debut) <= least.debut && least.fin_incluse <= String(values.fin_incluse)).toBe(true);
        for (const { from, to } of timeline?.spans ?? []) expect(from <= to).toBe(true);
      }),
    );
  });

  it('of adoption never shortens with more children', () => {
    const some = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 5 }), day, (a, b, others, date_arrivee) => {
        const of = (adopted: number) =>
          result('duree-adoption', { enfants_adoptes: adopted, enfants_a_charge_apres: adopted + others, date_arrivee })
            .values;
        const [few, many] = a <= b ? [of(a), of(b)] : [of(b), of(a)];
        expect(Number(few.jours)).toBeLessThanOrEqual(Number(many.jours));
        expect(daysBetween(String(few.debut), String(few.fin_incluse))).toBe(few.jours);
      }),
    );
  });

  it('is paid no more than its days', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        (date_naissance_enfant, jours_pris, raam_sous_seuil) => {
          const { values } = result('paternite-montants', { date_naissance_enfant, jours_pris, raam_sous_seuil });
          expect(Number(values.total)).toBeCloseTo(Number(values.ij_jour) * Number(values.jours), 6);
          expect(Number(values.jours)).toBeLessThanOrEqual(25);
        },
      ),
    );
  });
});

describe('C2S', () => {
  const on = fc.constantFrom('2023-06-01', '2024-04-01', '2025-03-31', '2025-04-01', '2026-11-21');
  const zone = fc.constantFrom('metropole', 'dom');
  const rank = { gratuite: 0, participation: 1, aucun: 2 } as const;

  it('has ceilings that rise with the household, and a right that never improves with resources', () => {
    fc.assert(
      fc.property(on, zone, fc.integer({ min: 1, max: 12 }), amount, amount, (date_demande, zone, size, a, b) => {
        const of = (foyer_taille: number, ressources_12_mois: number) =>
          result('css-plafond', { date_demande, zone, foyer_taille, ressources_12_mois }).values;
        const [low, high] = a <= b ? [a, b] : [b, a];
        const right = (resources: number) => rank[of(size, resources).droit as keyof typeof rank];
        expect(right(low)).toBeLessThanOrEqual(right(high));
        expect(Number(of(size, 0).plafond_gratuite)).toBeLessThan(Number(of(size + 1, 0).plafond_gratuite));
        expect(Number(of(size, 0).plafond_gratuite)).toBeLessThan(Number(of(size, 0).plafond_participation));
      }),
    );
  });

  it('gives nearly the same ceilings by the coefficients as by the tables', () => {
    fc.assert(
      fc.property(on, fc.integer({ min: 2, max: 8 }), (date_demande, foyer_taille) => {
        const table = result('css-plafond', { date_demande, foyer_taille }).values;
        const base = value('css-plafond', { date_demande, foyer_taille: 1 }, 'plafond_gratuite');
        const shares = result('css-plafond', { date_demande, foyer_taille, base }).values;
        // Tables are made from a base that is not rounded, then rounded row by row.
        expect(Math.abs(Number(table.plafond_gratuite) - Number(shares.plafond_gratuite))).toBeLessThanOrEqual(5);
        expect(
          Math.abs(Number(table.plafond_participation) - Number(shares.plafond_participation)),
        ).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('counts twelve whole months that end before the month before the request', () => {
    fc.assert(
      fc.property(day, (date_demande) => {
        const { du, au } = result('css-periode-ressources', { date_demande }).values;
        expect(String(du)).toMatch(/-01$/);
        expect(daysBetween(String(du), String(au))).toBeGreaterThanOrEqual(365);
        expect(daysBetween(String(du), String(au))).toBeLessThanOrEqual(366);
        expect(daysBetween(String(au), date_demande)).toBeGreaterThan(28);
        expect(daysBetween(String(au), date_demande)).toBeLessThanOrEqual(63);
      }),
    );
  });
});

it('the supplement and the resources never pass the ceiling', () => {
  const home = fc.constantFrom('seul', 'couple', 'couple_deux');
  fc.assert(
    fc.property(
      home,
      fc.integer({ min: 0, max: 300_000 }).map((inCents) => inCents / 100),
      (foyer, ressources) => {
        const { asi_mois, asi_mois_par_beneficiaire, plafond_mois } = result('asi', {
          foyer,
          ressources,
          periode: '2025-06',
        }).values;
        expect(Number(asi_mois)).toBeGreaterThanOrEqual(0);
        expect(Number(asi_mois)).toBeLessThanOrEqual(Number(plafond_mois));
        if (Number(asi_mois) > 0) expect(Number(asi_mois) + ressources).toBeCloseTo(Number(plafond_mois), 6);
        expect(
          Math.abs(Number(asi_mois_par_beneficiaire) * (foyer === 'couple_deux' ? 2 : 1) - Number(asi_mois)),
        ).toBeLessThan(0.011);
      },
    ),
  );
});

describe('whatever is given', () => {
  const anything = fc.oneof(
    fc.constantFrom(
      true,
      false,
      null,
      'artisan',
      'auto_entrepreneur',
      'pl_reglementee',
      'CNBF',
      'vente',
      'seul',
      'oui',
      'suspension',
    ),
    fc.constantFrom('2026-07-01', '2019-01-01', '2030-01-01', '2025-04', [42, 12], [1]),
    fc.integer({ min: -5, max: 2100 }),
    fc.double(),
    amount,
    fc.string(),
    fc.anything(),
  );

  it.each(CALCULATORS.map((one) => [one.id, one] as const))(
    '%s answers or refuses, never throws, never gives NaN',
    (id, { inputs }) => {
      const shape = Object.fromEntries(
        [...inputs.map(({ name }) => name), 'annee', 'jours', 'statut'].map((name) => [name, anything]),
      );
      fc.assert(
        fc.property(fc.record(shape, { requiredKeys: [] }), (given) => {
          const found = calculate(id, given, TODAY);
          if (!found.ok) return found.reason !== '';
          const text = JSON.stringify(found);
          const numbers = Object.values(found.values).filter((one) => typeof one === 'number');
          return !/NaN|undefined|Infinity/.test(text) && numbers.every((one) => Number.isFinite(one) && one >= 0);
        }),
      );
    },
  );
});
