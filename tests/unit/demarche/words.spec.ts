import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, findText, looseText, sameText, withoutRowNumber } from '../../../lib/demarche/words';

describe('cleanText', () => {
  it('makes white space and apostrophes plain', () => {
    expect(cleanText('\n  L’adresse\u00a0de\u202fl’usager \t')).toBe("L'adresse de l'usager");
  });

  it('is idempotent, has no double space and no space at its ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\u00a0', '\u202f', '\n', '’', "'", '\u200b') });
    fc.assert(
      fc.property(text, (any) => {
        const clean = cleanText(any);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/^\s|\s$|\s\s|[\u00a0\u202f’]/);
      }),
    );
  });

  it('keeps every other letter, in order', () => {
    fc.assert(
      fc.property(fc.string(), (any) => {
        const letters = (text: string) => text.replace(/[\s\u200b\ufeff]/g, '').replace(/[’ʼ‘]/g, "'");
        expect(letters(cleanText(any))).toBe(letters(any));
      }),
    );
  });
});

describe('looseText', () => {
  it('forgets case, accents, ligatures and punctuation', () => {
    expect(looseText('Cœur d’Étoile – (A)')).toBe('coeur d etoile a');
  });
});

describe('findText', () => {
  const texts = ['Oui', 'Non', 'Pas de réponse'];

  it('finds a text whatever its apostrophes and spaces', () => {
    expect(findText(['Artisan d’art'], "artisan  d'art")).toBe(0);
    expect(sameText('Côte d’Or', "Côte\u00a0d'Or")).toBe(true);
  });

  it('prefers the exact text to one that only looks like it', () => {
    expect(findText(['été', 'Ete', 'ETE'], 'Ete')).toBe(1);
  });

  it('never approaches: a part of a text is not the text', () => {
    expect(findText(texts, 'Pas')).toBe('none');
    expect(findText(texts, 'Ou')).toBe('none');
  });

  it('says when the page offers the same text twice', () => {
    expect(findText(['Saint-Denis', 'Saint Denis'], 'saint denis')).toBe('several');
    expect(findText(['Nord', 'Sud', 'Nord'], 'Nord')).toBe('several');
  });

  it('finds nothing for an empty wish', () => {
    expect(findText(['', ' ', 'a'], ' ')).toBe('none');
  });

  it('gives each of several different texts its own place', () => {
    const distinct = fc.uniqueArray(fc.string({ minLength: 1 }), { selector: looseText });
    fc.assert(
      fc.property(
        distinct.map((all) => all.filter((text) => looseText(text) !== '')),
        (all) => {
          for (const [i, text] of all.entries()) expect(findText(all, text)).toBe(i);
        },
      ),
    );
  });
});

describe('withoutRowNumber', () => {
  it('takes the row off the end, once, and only when it is that row', () => {
    expect(withoutRowNumber('Enfant 2', 2)).toBe('Enfant');
    expect(withoutRowNumber('Critère 1 1', 1)).toBe('Critère 1');
    expect(withoutRowNumber('Enfant 12', 2)).toBe('Enfant 12');
    expect(withoutRowNumber('Enfant', 1)).toBe('Enfant');
  });
});
