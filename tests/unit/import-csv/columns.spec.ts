import { describe, expect, it } from 'vitest';
import { COLUMN_KEYS, type Column, columnsOf, withKey } from '../../../lib/import-csv/columns';

const keys = (...headers: string[]) => columnsOf(headers).map(({ key }) => key);
const one = (header: string): Column => columnsOf([header])[0]!;

describe('the headers of a list', () => {
  it('are read as the fields of a form', () => {
    expect(
      keys(
        'Civilité',
        'NOM',
        'Prénom',
        'Né(e) le',
        'Tél',
        'Portable',
        'E-mail',
        'N° SIRET',
        'Raison sociale',
        'Code APE',
      ),
    ).toEqual([
      'civility',
      'lastName',
      'firstName',
      'birthDate',
      'phone',
      'mobile',
      'email',
      'siret',
      'companyName',
      'naf',
    ]);
  });

  it('tell the client from the company', () => {
    expect(keys('Adresse', 'CP', 'Ville', 'Adresse entreprise', 'CP entreprise', 'Ville entreprise')).toEqual([
      'addressFull',
      'postalCode',
      'city',
      'companyAddressFull',
      'companyPostalCode',
      'companyCity',
    ]);
  });

  it('are numbers, questions or lists when they are no text', () => {
    expect(keys('Nombre d’enfants à charge', 'Difficultés financières', 'CA')).toEqual([
      'childrenCount',
      'financialDifficulty',
      'annualTurnover',
    ]);
  });

  it('may be the very words of Relais TI', () => {
    expect(keys('Revenu annuel du foyer', 'companyStreet', 'Disponibilités pour être appelé')).toEqual([
      'householdAnnualIncome',
      'companyStreet',
      'callAvailability',
    ]);
  });

  it('give a fact to one column, and say so of the other', () => {
    const [first, second] = columnsOf(['Ville', 'Commune']);
    expect(first?.key).toBe('city');
    expect(second).toMatchObject({ key: null, aside: expect.stringMatching(/^Déjà lu .*Ville/) });
  });

  it.each([
    ['Arrêt de travail', /touche à la santé/],
    ['Numéro de sécurité sociale', /jamais d’une liste/],
    ['IBAN', /jamais d’une liste/],
    ['SIREN', /se déduit/],
    ['Département', /se déduit/],
    ['Courriel du conseiller', /conseiller/],
    ['Grognon', /non reconnu/],
    ['', /sans titre/],
  ])('leave « %s » aside and say why', (header, why) => {
    expect(one(header)).toMatchObject({ key: null, aside: expect.stringMatching(why) });
  });

  it('may be corrected by the advisor: the fact leaves the column that had it', () => {
    const columns = withKey(columnsOf(['Ville', 'Grognon']), 1, 'city');
    expect(columns.map(({ key }) => key)).toEqual([null, 'city']);
    expect(withKey(columns, 1, null)[1]).toMatchObject({ key: null, aside: expect.stringMatching(/demande/) });
  });

  it('never offer what a list may not bring in', () => {
    expect(COLUMN_KEYS).toContain('fullName');
    for (const key of ['nir', 'iban', 'sickLeave', 'siren'] as const) expect(COLUMN_KEYS).not.toContain(key);
  });
});
