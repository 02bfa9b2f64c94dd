/**
 * Every fact in words, as data: the forms of the panel, the reasons of the plan and `docs/profile-keys.md` are made from it.
 *
 * Sensitivity: N1 ordinary, N2 money, household, identifiers, N3 health (RGPD art. 9, kept and filled only with a recorded agreement).
 */
import type { ProfileKey } from './keys';
import type { StoredKey } from './schema';

export type Sensitivity = 'N1' | 'N2' | 'N3';

/** How a fact is typed in. */
export type InputKind =
  | 'text'
  | 'long-text'
  | 'civility'
  | 'date'
  | 'integer'
  | 'amount' // EUR per year
  | 'yes-no' // three states: oui, non, pas encore su
  | 'email'
  | 'phone'
  | 'postal-code'
  | 'siret'
  | 'siren'
  | 'iban'
  | 'bic'
  | 'nir'
  | 'derived'; // shown, never typed

export type Group =
  | 'identite'
  | 'contact'
  | 'adresse'
  | 'foyer'
  | 'entreprise'
  | 'etablissement'
  | 'chiffres'
  | 'droits'
  | 'bilan'
  | 'sante'
  | 'conseiller';

/** In the order in which a file is shown. */
export const GROUPS: { id: Group; label: string }[] = [
  { id: 'identite', label: 'Identité' },
  { id: 'contact', label: 'Contact' },
  { id: 'adresse', label: 'Domicile' },
  { id: 'foyer', label: 'Foyer' },
  { id: 'entreprise', label: 'Entreprise' },
  { id: 'etablissement', label: 'Adresse de l’entreprise' },
  { id: 'chiffres', label: 'Chiffres de l’activité' },
  { id: 'droits', label: 'Numéros et paiement' },
  { id: 'bilan', label: 'Bilan' },
  { id: 'sante', label: 'Santé' },
  { id: 'conseiller', label: 'Conseiller' },
];

export interface Label {
  label: string;
  /** One short sentence, or null when the label says enough. */
  help: string | null;
  group: Group;
  sensitivity: Sensitivity;
  input: InputKind;
  /** Usual wordings, proposed but not imposed. */
  suggestions?: readonly string[];
}

export type LabelledKey = ProfileKey | StoredKey;

const MARITAL = ['Célibataire', 'Marié(e)', 'Pacsé(e)', 'Concubinage', 'Divorcé(e)', 'Séparé(e)', 'Veuf(ve)'];
const STATUSES = [
  'Artisan',
  'Commerçant',
  'Profession libérale',
  'Profession libérale réglementée',
  'Micro-entrepreneur',
  'Conjoint collaborateur',
  'Agriculteur',
];
const LEGAL_FORMS = [
  'Entreprise individuelle',
  'Micro-entreprise',
  'EIRL',
  'EURL',
  'SARL',
  'SASU',
  'SAS',
  'SCI',
  'SNC',
];

const say = (
  label: string,
  group: Group,
  sensitivity: Sensitivity,
  input: InputKind,
  help: string | null = null,
  suggestions?: readonly string[],
): Label => ({ label, help, group, sensitivity, input, ...(suggestions ? { suggestions } : {}) });

export const LABELS: Record<LabelledKey, Label> = {
  civility: say('Civilité', 'identite', 'N1', 'civility'),
  lastName: say('Nom', 'identite', 'N1', 'text', 'Nom utilisé dans les démarches (nom d’usage s’il y en a un).'),
  birthName: say('Nom de naissance', 'identite', 'N1', 'text', 'Laisser vide s’il n’est pas connu.'),
  firstName: say('Prénom', 'identite', 'N1', 'text'),
  fullName: say('Nom et prénom', 'identite', 'N1', 'derived'),
  birthDate: say('Date de naissance', 'identite', 'N1', 'date', 'JJ/MM/AAAA'),
  birthPlace: say('Commune de naissance', 'identite', 'N1', 'text'),
  birthCountry: say('Pays de naissance', 'identite', 'N1', 'text', null, ['France']),
  nationality: say('Nationalité', 'identite', 'N1', 'text', null, ['Française']),

  email: say('Courriel', 'contact', 'N1', 'email'),
  phone: say('Téléphone', 'contact', 'N1', 'phone', 'Là où la personne est le plus facilement joignable.'),
  mobile: say('Téléphone portable', 'contact', 'N1', 'phone'),
  callAvailability: say(
    'Disponibilités pour être appelé',
    'contact',
    'N1',
    'text',
    'Par exemple « le matin », « après 18 h ».',
  ),

  addressFull: say('Adresse complète', 'adresse', 'N1', 'derived'),
  addressStreet: say('Numéro et rue', 'adresse', 'N1', 'text', 'Par exemple « 12 rue des Lilas ».'),
  addressComplement: say('Complément d’adresse', 'adresse', 'N1', 'text', 'Bâtiment, étage, appartement, lieu-dit.'),
  postalCode: say('Code postal', 'adresse', 'N1', 'postal-code'),
  city: say('Commune', 'adresse', 'N1', 'text'),
  department: say('Département', 'adresse', 'N1', 'derived'),
  region: say('Région', 'adresse', 'N1', 'derived'),
  country: say('Pays', 'adresse', 'N1', 'text', null, ['France']),

  maritalStatus: say('Situation familiale', 'foyer', 'N2', 'text', null, MARITAL),
  spouseName: say('Nom et prénom du conjoint', 'foyer', 'N2', 'text'),
  childrenCount: say('Nombre d’enfants à charge', 'foyer', 'N2', 'integer'),
  householdSize: say('Nombre de personnes au foyer', 'foyer', 'N2', 'integer', 'La personne elle-même comprise.'),
  householdAnnualIncome: say(
    'Revenu annuel du foyer',
    'foyer',
    'N2',
    'amount',
    'En euros par an, tous revenus du foyer.',
  ),
  householdAnnualIncomeDate: say('Revenu du foyer déclaré le', 'foyer', 'N2', 'date', 'Date de cette déclaration.'),
  householdIncomeAtMost: say('Revenu du foyer sous un seuil', 'foyer', 'N2', 'derived'),

  siret: say('Numéro SIRET', 'entreprise', 'N1', 'siret', '14 chiffres.'),
  siren: say('Numéro SIREN', 'entreprise', 'N1', 'derived'),
  companyName: say('Nom de l’entreprise', 'entreprise', 'N1', 'text', 'Raison sociale ou dénomination.'),
  tradeName: say('Nom commercial, enseigne', 'entreprise', 'N1', 'text'),
  legalForm: say('Forme juridique', 'entreprise', 'N1', 'text', null, LEGAL_FORMS),
  naf: say('Code APE (NAF)', 'entreprise', 'N1', 'text', 'Par exemple « 43.22A ».'),
  activityDescription: say('Activité professionnelle', 'entreprise', 'N1', 'long-text'),
  activityStartDate: say('Début de l’activité', 'entreprise', 'N1', 'date', 'JJ/MM/AAAA'),
  selfEmployedStatus: say('Statut de l’indépendant', 'entreprise', 'N1', 'text', null, STATUSES),
  registrationNumber: say(
    'Numéro d’immatriculation',
    'entreprise',
    'N1',
    'text',
    'RCS, RNE ou répertoire des métiers.',
  ),
  website: say('Site internet', 'entreprise', 'N1', 'text'),
  companyEmail: say('Courriel de l’entreprise', 'entreprise', 'N1', 'email'),
  companyPhone: say('Téléphone de l’entreprise', 'entreprise', 'N1', 'phone'),

  companyAddressFull: say('Adresse complète de l’entreprise', 'etablissement', 'N1', 'derived'),
  companyStreet: say('Numéro et rue de l’entreprise', 'etablissement', 'N1', 'text'),
  companyPostalCode: say('Code postal de l’entreprise', 'etablissement', 'N1', 'postal-code'),
  companyCity: say('Commune de l’entreprise', 'etablissement', 'N1', 'text'),
  companyDepartment: say('Département de l’entreprise', 'etablissement', 'N1', 'derived'),

  employeesCount: say('Nombre de salariés', 'chiffres', 'N1', 'integer'),
  annualTurnover: say('Chiffre d’affaires annuel', 'chiffres', 'N2', 'amount', 'Hors taxes, en euros par an.'),
  annualIncome: say(
    'Revenu annuel de l’activité',
    'chiffres',
    'N2',
    'amount',
    'En euros par an ; négatif en cas de perte.',
  ),

  nir: say(
    'Numéro de sécurité sociale',
    'droits',
    'N2',
    'nir',
    '15 caractères, clé comprise. Demandé au moment du remplissage, puis oublié.',
  ),
  cafNumber: say('Numéro d’allocataire CAF', 'droits', 'N2', 'text'),
  iban: say('IBAN', 'droits', 'N2', 'iban', 'Demandé au moment du remplissage, puis oublié.'),
  bic: say('BIC', 'droits', 'N2', 'bic', '8 ou 11 caractères.'),

  contributionDifficulty: say('Difficultés à payer les cotisations', 'bilan', 'N2', 'yes-no'),
  particularProblem: say('Problème particulier qui pèse sur l’activité', 'bilan', 'N2', 'yes-no'),
  financialDifficulty: say('Difficultés financières', 'bilan', 'N2', 'yes-no'),
  personalLifeDifficulty: say('Difficultés dans la vie personnelle ou de famille', 'bilan', 'N2', 'yes-no'),
  familyLifeDifficulty: say(
    'Difficultés de vie familiale',
    'bilan',
    'N2',
    'yes-no',
    'Parentalité, aide à domicile, logement, garde d’enfants.',
  ),
  childrenUnder25: say('Enfants de moins de 25 ans à charge', 'bilan', 'N2', 'yes-no'),
  cafBenefits: say('Perçoit des prestations de la CAF', 'bilan', 'N2', 'yes-no'),
  cafRightsReview: say('Souhaite que la CAF étudie ses droits', 'bilan', 'N2', 'yes-no'),
  hasComplementaryInsurance: say('A une complémentaire santé', 'bilan', 'N2', 'yes-no'),
  retirementInfo: say('Souhaite être informé ou accompagné pour la retraite', 'bilan', 'N1', 'yes-no'),
  retireeSupport: say(
    'Retraité : souhaite des aides et conseils',
    'bilan',
    'N1',
    'yes-no',
    'Pour préserver sa santé et son autonomie.',
  ),
  retirementStatus: say('Situation vis-à-vis de la retraite', 'bilan', 'N1', 'text'),
  difficultyType: say('Nature de la difficulté', 'bilan', 'N2', 'text', 'Sans diagnostic ni donnée de santé.'),
  difficultyDescription: say(
    'Description de la difficulté',
    'bilan',
    'N2',
    'long-text',
    'Sans diagnostic ni donnée de santé.',
  ),

  careAccessDifficulty: say('Difficultés pour se faire soigner', 'sante', 'N3', 'yes-no', 'La personne ou sa famille.'),
  careCostDifficulty: say('Difficultés pour financer des soins', 'sante', 'N3', 'yes-no'),
  renouncedCare: say('A dû renoncer à des soins', 'sante', 'N3', 'yes-no'),
  psychologistNeed: say('Souhaite parler à un psychologue', 'sante', 'N3', 'yes-no'),
  healthWorsenedByActivity: say('Santé aggravée si l’activité continue', 'sante', 'N3', 'yes-no'),
  healthHindersActivity: say(
    'Santé qui rend l’activité difficile',
    'sante',
    'N3',
    'yes-no',
    'La sienne ou celle de sa famille.',
  ),
  disabilityInHousehold: say('Handicap dans le foyer', 'sante', 'N3', 'yes-no'),
  disability: say('Handicap reconnu de la personne', 'sante', 'N3', 'yes-no', 'Par exemple une RQTH.'),
  sickLeave: say('En arrêt de travail', 'sante', 'N3', 'yes-no'),
  sickLeaveStart: say('Début de l’arrêt de travail', 'sante', 'N3', 'date', 'JJ/MM/AAAA'),

  advisorLastName: say('Nom du conseiller', 'conseiller', 'N1', 'text'),
  advisorFirstName: say('Prénom du conseiller', 'conseiller', 'N1', 'text'),
  advisorFullName: say('Nom et prénom du conseiller', 'conseiller', 'N1', 'derived'),
  advisorEmail: say('Courriel du conseiller', 'conseiller', 'N1', 'email'),
  advisorPhone: say('Téléphone du conseiller', 'conseiller', 'N1', 'phone'),
  advisorOrganisation: say('Organisme du conseiller', 'conseiller', 'N1', 'text'),
  advisorRole: say('Fonction du conseiller', 'conseiller', 'N1', 'text'),
};
