/**
 * What is known of a client, in the words of the rules: the one place where the keys of a profile and the answers of the Bilan become facts.
 *
 * An answer becomes a fact only when it entails it. « Non » to a broad question is not « non » to a narrower one, and an answer that leaves
 * a few possibilities leaves them (`among`). What was stated as a fact wins over what is read in the profile. Without the client's
 * agreement, health facts are not used.
 */
import { agreedTo } from '../../profile/agreements';
import { LABELS } from '../../profile/labels';
import type { Client, Profile, StoredKey } from '../../profile/schema';
import type { FactId, FactValue, Knowledge, Situation } from '../types';
import { factOf, sensitivityOf } from './definitions';
import { derive } from './derive';
import { Stated } from './stated';
import { statusesIn } from './status';
import { readFacts, readValue } from './values';

/** Everything known of this client at that ISO date, stated and derived. */
export function situationOf(client: Client, today: string): Situation {
  const health = agreedTo(client, 'sante', today);
  const usable = (fact: FactId, key?: StoredKey) =>
    health || (sensitivityOf(fact) !== 'N3' && (key === undefined || LABELS[key].sensitivity !== 'N3'));
  const { facts = {}, ...profile } = client.profile;
  const said = new Map<FactId, Knowledge>();
  const origins = new Map<FactId, string>();
  for (const [fact, value] of readFacts(facts, today).values) {
    if (!usable(fact)) continue;
    said.set(fact, { value });
    origins.set(fact, 'Situation');
  }
  for (const { fact, key, read } of MAPPINGS) {
    if (profile[key] === undefined || said.has(fact) || !usable(fact, key)) continue;
    const knowledge = possible(fact, read(profile, said), today);
    if (knowledge === undefined) continue;
    said.set(fact, knowledge);
    origins.set(fact, BILAN_GROUPS.has(LABELS[key].group) ? 'Bilan' : 'Fiche');
  }
  const derived = derive(said, today);
  return { today, known: derived.known, needs: derived.needs, origins: new Map([...origins, ...derived.origins]) };
}

/** The same for someone of whom nothing is kept. `facts` may hold anything; what cannot be is left aside. */
export function situationOfFacts(facts: Readonly<Record<FactId, unknown>>, today: string): Situation {
  const said = new Map<FactId, Knowledge>();
  for (const [fact, value] of readFacts(facts, today).values) said.set(fact, { value });
  return { today, ...derive(said, today) };
}

const BILAN_GROUPS: ReadonlySet<string> = new Set(['bilan', 'sante']);

interface Mapping {
  fact: FactId;
  /** The key that says it; the mapping is passed over when it is absent. */
  key: StoredKey;
  /** `said`: what is known already, by the mappings above it. */
  read: (profile: Profile, said: ReadonlyMap<FactId, Knowledge>) => Knowledge | undefined;
}

/** The very same fact. */
const same = (key: StoredKey, fact: FactId): Mapping => ({
  fact,
  key,
  read: (profile) => ({ value: profile[key] as FactValue }),
});

/** « Oui » entails the fact; « non » says nothing of it. */
const whenYes = (key: StoredKey, fact: FactId, knowledge: Knowledge = { value: true }): Mapping => ({
  fact,
  key,
  read: (profile) => (profile[key] === true ? knowledge : undefined),
});

/** Read in a text. */
const reading = (key: StoredKey, fact: FactId, read: Mapping['read']): Mapping => ({ fact, key, read });

/** In case of two for one fact, the first that says something is kept. */
const MAPPINGS: readonly Mapping[] = [
  same('birthDate', 'date_naissance'),
  reading('postalCode', 'code_postal', ({ postalCode, country }) =>
    postalCode === undefined || !isInFrance(country) ? undefined : { value: postalCode },
  ),
  reading('selfEmployedStatus', 'statut', status),
  reading('legalForm', 'statut', status),
  reading('activityStartDate', 'date_debut_affiliation', startOfAffiliation),
  same('employeesCount', 'nb_salaries'),
  same('householdSize', 'foyer_taille'),
  same('childrenCount', 'enfants_a_charge'),
  reading('maritalStatus', 'vie_en_couple', ({ maritalStatus = '' }) =>
    /^\s*(mari|pacs|concubin|en couple|vie maritale|union libre)/i.test(maritalStatus) ? { value: true } : undefined,
  ),
  reading('retirementStatus', 'retraite', ({ retirementStatus = '' }) =>
    IS_RETIRED.test(retirementStatus) ? { value: true } : undefined,
  ),
  reading('retirementStatus', 'cumul_emploi_retraite', ({ retirementStatus = '' }) =>
    WORKS_RETIRED.test(retirementStatus) ? { value: true } : undefined,
  ),
  // Asked of those who are retired.
  whenYes('retireeSupport', 'retraite'),

  same('renouncedCare', 'renoncement_soins'),
  same('sickLeave', 'arret_en_cours'),
  same('sickLeaveStart', 'arret_debut'),
  reading('hasComplementaryInsurance', 'complementaire', ({ hasComplementaryInsurance }) =>
    hasComplementaryInsurance ? { among: ['css', 'responsable', 'autre'] } : { value: 'aucune' },
  ),
  whenYes('psychologistNeed', 'souffrance_psychique', { among: ['legere_a_moderee', 'severe'] }),
  whenYes('careAccessDifficulty', 'difficulte_acces_droits'),
  whenYes('careAccessDifficulty', 'difficulte_liee_sante'),
  whenYes('careCostDifficulty', 'difficulte_liee_sante'),
  whenYes('healthHindersActivity', 'difficulte_liee_sante'),
  whenYes('healthWorsenedByActivity', 'difficulte_liee_sante'),
  whenYes('contributionDifficulty', 'difficulte_tresorerie'),
  whenYes('financialDifficulty', 'difficulte_financiere_foyer'),
  whenYes('familyLifeDifficulty', 'difficulte_familiale'),
  whenYes('personalLifeDifficulty', 'difficulte_sociale'),
];

const IS_RETIRED =
  /^\s*(déjà )?(retraitée?|retraité\(e\)|en retraite|à la retraite|cumul emploi.retraite)( active?| depuis .*)?\s*$/i;
const WORKS_RETIRED = /^\s*(cumul emploi.retraite|retraitée? active?)\s*$/i;

/** Through the same door as what was typed: an impossible date or number stays unknown. */
function possible(fact: FactId, knowledge: Knowledge | undefined, today: string): Knowledge | undefined {
  const definition = factOf(fact);
  if (knowledge === undefined || definition === undefined || !('value' in knowledge)) return knowledge;
  const reading = readValue(definition, knowledge.value, today);
  return 'value' in reading ? { value: reading.value } : undefined;
}

function status({ selfEmployedStatus, legalForm }: Profile): Knowledge | undefined {
  const options = statusesIn(selfEmployedStatus, legalForm);
  const [only] = options;
  if (only === undefined) return undefined;
  return options.length === 1 ? { value: only } : { among: options };
}

/** A head of business is affiliated from the start of the activity; a spouse may have joined later. */
function startOfAffiliation(
  { activityStartDate }: Profile,
  said: ReadonlyMap<FactId, Knowledge>,
): Knowledge | undefined {
  const statuses = new Stated(said, '').options('statut') ?? [];
  const head = statuses.length > 0 && !statuses.some((one) => one.startsWith('conjoint'));
  return head && activityStartDate !== undefined ? { value: activityStartDate } : undefined;
}

const isInFrance = (country: string | undefined): boolean => !country?.trim() || /^(fr|france)$/i.test(country.trim());
