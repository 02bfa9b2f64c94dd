import { describe, expect, it } from 'vitest';
import { type Fact, type FactSource, lookUp, readAddress } from '../../../lib/profile/derive';
import type { ProfileKey } from '../../../lib/profile/keys';
import { newClient, type Profile } from '../../../lib/profile/schema';

const source = (profile: Profile, more: Partial<FactSource> = {}): FactSource => {
  const client = newClient('c1', '2026-11-21T10:00:00Z', profile);
  client.agreements.push({ scope: 'sante', givenOn: '2026-11-21', how: 'oral' });
  return { client, advisor: {}, today: '2026-11-21', ...more };
};
const fact = (
  key: ProfileKey,
  profile: Profile,
  threshold: number | null = null,
  more: Partial<FactSource> = {},
): Fact => {
  const found = lookUp(key, source(profile, more), { threshold });
  if ('missing' in found) throw new Error(`${key}: ${found.missing}`);
  return found.fact;
};
const missing = (key: ProfileKey, profile: Profile, threshold: number | null = null): string => {
  const found = lookUp(key, source(profile), { threshold });
  if ('fact' in found) throw new Error(`${key}: ${found.fact.value}`);
  return found.missing;
};

describe('derived facts', () => {
  it('joins names, and says which part lacks', () => {
    expect(fact('fullName', { firstName: 'Camille', lastName: 'Durand' }).value).toBe('Camille Durand');
    expect(missing('fullName', { lastName: 'Durand' })).toContain('prénom');
    expect(missing('birthName', { lastName: 'Durand' })).toContain('nom de naissance');
  });

  it('takes a stated derivation only when its parts are missing', () => {
    const given = { fullName: 'Autre Nom', addressFull: '3 place du Marché, 75003 Paris' };
    expect(fact('fullName', { firstName: 'Camille', lastName: 'Durand' }, null, { given }).value).toBe(
      'Camille Durand',
    );
    expect(fact('fullName', {}, null, { given }).value).toBe('Autre Nom');
    expect(fact('addressFull', {}, null, { given }).address).toMatchObject({ postalCode: '75003', city: 'Paris' });
  });

  it('joins addresses, and says which part lacks', () => {
    const home: Profile = {
      addressStreet: '12 rue des Lilas',
      addressComplement: 'Bât. B',
      postalCode: '59000',
      city: 'Lille',
    };
    expect(fact('addressFull', home).value).toBe('12 rue des Lilas, Bât. B, 59000 Lille');
    expect(fact('addressFull', { ...home, country: 'Belgique' }).value).toContain('Belgique');
    expect(missing('addressFull', { addressStreet: '12 rue des Lilas' })).toMatch(/code postal et la commune/);
    expect(missing('companyAddressFull', home)).toContain('entreprise');
  });

  it.each([
    ['59000', '59', '32'],
    ['20000', '2A', '94'],
    ['20200', '2B', '94'],
    ['97410', '974', '04'],
    ['01000', '01', '84'],
  ])('reads département and region in %s', (postalCode, department, region) => {
    expect(fact('department', { postalCode }).value).toBe(department);
    expect(fact('region', { postalCode }).value).toBe(region);
    expect(fact('companyDepartment', { companyPostalCode: postalCode }).value).toBe(department);
  });

  it('doubts where a postal code lies on two départements', () => {
    expect(fact('department', { postalCode: '42620' }).doubt).toBeTruthy();
    expect(fact('department', { postalCode: '59000' }).doubt).toBeNull();
  });

  it('finds no région overseas where there is none, and no département abroad', () => {
    expect(missing('region', { postalCode: '98800' })).toContain('aucune région');
    expect(missing('department', { postalCode: '75003', country: 'Italie' })).toContain('code postal');
  });

  it('cuts the SIREN out of a sound SIRET only', () => {
    expect(fact('siren', { siret: '732 829 320 00074' }).value).toBe('732829320');
    expect(missing('siren', { siret: '73282932000075' })).toContain('À corriger');
  });

  it('never offers a number that does not hold', () => {
    expect(missing('siret', { siret: '73282932000075' })).toContain('À corriger');
    expect(missing('email', { email: 'camille' })).toContain('À corriger');
    expect(fact('phone', { phone: '06 00' }).doubt).toBeTruthy();
  });

  it('knows that the person’s handicap is one of the household, not the reverse', () => {
    expect(fact('disabilityInHousehold', { disability: true })).toMatchObject({ value: 'true', doubt: null });
    expect(fact('disabilityInHousehold', { disability: true, disabilityInHousehold: false }).value).toBe('false');
    expect(missing('disabilityInHousehold', { disability: false })).toContain('demander');
    expect(missing('disability', { disabilityInHousehold: true })).toContain('demander');
  });

  it('knows that no child at all is no child under 25, and nothing more', () => {
    expect(fact('childrenUnder25', { childrenCount: 0 }).value).toBe('false');
    expect(missing('childrenUnder25', { childrenCount: 2 })).toContain('demander');
    expect(fact('childrenUnder25', { childrenCount: 0, childrenUnder25: true }).value).toBe('true');
  });
});

describe('« plus de N ans et souhaitez-vous… »', () => {
  const born = (birthDate: string, wish?: boolean): Profile => ({
    birthDate,
    ...(wish === undefined ? {} : { retirementInfo: wish }),
  });

  it('is no under the age, whatever the wish, and says why', () => {
    for (const wish of [true, false, undefined]) {
      expect(fact('retirementInfo', born('1974-03-01', wish), 58)).toMatchObject({
        value: 'false',
        from: '52 ans, le seuil est 58 ans',
        doubt: null,
      });
    }
  });
  it('follows the wish over the age', () => {
    expect(fact('retirementInfo', born('1960-03-01', true), 58)).toMatchObject({ value: 'true', doubt: null });
    expect(fact('retirementInfo', born('1960-03-01', false), 58)).toMatchObject({ value: 'false', doubt: null });
    expect(missing('retirementInfo', born('1960-03-01'), 58)).toContain('demander');
  });
  it('leaves the year of the threshold to the advisor', () => {
    expect(fact('retirementInfo', born('1968-03-01', true), 58)).toMatchObject({
      value: 'false',
      doubt: expect.stringContaining('deux façons'),
    });
    expect(fact('retirementInfo', born('1967-11-21', true), 58)).toMatchObject({ value: 'true', doubt: null });
    expect(fact('retirementInfo', born('1968-11-22', true), 58)).toMatchObject({ value: 'false', doubt: null });
  });
  it('needs the age for a yes, not for a no', () => {
    expect(missing('retirementInfo', { retirementInfo: true }, 58)).toContain('date de naissance');
    expect(fact('retirementInfo', { retirementInfo: false }, 58).value).toBe('false');
  });
  it('is the wish alone when the question says no age', () => {
    expect(fact('retirementInfo', born('1990-03-01', true)).value).toBe('true');
    expect(missing('retirementInfo', born('1990-03-01'))).toContain('demander');
  });
});

describe('« revenu inférieur ou égal à… »', () => {
  it('compares, bounds included, and says with what', () => {
    const profile: Profile = { householdAnnualIncome: 38_160, householdAnnualIncomeDate: '2026-03-01' };
    expect(fact('householdIncomeAtMost', profile, 38_160).value).toBe('true');
    expect(fact('householdIncomeAtMost', profile, 38_159).value).toBe('false');
    expect(fact('householdIncomeAtMost', profile, 38_159).from).toMatch(/38.160.€ déclarés le 1er mars 2026/);
    expect(fact('householdIncomeAtMost', { householdAnnualIncome: 0 }, 38_160).value).toBe('true');
  });
  it('says nothing without income or threshold', () => {
    expect(missing('householdIncomeAtMost', { annualIncome: 20_000 }, 38_160)).toContain('revenu annuel du foyer');
    expect(missing('householdIncomeAtMost', { householdAnnualIncome: 20_000 })).toContain('seuil');
  });
});

describe('what needs more than being known', () => {
  it('keeps health facts for those who agreed', () => {
    const client = newClient('c1', '2026-11-21T10:00:00Z', { renouncedCare: true, cafBenefits: true });
    const without: FactSource = { client, advisor: {}, today: '2026-11-21' };
    expect(lookUp('renouncedCare', without)).toEqual({ missing: expect.stringContaining('accord') });
    expect(lookUp('cafBenefits', without)).toMatchObject({ fact: { value: 'true' } });
  });
  it('asks for NIR and IBAN at the moment of the fill', () => {
    expect(missing('nir', {})).toContain('Saisie unique');
    expect(fact('nir', {}, null, { typedOnce: { nir: '1 84 12 76 451 089 46' } })).toMatchObject({
      value: '184127645108946',
      from: 'Saisie unique',
    });
    expect(fact('iban', { iban: 'FR7630006000011234567890189' }).from).toContain('Fiche');
  });
  it('does not take the advisor for the client', () => {
    const advisor = { advisorLastName: 'Lefort', advisorFirstName: 'Dominique', advisorEmail: 'd.lefort@example.org' };
    expect(lookUp('advisorFullName', { client: null, advisor, today: '2026-11-21' })).toMatchObject({
      fact: { value: 'Dominique Lefort' },
    });
    expect(lookUp('lastName', { client: null, advisor, today: '2026-11-21' })).toEqual({
      missing: 'Choisissez d’abord un client.',
    });
    expect(lookUp('email', source({}, { advisor }))).toHaveProperty('missing');
  });
});

describe('reading an address written in one line', () => {
  it.each([
    ['12 rue des Lilas, 59000 Lille', { street: '12 rue des Lilas', postalCode: '59000', city: 'Lille' }],
    [
      '12 bis rue du 8 mai 1945 59000 Lille, France',
      { street: '12 bis rue du 8 mai 1945', postalCode: '59000', city: 'Lille' },
    ],
  ])('reads %s', (text, parts) => {
    expect(readAddress(text)).toMatchObject(parts);
  });
  it.each(['12 rue des Lilas', '59000 Lille', 'Bât. B, 12 rue des Lilas, 59000 Lille'])(
    'leaves « %s » whole',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );
});
