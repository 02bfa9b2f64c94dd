import { daysBetween, yearOf } from '../../profile/dates';
import { formatFigure } from '../parameters';
import type { CalculatorInput } from '../types';
import type { Figures } from './figures';
import type { Inputs } from './inputs';
import { cents, plain } from './money';

/** Average income of the three calendar years before (RAAM), as contributions count it (CSS D622-7, catalogue read in 2026). */
export interface Average {
  raam: number;
  formula: string;
}

export const ACTIVITIES = ['vente', 'service_bic', 'bnc'] as const;
export type Activity = (typeof ACTIVITIES)[number];

const ACTIVITY_NAMES: Readonly<Record<string, Activity>> = {
  service: 'service_bic',
  services: 'service_bic',
  services_bic: 'service_bic',
  prestation: 'service_bic',
  bic: 'service_bic',
  ventes: 'vente',
  liberal: 'bnc',
  liberale: 'bnc',
};

export const activityInput: CalculatorInput = {
  name: 'activity',
  kind: 'choice',
  label: 'Activité de la micro-entreprise',
  options: [
    { value: 'vente', label: 'Vente' },
    { value: 'service_bic', label: 'Services commerciaux ou artisanaux (BIC)' },
    { value: 'bnc', label: 'Activité libérale (BNC)' },
  ],
  required: false,
  fact: 'activite_micro',
};

export const readActivity = (inputs: Inputs): Activity | undefined =>
  inputs.choice(ACTIVITIES, ACTIVITY_NAMES, 'activity', 'activite_micro', 'activite');

/**
 * Outside the micro scheme: `raam` as given, or from `revenu_n1..n3`, each year counted at least as the floor of contributions
 * of that year (40 % of the PASS). `undefined` when no income is given.
 */
export function averageIncome(inputs: Inputs, figures: Figures, date: string): Average | undefined {
  const raam = inputs.amount('raam', 'revenu_annuel_moyen');
  if (raam !== undefined) return { raam, formula: `revenu moyen ${plain(raam)}` };
  return overYears(inputs, 'revenu', date, (revenue, year) =>
    Math.max(revenue, figures.at('revenu_minimal_ij', `${year}-01-01`)),
  );
}

/** Micro scheme: `raam` as given, or the turnover (average or `ca_n1..n3`) less the allowance of the activity. */
export function averageTurnover(inputs: Inputs, figures: Figures, date: string): Average | undefined {
  const raam = inputs.amount('raam', 'revenu_annuel_moyen');
  if (raam !== undefined) return { raam, formula: `revenu moyen ${plain(raam)}` };
  const turnover = inputs.amount('ca_annuel_moyen_3ans', 'ca_annuel_moyen');
  const average =
    turnover === undefined
      ? overYears(inputs, 'ca', date, (year) => year)
      : { raam: turnover, formula: plain(turnover) };
  if (average === undefined) return undefined;
  const activity = readActivity(inputs) ?? inputs.lacking('activity', 'Elle fixe l’abattement du chiffre d’affaires.');
  const rate = figures.at(`abattement_${activity}`, date);
  const net = cents((average.raam * (100 - rate)) / 100);
  return { raam: net, formula: `${average.formula} × (1 − ${formatFigure(rate, '%')}) = ${plain(net)}` };
}

/** Mean of the three years before; with less than three years of affiliation, what is known brought to 365 days (CSS D622-7). */
function overYears(
  inputs: Inputs,
  prefix: 'revenu' | 'ca',
  date: string,
  counted: (value: number, year: number) => number,
): Average | undefined {
  const names = [1, 2, 3].map((n) => `${prefix}_n${n}`);
  if (!names.some((name) => inputs.has(name))) return undefined;
  const first = `${yearOf(date) - 3}-01-01`;
  const last = `${yearOf(date) - 1}-12-31`;
  const since = inputs.date('date_debut_affiliation') ?? first;
  const from = since > first ? since : first;
  if (from > last)
    inputs.wrong('date_debut_affiliation', 'aucune année civile complète avant cette date, la caisse estime le revenu');
  const values = names.flatMap((name, at) => {
    const year = yearOf(date) - 1 - at;
    if (year < yearOf(from)) return [];
    const value = inputs.amount(name) ?? inputs.lacking(name, 'Les trois années civiles précédentes comptent.');
    // A floor of a whole year says nothing of a part of it.
    return [year === yearOf(from) && from.slice(5) !== '01-01' ? value : counted(value, year)];
  });
  const sum = values.reduce((total, value) => total + value, 0);
  const written = `(${values.map(plain).join(' + ')})`;
  if (from === first) return { raam: cents(sum / 3), formula: `${written} / 3 = ${plain(cents(sum / 3))}` };
  const days = daysBetween(from, last);
  const raam = cents((sum / days) * 365);
  return { raam, formula: `${written} × 365 / ${days} jours = ${plain(raam)}` };
}
