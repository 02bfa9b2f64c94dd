import { formatFigure, formatNumber } from '../parameters';

/** To so many decimals, half up, deaf to the noise of binary fractions: 1.005 → 1.01. Up to 10 million. */
function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(Number((value * scale).toPrecision(12)) + 0.5) / scale;
}

/** To the cent, half up (convention of every amount here). */
export const cents = (value: number): number => round(value, 2);

/** To the euro, half up (ceilings of the C2S, CSS L861-1). */
export const wholeEuros = (value: number): number => round(value, 0);

/** « 48 060 € », « 65,84 € ». */
export const euros = (value: number): string => formatFigure(value, '€');

/** « 48 060 », « 65,84 »: an amount inside a formula. */
export const plain = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 2);
