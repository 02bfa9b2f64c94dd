import type { ProfileKey } from '../profile/keys';
import type { Intent } from './intent';
import type { Evidence, NoKey } from './matching';

/**
 * - `ready`: will be written on the advisor's gesture
 * - `confirm`: a value is proposed, the advisor must say yes to this very line
 * - `missing`: we know what is asked, not the answer
 * - `never`: consent, file, map…: left to the person
 * - `unknown`: we do not know what is asked
 */
export type PlanStatus = 'ready' | 'confirm' | 'missing' | 'never' | 'unknown';

/** Why a line with a value is not offered at once. */
export type Hold = 'filled' | 'locked' | 'hidden';

export interface PlanLine {
  fieldId: string;
  key: ProfileKey | null;
  status: PlanStatus;
  hold: Hold | null;
  /** Canonical value (what the command line prints): text, ISO date, "true"/"false", code or option text. */
  value: string | null;
  /** The same for eyes: « 12 mars 1965 », « Oui », « 732 829 320 00074 ». */
  shown: string | null;
  /** Where the value comes from, in words: « Fiche, entreprise », « 30 000 € déclarés », « Saisie unique ». */
  from: string | null;
  /** Why not ready, in words. */
  reason: string | null;
  noKey: NoKey | null;
  /** Typed at the moment of the fill, held in memory, forgotten (NIR, IBAN); from the file only where a structure is entitled to keep them. */
  typedOnce: boolean;
  intent: Intent | null;
  confidence: number;
  evidence: Evidence[];
}

export interface FillPlan {
  lines: PlanLine[];
}
