/**
 * The average income of the three calendar years before (RAAM), as contributions count it (CSS D622-7, catalogue §2.2).
 *
 * Micro scheme: turnover less the allowance of the activity. Others: the income, each year at least the floor of contributions, so
 * that a low real income never turns a right down: before any income is said, the average is not under those floors. With less than
 * three calendar years, what is known is brought to 365 days.
 */
import { daysBetween, yearOf } from '../../profile/dates';
import { cents } from '../calculators/money';
import { parameterInForce } from '../parameters';
import type { FactId } from '../types';
import type { Outcome, Stated } from './stated';
import { LONGEST_LEAVE_MONTHS } from './values';

const MICRO = 'auto_entrepreneur';
const YEARS = [1, 2, 3] as const;
const TURNOVERS: readonly FactId[] = YEARS.map((ago) => `ca_n${ago}`);

/** Is it the micro scheme? `undefined` when it may be either. */
function isMicro(statuses: readonly string[] | undefined): boolean | undefined {
  if (statuses === undefined || statuses.length === 0) return undefined;
  if (!statuses.includes(MICRO)) return false;
  return statuses.every((status) => status === MICRO) ? true : undefined;
}

/** Start of a sick leave that is not said to be over. */
const startOfLeave = (stated: Stated): string | undefined =>
  stated.yesNo('arret_en_cours') === false ? undefined : stated.date('arret_debut');

/** The year whose rules are used: that of the sick leave when its start is known, this year otherwise. */
const yearOfRules = (stated: Stated): number => yearOf(startOfLeave(stated) ?? stated.today);

const figure = (id: string, year: number): number | undefined => parameterInForce(id, `${year}-01-01`)?.value;

export function averageIncome(stated: Stated): Outcome {
  const micro = isMicro(stated.options('statut'));
  if (micro === undefined) return { ask: ['statut'] };
  const year = yearOfRules(stated);
  const since = stated.date('date_debut_affiliation');
  if (since === undefined)
    return { ask: ['date_debut_affiliation', ...(micro ? stated.lacking('activite_micro', ...TURNOVERS) : [])] };
  const years = YEARS.map((ago) => ({ ago, days: daysOfYear(year - ago, since) })).filter(({ days }) => days > 0);
  if (years.length === 0) return { ask: [] };
  const facts = years.map(({ ago }): FactId => `${micro ? 'ca' : 'revenu'}_n${ago}`);
  const lacking = stated.lacking(...(micro ? ['activite_micro'] : []), ...facts);
  if (lacking.length > 0 && micro) return { ask: lacking };

  const amounts = facts.map((fact) => stated.number(fact) ?? 0);
  const counted = micro
    ? lessAllowance(amounts, stated.options('activite_micro')?.[0] ?? '', year)
    : withFloor(amounts, years, year);
  if (counted === null) return { ask: [] };
  const sum = counted.reduce((total, one) => total + one, 0);
  const days = years.reduce((total, one) => total + one.days, 0);
  const whole = since <= `${year - 3}-01-01`;
  const average = cents(whole ? sum / 3 : (sum / days) * 365);
  const limits = possibleLimits(stated);
  if (lacking.length > 0)
    return aboveAll(average, limits) && !mayChangeYears(stated, since)
      ? { ask: lacking, atLeast: average, from: FLOOR }
      : { ask: lacking };
  // The limit changes every year: between two of them, the year of the leave decides.
  const decided = aboveAll(average, limits) || limits.every((limit) => average < limit);
  return decided ? { value: average } : { ask: stated.lacking('arret_en_cours', 'arret_debut') };
}

const FLOOR = 'plancher de cotisation';

const aboveAll = (average: number, limits: readonly number[]): boolean =>
  limits.length > 0 && limits.every((limit) => average >= limit);

/** The years in which the leave may have begun: one when it is known, or when there is no leave. */
function possibleYears(stated: Stated): number[] {
  const year = yearOfRules(stated);
  const known = startOfLeave(stated) !== undefined || stated.yesNo('arret_en_cours') === false;
  return known ? [year] : Array.from({ length: LONGEST_LEAVE_MONTHS / 12 + 1 }, (_, ago) => year - ago);
}

const possibleLimits = (stated: Stated): number[] =>
  possibleYears(stated).flatMap((one) => figure('seuil_raam', one) ?? []);

/** Might a leave begun earlier leave no calendar year to count? */
const mayChangeYears = (stated: Stated, since: string): boolean => Math.min(...possibleYears(stated)) <= yearOf(since);

/** Days of that year spent affiliated. */
function daysOfYear(year: number, since: string): number {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = since > first ? since : first;
  return from > last ? 0 : daysBetween(from, last);
}

/** null when the rate is not known for that year. */
function lessAllowance(amounts: readonly number[], activity: string, year: number): number[] | null {
  const rate = figure(`abattement_${activity}`, year);
  return rate === undefined ? null : amounts.map((amount) => (amount * (100 - rate)) / 100);
}

/** Each year at least 40 % of its PASS, in proportion of its days. */
function withFloor(
  amounts: readonly number[],
  years: readonly { ago: number; days: number }[],
  year: number,
): number[] | null {
  const out: number[] = [];
  for (const [at, { ago, days }] of years.entries()) {
    const floor = figure('revenu_minimal_ij', year - ago);
    if (floor === undefined) return null;
    out.push(Math.max(amounts[at] ?? 0, (floor * Math.min(days, 365)) / 365));
  }
  return out;
}

/** The limit under which benefits are nil or reduced (CSS D622-8, D623-3), of the year of the leave. */
export function incomeLimit(stated: Stated): Outcome {
  const limit = figure('seuil_raam', yearOfRules(stated));
  return limit === undefined ? { ask: [] } : { value: limit };
}

/** The average income of someone who died: as stated, at least 11.5 % of the PASS outside the micro scheme (order of 01/08/2023, art. 33-34). */
export function averageIncomeOfDeceased(stated: Stated): Outcome {
  const income = stated.number('defunt_raam');
  if (income === undefined) return { ask: ['defunt_raam'] };
  const micro = isMicro(stated.options('defunt_statut'));
  if (micro === true) return { value: income };
  const floor = parameterInForce('revenu_minimal_capital_deces', stated.today)?.value;
  if (floor === undefined) return income > 0 && micro === undefined ? { ask: ['defunt_statut'] } : { ask: [] };
  if (income >= floor) return { value: income };
  return micro === false ? { value: floor, from: 'plancher de cotisation' } : { ask: ['defunt_statut'] };
}
