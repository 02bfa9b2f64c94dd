/** Ceilings of resources, by household, place and date (catalogue §3.5 and §3.6). */
import { cents, wholeEuros } from '../calculators/money';
import { parameterInForce } from '../parameters';
import type { Outcome, Stated } from './stated';

/** Metropolitan France, overseas (postal codes 97…), or unknown: other territories have their own rules. As stated without a code. */
export function zone(stated: Stated): Outcome {
  const code = stated.number('code_postal');
  const [said] = stated.options('zone') ?? [];
  if (code === undefined || code >= 98000) {
    if (said !== undefined) return { value: said };
    return { ask: code === undefined ? ['code_postal'] : [] };
  }
  return { value: code >= 97000 ? 'dom' : 'metropole', from: 'd’après le code postal' };
}

/** Ceiling of the C2S with contribution for this household, in EUR over twelve months. */
export function c2sCeiling(stated: Stated): Outcome {
  const size = stated.number('foyer_taille');
  const where = zone(stated);
  if (size === undefined || 'ask' in where)
    return { ask: [...stated.lacking('foyer_taille'), ...('ask' in where ? where.ask : [])] };
  const at = (prefix: string) => ladder(prefix, size, stated.today);
  const overseas = where.value === 'dom';
  const published = at(overseas ? 'css_plafond_participation_dom' : 'css_plafond_participation');
  if (published !== undefined) return { value: published };
  const mainland = at('css_plafond_participation');
  const coefficient = parameterInForce('css_coefficient_dom', stated.today)?.value;
  return overseas && mainland !== undefined && coefficient !== undefined
    ? { value: wholeEuros(mainland * coefficient) }
    : { ask: [] };
}

/** Figures are published for one to four people, then per person. */
function ladder(prefix: string, size: number, date: string): number | undefined {
  const base = parameterInForce(`${prefix}_${Math.min(size, 4)}`, date)?.value;
  if (size <= 4) return base;
  const more = parameterInForce(`${prefix}_personne_de_plus`, date)?.value;
  return base === undefined || more === undefined ? undefined : base + (size - 4) * more;
}

/** Yearly ceiling of the ASI. */
export function asiCeiling(stated: Stated): Outcome {
  const couple = stated.yesNo('vie_en_couple');
  if (couple === undefined) return { ask: ['vie_en_couple'] };
  const ceiling = parameterInForce(couple ? 'asi_plafond_couple' : 'asi_plafond_seul', stated.today)?.value;
  return ceiling === undefined ? { ask: [] } : { value: ceiling };
}

/** A quarter of it, for the resources of three months. */
export function asiQuarterCeiling(stated: Stated): Outcome {
  const year = asiCeiling(stated);
  return 'ask' in year ? year : { value: cents(Number(year.value) / 4) };
}

/** Each office sets its own and none publishes it. */
export const localCeiling = (): Outcome => ({ ask: [] });
