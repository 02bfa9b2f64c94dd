/**
 * What the file says near a question without answering it: a yearly income of the household is not its resources over twelve months.
 * For the eye of whoever asks; nothing is ever decided upon it.
 */
import { agreedTo } from '../../profile/agreements';
import { toFrenchWords } from '../../profile/dates';
import { LABELS } from '../../profile/labels';
import type { Client, Profile, StoredKey } from '../../profile/schema';
import { formatFigure } from '../parameters';
import type { FactId } from '../types';
import { sensitivityOf } from './definitions';

interface Hint {
  fact: FactId;
  key: StoredKey;
  /** null when it says nothing useful. */
  say: (profile: Profile) => string | null;
}

/** Words of the Bilan, when the answer was yes. */
const whenYes = (key: StoredKey, words: string, ...facts: FactId[]): Hint[] =>
  facts.map((fact) => ({ fact, key, say: (profile) => (profile[key] === true ? `Au Bilan\u00a0: ${words}.` : null) }));

const amount = (key: 'annualTurnover' | 'annualIncome', words: string, fact: FactId): Hint => ({
  fact,
  key,
  say: ({ [key]: value }) =>
    value === undefined ? null : `Dans la fiche, sans dire l’année\u00a0: ${words} ${formatFigure(value, '€/an')}.`,
});

const HINTS: readonly Hint[] = [
  {
    fact: 'ressources_12_mois',
    key: 'householdAnnualIncome',
    say: ({ householdAnnualIncome, householdAnnualIncomeDate: on }) =>
      householdAnnualIncome === undefined
        ? null
        : `Dans la fiche\u00a0: revenu du foyer ${formatFigure(householdAnnualIncome, '€/an')}${on === undefined ? '' : `, déclaré le ${toFrenchWords(on)}`}. Toutes les ressources comptent ici.`,
  },
  amount('annualTurnover', 'chiffre d’affaires', 'ca_n1'),
  amount('annualIncome', 'revenu de l’activité', 'revenu_n1'),
  {
    fact: 'date_debut_affiliation',
    key: 'activityStartDate',
    say: ({ activityStartDate: start }) =>
      start === undefined ? null : `Dans la fiche\u00a0: activité commencée le ${toFrenchWords(start)}.`,
  },
  ...whenYes(
    'contributionDifficulty',
    'souvent du mal à payer les cotisations',
    'dette_urssaf',
    'impayes_recurrents',
    'difficulte_ponctuelle',
  ),
  ...whenYes(
    'particularProblem',
    'un problème particulier pèse sur l’activité',
    'evenement_exceptionnel',
    'sinistre_intemperie',
  ),
  ...whenYes('careCostDifficulty', 'du mal à payer certains soins', 'reste_a_charge_sante'),
  ...whenYes(
    'healthWorsenedByActivity',
    'l’activité risque d’aggraver la santé',
    'activite_menacee',
    'risque_desinsertion',
  ),
  ...whenYes('healthHindersActivity', 'la santé rend l’activité difficile', 'activite_menacee', 'risque_desinsertion'),
  ...whenYes('disability', 'handicap reconnu', 'rqth'),
  ...whenYes(
    'disabilityInHousehold',
    'la personne ou quelqu’un de sa famille est en situation de handicap',
    'aidant',
    'proche_perte_autonomie',
  ),
];

/** The sentence to show beside the question of that fact, null when the file says nothing near. Health needs the client's agreement. */
export function hintFor(fact: FactId, client: Client, today: string): string | null {
  const health = agreedTo(client, 'sante', today);
  if (sensitivityOf(fact) === 'N3' && !health) return null;
  for (const hint of HINTS) {
    if (hint.fact !== fact || (LABELS[hint.key].sensitivity === 'N3' && !health)) continue;
    const words = hint.say(client.profile);
    if (words !== null) return words;
  }
  return null;
}
