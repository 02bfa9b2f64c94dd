import type { ControlFamily, Refusal } from '../forms/page-form';

/** Types with one usual family. Lists (`null`) tell theirs by the control the page shows (contract §4.5). */
const FAMILY_OF_TYPE: Readonly<Record<string, ControlFamily | null>> = {
  text: 'text',
  textarea: 'text',
  formatted: 'text',
  integer_number: 'text',
  decimal_number: 'text',
  number: 'text',
  date: 'text',
  datetime: 'text',
  email: 'text',
  phone: 'text',
  iban: 'text',
  siret: 'text',
  dossier_link: 'text',
  civilite: 'radio',
  yes_no: 'radio',
  drop_down_list: null,
  multiple_drop_down_list: null,
  pays: null,
  regions: null,
  departements: null,
  linked_drop_down_list: 'linked',
  communes: 'commune',
  epci: 'epci',
  address: 'address',
};

/** Types never written, and why. The last two lines pull data from registers or administrations, some since 2026. */
const REFUSAL_OF_TYPE: Readonly<Record<string, Refusal>> = {
  checkbox: 'attestation',
  piece_justificative: 'file',
  titre_identite: 'file',
  carte: 'map',
  ...Object.fromEntries(
    ['rna', 'rnf', 'referentiel', 'annuaire_education', 'cnaf', 'dgfip', 'pole_emploi', 'mesri', 'cojo']
      .concat(['pre_rempli', 'quotient_familial', 'etudiant_boursier', 'aah', 'aeeh', 'ars'])
      .map((type) => [type, 'lookup' as const]),
  ),
};

/** Types that are not questions. */
export const NOT_A_FIELD = new Set(['header_section', 'explication', 'repetition']);

/** The site's own values are standard codes there, so an order may be answered by code (contract §4.5). */
export const CODED_TYPES = new Set(['yes_no', 'civilite', 'pays', 'regions', 'departements']);

/** What a type allows: a family, `null` when the page's control decides, or why never. Unknown types are listed, not filled (§13). */
export function familyOfType(type: string): { family: ControlFamily | null } | { refusal: Refusal } {
  const refusal = Object.hasOwn(REFUSAL_OF_TYPE, type) ? REFUSAL_OF_TYPE[type] : undefined;
  if (refusal) return { refusal };
  if (!Object.hasOwn(FAMILY_OF_TYPE, type)) return { refusal: 'unsupported' };
  return { family: FAMILY_OF_TYPE[type] ?? null };
}
