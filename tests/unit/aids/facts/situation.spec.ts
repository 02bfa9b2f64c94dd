import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS, factOf, sensitivityOf } from '../../../../lib/aids/facts/definitions';
import { situationOf, situationOfFacts } from '../../../../lib/aids/facts/situation';
import { readFacts } from '../../../../lib/aids/facts/values';
import type { FactId, Knowledge } from '../../../../lib/aids/types';
import { verdicts } from '../../../../lib/aids/verdict';
import { type Client, newClient, type Profile } from '../../../../lib/profile/schema';
import { anyAnswers, consistent } from '../support';

const TODAY = '2026-11-21';
const AGREED: Client['agreements'] = [{ scope: 'sante', givenOn: '2026-11-01', how: 'oral' }];
const client = (profile: Profile, agreements = AGREED): Client => ({
  ...newClient('c1', `${TODAY}T09:00:00Z`, profile),
  agreements,
});
const known = (profile: Profile, agreements = AGREED) => situationOf(client(profile, agreements), TODAY).known;
/** One fact, as it is known of that profile. */
const fact = (id: FactId, profile: Profile): Knowledge | undefined => known(profile).get(id);

describe('what a profile entails', () => {
  it('the same facts under other names', () => {
    const situation = situationOf(
      client({
        birthDate: '1975-03-02',
        postalCode: '01000',
        employeesCount: 0,
        householdSize: 3,
        childrenCount: 1,
        renouncedCare: false,
        sickLeave: true,
        sickLeaveStart: '2026-10-01',
      }),
      TODAY,
    );
    const value = (id: FactId) => situation.known.get(id);
    expect(value('age')).toEqual({ value: 51 });
    expect(value('zone')).toEqual({ value: 'metropole' });
    expect(value('nb_salaries')).toEqual({ value: 0 });
    expect(value('foyer_taille')).toEqual({ value: 3 });
    expect(value('enfants_a_charge')).toEqual({ value: 1 });
    expect(value('renoncement_soins')).toEqual({ value: false });
    expect(value('arret_en_cours')).toEqual({ value: true });
    expect(value('arret_debut')).toEqual({ value: '2026-10-01' });
    expect(situation.origins.get('foyer_taille')).toBe('Fiche');
    expect(situation.origins.get('arret_en_cours')).toBe('Bilan');
    expect(situation.origins.get('age')).toBe('calculé d’après\u00a0: date de naissance');
  });

  it.each<[FactId, Profile, Knowledge | undefined]>([
    ['complementaire', { hasComplementaryInsurance: false }, { value: 'aucune' }],
    ['complementaire', { hasComplementaryInsurance: true }, { among: ['css', 'responsable', 'autre'] }],
    ['souffrance_psychique', { psychologistNeed: true }, { among: ['legere_a_moderee', 'severe'] }],
    ['difficulte_tresorerie', { contributionDifficulty: true }, { value: true }],
    ['difficulte_financiere_foyer', { financialDifficulty: true }, { value: true }],
    ['difficulte_familiale', { familyLifeDifficulty: true }, { value: true }],
    ['difficulte_sociale', { personalLifeDifficulty: true }, { value: true }],
    ['difficulte_acces_droits', { careAccessDifficulty: true }, { value: true }],
    ['difficulte_liee_sante', { careAccessDifficulty: true }, { value: true }],
    ['difficulte_liee_sante', { careCostDifficulty: true }, { value: true }],
    ['difficulte_liee_sante', { healthHindersActivity: true }, { value: true }],
    ['difficulte_liee_sante', { healthHindersActivity: false, healthWorsenedByActivity: true }, { value: true }],
    ['retraite', { retireeSupport: true }, { value: true }],
    ['retraite', { retirementStatus: 'Retraitée' }, { value: true }],
    ['retraite', { retirementStatus: 'Cumul emploi-retraite' }, { value: true }],
    ['cumul_emploi_retraite', { retirementStatus: 'Cumul emploi-retraite' }, { value: true }],
    ['vie_en_couple', { maritalStatus: 'Pacsé(e)' }, { value: true }],
    ['statut', { legalForm: 'Micro-entreprise', selfEmployedStatus: 'Artisan' }, { value: 'auto_entrepreneur' }],
    [
      'date_debut_affiliation',
      { selfEmployedStatus: 'Artisan', activityStartDate: '2019-03-01' },
      { value: '2019-03-01' },
    ],
  ])('%s, from %j: %j', (id, profile, expected) => expect(fact(id, profile)).toEqual(expected));

  it.each<[FactId, Profile]>([
    ['souffrance_psychique', { psychologistNeed: false }],
    ['difficulte_tresorerie', { contributionDifficulty: false }],
    ['impayes_recurrents', { contributionDifficulty: true }],
    ['dette_urssaf', { contributionDifficulty: false }],
    ['difficulte_financiere_foyer', { financialDifficulty: false }],
    ['difficulte_familiale', { familyLifeDifficulty: false }],
    ['difficulte_sociale', { personalLifeDifficulty: false }],
    ['difficulte_acces_droits', { careAccessDifficulty: false }],
    [
      'difficulte_liee_sante',
      { careCostDifficulty: false, healthHindersActivity: false, healthWorsenedByActivity: false },
    ],
    ['reste_a_charge_sante', { careCostDifficulty: false }],
    ['evenement_exceptionnel', { particularProblem: false }],
    ['evenement_exceptionnel', { particularProblem: true }],
    ['enfants_a_charge', { childrenUnder25: false }],
    ['rqth', { disability: true }],
    ['proche_perte_autonomie', { disabilityInHousehold: true }],
    ['beneficiaire_rsa', { cafBenefits: false }],
    ['retraite', { retireeSupport: false, retirementInfo: true }],
    ['retraite', { retirementStatus: 'Non retraité' }],
    ['retraite', { retirementStatus: 'Retraite à préparer' }],
    ['retraite', { retirementStatus: 'À la retraite dans deux ans' }],
    ['retraite', { retirementStatus: 'Actif' }],
    ['vie_en_couple', { maritalStatus: 'Célibataire' }],
    ['sexe', { civility: 'Mme' }],
    ['ressources_12_mois', { householdAnnualIncome: 9000 }],
    ['ca_n1', { annualTurnover: 9000 }],
    ['revenu_n1', { annualIncome: 9000 }],
    ['code_postal', { postalCode: '75001', country: 'Belgique' }],
    ['foyer_taille', { householdSize: 0 }],
    ['date_naissance', { birthDate: '2024-01-01' }],
    ['date_debut_affiliation', { activityStartDate: '2019-03-01' }],
    ['date_debut_affiliation', { selfEmployedStatus: 'Conjointe collaboratrice', activityStartDate: '2019-03-01' }],
    ['statut', { selfEmployedStatus: 'EURL gérant' }],
  ])('nothing is made of %s from %j', (id, profile) => expect(fact(id, profile)).toBeUndefined());

  it('« profession libérale » leaves two statuses, and what both have in common is known', () => {
    const all = known({ selfEmployedStatus: 'Profession libérale' });
    expect(all.get('statut')).toEqual({ among: ['pl_reglementee', 'pl_non_reglementee'] });
    expect(all.get('assimile_salarie')).toEqual({ value: false });
    expect(all.has('regime_invalidite_deces')).toBe(false);
  });

  it('what was stated as a fact wins', () => {
    expect(fact('complementaire', { hasComplementaryInsurance: false, facts: { complementaire: 'css' } })).toEqual({
      value: 'css',
    });
    expect(fact('statut', { selfEmployedStatus: 'Artisan', facts: { statut: 'commercant' } })).toEqual({
      value: 'commercant',
    });
    const situation = situationOf(client({ sickLeave: true, facts: { arret_en_cours: false } }), TODAY);
    expect(situation.known.get('arret_en_cours')).toEqual({ value: false });
    expect(situation.origins.get('arret_en_cours')).toBe('Situation');
  });
});

describe('health', () => {
  const profile: Profile = {
    renouncedCare: true,
    sickLeave: true,
    hasComplementaryInsurance: false,
    facts: { grossesse: true, statut: 'artisan' },
  };

  it.each<[string, Client['agreements']]>([
    ['none', []],
    ['another scope', [{ scope: 'fiche', givenOn: '2026-11-01', how: 'ecrit' }]],
    ['withdrawn', [{ scope: 'sante', givenOn: '2026-11-01', how: 'ecrit', withdrawnOn: '2026-11-02' }]],
  ])('is not used without a standing agreement: %s', (_, agreements) => {
    const all = known(profile, agreements);
    const stated = [...all.keys()].filter((id) => factOf(id)?.derivedFrom === undefined);
    expect(stated.filter((id) => sensitivityOf(id) === 'N3')).toEqual([]);
    expect(all.get('complementaire')).toEqual({ value: 'aucune' });
    expect(all.get('statut')).toEqual({ value: 'artisan' });
  });

  it('is used with it', () => {
    const all = known(profile);
    expect(all.get('grossesse')).toEqual({ value: true });
    expect(all.get('renoncement_soins')).toEqual({ value: true });
  });
});

describe('stated values', () => {
  const messages = (facts: Record<string, unknown>) => readFacts(facts, TODAY).faults.map(({ message }) => message);

  it.each([
    [{ grossesse: 'peut-être' }, 'oui ou non'],
    [{ grossesse: 1 }, 'oui ou non'],
    [{ nb_salaries: -1 }, 'nombre entier'],
    [{ nb_salaries: 1.5 }, 'nombre entier'],
    [{ nb_salaries: 'deux' }, 'nombre entier'],
    [{ nb_salaries: Number.NaN }, 'nombre entier'],
    [{ ressources_12_mois: 1e9 }, 'nombre'],
    [{ ressources_12_mois: [1] }, 'nombre'],
    [{ statut: 'plombier' }, 'liste'],
    [{ statut: ['artisan'] }, 'liste'],
    [{ maladies_chroniques: ['diabete', 'rhume'] }, 'liste'],
    [{ ages_foyer: [40, 200] }, 'nombres'],
    [{ date_prevue_accouchement: '15/02/2027' }, 'date réelle'],
    [{ arret_debut: '2026-02-30' }, 'date réelle'],
    [{ date_naissance: '2026-01-01' }, '16 à 110 ans'],
    [{ raam: 'beaucoup' }, 'nombre'],
    [{ un_fait_inconnu: true }, 'ne pose pas cette question'],
    [{ arret_debut: '2026-11-10', arret_fin: '2026-11-01' }, 'avant son début'],
  ])('%j is told, and left aside', (facts, words) => {
    expect(messages(facts)).toEqual([expect.stringContaining(words)]);
    const [id = ''] = Object.keys(facts).slice(-1);
    expect(situationOfFacts(facts, TODAY).known.get(id)).toBeUndefined();
  });

  it('no message repeats the value', () => {
    expect(messages({ statut: 'secret-1234', nb_salaries: 'secret-1234' }).join()).not.toContain('secret');
  });

  it.each<[FactId, unknown, unknown]>([
    ['grossesse', 'Oui', true],
    ['statut', 'Commerçant', 'commercant'],
    ['statut', 'auto-entrepreneur', 'auto_entrepreneur'],
    ['caisse_retraite', 'cnbf', 'CNBF'],
    ['evenement_exceptionnel', 'perte_marche', 'perte_de_marche'],
    ['invalidite_categorie', 2, '2'],
    ['maladies_chroniques', 'Diabète', ['diabete']],
    ['maladies_chroniques', [], []],
    ['annees_cotisees_ti', 15.5, 15.5],
    ['ages_foyer', [41, 7], [41, 7]],
    ['code_postal', '01000', 1000],
  ])('%s: %j is understood', (id, raw, expected) =>
    expect(situationOfFacts({ [id]: raw }, TODAY).known.get(id)).toEqual({ value: expected }),
  );
});

describe('whatever is known', () => {
  const anything = fc.oneof(
    fc.anything({ maxDepth: 2 }),
    fc.constantFrom('oui', '', 'artisan', '2026-11-31', '1980-01-01', Number.POSITIVE_INFINITY, -0, null, [], {}),
  );
  const NAMES = [...FACTS.map(({ id }) => id), 'constructor', '__proto__', 'toString'];

  it('strange values never break anything, and are never decided upon', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), anything), (facts) => {
        const situation = situationOfFacts(facts, TODAY);
        const left = new Set(readFacts(facts, TODAY).faults.map(({ fact: id }) => id));
        for (const id of left)
          if (factOf(id)?.derivedFrom === undefined && id !== 'assimile_salarie')
            expect(situation.known.has(id)).toBe(false);
        expect(verdicts(situation)).toHaveLength(82);
      }),
    );
  });

  it('one more answer takes no knowledge away', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (first, more) => {
        const all = consistent(new Map([...more, ...first]));
        const some = [...all].filter(([id]) => first.has(id));
        const before = situationOfFacts(Object.fromEntries(some), TODAY).known;
        const after = situationOfFacts(Object.fromEntries(all), TODAY).known;
        // The end of a leave that comes before its start is the one case of two answers that cannot both be.
        for (const id of before.keys()) if (id !== 'arret_fin') expect([id, after.has(id)]).toEqual([id, true]);
      }),
    );
  });

  it('each derived fact that is not known tells which answers are lacking, all of them still to be given', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        const { known: all, needs } = situationOfFacts(Object.fromEntries(facts), TODAY);
        for (const { id, derivedFrom } of FACTS.filter((one) => one.derivedFrom))
          if (!all.has(id))
            for (const asked of needs.get(id) ?? ['?']) {
              expect(derivedFrom).toContain(asked);
              expect([id, asked, all.has(asked)]).toEqual([id, asked, false]);
            }
      }),
    );
  });

  it('a client’s record and the same facts alone say the same', () => {
    fc.assert(
      fc.property(anyAnswers, (facts) => {
        const plain = Object.fromEntries(facts) as NonNullable<Profile['facts']>;
        expect(known({ facts: plain })).toEqual(situationOfFacts(plain, TODAY).known);
      }),
    );
  });
});
