/** Which scheme pays for invalidity and death, and what a status says of it (catalogue §2.2). */
import type { FactId } from '../types';
import type { Outcome, Stated } from './stated';

const CPAM = 'cpam';
const LIBERAL_FUND = 'caisse_pl';
const GENERAL_SCHEME = 'regime_general';
const CPAM_STATUSES = new Set(['artisan', 'commercant', 'pl_non_reglementee']);

/** Funds of practitioners, some of whom also have a capital from the CPAM: which one pays for a death is not known. */
const PRACTITIONERS = new Set(['CARMF', 'CARCDSF', 'CARPIMKO']);

export const scheme = (stated: Stated): Outcome =>
  schemeOf(stated, { status: 'statut', fund: 'caisse_retraite', activity: 'activite_micro' });

export const schemeOfDeceased = (stated: Stated): Outcome =>
  schemeOf(stated, { status: 'defunt_statut', fund: 'defunt_caisse_retraite', activity: null });

interface Names {
  status: FactId;
  fund: FactId;
  /** null for someone who died: never asked. */
  activity: FactId | null;
}

/** The status says it, or what the micro-enterprise does; where they do not, the fund a person is registered with. */
function schemeOf(stated: Stated, names: Names): Outcome {
  const statuses = stated.options(names.status) ?? [null];
  const [first, ...others] = statuses.map((status) => schemeOfStatus(status, stated, names));
  const alike = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return first !== undefined && alike ? first : { ask: [names.status, ...stated.lacking(names.fund)] };
}

/**
 * `status` null: not known, and the fund alone may answer. The general scheme comes first, as the rules have it; of someone who died, the
 * fund of a practitioner leaves it open whatever else is said.
 */
function schemeOfStatus(status: string | null, stated: Stated, names: Names): Outcome {
  const { fund, activity } = names;
  const registered = single(stated.options(fund));
  if (activity === null && registered !== undefined && PRACTITIONERS.has(registered)) return { ask: [] };
  const does = activity === null ? undefined : single(stated.options(activity));
  const micro = status === 'auto_entrepreneur';
  if (
    registered === GENERAL_SCHEME ||
    (status !== null && CPAM_STATUSES.has(status)) ||
    (micro && does !== undefined && does !== 'bnc')
  )
    return { value: CPAM };
  if (registered !== undefined || (status === 'pl_reglementee' && activity !== null)) return { value: LIBERAL_FUND };
  return {
    ask: [
      ...(status === null ? [names.status] : []),
      ...(micro && activity !== null && does === undefined ? [activity] : []),
      fund,
    ],
  };
}

const single = (options: readonly string[] | undefined): string | undefined =>
  options?.length === 1 ? options[0] : undefined;

/** A self-employed status says that one is not treated as an employee, unless it was said otherwise. */
export function treatedAsEmployee(stated: Stated): Outcome {
  const said = stated.yesNo('assimile_salarie');
  if (said !== undefined) return { value: said };
  const statuses = stated.options('statut');
  return statuses !== undefined && statuses.length > 0 && !statuses.includes('conjoint_salarie')
    ? { value: false, from: 'd’après le statut' }
    : { ask: statuses === undefined ? ['statut', 'assimile_salarie'] : ['assimile_salarie'] };
}

/** A pension of the scheme of the self-employed: those who draw it have no sick pay (CSS D622-2). */
export function hasInvalidityPension(stated: Stated): Outcome {
  const category = single(stated.options('invalidite_categorie'));
  const ours = stated.yesNo('invalidite_origine_ti');
  if (category === '0' || ours === false) return { value: false };
  if (category !== undefined && ours === true) return { value: true };
  return { ask: stated.lacking('invalidite_categorie', 'invalidite_origine_ti') };
}
