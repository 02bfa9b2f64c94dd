/** Ages, and what depends on them alone (catalogue §2.2). */
import { addMonths, ageAt } from '../../profile/dates';
import type { Outcome, Stated } from './stated';

/** Legal age by date of birth, in months (CSS D161-2-1-9 as moved by the LFSS 2026, for pensions from 01/09/2026; decree not seen). */
const LEGAL_AGES: readonly { bornFrom: string; months: number }[] = [
  { bornFrom: '0000-01-01', months: 62 * 12 },
  { bornFrom: '1961-09-01', months: 62 * 12 + 3 },
  { bornFrom: '1962-01-01', months: 62 * 12 + 6 },
  { bornFrom: '1963-01-01', months: 62 * 12 + 9 },
  { bornFrom: '1965-04-01', months: 63 * 12 },
  { bornFrom: '1966-01-01', months: 63 * 12 + 3 },
  { bornFrom: '1967-01-01', months: 63 * 12 + 6 },
  { bornFrom: '1968-01-01', months: 63 * 12 + 9 },
  { bornFrom: '1969-01-01', months: 64 * 12 },
];

const HIGHEST_AGE = 64;

/** Age of retirement for those unfit for work (CSS L351-1-5). */
const UNFIT_AGE = 62;
/** No invalidity pension beyond it. */
const FULL_RATE_AGE = 67;
/** Age of the allowance for the elderly (ASPA); from 62 for some. */
const ASPA_AGE = 65;

const BIRTH = 'date_naissance';

/** Whole years: worked out, or as stated when no date tells it. */
function years(stated: Stated): number | undefined {
  const birth = stated.date(BIRTH);
  return birth === undefined ? stated.number('age') : ageAt(birth, stated.today);
}

/** Whole years. */
export function age(stated: Stated): Outcome {
  const value = years(stated);
  return value === undefined ? { ask: [BIRTH] } : { value };
}

/**
 * Legal age of retirement, in years. Rules compare it with an age in whole years: once it is reached, its whole years are given, so that
 * someone of 62 years and 10 months, whose legal age is 62 years and 9 months, is seen to have reached it.
 */
export function legalAge(stated: Stated): Outcome {
  const birth = stated.date(BIRTH);
  // An age without the date of birth tells it beyond the highest of them only.
  if (birth === undefined) return (years(stated) ?? 0) >= HIGHEST_AGE ? { value: HIGHEST_AGE } : { ask: [BIRTH] };
  const months = LEGAL_AGES.findLast(({ bornFrom }) => bornFrom <= birth)?.months ?? 0;
  const reached = addMonths(birth, months) <= stated.today;
  const [whole, rest] = [Math.floor(months / 12), months % 12];
  return {
    value: reached ? whole : months / 12,
    from: `${whole}\u00a0ans${rest > 0 ? ` et ${rest}\u00a0mois` : ''} pour cette date de naissance`,
  };
}

export const unfitAge = (): Outcome => ({ value: UNFIT_AGE, from: 'barème en vigueur' });

/** Over 62 it depends on the activity going on: not known. */
export function fitsInvalidity(stated: Stated): Outcome {
  const retired = stated.yesNo('retraite');
  const old = years(stated);
  if (retired === true || (old !== undefined && old >= FULL_RATE_AGE)) return { value: false };
  if (old === undefined) return { ask: stated.lacking(BIRTH, 'retraite') };
  return old < UNFIT_AGE && retired === false ? { value: true } : { ask: stated.lacking('retraite') };
}

/** From 62 to 64 it depends on more than the age. */
export function aspaAge(stated: Stated): Outcome {
  const old = years(stated);
  if (old === undefined) return { ask: [BIRTH] };
  if (old < UNFIT_AGE) return { value: false };
  return old >= ASPA_AGE ? { value: true } : { ask: [] };
}
