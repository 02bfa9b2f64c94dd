import { describe, expect, it } from 'vitest';
import { clientDetail, clientName, finder, listed } from '../../../entrypoints/sidepanel/people';
import { newClient, type Profile } from '../../../lib/profile/schema';

const client = (profile: Profile) => newClient('c', '2026-11-21T19:00:00Z', profile);

describe('finding a client', () => {
  const [found] = listed([
    client({
      firstName: 'Maïwenn',
      lastName: 'Kerzoncuf',
      birthDate: '1984-02-29',
      siret: '73282932000074',
      companyName: 'Atelier de l’Œillet',
      city: 'Orvault',
    }),
  ]);
  it.each([
    'maiwenn',
    'KERZ',
    'kerzoncuf maï',
    'oeillet',
    'atelier orv',
    '',
    '29/02/1984',
    '1984',
    '732829320',
    '732 829 320 00074',
  ])('« %s »', (typed) => {
    expect(finder(typed)(found?.text ?? '')).toBe(true);
  });
  it.each(['wenn', 'kerzoncuf paul', 'zzz', '29320', '1984-03'])('not « %s »', (typed) => {
    expect(finder(typed)(found?.text ?? '')).toBe(false);
  });
});

describe('a client in few words', () => {
  it('falls back on the company, then on words', () => {
    expect(clientName(client({ companyName: 'Atelier' }))).toBe('Atelier');
    expect(clientName(client({}))).toBe('Fiche sans nom');
  });
  it('tells two namesakes apart', () => {
    expect(clientDetail(client({ selfEmployedStatus: 'Artisan', city: 'Nantes' }))).toBe('Artisan, Nantes');
    expect(clientDetail(client({}))).toBeNull();
  });
  it('sorts as a French index does', () => {
    const names = ['Zola', 'Émile', 'Eluard'].map((lastName) => client({ lastName }));
    expect(listed(names).map(({ title }) => title)).toEqual(['Eluard', 'Émile', 'Zola']);
  });
});
