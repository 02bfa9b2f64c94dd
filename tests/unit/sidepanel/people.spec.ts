import { describe, expect, it } from 'vitest';
import { byName, clientDetail, clientName, clientText, finds } from '../../../entrypoints/sidepanel/people';
import { newClient, type Profile } from '../../../lib/profile/schema';

const client = (profile: Profile) => newClient('c', '2026-11-21T19:00:00Z', profile);

describe('finding a client', () => {
  const text = clientText(
    client({ firstName: 'Maïwenn', lastName: 'Kerzoncuf', companyName: 'Atelier de l’Œillet', city: 'Orvault' }),
  );
  it.each(['maiwenn', 'KERZ', 'kerzoncuf maï', 'oeillet', 'atelier orv', ''])('« %s »', (typed) => {
    expect(finds(typed, text)).toBe(true);
  });
  it.each(['wenn', 'kerzoncuf paul', 'zzz'])('not « %s »', (typed) => {
    expect(finds(typed, text)).toBe(false);
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
    expect(names.sort(byName).map((one) => one.profile.lastName)).toEqual(['Eluard', 'Émile', 'Zola']);
  });
});
