import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Check,
  checkAmount,
  checkBic,
  checkBirthDate,
  checkDate,
  checkEmail,
  checkFact,
  checkIban,
  checkInteger,
  checkNaf,
  checkNir,
  checkPhone,
  checkPostalCode,
  checkSiren,
  checkSiret,
  formatNumber,
} from '../../../lib/profile/checks';
import { toSlashed } from '../../../lib/profile/dates';
import { PROFILE_KEYS } from '../../../lib/profile/keys';
import { frenchIban, nir, oneFigureChanged, realDate, siren, siret } from './generators';

const value = (check: Check) => (check.ok ? check.value : null);
const message = (check: Check) => (check.ok ? null : check.message);
const TODAY = '2026-11-21';

describe('social security number', () => {
  it.each(['184127645108946', '295109912611193', '188052A00100124', '188052B00100151', '195122A04300185'])(
    'accepts %s',
    (number) => {
      expect(value(checkNir(number))).toBe(number);
    },
  );
  it.each(['184127645108947', '188052A00100150', '000000000000000', '184007645108946', '184137645108946'])(
    'refuses %s',
    (number) => {
      expect(checkNir(number).ok).toBe(false);
    },
  );
  it('accepts spaces and lower case, and shows the number in groups', () => {
    expect(checkNir('1 88 05 2a 001 001 24')).toEqual({
      ok: true,
      value: '188052A00100124',
      shown: '1 88 05 2A 001 001 24',
    });
  });
  it('says that the key is missing rather than that the number is wrong', () => {
    expect(message(checkNir('1841276451089'))).toContain('clé');
  });
  it('tells a provisional number apart', () => {
    const provisional = '7841276451089';
    const key = 97 - Number(BigInt(provisional) % 97n);
    expect(checkNir(`${provisional}${String(key).padStart(2, '0')}`)).toMatchObject({
      ok: true,
      note: expect.stringContaining('provisoire'),
    });
  });
  it('accepts every well-made number and refuses it once a figure is changed', () => {
    fc.assert(fc.property(nir, (number) => value(checkNir(number)) === number));
    fc.assert(fc.property(oneFigureChanged(nir), (number) => !checkNir(number).ok));
  });
});

describe('SIRET and SIREN', () => {
  it.each(['73282932000074', '44306184100047', '35600000000048', '35600000049837'])('accepts %s', (number) => {
    expect(value(checkSiret(number))).toBe(number);
  });
  it.each(['35600000040001', '73282932000075', '00000000000000', '7328293200007', 'abc'])('refuses %s', (number) => {
    expect(checkSiret(number).ok).toBe(false);
  });
  it('tells a SIREN from a SIRET, both ways', () => {
    expect(message(checkSiret('732829320'))).toContain('SIREN');
    expect(message(checkSiren('73282932000074'))).toContain('SIRET');
  });
  it('does not open the rule of La Poste to others', () => {
    fc.assert(fc.property(oneFigureChanged(siret), (number) => !checkSiret(number).ok));
  });
  it('accepts every well-made number, with any spacing', () => {
    fc.assert(fc.property(siret, (number) => value(checkSiret(number.replace(/(\d{3})/g, '$1 '))) === number));
    fc.assert(fc.property(siren, (number) => value(checkSiren(number)) === number));
    fc.assert(fc.property(oneFigureChanged(siren), (number) => !checkSiren(number).ok));
  });
});

describe('IBAN and BIC', () => {
  it.each(['FR7630006000011234567890189', 'FR1420041010050500013M02606'])('accepts %s', (number) => {
    expect(value(checkIban(number))).toBe(number);
  });
  it('refuses a wrong figure', () => {
    expect(checkIban('FR7630006000011234567890188').ok).toBe(false);
  });
  it('accepts every well-made French number, and not once a figure is changed', () => {
    fc.assert(fc.property(frenchIban, (number) => value(checkIban(number.toLowerCase())) === number));
    fc.assert(fc.property(oneFigureChanged(frenchIban), (number) => !checkIban(number).ok));
  });
  it('notes an account held abroad', () => {
    expect(checkIban('DE89 3704 0044 0532 0130 00')).toMatchObject({ ok: true, note: 'Compte tenu hors de France.' });
  });
  it('checks a BIC', () => {
    expect(value(checkBic('bnpafrpp'))).toBe('BNPAFRPP');
    expect(checkBic('BNPA').ok).toBe(false);
  });
});

describe('telephone', () => {
  it.each([
    ['01 99 00 12 34', '0199001234'],
    ['+33 (0)6 39 98 00 11', '0639980011'],
    ['0033639980011', '0639980011'],
    ['06.39.98.00.11', '0639980011'],
    ['+262 692 12 34 56', '0692123456'],
    ['0590 12 34 56', '0590123456'],
    ['+687 25 12 34', '+687251234'],
    ['+32 470 12 34 56', '+32470123456'],
  ])('keeps %s as %s', (typed, kept) => {
    expect(value(checkPhone(typed))).toBe(kept);
  });
  it('shows French numbers in pairs', () => {
    expect(checkPhone('+262692123456')).toMatchObject({ shown: '06 92 12 34 56' });
  });
  it.each(['06399800', '063998001122', 'à rappeler', '+33 1', ''])('refuses « %s »', (typed) => {
    expect(checkPhone(typed).ok).toBe(false);
  });
  it('is stable: what is kept is kept again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-7]\d{8}$/), (typed) => {
        const first = checkPhone(typed);
        return !first.ok || value(checkPhone(first.value)) === first.value;
      }),
    );
  });
});

describe('e-mail', () => {
  it('keeps the name, lowers the domain', () => {
    expect(value(checkEmail(' Camille.Durand@Example.ORG '))).toBe('Camille.Durand@example.org');
  });
  it.each([
    'camille',
    'camille@',
    '@example.org',
    'a b@example.org',
    'camille@example',
    'a..b@example.org',
    'a@ex..org',
  ])('refuses « %s »', (typed) => {
    expect(checkEmail(typed).ok).toBe(false);
  });
  it('answers at once on hostile text', () => {
    expect(checkEmail(`${'a.'.repeat(50_000)}@`).ok).toBe(false);
    expect(checkEmail(`a@${'a-'.repeat(50_000)}`).ok).toBe(false);
  });
});

describe('postal code', () => {
  it.each(['59000', '20000', '20200', '97150', '98800', ' 75 003 '])('accepts %s', (typed) => {
    expect(checkPostalCode(typed).ok).toBe(true);
  });
  it.each(['5900', '00100', '99000', '96000', 'A1000', '20900'])('refuses %s', (typed) => {
    expect(checkPostalCode(typed).ok).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    ['31/12/1980', '1980-12-31'],
    ['31-12-1980', '1980-12-31'],
    ['1.2.1980', '1980-02-01'],
    ['31121980', '1980-12-31'],
    ['1er mars 1965', '1965-03-01'],
    ['2 AOÛT 1999', '1999-08-02'],
    ['1980-12-31', '1980-12-31'],
  ])('reads %s', (typed, iso) => {
    expect(value(checkDate(typed))).toBe(iso);
  });
  it.each(['30/02/1980', '31/04/1999', '12/31/1980', '1980-13-01', '29/02/1900', 'hier', '2 brumaire 1980', ''])(
    'refuses « %s »',
    (typed) => {
      expect(checkDate(typed).ok).toBe(false);
    },
  );
  it('asks for four figures of the year', () => {
    expect(message(checkDate('31/12/80'))).toContain('quatre chiffres');
  });
  it('comes back the same through French writing', () => {
    fc.assert(
      fc.property(realDate, (iso) => value(checkDate(toSlashed(iso))) === iso && value(checkDate(iso)) === iso),
    );
  });
  it('keeps birth dates between 16 and 110 years', () => {
    expect(checkBirthDate('21/11/2010', TODAY).ok).toBe(true);
    expect(message(checkBirthDate('22/11/2010', TODAY))).toContain('16');
    expect(checkBirthDate('22/11/1915', TODAY).ok).toBe(true);
    expect(message(checkBirthDate('21/11/1915', TODAY))).toContain('110');
    expect(message(checkBirthDate('21/11/2030', TODAY))).toContain('futur');
  });
});

describe('amounts and counts', () => {
  it.each([
    ['30 000', '30000'],
    ['30\u202f000,50 €', '30000.5'],
    ['0', '0'],
  ])('reads %s', (typed, kept) => {
    expect(value(checkAmount(typed))).toBe(kept);
  });
  it.each(['30.000', '30,000', '-5', 'trente', '1e5', ''])(
    'refuses « %s »: it can be read in two ways, or in none',
    (typed) => {
      expect(checkAmount(typed).ok).toBe(false);
    },
  );
  it('accepts a loss where income may be one', () => {
    expect(value(checkFact('annualIncome', '-1 200', TODAY))).toBe('-1200');
    expect(checkFact('annualTurnover', '-1 200', TODAY).ok).toBe(false);
  });
  it('reads again what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
        const amount = cents / 100;
        return value(checkAmount(`${formatNumber(amount)} €`)) === String(amount);
      }),
    );
  });
  it('refuses parts of children', () => {
    expect(value(checkInteger('2'))).toBe('2');
    expect(checkInteger('2,5').ok).toBe(false);
  });
});

describe('every key', () => {
  it('has a check that never throws and never repeats what was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROFILE_KEYS), fc.string({ minLength: 8, maxLength: 40 }), (key, typed) => {
        const check = checkFact(key, typed, TODAY);
        return check.ok ? check.value !== '' : !check.message.includes(typed);
      }),
    );
  });
  it('normalises once and for all', () => {
    expect(value(checkNaf('4322 a'))).toBe('43.22A');
    expect(value(checkFact('civility', 'Monsieur', TODAY))).toBe('M.');
    expect(value(checkFact('cafBenefits', 'Oui', TODAY))).toBe('true');
  });
});
