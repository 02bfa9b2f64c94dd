/** Invented people for the stories. Numbers come from ranges reserved for fiction, or are public test vectors. */
import type { Advisor, Profile } from '../../../lib/profile/schema';

/** A NIR and an IBAN that hold (right keys) and belong to nobody: what must never be found on the disk. */
export const PLANTED = {
  nir: '280124410912330',
  iban: 'FR7630006000011234567890189',
  /** Typed in a file and not saved. */
  typing: 'Ploudalmézeau-Kerlanou',
  /** The one person of a list brought in. */
  listed: { lastName: 'Trégarvanec', firstName: 'Gwenolé', city: 'Landévennec' },
} as const;

export const MAIWENN = {
  civility: 'Mme',
  lastName: 'Kerzoncuf',
  firstName: 'Maïwenn',
  birthDate: '1980-12-31',
  birthPlace: 'Quimper',
  nationality: 'Française',
  email: 'maiwenn.kerzoncuf@example.org',
  phone: '0261911234',
  mobile: '0639981234',
  addressStreet: '12 rue des Lilas',
  postalCode: '44000',
  city: 'Nantes',
  country: 'FR',
  maritalStatus: 'Marié(e)',
  childrenCount: 2,
  householdSize: 4,
  householdAnnualIncome: 30000,
  siret: '73282932000074',
  companyName: 'Atelier des Lilas',
  legalForm: 'Micro-entreprise',
  activityDescription: 'Réparation de vélos',
  activityStartDate: '2015-04-01',
  companyStreet: '3 place de la Liberté',
  companyPostalCode: '44000',
  companyCity: 'Nantes',
  employeesCount: 0,
  annualTurnover: 28500,
  contributionDifficulty: true,
  financialDifficulty: true,
  familyLifeDifficulty: false,
  childrenUnder25: true,
} as const satisfies Profile;

/** The other file on the desk: nothing in common with the first, so that a mix would show. */
export const AURELIEN = {
  civility: 'M.',
  lastName: 'Brossolin',
  firstName: 'Aurélien',
  birthDate: '1971-03-05',
  email: 'aurelien.brossolin@example.org',
  phone: '0465714321',
  addressStreet: '5 impasse du Moulin',
  postalCode: '59000',
  city: 'Lille',
  siret: '44306184100047',
  companyName: 'Menuiserie du Port',
  contributionDifficulty: false,
} as const satisfies Profile;

export const ADVISOR = {
  advisorLastName: 'Dunoyer',
  advisorFirstName: 'Sabine',
  advisorEmail: 'sabine.dunoyer@example.org',
  advisorPhone: '0199001122',
  advisorOrganisation: 'Maison des entrepreneurs',
  advisorRole: 'Conseillère',
} as const satisfies Advisor;

export const PASSPHRASE = 'quatre lilas sous une marée bleue';
