import type { ProfileKey } from '../profile/keys';

/** Whose fact a field asks for. Decided before which fact it is. */
export type Owner = 'beneficiary' | 'company' | 'advisor' | 'other-person' | 'thing' | 'unknown';

/** Strongest first; each evidence carries a sentence the advisor can read. */
export type EvidenceKind =
  | 'learned'
  | 'pack'
  | 'identity'
  | 'type'
  | 'label'
  | 'section'
  | 'description'
  | 'options'
  | 'veto';

export interface Evidence {
  kind: EvidenceKind;
  /** French, short, without any value of the client: « Intitulé : “code postal” », « Rubrique : Le tuteur ». */
  text: string;
}

/** Why no key was given. */
export type NoKey = 'consent' | 'file' | 'other-person' | 'thing' | 'ambiguous' | 'unknown' | 'unsupported';

export interface Match {
  fieldId: string;
  owner: Owner;
  /** null: nothing of ours may fill it. */
  key: ProfileKey | null;
  /** Other facts that would fit as well (phone or mobile); the plan takes the first one known. */
  alternatives: ProfileKey[];
  /** For questions whose terms are in the label: age for retirementInfo, EUR per year for householdIncomeAtMost. */
  threshold: number | null;
  /** 0 to 1. Under `SURE` the line needs the advisor's yes. */
  confidence: number;
  evidence: Evidence[];
  noKey: NoKey | null;
}

/** From this confidence on, a line is proposed as ready. */
export const SURE = 0.8;

/** What an advisor taught: kept per host family and stable id, without personal data. Re-checked against label and type. */
export interface LearnedField {
  hostFamily: string;
  stableId: string;
  label: string;
  type: string;
  /** null: « ne jamais remplir ». */
  key: ProfileKey | null;
}
