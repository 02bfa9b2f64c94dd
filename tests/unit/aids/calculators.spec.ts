import { describe, expect, it } from 'vitest';
import { CALCULATORS, calculate } from '../../../lib/aids/calculators';
import { cents, wholeEuros } from '../../../lib/aids/calculators/money';
import { FACTS } from '../../../lib/aids/compiled/facts';
import type { CalculationRefusal, CalculationResult } from '../../../lib/aids/types';
import { addDays, addMonths, daysBetween, lastDayWithin, monthsBetween } from '../../../lib/profile/dates';

const TODAY = '2026-11-21';

function result(id: string, inputs: Record<string, unknown>): CalculationResult {
  const found = calculate(id, inputs, TODAY);
  if (!found.ok) throw new Error(found.reason);
  return found;
}
function refusal(id: string, inputs: Record<string, unknown>): CalculationRefusal {
  const found = calculate(id, inputs, TODAY);
  if (found.ok) throw new Error(`calculé : ${JSON.stringify(found.values)}`);
  return found;
}
const ARTISAN = { status: 'artisan', date_arret: '2026-03-02', raam: 36_500 };

describe('rounding', () => {
  it('goes half up, deaf to binary fractions', () => {
    expect(cents(1.005)).toBe(1.01);
    expect(cents(2.675)).toBe(2.68);
    expect(cents(1.0049999)).toBe(1);
    expect(cents(0.1 + 0.2)).toBe(0.3);
    expect(cents(7000 * 0.66)).toBe(4620);
    expect(cents(9_999_999.995)).toBe(10_000_000);
    expect(wholeEuros(16_573.5)).toBe(16_574);
    expect(wholeEuros(25_549.49)).toBe(25_549);
  });
});

describe('days', () => {
  it('counts both ends, months to their last day, leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-01', -15)).toBe('2024-12-01');
    expect(daysBetween('2026-07-01', '2026-08-25')).toBe(56);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(3);
    expect(lastDayWithin('2026-07-01', 9)).toBe('2027-03-31');
    expect(monthsBetween('2025-01-15', '2026-01-14')).toBe(11);
    expect(monthsBetween('2025-01-15', '2026-01-15')).toBe(12);
    expect(monthsBetween('2025-01-31', '2025-02-28')).toBe(1);
  });
});

describe('every calculator', () => {
  it('has an id of its own, and questions a person can read', () => {
    expect(new Set(CALCULATORS.map(({ id }) => id)).size).toBe(CALCULATORS.length);
    for (const { title, about, inputs } of CALCULATORS) {
      expect(title).not.toMatch(/ [:;?!%»]|« /);
      expect(about).toMatch(/\.$/);
      expect(inputs.length).toBeGreaterThan(0);
      expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
    }
  });

  it('names facts that exist, of its own kind, with options of the same names', () => {
    for (const { id, inputs } of CALCULATORS)
      for (const { fact, kind, options, name } of inputs) {
        if (fact === undefined) continue;
        const known = FACTS.find((one) => one.id === fact);
        expect(known?.kind, `${id} ${name}`).toBe(kind);
        const values = new Set(known?.options?.map(({ value }) => value));
        expect(
          (options ?? []).filter(({ value }) => !values.has(value)),
          `${id} ${name}`,
        ).toEqual([]);
      }
  });

  it('refuses an unknown calculator', () => {
    expect(refusal('loto', {}).reason).toContain('loto');
  });

  it('takes an input that is null for one that is not there', () => {
    expect(result('ij-maladie-ac', { ...ARTISAN, jours_arret: null }).values).not.toHaveProperty('total');
    expect(refusal('ij-maladie-ac', { ...ARTISAN, raam: null }).missing).toEqual(['raam']);
  });
});

describe('what it shows', () => {
  it('the formula with its figures, the parameters with year and source', () => {
    const shown = result('ij-maladie-ac', ARTISAN);
    expect(shown.formula).toBe('revenu moyen 36\u202f500 → 36\u202f500 / 730 = 50\u00a0€ par jour');
    expect(shown.parameters.find(({ label }) => label.endsWith('(PASS)'))).toMatchObject({
      value: 48_060,
      from: '2026-01-01',
    });
    for (const { source } of shown.parameters) expect(source).not.toBe('');
    expect(shown.source).toContain('D622-8');
    expect(shown.lines[0]).toEqual({ label: 'Indemnité par jour', value: 50, unit: '€/jour' });
  });

  it('what is not sure, in words', () => {
    const { warnings } = result('css-plafond', { foyer_taille: 3, date_demande: '2026-05-02' });
    expect(warnings.join(' ')).toContain('valeur à confirmer');
    expect(result('css-plafond', { foyer_taille: 3, date_demande: '2025-05-02' }).warnings).toEqual([]);
    expect(result('asi', { foyer: 'seul', ressources: 900, periode: '2026-05' }).warnings.join(' ')).toContain(
      'à confirmer',
    );
  });

  it('what the figure does not say', () => {
    const warned = (id: string, inputs: Record<string, unknown>) => result(id, inputs).warnings.join(' ');
    expect(warned('ij-maladie-ac', ARTISAN)).toContain('comme si les 12 mois');
    expect(warned('ij-maladie-ac', { ...ARTISAN, affiliation_months: 12 })).not.toContain('comme si');
    expect(warned('ij-maladie-ac', { ...ARTISAN, raam: 100 })).toContain('plancher');
    expect(warned('ij-maladie-ac', { ...ARTISAN, cotisations_a_jour: 'non' })).toContain('prorata');
    expect(warned('ij-maladie-ac', { ...ARTISAN, retraite: true })).toContain('Retraité');
    expect(warned('ij-maladie-ac', { ...ARTISAN, affiliation_months: 3 })).toContain('maintien de droits');
    expect(warned('ij-maladie-ac', { status: 'artisan', raam: 36_500 })).toContain('date du jour');
    expect(warned('ij-maladie-ae', { raam: 20_000, activity: 'bnc' })).toContain('Cipav');
    expect(warned('ij-maladie-plr', { raam: 20_000 })).toContain('91e jour');
    expect(warned('pension-invalidite', { revenu_annuel_moyen_10_meilleures: 20_000 })).toContain('régime de la CPAM');
    expect(
      warned('pension-invalidite', { status: 'artisan', revenu_annuel_moyen_10_meilleures: 20_000 }),
    ).not.toContain('régime de la CPAM');
    expect(warned('capital-deces', { status: 'artisan', actif: true })).toContain('Revenu non donné');
    expect(warned('capital-deces', { status: 'artisan', actif: false })).toContain('80 trimestres');
    expect(
      warned('css-plafond', { foyer_taille: 1, ressources_12_mois: 10_340, date_demande: '2025-05-02' }),
    ).toContain('Très proche');
    expect(
      warned('css-plafond', { foyer_taille: 1, ressources_12_mois: 10_342, date_demande: '2025-05-02' }),
    ).not.toContain('Très proche');
    expect(warned('paternite-montants', { annee: 2026, jours_pris: 5 })).toContain('obligatoires');
    expect(warned('maternite-montants', { status: 'auto_entrepreneur', annee: 2026, raam: 100 })).toContain(
      'maintien de droits',
    );
  });

  it('French spaces', () => {
    const text = JSON.stringify([
      result('capital-deces', { status: 'artisan', actif: true, raam: 20_000, orphelins: 2, date_deces: '2026-03-01' }),
      result('css-plafond', { foyer_taille: 6, ressources_12_mois: 30_000 }),
    ]);
    expect(text).not.toMatch(/ [;?!%»]|« /);
  });
});

describe('sick leave', () => {
  it('pictures the waiting days, the paid days and the 48 hours', () => {
    const { timeline } = result('ij-maladie-ac', { ...ARTISAN, date_fin_arret: '2026-03-15' });
    expect(timeline?.spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['reference', '2026-03-02', '2026-03-15'],
      ['attente', '2026-03-02', '2026-03-04'],
      ['possible', '2026-03-05', '2026-03-15'],
    ]);
    expect(timeline?.marks).toEqual([{ label: expect.stringContaining('48'), on: '2026-03-04' }]);
  });

  it('pictures the days beyond the limit', () => {
    const { timeline } = result('ij-maladie-plr', { date_arret: '2026-01-01', raam: 73_000, jours_arret: 100 });
    expect(timeline?.spans.slice(2).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['possible', '2026-01-04', '2026-03-31'],
      ['attente', '2026-04-01', '2026-04-10'],
    ]);
  });

  it('has no picture when nothing but a year is known, nor paid days in it when nothing is paid', () => {
    expect(
      result('ij-maladie-ac', { status: 'artisan', annee: 2026, raam: 36_500, jours_arret: 20 }).timeline,
    ).toBeUndefined();
    const { timeline } = result('ij-maladie-ae', { raam: 100, date_arret: '2026-03-02', jours_arret: 20 });
    expect(timeline?.spans.some(({ kind }) => kind === 'possible')).toBe(false);
  });

  it('gives each status its own calculation', () => {
    expect(refusal('ij-maladie-ac', { ...ARTISAN, status: 'auto-entrepreneur' }).reason).toContain('auto-entrepreneur');
    expect(refusal('ij-maladie-ae', { ...ARTISAN, status: 'artisan' }).reason).toContain('artisan');
    expect(refusal('ij-maladie-ae', { ...ARTISAN, status: 'pl_reglementee' }).reason).toContain(
      'profession libérale réglementée',
    );
    expect(refusal('ij-maladie-plr', { ...ARTISAN, status: 'auto_entrepreneur' }).missing).toEqual(['status']);
    expect(refusal('ij-maladie-plr', { ...ARTISAN, status: 'commercant' }).missing).toEqual(['status']);
    expect(refusal('ij-maladie-ac', { ...ARTISAN, status: 'conjoint_salarie' }).reason).toContain('salariés');
    expect(refusal('ij-maladie-ac', { raam: 10_000 }).missing).toEqual(['status']);
    expect(refusal('ij-maladie-plr', { raam: 10_000, avocat: true }).reason).toContain('CNBF');
  });

  it('pays the helping spouse a fixed allowance, regulated professions included', () => {
    expect(result('ij-maladie-ac', { status: 'conjoint_collaborateur', annee: 2026 }).values).toEqual({
      ij_jour: 26.33,
    });
    const spouse = { status: 'conjoint_collaborateur', annee: 2026, jours_arret: 200 };
    expect(result('ij-maladie-plr', spouse).values).toMatchObject({ ij_jour: 26.33, jours_payes: 87 });
  });

  it('counts the months of affiliation from its first day', () => {
    const since = (date_debut_affiliation: string) =>
      result('ij-maladie-ac', { ...ARTISAN, date_debut_affiliation }).values.ij_jour;
    expect(since('2025-03-02')).toBe(50);
    expect(since('2025-03-03')).toBe(0);
    expect(refusal('ij-maladie-ac', { ...ARTISAN, date_debut_affiliation: '2026-03-03' }).missing).toEqual([
      'date_debut_affiliation',
    ]);
  });

  it('pays nothing to who has not stopped all work, and no more than the period allows', () => {
    expect(result('ij-maladie-ac', { ...ARTISAN, cesse_toute_activite: false }).values.ij_jour).toBe(0);
    const spent = { ...ARTISAN, jours_arret: 30, jours_deja_indemnises: 400 };
    expect(result('ij-maladie-ac', spent).values).toMatchObject({ jours_payes: 0, total: 0 });
  });

  it('gives a part-time return in a long illness more days, not to regulated professions', () => {
    const back = { ...ARTISAN, temps_partiel_therapeutique: true, ald: true, jours_arret: 300 };
    expect(result('ij-maladie-ac', back).values.jours_payes).toBe(270);
    expect(result('ij-maladie-plr', { ...back, status: 'pl_reglementee' }).values.jours_payes).toBe(90);
  });

  it('says beside the figure why it is nil', () => {
    const note = (id: string, inputs: Record<string, unknown>) => result(id, inputs).lines[0]?.note;
    expect(note('ij-maladie-ac', { ...ARTISAN, affiliation_months: 3 })).toBe('3 mois d’affiliation, 12 demandés');
    expect(note('ij-maladie-ae', { raam: 100, date_arret: '2026-03-02' })).toContain('4\u202f582\u00a0€');
    expect(note('ij-maladie-ac', ARTISAN)).toBeUndefined();
  });

  it('asks for what the average lacks', () => {
    const micro = { activity: 'vente', date_arret: '2026-03-02' };
    expect(refusal('ij-maladie-ae', micro).missing).toEqual(['ca_annuel_moyen_3ans']);
    expect(refusal('ij-maladie-ae', { ca_annuel_moyen_3ans: 1000 }).missing).toEqual(['activity']);
    expect(refusal('ij-maladie-ae', { ...micro, ca_n1: 1000, ca_n3: 1000 }).missing).toEqual(['ca_n2']);
    const late = { ...micro, ca_n1: 1000, date_debut_affiliation: '2026-01-05', affiliation_anterieure_mois: 24 };
    expect(refusal('ij-maladie-ae', late).missing).toEqual(['date_debut_affiliation']);
    const young = { ...micro, ca_n1: 36_500, ca_n2: 36_500, date_debut_affiliation: '2024-01-01' };
    expect(result('ij-maladie-ae', young).values.raam).toBeCloseTo((73_000 / 731) * 365 * 0.29, 1);
  });

  it('tells the income of a micro-entrepreneur even when nothing is paid', () => {
    const short = { activity: 'vente', ca_annuel_moyen_3ans: 50_000, date_arret: '2026-03-02', affiliation_months: 3 };
    expect(result('ij-maladie-ae', short).values).toEqual({ ij_jour: 0, raam: 14_500 });
    expect(result('ij-maladie-ae', { affiliation_months: 3 }).values).toEqual({ ij_jour: 0 });
  });

  it('writes the years it averages', () => {
    const years = { activity: 'bnc', date_arret: '2026-03-02', ca_n1: 30_000, ca_n2: 20_000, ca_n3: 10_000 };
    expect(result('ij-maladie-ae', years).formula).toContain(
      '(30\u202f000 + 20\u202f000 + 10\u202f000) / 3 = 20\u202f000',
    );
    const lastDay = { ...years, date_debut_affiliation: '2025-12-31', affiliation_anterieure_mois: 24 };
    expect(result('ij-maladie-ae', { ...lastDay, ca_n1: 100 }).values.raam).toBe(24_090);
  });

  it('does not let the floor of a whole year lift a part of it', () => {
    const started = {
      status: 'artisan',
      date_arret: '2026-09-01',
      date_debut_affiliation: '2025-07-02',
      revenu_n1: 18_300,
    };
    expect(result('ij-maladie-ac', started).values.raam).toBe(36_500);
  });

  it('counts a stop of one day', () => {
    expect(result('ij-maladie-ac', { ...ARTISAN, date_fin_arret: '2026-03-02' }).values).toMatchObject({
      jours_payes: 0,
    });
  });

  it('doubts the rule of long illnesses only where it is in doubt', () => {
    const doubted = (id: string, more: Record<string, unknown>) =>
      result(id, { ...ARTISAN, ald: true, ...more }).warnings.some((one) => one.includes('Affection de longue durée'));
    expect(doubted('ij-maladie-ac', {})).toBe(true);
    expect(doubted('ij-maladie-ac', { ald: false })).toBe(false);
    expect(doubted('ij-maladie-ac', { temps_partiel_therapeutique: true })).toBe(false);
    expect(doubted('ij-maladie-plr', { status: 'pl_reglementee' })).toBe(false);
  });

  it('refuses an end before the beginning', () => {
    expect(refusal('ij-maladie-ac', { ...ARTISAN, date_fin_arret: '2026-03-01' }).missing).toEqual(['date_fin_arret']);
  });
});

describe('birth and adoption', () => {
  it('lies full amounts and a tenth of them on each side of the threshold', () => {
    const of = (raam: number) =>
      result('maternite-montants', { status: 'auto_entrepreneur', annee: 2026, raam }).values;
    expect(of(4582)).toMatchObject({ ij_jour: 65.84, afrm: 4005, afr_adoption: 2002.5 });
    expect(of(4581.99)).toMatchObject({ ij_jour: 6.58, afrm: 400.5, afr_adoption: 200.25 });
  });

  it('does not guess the income of a micro-entrepreneur, nor the status under the threshold', () => {
    expect(refusal('maternite-montants', { status: 'auto_entrepreneur', annee: 2026 }).missing).toEqual(['raam']);
    expect(refusal('maternite-montants', { annee: 2026, raam: 2000 }).missing).toEqual(['status']);
    expect(result('maternite-montants', { annee: 2026, raam: 20_000 }).values.ij_jour).toBe(65.84);
    expect(refusal('maternite-montants', { status: 'artisan', annee: 2022 }).ok).toBe(false);
  });

  it('pays nothing without the affiliation, or without stopping', () => {
    const father = { annee: 2026, raam_sous_seuil: false };
    expect(result('paternite-montants', { ...father, affiliation_months: 5 }).values.total).toBe(0);
    expect(result('paternite-montants', { ...father, cesse_toute_activite: false }).values.total).toBe(0);
    expect(
      result('maternite-montants', { ...father, status: 'artisan', cesse_toute_activite: false }).values.afrm,
    ).toBe(0);
    const adopting = { ...father, status: 'artisan', enfants_adoptes: 2, affiliation_months: 5 };
    expect(result('adoption-montants', adopting).values).toEqual({
      ij_jour: 0,
      afr_adoption: 0,
      jours: 178,
      total_ij: 0,
    });
  });

  it('takes eight weeks for enough', () => {
    const mother = { status: 'artisan', annee: 2026, raam: 30_000 };
    expect(result('maternite-montants', { ...mother, arret_maternite_jours: 56 }).values.total_ij).toBe(3687.04);
    expect(result('maternite-montants', { ...mother, arret_maternite_jours: 55 }).values.ij_jour).toBe(0);
  });

  it('pays helping spouses for a stand-in, at most', () => {
    const spouse = { status: 'conjoint_collaborateur', date_naissance_enfant: '2026-02-01' };
    expect(result('paternite-montants', spouse).values).toEqual({
      remplacement_jour_max: 65.11,
      jours: 25,
      total_max: 1627.75,
    });
    expect(refusal('paternite-montants', { status: 'conjoint_collaborateur', annee: 2026 }).missing).toEqual(['date']);
    const practitioner = { status: 'conjoint_collaborateur', annee: 2026, chef_praticien_conventionne: true };
    expect(refusal('maternite-montants', practitioner).missing).toEqual(['date']);
    expect(refusal('adoption-montants', { ...spouse, enfants_adoptes: 1 }).missing).toEqual(['status']);
  });

  it('pictures maternity, with the supplementary leave of children born since 2026', () => {
    const { timeline, values } = result('duree-maternite-dates', {
      date_prevue_accouchement: '2026-07-15',
      enfants_a_charge_avant: 0,
    });
    expect(timeline?.spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['possible', '2026-06-03', '2026-09-22'],
      ['obligatoire', '2026-07-01', '2026-08-25'],
      ['reference', '2026-09-23', '2027-04-14'],
    ]);
    expect(timeline?.marks).toEqual([{ label: 'Naissance prévue', on: '2026-07-15' }]);
    expect(values.conge_supplementaire_fin).toBe('2027-04-14');
    const before = result('duree-maternite-dates', {
      date_prevue_accouchement: '2025-12-31',
      enfants_a_charge_avant: 0,
    });
    expect(before.values).not.toHaveProperty('conge_supplementaire_fin');
    const spring = result('duree-maternite-dates', {
      date_prevue_accouchement: '2026-03-01',
      enfants_a_charge_avant: 0,
    });
    expect(spring.values.conge_supplementaire_fin).toBe('2027-03-31');
  });

  it('pictures paternity and adoption', () => {
    const father = result('duree-paternite', { date_naissance_enfant: '2025-03-10' });
    expect(father.timeline?.spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['obligatoire', '2025-03-10', '2025-03-16'],
      ['possible', '2025-03-17', '2025-09-09'],
    ]);
    expect(result('duree-paternite', {}).timeline).toBeUndefined();
    expect(result('duree-adoption', { enfants_adoptes: 2 }).lines).toEqual([
      { label: 'Durée au plus', value: '178 jours' },
    ]);
    const adoption = result('duree-adoption', {
      enfants_adoptes: 1,
      enfants_a_charge_apres: 1,
      date_arrivee: '2026-05-04',
    });
    expect(adoption.timeline?.spans[0]).toMatchObject({ from: '2026-05-04', to: '2026-07-26' });
    expect(adoption.timeline?.spans[1]?.to).toBe('2027-03-31');
  });

  it('tells helping spouses what is not confirmed', () => {
    const { values, warnings } = result('duree-paternite', { statut: 'conjoint_collaborateur' });
    expect(values.jours).toBe(25);
    expect(warnings.join(' ')).toContain('à confirmer');
  });

  it('asks for the children', () => {
    expect(refusal('duree-maternite', {}).missing).toEqual(['enfants_a_charge_avant']);
    expect(refusal('duree-maternite-dates', { enfants_a_charge_avant: 0 }).missing).toEqual([
      'date_prevue_accouchement',
    ]);
    expect(refusal('duree-adoption', {}).missing).toEqual(['enfants_adoptes']);
    expect(refusal('duree-adoption', { enfants_adoptes: 1 }).missing).toEqual(['enfants_a_charge_apres']);
    expect(refusal('duree-adoption', { enfants_adoptes: 3, enfants_a_charge_apres: 2 }).missing).toEqual([
      'enfants_a_charge_apres',
    ]);
    expect(result('duree-adoption', { enfants_adoptes: 1, enfants_a_charge_avant: 2 }).values.jours).toBe(136);
    expect(result('duree-adoption', { enfants_adoptes: 2, partage: 'oui' }).values.jours).toBe(210);
  });

  it('knows no paternity leave before the present one', () => {
    expect(refusal('duree-paternite', { date_naissance_enfant: '2021-06-30' }).ok).toBe(false);
  });
});

describe('C2S', () => {
  it('puts the right in words, and shows it when resources are known only', () => {
    const lines = (more: Record<string, unknown>) =>
      result('css-plafond', { foyer_taille: 1, date_demande: '2025-05-02', ...more }).lines.map(({ value }) => value);
    expect(lines({})).toEqual([10_339, 13_957]);
    expect(lines({ ressources_12_mois: 9000 })[0]).toBe('C2S sans participation');
    expect(lines({ ressources_12_mois: 12_000 })[0]).toBe('C2S avec participation');
    expect(lines({ ressources_12_mois: 20_000 })[0]).toBe('ressources au-dessus des plafonds');
  });

  it('reads the size from adults and children', () => {
    const family = { adultes: 2, enfants: 1, date_demande: '2025-05-02' };
    expect(result('css-plafond', family).values.plafond_gratuite).toBe(18_609);
  });

  it('takes half the share of a child in alternating custody, by its rank', () => {
    const of = (enfants_garde_alternee: number[]) =>
      result('css-plafond', { adultes: 2, enfants: 3, enfants_garde_alternee, date_demande: '2025-05-02' }).values;
    expect(of([1])).toMatchObject({ coefficient: 2.35, plafond_gratuite: 24_297 });
    expect(of([3])).toMatchObject({ coefficient: 2.3, plafond_gratuite: 23_780 });
    const asked = { adultes: 2, enfants: 3, date_demande: '2025-05-02' };
    const byChild = (enfants_garde_alternee: unknown) =>
      result('css-plafond', { ...asked, enfants_garde_alternee }).values;
    expect(byChild([true, false, false])).toEqual(of([1]));
    expect(byChild([false, false, false]).plafond_gratuite).toBe(21_711 + 4135);
    expect(refusal('css-plafond', { ...asked, enfants_garde_alternee: [true, 2] }).missing).toEqual([
      'enfants_garde_alternee',
    ]);
    const size = { foyer_taille: 3, enfants_garde_alternee: [1], date_demande: '2025-05-02' };
    expect(refusal('css-plafond', size).missing).toEqual(['adultes']);
    expect(refusal('css-plafond', { ...size, adultes: 3 }).missing).toEqual(['enfants_garde_alternee']);
    expect(refusal('css-plafond', { ...size, adultes: 1, enfants_garde_alternee: [2, 2] }).ok).toBe(false);
  });

  it('raises the ceilings overseas, from a table or by the coefficient', () => {
    const of = (foyer_taille: number, date_demande: string) =>
      result('css-plafond', { zone: 'dom', foyer_taille, date_demande }).values.plafond_gratuite;
    expect(of(5, '2024-05-02')).toBe(23_760 + 4526);
    expect(of(5, '2025-05-02')).toBe(wholeEuros((21_711 + 4135) * 1.113));
    const custody = { zone: 'dom', base: 10_000, adultes: 1, enfants: 1, enfants_garde_alternee: [1] };
    expect(result('css-plafond', custody).values.plafond_gratuite).toBe(13_913);
  });

  it('takes off what minimum incomes leave aside', () => {
    const of = (more: Record<string, unknown>) =>
      result('css-plafond', { foyer_taille: 1, ressources_12_mois: 12_000, date_demande: '2025-05-02', ...more }).values
        .ressources_retenues;
    expect(of({})).toBe(12_000);
    expect(of({ asi: true })).toBe(12_000 - 49 * 12);
    expect(of({ asi: true, vie_en_couple: true })).toBe(12_000 - 86 * 12);
    expect(of({ aspa: true })).toBe(12_000 - 71 * 12);
    expect(of({ aspa: true, couple: true })).toBe(12_000 - 110 * 12);
  });

  it('pictures the period, and asks for ages', () => {
    const { timeline } = result('css-periode-ressources', { date_demande: '2026-11-21' });
    expect(timeline?.spans).toMatchObject([
      { from: '2025-10-01', to: '2026-09-30', kind: 'reference' },
      { from: '2026-10-01', to: '2026-11-21', kind: 'attente' },
    ]);
    expect(result('css-periode-ressources', {}).values.du).toBe('2025-10-01');
    expect(refusal('css-participation', {}).missing).toEqual(['ages_foyer']);
    expect(refusal('css-participation', { ages_foyer: [] }).missing).toEqual(['ages_foyer']);
    expect(result('css-participation', { age: 0, alsace_moselle: true }).values.participation_mois).toBe(2.8);
  });
});

describe('disability and death', () => {
  it('shares the supplement between two beneficiaries, and needs a household', () => {
    const couple = { periode: '2025-06', ressources: 1000 };
    expect(result('asi', { ...couple, foyer: 'couple_deux_beneficiaires' }).values.asi_mois_par_beneficiaire).toBe(
      300.5,
    );
    expect(
      result('asi', { ...couple, vie_en_couple: true, deux_beneficiaires: true }).values.asi_mois_par_beneficiaire,
    ).toBe(300.5);
    expect(result('asi', { ...couple, vie_en_couple: false, ressources: 800 }).values.asi_mois).toBe(114.85);
    expect(refusal('asi', couple).missing).toEqual(['foyer']);
    expect(refusal('asi', { foyer: 'seul' }).missing).toEqual(['ressources']);
    expect(result('asi', { foyer: 'seul', ressources_12_mois: 9600, periode: '2025-06' }).values.asi_mois).toBe(114.85);
    expect(result('asi', { foyer: 'seul', ressources_3_mois: 9600, periode: '2025-06' }).values.asi_mois).toBe(0);
  });

  it('gives the pension of one category when it is said', () => {
    const of = (categorie: number | string) =>
      result('pension-invalidite', {
        status: 'artisan',
        revenu_annuel_moyen_10_meilleures: 24_000,
        annee: 2026,
        categorie,
      }).values;
    expect(of(1).pension_mois).toBe(600);
    expect(of('2').pension_mois).toBe(1000);
    expect(of(3)).toMatchObject({ cat3_mois: 2298.44, pension_mois: 2298.44 });
    expect(refusal('pension-invalidite', { status: 'artisan' }).missing).toEqual(['revenu_annuel_moyen_10_meilleures']);
  });

  it('sends liberal professions to their own fund', () => {
    expect(refusal('pension-invalidite', { status: 'pl_reglementee' }).missing).toEqual(['status']);
    expect(refusal('capital-deces', { caisse_retraite: 'carpimko' }).missing).toEqual(['caisse_retraite']);
    expect(
      result('capital-deces', { status: 'pl_non_reglementee', caisse_retraite: 'regime_general', annee: 2026 }).ok,
    ).toBe(true);
  });

  it('gives no death capital when a condition fails', () => {
    const total = (more: Record<string, unknown>) =>
      result('capital-deces', { status: 'artisan', date_deces: '2026-03-01', orphelins: 1, ...more }).values.total;
    expect(total({ actif: true, raam_sous_seuil: true })).toBe(0);
    expect(total({ actif: true, raam_sous_seuil: false })).toBe(9612 + 2403);
    expect(total({ retraite: true, trimestres: 80 })).toBe(3844.8 + 2403);
    expect(total({ retraite: true, trimestres: 80, derniere_activite_ti: false })).toBe(0);
    expect(total({ retraite: true, trimestres: 80, premier_deces_du_couple: false })).toBe(0);
    expect(refusal('capital-deces', { actif: true, raam: 3000, annee: 2026 }).missing).toEqual(['status']);
  });

  it('gives the death capital of a micro-entrepreneur from the threshold on', () => {
    const of = (raam: number) =>
      result('capital-deces', { status: 'auto_entrepreneur', actif: true, raam, annee: 2026 }).values.total;
    expect(of(4582)).toBe(9612);
    expect(of(4581.99)).toBe(0);
  });

  it('says until when to ask', () => {
    const { lines } = result('capital-deces', { date_deces: '2026-03-01' });
    expect(lines.find(({ label }) => label.startsWith('À demander'))?.value).toBe('29 février 2028');
    expect(result('capital-deces', { annee: 2026 }).lines.some(({ label }) => label.startsWith('À demander'))).toBe(
      false,
    );
    const { timeline, lines: leave } = result('deuil-parental', { date_deces: '2026-03-10' });
    expect(timeline?.spans).toMatchObject([{ from: '2026-03-10', to: '2027-03-09' }]);
    expect(leave.some(({ value }) => value === '9 mars 2027')).toBe(true);
  });
});

describe('carers', () => {
  it('mixes days and half-days up to the limit', () => {
    const of = (more: Record<string, unknown>) => result('ajap', { annee: 2024, ...more }).values;
    expect(of({ jours: 10, demi_journees: 3 }).total).toBe(728.41);
    expect(of({ jours: 20, demi_journees: 10 }).total).toBe(1330.14);
    expect(of({ demi_journees: 2 }).total).toBe(63.34);
    expect(of({ jours: 21, jours_deja_pris: 15 })).toMatchObject({ jours_payes: 6, total: 380.04 });
    expect(of({ jours: 5, mode: 'temps_partiel' })).toMatchObject({ demi_jours_payes: 5, total: 158.35 });
    expect(refusal('ajap', { annee: 2024 }).missing).toEqual(['jours']);
  });

  it('takes the amount that is given before the one that is known', () => {
    expect(result('ajap', { annee: 2024, jours: 1, jour: 60 }).values.total).toBe(60);
    expect(result('ajpa', { annee: 2025, jours: 10, jour: 65.8 }).values.total).toBe(658);
    expect(refusal('ajpa', { annee: 2025, jours: 10 }).missing).toEqual(['jour']);
    expect(refusal('ajap', { annee: 2026, jours: 10 }).missing).toEqual(['jour']);
  });

  it('counts days for each person helped, less those already taken', () => {
    const of = (more: Record<string, unknown>) =>
      result('ajpa', { annee: 2026, jours: 70, ...more }).values.jours_payes;
    expect(of({})).toBe(66);
    expect(of({ jours_deja_pris: 60.5 })).toBe(5.5);
    expect(of({ aides: 2, mois: 3 })).toBe(66);
    expect(of({ aides: 2, mois: 4 })).toBe(70);
    expect(of({ jours: null, demi_journees: 5 })).toBe(2.5);
    expect(refusal('ajpa', { annee: 2026 }).missing).toEqual(['jours']);
    for (const jours of [0.3, -0.5, 1000.5, Number.NaN, '3'])
      expect(refusal('ajpa', { annee: 2026, jours }).missing).toEqual(['jours']);
  });
});

describe('impossible inputs are refused by their name', () => {
  const GOOD: Readonly<Record<string, Record<string, unknown>>> = {
    'ij-maladie-ac': { ...ARTISAN, date_fin_arret: '2026-03-15', affiliation_months: 24 },
    'ij-maladie-plr': {
      raam: 1,
      date_arret: '2026-03-02',
      date_fin_arret: '2026-03-15',
      affiliation_months: 24,
      caisse_retraite: 'CARMF',
    },
    'ij-maladie-ae': {
      activity: 'vente',
      ca_annuel_moyen_3ans: 1,
      date_arret: '2026-03-02',
      date_fin_arret: '2026-03-15',
      affiliation_months: 24,
      caisse_retraite: 'regime_general',
    },
    'duree-maternite': { enfants_a_charge_avant: 0, multiple: 1 },
    'duree-maternite-dates': { date_prevue_accouchement: '2026-07-15', enfants_a_charge_avant: 0, multiple: 1 },
    'duree-paternite': { date_naissance_enfant: '2026-07-15', multiple: 1 },
    'duree-adoption': { enfants_adoptes: 1, enfants_a_charge_apres: 1, date_arrivee: '2026-07-15', partage: false },
    'maternite-montants': {
      status: 'artisan',
      raam: 1,
      date_debut_conge: '2026-07-15',
      affiliation_months: 24,
      arret_maternite_jours: 60,
    },
    'paternite-montants': {
      status: 'artisan',
      date_naissance_enfant: '2026-07-15',
      multiple: 1,
      jours_pris: 10,
      raam: 1,
      affiliation_months: 24,
    },
    'adoption-montants': {
      status: 'artisan',
      date_arrivee: '2026-07-15',
      enfants_adoptes: 1,
      enfants_a_charge_apres: 1,
      raam: 1,
      affiliation_months: 24,
    },
    'css-plafond': {
      foyer_taille: 3,
      ressources_12_mois: 1,
      zone: 'dom',
      beneficiaire_rsa: false,
      adultes: 1,
      enfants_garde_alternee: [1],
      date_demande: '2025-05-02',
    },
    'css-participation': { ages_foyer: [3], regime: 'general', date_demande: '2025-05-02' },
    'css-periode-ressources': { date_demande: '2025-05-02' },
    asi: { foyer: 'seul', ressources: 1, ressources_3_mois: 1, ressources_12_mois: 1, periode: '2025-05' },
    'pension-invalidite': {
      status: 'artisan',
      revenu_annuel_moyen_10_meilleures: 1,
      date_effet: '2026-05-02',
      activity: 'vente',
      caisse_retraite: 'regime_general',
    },
    'capital-deces': {
      status: 'artisan',
      actif: true,
      date_deces: '2026-05-02',
      raam: 1,
      trimestres: 80,
      orphelins: 1,
      activity: 'vente',
      caisse_retraite: 'regime_general',
    },
    ajap: { annee: 2024, jours: 1, mode: 'suspension', jour: 1 },
    ajpa: { annee: 2026, jours: 1, mois: 1, aides: 1, jour: 1 },
    'deuil-parental': { status: 'artisan', date_deces: '2026-05-02', jours: 1 },
  };
  const WRONG: Readonly<Record<string, readonly unknown[]>> = {
    amount: [-1, '100', Number.NaN, Number.POSITIVE_INFINITY, 10_000_001, true, {}],
    number: [-1, '3', Number.NaN, Number.POSITIVE_INFINITY, true, []],
    date: ['2026-02-30', '01/02/2026', 20260101, '', true],
    month: ['2026-13', '05/2026', 202605],
    choice: ['autre chose', '', true, []],
    'yes-no': ['peut-être', 1, 0],
    numbers: [[-1], [1.5], ['3'], ['x'], 'x', {}],
  };

  it.each(CALCULATORS.map((one) => [one.id, one] as const))('%s', (id, { inputs }) => {
    const good = GOOD[id] ?? {};
    expect(result(id, good).ok).toBe(true);
    for (const { name, kind } of inputs) {
      if (id !== 'asi' || name !== 'ressources') expect(Object.keys(good), `${id} ${name}`).toContain(name);
      for (const value of WRONG[kind] ?? []) {
        const found = calculate(id, { ...good, [name]: value }, TODAY);
        expect(found.ok ? 'calculé' : found.missing, `${name} = ${String(value)}`).toEqual([name]);
      }
    }
  });
});
