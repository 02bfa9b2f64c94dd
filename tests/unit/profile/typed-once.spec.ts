import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFact } from '../../../lib/profile/checks';
import { isFreeOfTypedOnce, LEFT_OUT, typedOnceIn, withoutTypedOnce } from '../../../lib/profile/typed-once';
import { frenchIban, nir, siret } from './generators';

/** Invented. */
const NIR = '185057800608491';
const IBAN = 'FR7630006000011234567890189';
const gap = fc.constantFrom('', ' ', '\u00a0', '\u202f', '-', '.');

/** The same characters, with gaps anywhere between them. */
const spaced = (text: string) =>
  fc
    .array(gap, { minLength: text.length, maxLength: text.length })
    .map((gaps) => [...text].map((char, at) => char + (at < text.length - 1 ? gaps[at] : '')).join(''));

describe('numbers that are typed once', () => {
  it('are taken out however they are spaced, whole or without their key, and the sentence around them stays', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(NIR, NIR.slice(0, 13), '2850578006084', '185052A006084').chain(spaced),
        fc.constantFrom('', 'Sécu : ', 'tél. 06 39 98 00 01, n° '),
        (number, before) => {
          const left = withoutTypedOnce(`${before}${number}, à rappeler`);
          expect(left).toBe(`${before}${LEFT_OUT}, à rappeler`);
        },
      ),
    );
    for (const text of [IBAN, 'fr76 3000 6000 0112', 'RIB FR76-3000-6000-01', 'GB29 NWBK 6016 1331 9268 19'])
      expect(isFreeOfTypedOnce(text), text).toBe(false);
  });

  it('are not seen in what a file holds every day', () => {
    for (const text of [
      '73282932000074',
      '732 829 320 00074',
      '06 39 98 00 01',
      '+33 6 39 98 00 01',
      'Rappeler le 12/05/2026 à 14 h 30, 12 450 € de dettes',
      '31 décembre 1980',
      '59300 Valenciennes',
      '12 rue des Lilas, bâtiment B2',
      'du 12 05 2024 au 14 06 2024',
      'dossier n° 20 481 377',
    ])
      expect(isFreeOfTypedOnce(text), text).toBe(true);
  });

  it('include every one that the checks take', () => {
    expect(checkFact('iban', IBAN, '2026-11-21').ok).toBe(true);
    expect(checkFact('nir', NIR, '2026-11-21').ok).toBe(true);
  });

  it('are taken out of any value, with the facts of that name and the texts that are nothing else', () => {
    expect(
      withoutTypedOnce({ lastName: 'Exemple', nir: '1', iban: null, notes: `n° ${NIR}`, list: [IBAN, 'a', 3, [NIR]] }),
    ).toEqual({ lastName: 'Exemple', notes: `n° ${LEFT_OUT}`, list: ['a', 3, []] });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const left = withoutTypedOnce([value, NIR, { a: IBAN }]);
        expect(JSON.stringify(left)).not.toContain(NIR);
        expect(JSON.stringify(left)).not.toContain(IBAN);
        expect(withoutTypedOnce(left)).toEqual(left);
      }),
    );
  });
});

describe('whole numbers in a text that is kept', () => {
  const around = fc.constantFrom('', 'Sécu : ', 'vu le 12/05/2026, n° ', 'tél. 06 39 98 00 01 ');
  const after = fc.constantFrom('', '.', ', à rappeler', ' 12 rue des Lilas', ' pour le loyer');

  it('are found wherever they stand, however they are spaced', () => {
    fc.assert(
      fc.property(nir.chain(spaced), around, after, (number, before, rest) => {
        expect(typedOnceIn(`${before}${number}${rest}`)).toEqual(['nir']);
      }),
    );
    const grouped = frenchIban.map((iban) => iban.replace(/(.{4})(?=.)/g, '$1 '));
    fc.assert(
      fc.property(fc.oneof(frenchIban, grouped), around, after, (number, before, rest) => {
        expect(typedOnceIn(`${before}${number}${rest}`)).toContain('iban');
        expect(typedOnceIn(`${before}${number.toLowerCase()}${rest}`)).toContain('iban');
      }),
    );
    expect(typedOnceIn('Sécu 2 85 05 2A 006 084 82, RIB GB29 NWBK 6016 1331 9268 19')).toEqual(['nir', 'iban']);
  });

  it('are not seen in the numbers of every day', () => {
    const phone = fc.stringMatching(/^\d{4}$/).map((end) => `06 39 98 ${end.slice(0, 2)} ${end.slice(2)}`);
    const dossier = fc.stringMatching(/^[1-9]\d{5,8}$/);
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const slashed = day.map((date) => date.toISOString().slice(0, 10).split('-').reverse().join('/'));
    const number = fc.oneof(siret, siret.chain(spaced), phone, dossier, slashed);
    fc.assert(
      fc.property(number, number, fc.constantFrom(', ', ' et ', ' ; ', '\n'), (one, other, between) => {
        expect(typedOnceIn(`${one}${between}${other}`)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are hardly ever seen in fifteen figures drawn at random, never with a wrong key', () => {
    let seen = 0;
    const runs = 5000;
    fc.assert(
      fc.property(fc.stringMatching(/^\d{15}$/), (figures) => {
        if (typedOnceIn(`réf. ${figures}`).length > 0) seen += 1;
      }),
      { numRuns: runs },
    );
    // A key holds once in 97; sex, month and place leave half of those.
    expect(seen / runs).toBeLessThan(0.02);
    fc.assert(
      fc.property(nir, fc.integer({ min: 1, max: 96 }), (number, shift) => {
        const wrong = ((Number(number.slice(13)) + shift - 1) % 97) + 1;
        expect(typedOnceIn(`${number.slice(0, 13)}${String(wrong).padStart(2, '0')}`)).toEqual([]);
      }),
    );
  });
});
