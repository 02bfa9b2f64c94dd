/** What one field should become. Made by the plan, carried to the page, forgotten there once written. */

export interface PostalAddress {
  /** Number and street, e.g. `12 rue des Lilas`; empty when the commune itself is the answer. */
  street: string;
  postalCode: string;
  city: string;
  /** ISO 3166 alpha-2. */
  country: string;
}

export type Intent =
  /** The literal text of the control; dates are ISO, decimals use a dot. */
  | { kind: 'text'; text: string }
  /** One choice: the accepted texts, best first; `code` is the site's standard value (yes_no, civilite, pays, regions, departements). `other` is typed in the "autre" field when no text fits. */
  | { kind: 'choice'; labels: string[]; code: string | null; other: string | null }
  /** Choices to add to those already there. */
  | { kind: 'choices'; labels: string[] }
  | { kind: 'linked'; primary: string; secondary: string | null }
  | { kind: 'commune'; city: string; postalCode: string }
  | { kind: 'epci'; department: string; epci: string }
  /** `outsideBase`: use the site's "address not found" path. `suggestion`: the advisor chose this very suggestion. */
  | { kind: 'address'; address: PostalAddress; outsideBase: boolean; suggestion: string | null };

/** One line of an accepted plan, on its way to the page. */
export interface WriteOrder {
  fieldId: string;
  /** As reviewed; the page re-checks them before writing and refuses a field that changed. */
  reviewed: { type: string; label: string };
  intent: Intent;
  /** The advisor asked for this very line although something stands there. */
  overwrite: boolean;
}

/** What stood in the controls of a field: enough to put it back. Kept in session memory only. */
export type Snapshot = { name: string; value: string; checked: boolean | null }[];

/** Fixed reasons; the panel has a sentence for each (`lib/forms/reasons.ts`). */
export type OutcomeReason =
  | 'field-gone'
  | 'field-changed' // type or label differs from what was reviewed
  | 'field-hidden'
  | 'field-locked'
  | 'not-empty'
  | 'person-typing'
  | 'value-refused' // the value cannot stand in this control (12,5 in an integer, impossible date)
  | 'no-such-option'
  | 'several-options' // homonyms: the advisor chooses
  | 'next-control-missing' // second step did not come
  | 'list-not-answering'
  | 'rewritten' // the site changed the value into something else
  | 'save-timeout'
  | 'save-failed'
  | 'changed-since' // undo: someone changed it after us
  | 'stopped'
  | 'page-left';

export type Outcome =
  | 'saved' // proved by the site
  | 'saved-invalid' // proved, and the site says the value is not valid
  | 'written' // no autosave on this page (identity): stands in the page, the person submits
  | 'not-saved'
  | 'refused' // nothing was written
  | 'needs-person';

export interface FieldResult {
  fieldId: string;
  outcome: Outcome;
  reason: OutcomeReason | null;
  /** The site's own words on the value, when it gave some. */
  message: string | null;
  /** For `several-options`: what the site proposes. */
  choices: string[];
  before: Snapshot | null;
  after: Snapshot | null;
}
