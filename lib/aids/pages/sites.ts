import type { AidId } from '../types';

/**
 * Addresses of the sites advisors read: for whom a page is, before a word of it is read.
 * Read in public copies and code up to November 2026; no list of pages, only how each site builds its addresses.
 */
export interface Site {
  /** Host names without « www. »; « *.x » is any name under x. The first site that fits is the one. */
  hosts: readonly string[];
  /** Names of the readers we serve, looked for in the first two segments; other names there are other people's pages. */
  readers?: readonly string[];
  /** Readers who employ people: only the aids of `EMPLOYER_AIDS` may come up. */
  employers?: readonly string[];
  /** The only aids its pages may bring up: the same event of life has other aids elsewhere. */
  only?: readonly AidId[];
  /** Aids whose words serve every office of the State: they come up only beside one of these words. */
  beside?: { readonly aids: readonly AidId[]; readonly words: readonly string[] };
  /** Segments that silence the page, wherever they stand. */
  silent?: readonly string[];
  /** Every page is silent. */
  mute?: boolean;
  /** Segments whose rubrics file pages of several subjects: between them and the page nothing is said of it. */
  files?: readonly string[];
  /** Segments that say nothing of the page. */
  hollow?: readonly string[];
  /** Whom the whole site speaks to: it completes what a page says, and says nothing alone. */
  says?: string;
  /** Segments that mean less than their words. */
  means?: Readonly<Record<string, string>>;
  /** What the site itself is for: its first page, or every page. */
  home?: readonly AidId[];
  everywhere?: boolean;
  /** Name of the parameter that says the page of a signed-in account. */
  label?: string;
  /** Anybody writes pages there: only a page that names an aid counts. */
  plainOnly?: boolean;
}

/** What an employer's page may bring up. */
export const EMPLOYER_AIDS: readonly AidId[] = [
  'subvention-prevention-risques',
  'mal-de-dos',
  'offre-services-entreprise',
  'canaux-employeur',
];

/** An address changes, a decision is contested, a payment is late before every office of the State. */
const OFFICES: Site['beside'] = {
  aids: [
    'maj-informations-personnelles',
    'rib-personnel',
    'compte-ameli',
    'reclamation',
    'mediateur',
    'recours-cra',
    'delais-paiement-urssaf',
    'aced',
    'help',
  ],
  words: [
    'Assurance Maladie',
    'CPAM',
    'sécurité sociale',
    'carte Vitale',
    'ameli',
    'santé',
    'Urssaf',
    'cotisations',
    'indépendant',
    'entreprise en difficulté',
  ],
};

export const SITES: readonly Site[] = [
  {
    hosts: ['assure.ameli.fr', 'assure-login.ameli.fr'],
    label: '_pageLabel',
    home: ['compte-ameli'],
    everywhere: true,
  },
  { hosts: ['annuairesante.ameli.fr'], home: ['annuaire-sante'], everywhere: true },
  { hosts: ['forum-assures.ameli.fr'], hollow: ['questions', 'answers'], home: ['canaux-assure'] },
  {
    hosts: ['espace-partenaires-solidarite.ameli.fr', 'partenaires-solidarite.ameli.fr'],
    home: ['espace-partenaires'],
    everywhere: true,
  },
  {
    hosts: ['assurance-maladie.ameli.fr'],
    silent: ['etudes-et-donnees', 'qui-sommes-nous', 'recrutement', 'carrieres'],
    hollow: ['presse', 'actualite'],
    plainOnly: true,
  },
  {
    hosts: ['ameli.fr'],
    says: 'ameli',
    readers: ['assure', 'assures', 'content', 'entreprise', 'employeur', 'employeurs'],
    employers: ['entreprise', 'employeur', 'employeurs'],
    silent: [
      'covid-19',
      'urgence',
      'medicaments',
      'etudes-stages',
      'jeunes-16-25-ans',
      'sites',
      'appels-projets',
      'appel-projets',
      'vos-salaries',
      'cotisation-atmp',
      'protection-sociale-france',
    ],
    files: ['rembourse'],
    hollow: [
      'actualites',
      'content',
      'themes',
      'reste-charge',
      'remboursements',
      'droits-demarches',
      'assurance-maladie',
    ],
    means: {
      'indemnites-journalieres-maladie-maternite-paternite': 'indemnités journalières',
      // Elsewhere a « complémentaire santé » is any insurance.
      'complementaire-sante': 'complémentaire santé solidaire',
    },
  },
  // Figures, texts and statistics of the institution.
  { hosts: ['*.ameli.fr'], mute: true },
  { hosts: ['monespacesante.fr'], home: ['mon-espace-sante'], everywhere: true },
  { hosts: ['complementaire-sante-solidaire.gouv.fr'], home: ['css'], everywhere: true },
  {
    hosts: ['lacipav.fr', 'carpimko.com', 'carmf.fr', 'carcdsf.fr', 'cavec.fr', 'cavp.fr', 'carpv.fr', 'cnbf.fr'],
    says: 'profession libérale',
  },
  { hosts: ['autoentrepreneur.urssaf.fr'], says: 'auto-entrepreneur', silent: ['creer-mon-auto-entreprise'] },
  {
    hosts: ['mon-entreprise.urssaf.fr'],
    says: 'indépendant',
    silent: ['salaire-brut-net', 'chomage-partiel', 'salarie'],
    plainOnly: true,
  },
  {
    hosts: ['urssaf.fr', 'urssaf.org'],
    says: 'indépendant',
    silent: [
      'employeur',
      'employeurs',
      'services-employeurs',
      'particulier',
      'particulier-employeur',
      'beneficier-exonerations',
      'je-beneficie-dexonerations',
      'exonerations',
      'taux-baremes',
      'taux-et-baremes',
      'outils-documentation',
      'praticien-auxiliaire-medical',
      'praticien-et-auxiliaire-medical',
      'administration-et-collectivite',
      'association',
    ],
    hollow: ['portail', 'home', 'accueil', 'independant', 'artisan-commercant', 'profession-liberale', 'services'],
  },
  { hosts: ['*.urssaf.fr', '*.urssaf.org'], says: 'indépendant', silent: ['employeur'] },
  { hosts: ['secu-independants.fr', 'cpsti.fr'], says: 'indépendant', hollow: ['cotisations', 'sante', 'retraite'] },
  {
    hosts: ['entreprendre.service-public.gouv.fr', 'entreprendre.service-public.fr'],
    says: 'indépendant',
    beside: OFFICES,
    hollow: ['vosdroits', 'actualites'],
  },
  {
    hosts: ['service-public.gouv.fr', 'service-public.fr'],
    beside: OFFICES,
    hollow: ['vosdroits', 'particuliers', 'actualites', 'professionnels-entreprises'],
  },
  { hosts: ['travail-emploi.gouv.fr'], beside: OFFICES },
  {
    hosts: ['caf.fr'],
    says: 'Caf',
    only: ['prestations-caf-ti', 'ajpa', 'reclamation', 'mediateur', 'recours-cra'],
    silent: ['nous-connaitre', 'partenaires', 'presse-institutionnel', 'professionnels'],
    hollow: [
      'allocataires',
      'aides-et-demarches',
      'offre-de-service',
      'ma-situation',
      'mes-demarches',
      'travailler',
      'vie-personnelle',
    ],
  },
  {
    hosts: ['lassuranceretraite.fr', 'carsat-nordest.fr'],
    silent: ['footer', 'nous-connaitre', 'presse', 'nous-rejoindre'],
    hollow: ['portail-info', 'home', 'actif', 'retraite', 'retraites', 'salaries', 'hors-menu', 'annexe'],
  },
  {
    hosts: ['mesdroitssociaux.gouv.fr'],
    home: ['prestations-caf-ti', 'css'],
    everywhere: true,
    hollow: ['accueil', 'vos-evenements-de-vie'],
  },
  {
    hosts: ['demarche.numerique.gouv.fr', 'demarches-simplifiees.fr'],
    says: 'plateforme',
    hollow: ['commencer', 'dossiers', 'brouillon', 'modifier'],
    plainOnly: true,
  },
];
