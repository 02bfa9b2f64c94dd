/** Which scheme pays for invalidity and death, and what a status says of it (catalogue §2.2). */
import type { FactId } from '../types';
import type { Outcome, Stated } from './stated';

const CPAM = 'cpam';
const LIBERAL_FUND = 'caisse_pl';
const GENERAL_SCHEME = 'regime_general';

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
  return first !== undefined && alike ? first : { ask: [names.status] };
}

/** `status` null: not known, and the fund alone may answer. */
function schemeOfStatus(status: string | null, stated: Stated, names: Names): Outcome {
  const { fund, activity } = names;
  if (status !== null && ['artisan', 'commercant', 'pl_non_reglementee'].includes(status)) return { value: CPAM };
  if (status === 'pl_reglementee' && activity !== null) return { value: LIBERAL_FUND };
  const asked = status === null ? [names.status] : [];
  if (status === 'auto_entrepreneur' && activity !== null) {
    const does = single(stated.options(activity));
    if (does !== undefined && does !== 'bnc') return { value: CPAM };
    if (does === undefined) asked.push(activity);
  }
  const registered = single(stated.options(fund));
  if (registered === undefined) return { ask: [...asked, fund] };
  if (registered === GENERAL_SCHEME) return { value: CPAM };
  return activity === null && PRACTITIONERS.has(registered) ? { ask: [] } : { value: LIBERAL_FUND };
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
