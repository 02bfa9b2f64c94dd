import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFact } from '../../../lib/profile/checks';
import { holdsTypedOnce, withoutTypedOnce } from '../../../lib/profile/typed-once';

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
  it('are found however they are spaced, inside any sentence, whole or without their key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(NIR, NIR.slice(0, 13), '2850578006084', '185052A006084').chain(spaced),
        fc.constantFrom('', 'Sécu : ', 'tél. 06 39 98 00 01, n° '),
        (number, before) => {
          expect(holdsTypedOnce(`${before}${number}, à rappeler`)).toBe(true);
        },
      ),
    );
    for (const text of [IBAN, 'fr76 3000 6000 0112', 'RIB FR76-3000-6000-01', 'GB29 NWBK 6016 1331 9268 19'])
      expect(holdsTypedOnce(text), text).toBe(true);
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
      expect(holdsTypedOnce(text), text).toBe(false);
  });

  it('include every one that the checks take', () => {
    expect(checkFact('iban', IBAN, '2026-11-21').ok).toBe(true);
    expect(checkFact('nir', NIR, '2026-11-21').ok).toBe(true);
  });

  it('are left out of any value, with the facts of that name', () => {
    expect(
      withoutTypedOnce({ lastName: 'Exemple', nir: '1', iban: null, notes: `n° ${NIR}`, list: [IBAN, 'a', 3, [NIR]] }),
    ).toEqual({ lastName: 'Exemple', list: ['a', 3, []] });
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
