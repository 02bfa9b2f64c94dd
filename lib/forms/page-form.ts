/**
 * A form as it was seen: what the page asks, never what it holds.
 *
 * Two makers, one shape: `lib/demarche/scan` reads a page, `lib/forms/descriptor` reads a published
 * schema or the lines of the maintainer's command line. Everything after (match, plan) knows only this.
 */

/** Which page of the platform the form stands on. */
export type FormPlace = 'champs' | 'identity' | 'siret';

/** For whom the dossier is filed, told by the identity page only. */
export type FilingMode = 'self' | 'third-party';

/** How the page lets a value be given; one writer per family (`lib/demarche/writers`). */
export type ControlFamily =
  | 'text' // input, textarea, date, number, siret, iban…: one text-like control
  | 'radio'
  | 'select'
  | 'combobox' // local list, one choice
  | 'checkboxes' // several choices, one tick box each
  | 'multi-combobox'
  | 'linked' // two selects, the second depends on the first
  | 'commune'
  | 'epci'
  | 'address';

/** Why a field can never be written, whatever is known of the client. */
export type Refusal =
  | 'attestation' // a tick box: consent, attestation, engagement
  | 'file'
  | 'map'
  | 'unsupported' // a type we do not know, or a control we did not find
  | 'lookup'; // pulls data from an administration (cnaf, dgfip…)

/** One champ. `id` is unique in the form and survives a re-render. */
export interface Field {
  /** Public id: `<stableId>`, or `<stableId>-<rowId>` in a repetition; on the identity page the short name, e.g. `individual.nom`. */
  id: string;
  /** Same in every dossier of the procedure; what learned answers are tied to. */
  stableId: string;
  rowId: string | null;
  /** DS type name in snake_case: `text`, `yes_no`, `drop_down_list`… */
  type: string;
  /** Cleaned label: no asterisk, hint, status note nor row number; white space and apostrophes normalised. */
  label: string;
  description: string | null;
  /** Titles of the enclosing sections, outermost first. */
  sections: string[];
  /** The explanation block that stands before the field, if any. */
  context: string | null;
  repetition: { label: string; row: number } | null;
  /** Texts of the choices, in order, without the empty one; null when there is no closed list. */
  options: string[] | null;
  required: boolean;
  control: ControlFamily | null;
  refusal: Refusal | null;
  /** What stands in it now. Never the value itself. */
  state: 'empty' | 'filled' | 'locked';
  visible: boolean;
  /** Other champs may appear or vanish with the answer. */
  gatesOthers: boolean;
  /** The site's own message on the present value. */
  error: string | null;
}

export interface PageForm {
  place: FormPlace;
  /** `ds` for the two official hosts, which share their dossiers; otherwise the host name. Learned fields are kept per family. */
  hostFamily: string;
  /** Dossier number as text; null when the form comes from a schema. */
  dossier: string | null;
  procedure: { path: string | null; title: string | null };
  lang: 'fr' | 'en';
  role: 'owner' | 'invited' | 'unknown';
  /** Identity page only; null while nothing is chosen. */
  mode: FilingMode | null;
  fields: Field[];
  /** True when the page holds more fields than we read (`MAX_FIELDS`): said to the advisor. */
  truncated: boolean;
}

/** Limits on what is read from a page: a hostile or broken page must not exhaust the panel. */
export const LIMITS = { fields: 1000, text: 2000, options: 500 } as const;
