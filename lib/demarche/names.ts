/** Names, ids and selectors of the platform, each told once. Keyed on names: the most stable surface (contract §0.1, §11). */

export const SELECTORS = {
  form: 'form#dossier-edit-form',
  box: '.editable-champ',
  main: 'main#contenu',
  /** Either generation (contract §2). */
  identity: '#identite-form',
  modeRadio: '#radio-self-manage',
  actingMode: '#dossier_for_tiers',
  siretInput: 'input[name="user[siret]"]',
  inviteButton: '#dossier-invites-button-wrapper',
  rowGroup: '.champs-group, .repetition-row',
} as const;

/** In the names of an agent's annotations; all the rest is as in champs (contract §1.2). */
export const ANNOTATION = 'champs_private_attributes';

/** Where the form of an invited person's « check » button goes (contract §9, §13). */
export const COMPLETENESS_CHECK = '/check_completude';

/** Parts of a label that are not the label (contract §4.3): the asterisk's `<desc>`, hints, status notes, reader-only text. */
export const NOT_LABEL = /(?:^|\s)(?:fr-hint-text|updated-at|sr-only|fr-sr-only)(?:\s|$)/;

/** Value of the radio, option or item that opens the free text (contract §4.5). */
export const OTHER_VALUE = '__other__';

const CHAMP_NAME = /^dossier\[champs_public_attributes\]\[(\d+)(?:-([0-9A-Z]{26}))?\]\[(\w+)\](\[\])?$/;

export interface ChampName {
  id: string;
  stableId: string;
  rowId: string | null;
  attr: string;
  multiple: boolean;
}

/** Reads the name of a control; null for a name that is not a public champ's (contract §4.2). */
export function parseChampName(name: string): ChampName | null {
  const found = CHAMP_NAME.exec(name);
  if (!found?.[1] || !found[3]) return null;
  const rowId = found[2] ?? null;
  return {
    id: rowId ? `${found[1]}-${rowId}` : found[1],
    stableId: found[1],
    rowId,
    attr: found[3],
    multiple: found[4] !== undefined,
  };
}

export const champName = (id: string, attr: string): string => `dossier[champs_public_attributes][${id}][${attr}]`;

const CHAMP_ID = /^(\d+)(?:-([0-9A-Z]{26}))?$/;

/** Splits a champ's public id; null when it is not one. */
export function parseChampId(id: string): { stableId: string; rowId: string | null } | null {
  const found = CHAMP_ID.exec(id);
  return found?.[1] ? { stableId: found[1], rowId: found[2] ?? null } : null;
}

/**
 * The fields of the identity and SIRET pages, by short id (contract §2, §3). `type` follows the champs' vocabulary.
 * The filing mode and the notification are the advisor's own choice: they are not fields.
 */
export const PAGE_FIELDS: readonly {
  id: string;
  name: string;
  type: string;
  place: 'identity' | 'siret';
  /** Used when the page names the group of controls only. */
  label: string;
}[] = [
  {
    id: 'mandataire.first_name',
    name: 'dossier[mandataire_first_name]',
    type: 'text',
    place: 'identity',
    label: 'Prénom',
  },
  { id: 'mandataire.last_name', name: 'dossier[mandataire_last_name]', type: 'text', place: 'identity', label: 'Nom' },
  {
    id: 'individual.gender',
    name: 'dossier[individual_attributes][gender]',
    type: 'civilite',
    place: 'identity',
    label: 'Civilité',
  },
  {
    id: 'individual.prenom',
    name: 'dossier[individual_attributes][prenom]',
    type: 'text',
    place: 'identity',
    label: 'Prénom',
  },
  { id: 'individual.nom', name: 'dossier[individual_attributes][nom]', type: 'text', place: 'identity', label: 'Nom' },
  {
    id: 'individual.birthdate',
    name: 'dossier[individual_attributes][birthdate]',
    type: 'date',
    place: 'identity',
    label: 'Date de naissance',
  },
  {
    id: 'individual.email',
    name: 'dossier[individual_attributes][email]',
    type: 'email',
    place: 'identity',
    label: 'Adresse électronique',
  },
  { id: 'user.siret', name: 'user[siret]', type: 'siret', place: 'siret', label: 'Numéro SIRET' },
];
