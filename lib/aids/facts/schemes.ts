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

/** The fund a person is registered with says it, then the status. */
function schemeOf(stated: Stated, names: Names): Outcome {
  const deceased = names.activity === null;
  const [fund] = stated.options(names.fund) ?? [];
  if (fund === GENERAL_SCHEME) return { value: CPAM };
  if (fund !== undefined) return deceased && PRACTITIONERS.has(fund) ? { ask: [] } : { value: LIBERAL_FUND };
  const statuses = stated.options(names.status);
  if (statuses === undefined) return { ask: [names.status] };
  const outcomes = statuses.map((status) => schemeOfStatus(status, stated, names));
  const [first, ...others] = outcomes;
  const alike = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return first !== undefined && alike ? first : { ask: [names.status] };
}

function schemeOfStatus(status: string, stated: Stated, { fund, activity }: Names): Outcome {
  if (['artisan', 'commercant', 'pl_non_reglementee'].includes(status)) return { value: CPAM };
  if (status === 'pl_reglementee') return activity === null ? { ask: [fund] } : { value: LIBERAL_FUND };
  if (status !== 'auto_entrepreneur' || activity === null) return { ask: [fund] };
  const [does] = stated.options(activity) ?? [];
  if (does === undefined) return { ask: [activity] };
  return does === 'bnc' ? { ask: [fund] } : { value: CPAM };
}

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
  const [category] = stated.options('invalidite_categorie') ?? [];
  const ours = stated.yesNo('invalidite_origine_ti');
  if (category === '0' || ours === false) return { value: false };
  if (category !== undefined && ours === true) return { value: true };
  return { ask: stated.lacking('invalidite_categorie', 'invalidite_origine_ti') };
}
