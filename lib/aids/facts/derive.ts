/**
 * The facts that are made from others, and nowhere else (catalogue §2.2). Unknown stays unknown: each tells what to ask then.
 * `zone`, `assimile_salarie` and `defunt_raam` may be stated; what follows from other answers completes them. The others are never asked,
 * but a file may give one (an age without the date of birth): it counts as long as nothing better can be worked out.
 */
import type { FactId, Knowledge } from '../types';
import {
  affiliationAtArrival,
  affiliationAtBirth,
  affiliationAtDueDate,
  affiliationAtLeave,
  affiliationToday,
} from './affiliation';
import { age, aspaAge, fitsInvalidity, legalAge, unfitAge } from './ages';
import { asiCeiling, asiQuarterCeiling, c2sCeiling, localCeiling, zone } from './ceilings';
import { factOf } from './definitions';
import { averageIncome, averageIncomeOfDeceased, incomeLimit } from './income';
import { hasInvalidityPension, scheme, schemeOfDeceased, treatedAsEmployee } from './schemes';
import { type Outcome, Stated } from './stated';

export const DERIVATIONS: Readonly<Record<FactId, (stated: Stated) => Outcome>> = {
  age,
  zone,
  affiliation_ti_mois: affiliationToday,
  affiliation_mois: affiliationAtLeave,
  affiliation_mois_a_dpa: affiliationAtDueDate,
  affiliation_mois_a_naissance: affiliationAtBirth,
  affiliation_mois_a_arrivee: affiliationAtArrival,
  raam: averageIncome,
  seuil_raam: incomeLimit,
  defunt_raam: averageIncomeOfDeceased,
  age_legal_retraite: legalAge,
  age_retraite_inaptitude: unfitAge,
  age_compatible_invalidite: fitsInvalidity,
  aspa_eligible: aspaAge,
  assimile_salarie: treatedAsEmployee,
  regime_invalidite_deces: scheme,
  defunt_regime_invalidite_deces: schemeOfDeceased,
  pension_invalidite_ti: hasInvalidityPension,
  css_plafond_participation: c2sCeiling,
  plafond_asi_an: asiCeiling,
  plafond_asi_trimestre: asiQuarterCeiling,
  seuil_ass_local: localCeiling,
};

export interface Derived {
  known: Map<FactId, Knowledge>;
  needs: Map<FactId, readonly FactId[]>;
  origins: Map<FactId, string>;
}

/** Everything that was said and all that follows from it at that date. */
export function derive(said: ReadonlyMap<FactId, Knowledge>, today: string): Derived {
  const stated = new Stated(said, today);
  const known = new Map(said);
  const needs = new Map<FactId, readonly FactId[]>();
  const origins = new Map<FactId, string>();
  for (const [id, derivation] of Object.entries(DERIVATIONS)) {
    const outcome = derivation(stated);
    if ('ask' in outcome) {
      if (isStated(id, said)) continue;
      known.delete(id);
      needs.set(id, [...new Set(outcome.ask)]);
      if (outcome.atLeast === undefined) continue;
      known.set(id, { atLeast: outcome.atLeast });
      if (outcome.from !== undefined) origins.set(id, outcome.from);
    } else {
      known.set(id, { value: outcome.value });
      const from = outcome.from ?? originOf(id, said);
      if (from !== null) origins.set(id, from);
    }
  }
  return { known, needs, origins };
}

const isStated = (id: FactId, said: ReadonlyMap<FactId, Knowledge>): boolean =>
  said.has(id) && factOf(id)?.derivedFrom !== undefined;

/** More would be a list, not a reason. */
const MOST_SOURCES = 3;

/** « calculé d’après : date de naissance » ; null for what was simply said. */
function originOf(id: FactId, said: ReadonlyMap<FactId, Knowledge>): string | null {
  const sources = factOf(id)?.derivedFrom;
  if (sources === undefined) return null;
  const labels = sources
    .filter((source) => said.has(source))
    .map((source) => lowerFirst(factOf(source)?.label ?? source));
  if (labels.length > MOST_SOURCES) return 'calculé d’après les réponses données';
  if (labels.length === 0) return said.has(id) ? null : 'barème en vigueur';
  return `calculé d’après\u00a0: ${labels.join(', ')}`;
}

const lowerFirst = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
