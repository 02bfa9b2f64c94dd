import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { stem, stems } from '../../../lib/aids/french';
import { searchAids } from '../../../lib/aids/search';
import { SYNONYMS } from '../../../lib/aids/synonyms';

describe('searching the catalogue', () => {
  it('finds every aid by its own name, among the first three', () => {
    const lost = AIDS.filter(({ id, title }) => !searchAids(title).slice(0, 3).includes(id));
    expect(lost.map(({ id, title }) => `${id} : ${title}`)).toEqual([]);
  });

  it.each([
    ['C2S', 'css'],
    ['mutuelle gratuite', 'css'],
    ['complementaire sante', 'complementaire-sante'],
    ['CONGÉ PATERNITÉ', 'paternite'],
    ['conge patern', 'paternite'],
    ['psychologue', 'mon-soutien-psy'],
    ['médecins traitants', 'medecin-traitant'],
    ['inondation', 'fci'],
    ['dette urssaf', 'delais-paiement-urssaf'],
    ['RIB', 'rib-personnel'],
    ['mediateur', 'mediateur'],
    ['perte de mon enfant', 'deuil-parental'],
    ['mammographie', 'depistage-sein'],
  ])('« %s » leads to %s first', (query, id) => {
    expect(searchAids(query)[0]).toBe(id);
  });

  it.each([
    ['maladie', 'ij-artisan-commercant'],
    ['malade', 'arret-envoi-48h'],
    ['enceinte', 'maternite-conge-duree'],
    ['papa', 'paternite'],
    ['retraite', 'adr'],
    ['matrenité', 'maternite-ij'],
    ['invalidte', 'invalidite-totale'],
    ['dents', 'cent-pour-cent-sante'],
    ['fumer', 'tabac'],
    ['incendie atelier', 'afe-urssaf'],
  ])('« %s » leads to %s among others', (query, id) => {
    expect(searchAids(query)).toContain(id);
  });

  it('a feminine, a plural, an accent more or less: the same answers', () => {
    expect(searchAids('aidante')).toEqual(searchAids('aidants'));
    expect(searchAids('indépendante')).toEqual(searchAids('independants'));
    expect(searchAids('décès')).toEqual(searchAids('DECES'));
  });

  it('nothing asked or nothing known: nothing', () => {
    for (const query of ['', '  ', 'de la', '…', 'xyzzyplugh']) expect(searchAids(query), query).toEqual([]);
  });

  it('whatever is typed: ids of the catalogue, each once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(SYNONYMS))), (query) => {
        const found = searchAids(query);
        expect(new Set(found).size).toBe(found.length);
        for (const id of found) expect(aidOf(id)).toBeDefined();
      }),
    );
  });

  it('every everyday word leads somewhere', () => {
    expect(Object.keys(SYNONYMS).filter((word) => searchAids(word).length === 0)).toEqual([]);
  });

  it('a few milliseconds', () => {
    searchAids('arrêt');
    const queries = ['arrêt maladie', 'congé maternité indépendante', 'cotisations impayées', 'mutuelle gratuite'];
    const times = queries.map((query) => {
      const start = performance.now();
      searchAids(query);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(10);
  });
});

describe('light French', () => {
  it.each([
    ['travailleuses', 'travailleur'],
    ['déclarée', 'déclaration'],
    ['indemnités', 'indemnité'],
    ['journalières', 'journalière'],
    ['médicaux', 'médical'],
    ['collaboratrice', 'collaborateur'],
    ['remboursements', 'rembourser'],
  ])('%s and %s meet', (one, other) => {
    expect(stems(one)).toEqual(stems(other));
  });

  it.each([
    ['décès', 'décennie'],
    ['maternité', 'maternelle'],
    ['cours', 'courrier'],
  ])('%s and %s do not', (one, other) => {
    expect(stems(one)).not.toEqual(stems(other));
  });

  it('never empties a word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,15}$/), (word) => {
        expect(stem(word)).not.toBe('');
      }),
    );
  });
});
