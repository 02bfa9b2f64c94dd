import { describe, expect, it } from 'vitest';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { situationOf } from '../../../lib/aids/facts/situation';
import { byCloseness, reverse } from '../../../lib/aids/reverse';
import type { Aid } from '../../../lib/aids/types';
import { verdictOf } from '../../../lib/aids/verdict';
import { type Client, newClient, type Profile } from '../../../lib/profile/schema';

const TODAY = '2026-11-21';
const client = (id: string, facts: Profile['facts']): Client => ({
  ...newClient(id, `${TODAY}T00:00:00Z`, { facts }),
  agreements: [{ scope: 'sante', givenOn: TODAY, how: 'oral' }],
});
const CLIENTS = [
  client('vide', {}),
  client('oui', { statut: 'artisan', deces_enfant_moins_25: true }),
  client('non', { deces_enfant_moins_25: false }),
  client('presque', { deces_enfant_moins_25: true }),
];
const mourning = aidOf('deuil-parental') as Aid;

describe('from an aid to the clients', () => {
  it('leaves out those it does not concern, and says what is missing for the others', () => {
    const found = reverse(CLIENTS, mourning, TODAY);
    expect(found.map(({ clientId, verdict }) => [clientId, verdict])).toEqual([
      ['vide', 'a_verifier'],
      ['oui', 'probable'],
      ['presque', 'a_verifier'],
    ]);
    expect(found.at(-1)?.missing).toEqual(['statut']);
    expect(found.sort(byCloseness).map(({ clientId }) => clientId)).toEqual(['oui', 'presque', 'vide']);
  });

  it('says the same as each client’s own verdict', () => {
    for (const aid of AIDS) {
      const found = new Map(reverse(CLIENTS, aid, TODAY).map((match) => [match.clientId, match.verdict]));
      for (const one of CLIENTS) {
        expect(found.get(one.id) ?? 'non').toBe(verdictOf(aid, situationOf(one, TODAY)).verdict);
      }
    }
  });
});
