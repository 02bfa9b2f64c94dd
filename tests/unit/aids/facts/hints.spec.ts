import { describe, expect, it } from 'vitest';
import { factOf } from '../../../../lib/aids/facts/definitions';
import { hintFor } from '../../../../lib/aids/facts/hints';
import { situationOf } from '../../../../lib/aids/facts/situation';
import { type Client, newClient, type Profile } from '../../../../lib/profile/schema';

const TODAY = '2026-11-21';

const client = (profile: Profile, agreed = true): Client => ({
  ...newClient('c1', '2026-11-21T09:00:00Z', profile),
  agreements: agreed ? [{ scope: 'sante', givenOn: '2026-11-01', how: 'oral' }] : [],
});

describe('what the file says near a question', () => {
  it.each<[string, Profile, string]>([
    [
      'ressources_12_mois',
      { householdAnnualIncome: 30_000, householdAnnualIncomeDate: '2026-05-01' },
      '30\u202f000\u00a0€ par an, déclaré le 1er mai 2026',
    ],
    ['ca_n1', { annualTurnover: 12_000 }, 'sans dire l’année'],
    ['revenu_n1', { annualIncome: 9000 }, '9\u202f000\u00a0€'],
    ['date_debut_affiliation', { activityStartDate: '2019-03-01' }, '1er mars 2019'],
    ['dette_urssaf', { contributionDifficulty: true }, 'Au Bilan'],
    ['evenement_exceptionnel', { particularProblem: true }, 'problème particulier'],
    ['activite_menacee', { healthWorsenedByActivity: false, healthHindersActivity: true }, 'rend l’activité difficile'],
  ])('%s, from %j', (fact, profile, words) => {
    expect(factOf(fact)?.question).toBeDefined();
    expect(hintFor(fact, client(profile), TODAY)).toContain(words);
    expect(situationOf(client(profile), TODAY).known.has(fact)).toBe(false);
  });

  it('says nothing of a « no », of another fact, or of nothing', () => {
    expect(hintFor('dette_urssaf', client({ contributionDifficulty: false }), TODAY)).toBeNull();
    expect(hintFor('statut', client({ householdAnnualIncome: 1 }), TODAY)).toBeNull();
    expect(hintFor('ressources_12_mois', client({}), TODAY)).toBeNull();
  });

  it('says nothing of health without the agreement', () => {
    const profile = { careCostDifficulty: true, disability: true };
    expect(hintFor('rqth', client(profile), TODAY)).not.toBeNull();
    expect(hintFor('rqth', client(profile, false), TODAY)).toBeNull();
    expect(hintFor('reste_a_charge_sante', client(profile, false), TODAY)).toBeNull();
  });
});
