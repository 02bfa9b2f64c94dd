/** Same as the vault's own least (`MIN_PASSPHRASE`): four common French words make about 24 characters. */
export const LEAST_LENGTH = 12;
const GOOD_LENGTH = 20;

export type Strength = 'none' | 'short' | 'fair' | 'good';

/** A rough and honest measure: length, and some variety. `aaaa…` and `1212…` are short whatever their length. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase === '') return 'none';
  const variety = new Set(passphrase.toLocaleLowerCase('fr')).size;
  if (passphrase.length < LEAST_LENGTH || variety < 6) return 'short';
  return passphrase.length >= GOOD_LENGTH && variety >= 8 ? 'good' : 'fair';
}
