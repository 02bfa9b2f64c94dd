/**
 * The Bilan: the questions of the Help requests asked once, in plain words, for any Help form and as first triage for the aids.
 * Data, and two small pure functions. « Ne sait pas » leaves the fact unknown; it is never a "no".
 */
import { LABELS, type Sensitivity } from './labels';
import type { Profile, StoredKey } from './schema';

export interface BilanQuestion {
  key: StoredKey;
  /** As said to the client. */
  question: string;
  /** For the advisor; null when the question says enough. */
  help: string | null;
  /** What the answer is used for. */
  serves: string[];
}

export interface BilanPart {
  title: string;
  questions: BilanQuestion[];
}

const HELP_FORMS = 'Demandes Help';
const ask = (key: StoredKey, question: string, serves: string[], help: string | null = null): BilanQuestion => ({
  key,
  question,
  help,
  serves,
});

export const BILAN: readonly BilanPart[] = [
  {
    title: 'L’activité',
    questions: [
      ask('contributionDifficulty', 'Avez-vous souvent du mal à payer vos cotisations ?', [
        HELP_FORMS,
        'Délais de paiement et aides de l’Urssaf et du CPSTI',
      ]),
      ask(
        'particularProblem',
        'Avez-vous connu un problème particulier qui pèse sur votre activité ?',
        [HELP_FORMS, 'Aides en cas d’évènement exceptionnel'],
        'Conjoncture, évènement personnel ou extérieur : sinistre, travaux, perte d’un client…',
      ),
    ],
  },
  {
    title: 'Le foyer et le budget',
    questions: [
      ask('householdSize', 'Combien de personnes vivent dans votre foyer, vous compris ?', [
        'Complémentaire santé solidaire',
        'Prestations familiales',
      ]),
      ask(
        'householdAnnualIncome',
        'Quel est le revenu annuel de votre foyer, à peu près ?',
        [HELP_FORMS, 'Complémentaire santé solidaire', 'Aides sous condition de ressources'],
        'En euros par an, tous les revenus du foyer. La réponse « inférieur ou égal à… » en est déduite, quel que soit le seuil de la question.',
      ),
      ask('financialDifficulty', 'Avez-vous des difficultés financières en ce moment ?', [
        HELP_FORMS,
        'Aides financières et secours',
      ]),
      ask('childrenUnder25', 'Avez-vous des enfants de moins de 25 ans à charge ?', [HELP_FORMS, 'Droits CAF']),
      ask(
        'familyLifeDifficulty',
        'Rencontrez-vous des difficultés dans votre vie familiale ?',
        [HELP_FORMS, 'Accompagnement social de la CAF'],
        'Parentalité, aide à domicile, logement, garde d’enfants.',
      ),
      ask(
        'personalLifeDifficulty',
        'Traversez-vous un moment difficile dans votre vie personnelle ou de famille ?',
        [HELP_FORMS],
        'Garde d’enfant, congé parental, séparation, accident de la vie.',
      ),
    ],
  },
  {
    title: 'La CAF',
    questions: [
      ask('cafBenefits', 'Recevez-vous des prestations de la CAF ?', [HELP_FORMS]),
      ask(
        'cafRightsReview',
        'Souhaitez-vous que la CAF étudie vos droits ?',
        [HELP_FORMS, 'Prime d’activité, logement, famille'],
        'Famille, logement, prestations de solidarité, prime d’activité.',
      ),
    ],
  },
  {
    title: 'La santé',
    questions: [
      ask('hasComplementaryInsurance', 'Avez-vous une complémentaire santé (une mutuelle) ?', [
        HELP_FORMS,
        'Complémentaire santé solidaire',
      ]),
      ask(
        'careAccessDifficulty',
        'Vous ou votre famille, avez-vous des difficultés pour vous faire soigner ?',
        [HELP_FORMS, 'Mission accompagnement santé'],
        'Droits, coût, recherche d’un professionnel de santé.',
      ),
      ask('careCostDifficulty', 'Avez-vous du mal à payer certains soins ou appareils ?', [
        HELP_FORMS,
        'Aides de l’Assurance maladie',
      ]),
      ask('renouncedCare', 'Avez-vous dû renoncer à des soins ?', [HELP_FORMS, 'Mission accompagnement santé']),
      ask('psychologistNeed', 'Souhaitez-vous parler de vos difficultés avec un psychologue ?', [
        HELP_FORMS,
        'Mon soutien psy',
      ]),
      ask('healthWorsenedByActivity', 'Votre santé risque-t-elle de s’aggraver si vous continuez votre activité ?', [
        HELP_FORMS,
        'Prévention de la désinsertion professionnelle',
      ]),
      ask('healthHindersActivity', 'Votre santé, ou celle de votre famille, rend-elle votre activité difficile ?', [
        HELP_FORMS,
        'Prévention de la désinsertion professionnelle',
      ]),
      ask('disabilityInHousehold', 'Vous ou quelqu’un de votre famille êtes-vous en situation de handicap ?', [
        HELP_FORMS,
        'Droits liés au handicap',
      ]),
    ],
  },
  {
    title: 'La retraite',
    questions: [
      ask(
        'birthDate',
        'Quelle est votre date de naissance ?',
        [HELP_FORMS],
        'Les questions sur la retraite dépendent de l’âge, avec un seuil qui change d’un formulaire à l’autre.',
      ),
      ask('retirementInfo', 'Souhaitez-vous être informé ou accompagné pour préparer votre retraite ?', [
        HELP_FORMS,
        'Rendez-vous retraite',
      ]),
      ask(
        'retireeSupport',
        'Si vous êtes retraité, souhaitez-vous des aides et conseils pour préserver votre santé et votre autonomie ?',
        [HELP_FORMS, 'Aides aux retraités'],
        'À laisser sans réponse si la personne n’est pas retraitée.',
      ),
    ],
  },
];

/** What the answer to a question is worth protecting: health answers need the client's recorded agreement. */
export const sensitivityOf = (question: BilanQuestion): Sensitivity => LABELS[question.key].sensitivity;

/** The profile with one answer more; `null` (« ne sait pas ») takes the fact away. The given profile is left as it is. */
export function withAnswer<K extends StoredKey>(
  profile: Profile,
  key: K,
  answer: NonNullable<Profile[K]> | null,
): Profile {
  const { [key]: _, ...others } = profile;
  return answer === null ? (others as Profile) : ({ ...others, [key]: answer } as Profile);
}

/** How far the interview has gone. */
export function bilanProgress(profile: Profile): { answered: number; total: number } {
  const questions = BILAN.flatMap((part) => part.questions);
  return { answered: questions.filter(({ key }) => profile[key] !== undefined).length, total: questions.length };
}
