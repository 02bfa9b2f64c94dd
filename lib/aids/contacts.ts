/**
 * Whom to call or write to. Data: a way in is shown with where it was read and when, and whether it must be read again.
 *
 * Short numbers of the Urssaf, of the Caf and of the Assurance retraite are often quoted, never verified here: none is given,
 * and the site of the organism stands in their place.
 */

export interface Contact {
  id: string;
  /** « Assurance Maladie (assurés) » */
  label: string;
  /** How to reach it, as said to the client. */
  how: string;
  /** Where this was read. */
  source: string;
  /** Year or month of what was read, « 2023 », « 2024-07 ». */
  verified: string;
  /** True when it may have changed since: to be said beside it. */
  toCheck: boolean;
}

const CATALOGUE_2023 = 'Catalogue partenaires de l’Assurance Maladie';

export const CONTACTS: readonly Contact[] = [
  {
    id: 'assurance-maladie',
    label: 'Assurance Maladie (assurés)',
    how: '36 46, du lundi au vendredi de 8 h 30 à 17 h 30, service gratuit + prix d’un appel ; messagerie du compte ameli ; accueil de la CPAM du domicile',
    source: CATALOGUE_2023,
    verified: '2023',
    toCheck: true,
  },
  {
    id: 'assurance-maladie-employeurs',
    label: 'Assurance Maladie (employeurs)',
    how: '36 79, du lundi au vendredi de 8 h 30 à 17 h 30',
    source: CATALOGUE_2023,
    verified: '2023',
    toCheck: true,
  },
  {
    id: 'service-social',
    label: 'Service social de l’Assurance Maladie',
    how: '36 46, ou messagerie du compte ameli',
    source: 'Parcours de prévention de la désinsertion professionnelle des indépendants, d’après ameli.fr',
    verified: '2021-07',
    toCheck: false,
  },
  {
    id: 'urssaf',
    label: 'Urssaf, travailleurs indépendants',
    how: 'Messagerie de l’espace personnel : urssaf.fr, ou autoentrepreneur.urssaf.fr pour un auto-entrepreneur',
    source: 'les-aides.fr',
    verified: '2022',
    toCheck: false,
  },
  {
    id: 'cpsti',
    label: 'Conseil de la protection sociale des travailleurs indépendants (CPSTI)',
    how: 'secu-independants.fr ; un médiateur dans chaque région',
    source: 'TPE-Mag',
    verified: '2025',
    toCheck: false,
  },
  {
    id: 'caf',
    label: 'Caf',
    how: 'Espace Mon Compte sur caf.fr, ou accueil de la Caf du département',
    source: 'caf.fr',
    verified: '2024',
    toCheck: false,
  },
  {
    id: 'assurance-retraite',
    label: 'Assurance retraite',
    how: 'Espace personnel sur lassuranceretraite.fr',
    source: 'lassuranceretraite.fr',
    verified: '2024',
    toCheck: false,
  },
  {
    id: 'carsat',
    label: 'Carsat, Cramif ou CGSS : prévention des risques professionnels',
    how: 'Par courriel, à la caisse régionale du lieu d’activité',
    source: 'Carsat Normandie',
    verified: '2025-03',
    toCheck: false,
  },
  {
    id: 'mediateur-assurance-maladie',
    label: 'Médiateur de l’Assurance Maladie',
    how: 'Formulaire de la CPAM du domicile',
    source: CATALOGUE_2023,
    verified: '2023',
    toCheck: true,
  },
];

/** The contact of that id. Throws on an unknown one: ids come from the catalogue, whose tests hold every one of them. */
export function contactOf(id: string): Contact {
  const contact = CONTACTS.find((one) => one.id === id);
  if (!contact) throw new Error(`Contact inconnu du catalogue : ${id}`);
  return contact;
}
