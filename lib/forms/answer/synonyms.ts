/**
 * Wordings that say the same thing, as data. The first word of each entry is its name; wordings are plain (see `plainWords`).
 * `within`: what it is also, surely (a SARL is a company); used only when the list does not offer the thing itself.
 */
export interface Concept {
  id: string;
  wordings: readonly string[];
  within?: string;
}

const concept = (id: string, wordings: string, within?: string): Concept => ({
  id,
  wordings: wordings.split(' | '),
  ...(within ? { within } : {}),
});

export const CIVILITY: readonly Concept[] = [
  concept('Mme', 'mme | madame | femme | feminin | f | mme madame | madame mme | sexe feminin'),
  concept('M.', 'm | mr | monsieur | homme | masculin | m monsieur | monsieur m | sexe masculin'),
];

export const MARITAL_STATUS: readonly Concept[] = [
  concept('celibataire', 'celibataire'),
  concept('marie', 'marie | mariee | maries | mariage'),
  concept('pacse', 'pacse | pacsee | pacses | pacs | partenaire de pacs | lie par un pacs | pacte civil de solidarite'),
  concept(
    'concubin',
    'concubin | concubine | concubinage | en concubinage | union libre | en union libre | vie maritale | en vie maritale | vie maritale concubinage',
  ),
  concept('divorce', 'divorce | divorcee | divorces'),
  concept('separe', 'separe | separee | separes | separation | separe de fait'),
  concept('veuf', 'veuf | veuve | veuvage'),
];

export const LEGAL_FORM: readonly Concept[] = [
  concept(
    'micro',
    'micro entreprise | microentreprise | micro entrepreneur | microentrepreneur | auto entreprise | auto entrepreneur | autoentrepreneur | autoentreprise | regime micro | micro',
    'ei',
  ),
  concept(
    'ei',
    'entreprise individuelle | ei | entrepreneur individuel | nom propre | en nom propre | entreprise en nom propre | entreprise individuelle ei | entrepreneur individuel ei',
  ),
  concept(
    'eirl',
    'eirl | entreprise individuelle a responsabilite limitee | entrepreneur individuel a responsabilite limitee',
    'ei',
  ),
  concept('eurl', 'eurl | entreprise unipersonnelle a responsabilite limitee | sarl unipersonnelle', 'societe'),
  concept('sarl', 'sarl | societe a responsabilite limitee', 'societe'),
  concept('sas', 'sas | societe par actions simplifiee | societe par action simplifiee', 'societe'),
  concept(
    'sasu',
    'sasu | societe par actions simplifiee unipersonnelle | societe par action simplifiee unipersonnelle',
    'societe',
  ),
  concept('sa', 'sa | societe anonyme', 'societe'),
  concept('snc', 'snc | societe en nom collectif', 'societe'),
  concept('sci', 'sci | societe civile immobiliere', 'societe'),
  concept('scp', 'scp | societe civile professionnelle', 'societe'),
  concept('scm', 'scm | societe civile de moyens', 'societe'),
  concept('selarl', 'selarl | societe d exercice liberal a responsabilite limitee', 'societe'),
  concept('selas', 'selas | societe d exercice liberal par actions simplifiee', 'societe'),
  concept('gaec', 'gaec | groupement agricole d exploitation en commun', 'societe'),
  concept('earl', 'earl | exploitation agricole a responsabilite limitee', 'societe'),
  concept('scea', 'scea | societe civile d exploitation agricole', 'societe'),
  concept('scop', 'scop | societe cooperative de production | societe cooperative et participative', 'societe'),
  concept('association', 'association | association loi 1901 | association loi de 1901'),
  concept('societe', 'societe | entreprise en societe | personne morale'),
];

export const SELF_EMPLOYED_STATUS: readonly Concept[] = [
  concept(
    'micro',
    'micro entrepreneur | microentrepreneur | auto entrepreneur | autoentrepreneur | micro entreprise | auto entreprise | microentreprise | autoentreprise | micro entrepreneuse | auto entrepreneuse',
  ),
  concept('artisan', 'artisan | artisane | artisanat | artisan ou assimile'),
  concept('commercant', 'commercant | commercante | commerce | commercant e'),
  concept(
    'liberal-reglemente',
    'profession liberale reglementee | liberal reglemente | professionnel liberal reglemente',
    'liberal',
  ),
  concept(
    'liberal-non-reglemente',
    'profession liberale non reglementee | liberal non reglemente | professionnel liberal non reglemente',
    'liberal',
  ),
  concept(
    'liberal',
    'profession liberale | liberal | liberale | professionnel liberal | professions liberales | activite liberale',
  ),
  concept('conjoint-collaborateur', 'conjoint collaborateur | conjointe collaboratrice | collaborateur conjoint'),
  concept('conjoint-associe', 'conjoint associe | conjointe associee'),
  concept('conjoint-salarie', 'conjoint salarie | conjointe salariee'),
  concept('agriculteur', 'agriculteur | agricultrice | exploitant agricole | exploitante agricole | agriculture'),
  concept('auxiliaire-familial', 'auxiliaire familial | aide familial'),
];

/** Nationality adjectives by ISO country; the country's own name is added from the locale data. */
export const NATIONALITIES: Readonly<Record<string, string>> = {
  FR: 'francaise | francais',
  DE: 'allemande | allemand',
  BE: 'belge',
  CH: 'suisse | suissesse',
  ES: 'espagnole | espagnol',
  IT: 'italienne | italien',
  PT: 'portugaise | portugais',
  GB: 'britannique | anglaise | anglais',
  IE: 'irlandaise | irlandais',
  NL: 'neerlandaise | neerlandais | hollandaise | hollandais',
  LU: 'luxembourgeoise | luxembourgeois',
  AT: 'autrichienne | autrichien',
  PL: 'polonaise | polonais',
  RO: 'roumaine | roumain',
  BG: 'bulgare',
  HU: 'hongroise | hongrois',
  CZ: 'tcheque',
  SK: 'slovaque',
  HR: 'croate',
  RS: 'serbe',
  BA: 'bosnienne | bosnien',
  AL: 'albanaise | albanais',
  GR: 'grecque | grec',
  SE: 'suedoise | suedois',
  DK: 'danoise | danois',
  NO: 'norvegienne | norvegien',
  FI: 'finlandaise | finlandais',
  RU: 'russe',
  UA: 'ukrainienne | ukrainien',
  TR: 'turque | turc',
  AM: 'armenienne | armenien',
  GE: 'georgienne | georgien',
  DZ: 'algerienne | algerien',
  MA: 'marocaine | marocain',
  TN: 'tunisienne | tunisien',
  EG: 'egyptienne | egyptien',
  SN: 'senegalaise | senegalais',
  ML: 'malienne | malien',
  CI: 'ivoirienne | ivoirien',
  CM: 'camerounaise | camerounais',
  CD: 'congolaise rdc',
  GN: 'guineenne | guineen',
  BJ: 'beninoise | beninois',
  TG: 'togolaise | togolais',
  BF: 'burkinabe',
  MR: 'mauritanienne | mauritanien',
  MG: 'malgache',
  KM: 'comorienne | comorien',
  MU: 'mauricienne | mauricien',
  HT: 'haitienne | haitien',
  BR: 'bresilienne | bresilien',
  CO: 'colombienne | colombien',
  AR: 'argentine | argentin',
  MX: 'mexicaine | mexicain',
  US: 'americaine | americain | etats unienne',
  CA: 'canadienne | canadien',
  CN: 'chinoise | chinois',
  JP: 'japonaise | japonais',
  VN: 'vietnamienne | vietnamien',
  KH: 'cambodgienne | cambodgien',
  IN: 'indienne | indien',
  PK: 'pakistanaise | pakistanais',
  LK: 'srilankaise | sri lankaise | srilankais',
  BD: 'bangladaise | bangladais',
  LB: 'libanaise | libanais',
  SY: 'syrienne | syrien',
  IR: 'iranienne | iranien',
  AF: 'afghane | afghan',
  IQ: 'irakienne | irakien',
};
