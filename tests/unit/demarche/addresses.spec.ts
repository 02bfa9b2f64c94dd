import { describe, expect, it } from 'vitest';
import { isThatAddress } from '../../../lib/demarche/addresses';

const at = (street: string) => ({ street, postalCode: '59000', city: 'Lille', country: 'FR' });

describe('the suggestion that is chosen without asking', () => {
  it('agrees in every part', () => {
    expect(isThatAddress('12 Rue des Lilas 59000 Lille', at('12 rue des Lilas'))).toBe(true);
    expect(isThatAddress('12 bis Rue des Lilas 59000 Lille', at('12bis rue des lilas'))).toBe(true);
    expect(isThatAddress('14 Rue des Lilas 59000 Lille', at('12 rue des Lilas'))).toBe(false);
    expect(isThatAddress('12 Rue des Lilas 59800 Lille', at('12 rue des Lilas'))).toBe(false);
  });
  it('has a number when a street is asked', () => {
    expect(isThatAddress('Rue des Lilas 59000 Lille', at('rue des Lilas'))).toBe(false);
    expect(isThatAddress('Lille (59000)', at('rue des Lilas'))).toBe(false);
  });
  it('is the bare municipality when no street is given', () => {
    expect(isThatAddress('Lille (59000)', at(''))).toBe(true);
    expect(isThatAddress('Lille (59800)', at(''))).toBe(false);
    expect(isThatAddress('Rue de Lille 59000 Lille', at(''))).toBe(false);
  });
});
