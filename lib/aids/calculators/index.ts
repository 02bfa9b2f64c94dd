import type { Calculation, Calculator } from '../types';
import { BIRTH_AMOUNTS } from './birth-amounts';
import { CARERS } from './carers';
import { CSS } from './css';
import { DEATH } from './death';
import { DISABILITY } from './disability';
import { LEAVE_LENGTHS } from './leave-lengths';
import { SICK_LEAVE } from './sick-leave';

/** Every calculator, in the order people meet them. */
export const CALCULATORS: readonly Calculator[] = [
  ...SICK_LEAVE,
  ...LEAVE_LENGTHS,
  ...BIRTH_AMOUNTS,
  ...CSS,
  ...DISABILITY,
  ...CARERS,
  ...DEATH,
];

const BY_ID: ReadonlyMap<string, Calculator> = new Map(CALCULATORS.map((one) => [one.id, one]));

/**
 * Inputs by their names → the result, or a refusal that says what is lacking. `today` (ISO) is the day of the calculation when
 * none is given. An unknown calculator is refused.
 */
export function calculate(id: string, inputs: Readonly<Record<string, unknown>>, today: string): Calculation {
  const found = BY_ID.get(id);
  return found?.calculate(inputs, today) ?? { ok: false, reason: `Calculateur inconnu : « ${id} ».`, missing: [] };
}
