import { describe, expect, it } from 'vitest';
import { addressQuery, isThatAddress, isThatCommune, isThatDepartment } from '../../../lib/demarche/addresses';

const home = { street: '12 rue des Lilas', postalCode: '44000', city: 'Nantes', country: 'FR' };

describe('addresses', () => {
  it('agree when number, street, postal code and city do', () => {
    expect(isThatAddress('12 Rue des Lilas 44000 Nantes', home)).toBe(true);
    expect(
      isThatAddress('8 bis Avenue du Général de Gaulle 35700 Rennes', {
        ...home,
        street: '8bis av. du General-de-Gaulle',
        postalCode: '35700',
        city: 'RENNES CEDEX 7',
      }),
    ).toBe(true);
    expect(
      isThatAddress('3 Rue Haute 93200 Saint-Denis', {
        ...home,
        street: '3 rue Haute',
        postalCode: '93200',
        city: 'St Denis',
      }),
    ).toBe(true);
  });

  it.each([
    ['another number', '14 Rue des Lilas 44000 Nantes'],
    ['no number', 'Rue des Lilas 44000 Nantes'],
    ['another town of the same street', '12 Rue des Lilas 35000 Rennes'],
    ['another code of the same town', '12 Rue des Lilas 44100 Nantes'],
    ['a town alone', 'Nantes (44000)'],
    ['a longer street', '12 Rue des Lilas Blancs 44000 Nantes'],
    ['a number that only begins the same', '12 bis Rue des Lilas 44000 Nantes'],
  ])('do not agree: %s', (_why, suggestion) => {
    expect(isThatAddress(suggestion, home)).toBe(false);
  });

  it('never agree without a number or a postal code of one’s own', () => {
    expect(isThatAddress('Rue des Lilas 44000 Nantes', { ...home, street: 'Rue des Lilas' })).toBe(false);
    expect(isThatAddress('12 Rue des Lilas Nantes', { ...home, postalCode: '' })).toBe(false);
  });

  it('without a street, are the bare municipality: some forms ask for a postal code with an address list', () => {
    const town = { ...home, street: '' };
    expect(isThatAddress('Nantes (44000)', town)).toBe(true);
    for (const other of [
      'Nantes (44100)',
      'Rennes (44000)',
      'Rue de Nantes 44000 Nantes',
      '1 Rue des Lilas 44000 Nantes',
    ]) {
      expect(isThatAddress(other, town), other).toBe(false);
    }
    expect(addressQuery(town)).toBe('44000 Nantes');
  });

  it('are asked for in one line', () => {
    expect(addressQuery({ ...home, street: ' 12 rue\u00a0des Lilas ' })).toBe('12 rue des Lilas 44000 Nantes');
  });
});

describe('communes', () => {
  it('need both the name and the postal code', () => {
    expect(isThatCommune('Saint-Denis (93200)', 'St-Denis', '93200')).toBe(true);
    expect(isThatCommune('L’Aigle-Neuve (54770)', "l'aigle neuve", '54770')).toBe(true);
    expect(isThatCommune('Saint-Denis (97400)', 'Saint-Denis', '93200')).toBe(false);
    expect(isThatCommune('Saint-Ouen (93200)', 'Saint-Denis', '93200')).toBe(false);
    expect(isThatCommune('Saint-Denis', 'Saint-Denis', '93200')).toBe(false);
  });
});

describe('departments', () => {
  it('are known by code or by name', () => {
    for (const wanted of ['2A', '2a', 'Corse-du-Sud', '2A – Corse-du-Sud']) {
      expect(isThatDepartment('2A – Corse-du-Sud', wanted), wanted).toBe(true);
    }
    expect(isThatDepartment('01 – Ain', '1')).toBe(true);
    expect(isThatDepartment('974 – La Réunion', '97')).toBe(false);
    expect(isThatDepartment('67 – Bas-Rhin', 'Haut-Rhin')).toBe(false);
  });
});
