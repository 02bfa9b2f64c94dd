/** Small procedures, one per story: only what the story is about, so that a failure names its cause. */
import type { ChampDef, FormDef } from '../../sandbox/server/definition';

let number = 900;

function form(path: string, champs: ChampDef[], rest: Partial<FormDef> = {}): FormDef {
  number += 1;
  return { path, number, title: `Démarche « ${path} »`, applicant: 'individual', champs, ...rest };
}

const NATIONALITIES = (
  'Afghane,Albanaise,Algérienne,Allemande,Américaine,Andorrane,Angolaise,Argentine,Arménienne,Australienne,' +
  'Autrichienne,Belge,Béninoise,Bolivienne,Brésilienne,Britannique,Bulgare,Burkinabè,Camerounaise,Canadienne,' +
  'Chilienne,Chinoise,Colombienne,Comorienne,Congolaise,Coréenne,Croate,Cubaine,Danoise,Égyptienne,Espagnole,' +
  'Estonienne,Finlandaise,Française,Gabonaise,Ghanéenne,Grecque,Guinéenne,Haïtienne,Hongroise,Indienne,Irlandaise,' +
  'Islandaise,Italienne,Ivoirienne,Japonaise,Libanaise,Malienne,Marocaine,Mauricienne,Portugaise,Sénégalaise,Tunisienne'
).split(',');

/** 01 */
export const TEXTS = form('textes', [
  { id: 1101, type: 'text', label: 'Nom de famille', required: true },
  { id: 1103, type: 'email', label: 'Adresse électronique', required: true },
  { id: 1104, type: 'phone', label: 'Numéro de téléphone' },
  { id: 1102, type: 'textarea', label: 'Description de votre activité' },
]);

/** 02 */
export const NUMBERS = form('nombres', [
  { id: 1201, type: 'integer_number', label: 'Nombre d’enfants à charge' },
  { id: 1202, type: 'decimal_number', label: 'Chiffre d’affaires annuel' },
  { id: 1203, type: 'iban', label: 'IBAN du demandeur' },
  { id: 1204, type: 'siret', label: 'Numéro SIRET de votre entreprise' },
  { id: 1205, type: 'integer_number', label: 'Poids du colis' },
]);

/** 03 */
export const DATES = form('dates', [
  { id: 1301, type: 'date', label: 'Date de naissance' },
  { id: 1302, type: 'date', label: 'Date de début d’activité' },
  { id: 1303, type: 'datetime', label: 'Date et heure du rendez-vous' },
]);

/** 04 */
export const CHOICES = form('choix', [
  { id: 1401, type: 'civilite', label: 'Civilité', required: true },
  { id: 1402, type: 'yes_no', label: 'Rencontrez-vous des difficultés à payer vos cotisations ?', required: true },
  { id: 1403, type: 'yes_no', label: 'Avez-vous des enfants de moins de 25 ans à charge ?' },
  {
    id: 1404,
    type: 'drop_down_list',
    label: 'Situation familiale',
    options: [
      { label: 'Célibataire', value: 'opt-a' },
      { label: 'Marié(e)', value: 'opt-b' },
      { label: 'Divorcé(e)', value: 'opt-c' },
    ],
  },
  {
    id: 1405,
    type: 'drop_down_list',
    label: 'Forme juridique',
    options: ['Entreprise individuelle', 'Micro-entreprise', 'EURL', 'SARL', 'SASU', 'SAS', 'SCI', 'SNC'],
  },
  {
    id: 1406,
    type: 'drop_down_list',
    label: 'Nationalité',
    // The answer stands far beyond the first screen of a virtualized list.
    options: NATIONALITIES,
  },
]);

/** 05 */
export const SEVERAL = form('plusieurs', [
  {
    id: 1501,
    type: 'multiple_drop_down_list',
    label: 'Canaux de contact souhaités',
    options: ['Téléphone', 'Courriel', 'Courrier'],
  },
  {
    id: 1502,
    type: 'multiple_drop_down_list',
    label: 'Thèmes de l’accompagnement',
    options: ['Cotisations', 'Retraite', 'Santé', 'Formation', 'Trésorerie', 'Développement', 'Transmission'],
  },
]);

/** 06 */
export const TWO_STEPS = form('deux-temps', [
  {
    id: 1601,
    type: 'linked_drop_down_list',
    label: 'Secteur et métier',
    linked: { Commerce: ['Épicerie', 'Librairie'], Artisanat: ['Menuiserie', 'Réparation'] },
  },
  { id: 1602, type: 'epci', label: 'Intercommunalité' },
  {
    id: 1603,
    type: 'drop_down_list',
    label: 'Forme juridique',
    options: ['SARL', 'SAS'],
    other: true,
  },
]);

/** 07 */
export const ADDRESSES = form('adresses', [
  { id: 1701, type: 'address', label: 'Adresse du domicile' },
  { id: 1702, type: 'address', label: 'Adresse de l’entreprise' },
]);

/** 08 */
export const COMMUNES = form('communes', [{ id: 1801, type: 'communes', label: 'Commune de résidence' }]);

/** 09 */
export const CONDITIONS = form('conditions', [
  { id: 1901, type: 'yes_no', label: 'Rencontrez-vous des difficultés à payer vos cotisations ?', required: true },
  { id: 1902, type: 'text', label: 'Nom de famille', condition: { champ: 1901, is: 'true' } },
  { id: 1903, type: 'text', label: 'Prénom', condition: { champ: 1901, is: 'false' } },
]);

/** 10 */
export const ROWS = form('lignes', [
  {
    id: 2001,
    type: 'repetition',
    label: 'Entreprises du demandeur',
    children: [{ id: 2002, type: 'siret', label: 'SIRET de votre entreprise' }],
  },
]);

/** 11 */
export const IDENTITY = form('identite', [{ id: 2101, type: 'text', label: 'Nom de famille' }], {
  thirdParty: true,
  birthdate: true,
});

/** 12, and everything about taking back. */
export const KEPT = form('deja-rempli', [
  { id: 2201, type: 'text', label: 'Nom de famille' },
  { id: 2202, type: 'text', label: 'Prénom' },
  { id: 2203, type: 'email', label: 'Adresse électronique' },
]);

/** 13: nothing here is ours to touch. */
export const UNTOUCHABLE = form('intouchable', [
  { id: 2307, type: 'text', label: 'Prénom' },
  { id: 2301, type: 'checkbox', label: 'J’atteste sur l’honneur l’exactitude des informations', required: true },
  { id: 2302, type: 'piece_justificative', label: 'Justificatif de domicile' },
  { id: 2303, type: 'carte', label: 'Emplacement' },
  { id: 2304, type: 'champ_inconnu', label: 'Nom de famille' },
  { id: 2305, type: 'yes_no', label: 'Acceptez-vous que vos données soient transmises à l’URSSAF ?' },
  { id: 2306, type: 'text', label: 'Nom du conjoint collaborateur de votre associé' },
]);

/** 14, 15 */
export const FAILING = form('pannes', [
  { id: 2401, type: 'text', label: 'Nom de famille' },
  { id: 2402, type: 'text', label: 'Prénom' },
  { id: 2403, type: 'email', label: 'Adresse électronique' },
  {
    id: 2404,
    type: 'formatted',
    label: 'Code postal',
    rule: { pattern: '^\\d{5} \\d$', message: 'doit comporter une clé' },
  },
]);

/** 21: the same question, dressed in everything the site puts around a label. */
export const DRESSED = form('habille', [
  {
    id: 3101,
    type: 'text',
    label: 'Numéro et\u00a0nom de la voie de l’entreprise\u202f:',
    description: 'Tel qu’inscrit au registre. Ne pas indiquer la commune.',
    required: true,
  },
  { id: 3102, type: 'date', label: "Date de\u00a0début d'activité", required: true },
]);

/** 12: one of each kind of control the page opens on focus, among plain ones. */
export const BESIDE = form('panneau-lateral', [
  { id: 3301, type: 'civilite', label: 'Civilité' },
  { id: 3302, type: 'text', label: 'Nom de famille' },
  { id: 3303, type: 'email', label: 'Adresse électronique' },
  { id: 3304, type: 'drop_down_list', label: 'Nationalité', options: NATIONALITIES },
  { id: 3305, type: 'communes', label: 'Commune de résidence' },
  { id: 3306, type: 'address', label: 'Adresse du domicile' },
  { id: 3307, type: 'yes_no', label: 'Rencontrez-vous des difficultés à payer vos cotisations ?' },
  { id: 3308, type: 'textarea', label: 'Description de votre activité' },
]);

/** 12: the lists in several steps. */
export const BESIDE_STEPS = form('panneau-lateral-etapes', [
  {
    id: 3401,
    type: 'multiple_drop_down_list',
    label: 'Thèmes de l’accompagnement',
    options: ['Cotisations', 'Retraite', 'Santé', 'Formation', 'Trésorerie', 'Développement', 'Transmission'],
  },
  { id: 3402, type: 'epci', label: 'Intercommunalité' },
  { id: 3403, type: 'address', label: 'Adresse de l’entreprise' },
  { id: 3404, type: 'drop_down_list', label: 'Nationalité', options: NATIONALITIES },
  { id: 3405, type: 'communes', label: 'Commune de résidence' },
]);

/** `count` plain questions that all have an answer in the file, five to a section. */
export function longForm(count: number): FormDef {
  const asked = ['Nom de famille', 'Prénom', 'Code postal', 'Commune de naissance', 'Nom de l’entreprise'];
  return form(
    `long-${count}`,
    Array.from({ length: count }, (_, index): ChampDef[] => {
      const label = asked[index % asked.length] ?? '';
      const champ = { id: 10_000 + index, type: 'text', label };
      const title = {
        id: 20_000 + index,
        type: 'header_section',
        level: 1,
        label: `Partie ${index / asked.length + 1}`,
      };
      return index % asked.length === 0 ? [title, champ] : [champ];
    }).flat(),
  );
}
