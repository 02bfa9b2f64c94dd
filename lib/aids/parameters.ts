import { PARAMETERS } from './compiled/parameters';
import type { Parameter, ParameterId, ParameterValue } from './types';

const BY_ID: ReadonlyMap<ParameterId, Parameter> = new Map(PARAMETERS.map((parameter) => [parameter.id, parameter]));

/** A dated figure at one date: its value then, and what it is called. */
export type Figure = ParameterValue & Pick<Parameter, 'id' | 'label' | 'unit'>;

/** The value in force at that ISO date, the last known one for a later date; null before the first, or for an unknown name. */
export function parameterAt(id: ParameterId, date: string): Figure | null {
  const parameter = BY_ID.get(id);
  const value = parameter?.values.findLast(({ from }) => from <= date);
  return parameter && value ? { ...value, id, label: parameter.label, unit: parameter.unit } : null;
}

/**
 * The value in force at that ISO date, null when it is not known for certain: before the first value, or a year and more
 * after the last one of a figure that changes every year.
 */
export function parameterInForce(id: ParameterId, date: string): Figure | null {
  const figure = parameterAt(id, date);
  if (!figure || !BY_ID.get(id)?.yearly) return figure;
  const yearAfter = `${Number(figure.from.slice(0, 4)) + 1}${figure.from.slice(4)}`;
  return date < yearAfter ? figure : null;
}

const PER: Readonly<Record<string, string>> = {
  '€/jour': 'par jour',
  '€/mois': 'par mois',
  '€/an': 'par an',
};

/** A figure for people: (65.84, « €/jour ») → « 65,84 € par jour », (48060, « €/an ») → « 48 060 € par an », (1, « jours ») → « 1 jour ». */
export function formatFigure(value: number, unit: string): string {
  if (unit.startsWith('€')) {
    const amount = `${formatNumber(value, Number.isInteger(value) ? 0 : 2)}\u00a0€`;
    return PER[unit] === undefined ? amount : `${amount} ${PER[unit]}`;
  }
  const number = formatNumber(value);
  if (unit === '' || unit === 'coefficient') return number;
  if (unit === '%') return `${number}\u202f%`;
  const word = Math.abs(value) < 2 && unit !== 'mois' ? unit.replace(/s$/, '') : unit;
  return `${number}\u00a0${word}`;
}

/** French figures: comma, thin no-break space between thousands. Without `decimals`, as many as the number has. */
export function formatNumber(value: number, decimals?: number): string {
  const [whole = '0', rest] = (decimals === undefined ? String(value) : value.toFixed(decimals)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return rest === undefined ? grouped : `${grouped},${rest}`;
}
