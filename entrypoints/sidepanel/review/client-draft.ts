/** A client's file as it is typed: text in every box, read back with the checks. Pure. */
import { BILAN } from '../../../lib/profile/bilan';
import { checkFact, stored } from '../../../lib/profile/checks';
import { toSlashed } from '../../../lib/profile/dates';
import { TYPED_ONCE_KEYS } from '../../../lib/profile/keys';
import { GROUPS, LABELS } from '../../../lib/profile/labels';
import { type Profile, STORED_KEYS, type StoredKey } from '../../../lib/profile/schema';

export type DraftValues = Partial<Record<StoredKey, string>>;
export type DraftErrors = Partial<Record<StoredKey, string>>;

const IN_BILAN = new Set<StoredKey>(BILAN.flatMap((part) => part.questions.map((question) => question.key)));
const NUMBERS = new Set(['integer', 'amount']);

/** Questions of the Bilan live there, but for the facts every file has (birth date, household). */
const formKeys = STORED_KEYS.filter(
  (key) => !(TYPED_ONCE_KEYS as readonly string[]).includes(key) && !(IN_BILAN.has(key) && isAnswer(key)),
);

/** What the form shows, in the order of a file; groups without a box are left out. */
export const FORM_GROUPS = GROUPS.map((group) => ({
  ...group,
  keys: formKeys.filter((key) => LABELS[key].group === group.id),
})).filter((group) => group.keys.length > 0);

function isAnswer(key: StoredKey): boolean {
  return LABELS[key].input === 'yes-no';
}

export function toDraft(profile: Profile): DraftValues {
  return Object.fromEntries(formKeys.map((key) => [key, shown(key, profile[key])]));
}

function shown(key: StoredKey, value: Profile[StoredKey]): string {
  if (value === undefined) return '';
  if (LABELS[key].input === 'date' && typeof value === 'string') return toSlashed(value);
  return String(value).replace('.', NUMBERS.has(LABELS[key].input) ? ',' : '.');
}

/** The boxes that no longer say what the file says. */
export function changedFrom(profile: Profile, draft: DraftValues): StoredKey[] {
  const kept = toDraft(profile);
  return formKeys.filter((key) => (draft[key] ?? '').trim() !== (kept[key] ?? ''));
}

/** Reads the changed boxes only: an old doubtful value never blocks the mending of another. */
export function readChanges(
  draft: DraftValues,
  changed: readonly StoredKey[],
  profile: Profile,
  today: string,
): { ok: true; profile: Profile } | { ok: false; errors: DraftErrors } {
  const next: Record<string, unknown> = { ...profile };
  const errors: DraftErrors = {};
  for (const key of changed) {
    const raw = draft[key]?.trim() ?? '';
    if (raw === '') {
      delete next[key];
      continue;
    }
    const check = checkFact(key, raw, today);
    if (!check.ok) errors[key] = check.message;
    else next[key] = stored(key, check.value);
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, profile: next as Profile };
}

/** What is typed and not saved, box by box, null when nothing is; a health fact only with the agreement that lets it be kept. */
export function unsavedBoxes(profile: Profile, draft: DraftValues, health: boolean): DraftValues | null {
  const changed = changedFrom(profile, draft).filter((key) => health || LABELS[key].sensitivity !== 'N3');
  return changed.length === 0 ? null : Object.fromEntries(changed.map((key) => [key, draft[key] ?? '']));
}

/** Boxes that were kept; those the form no longer has are left. */
export function readBoxes(value: unknown): DraftValues | null {
  if (typeof value !== 'object' || value === null) return null;
  const kept = Object.entries(value).filter(
    ([key, text]) => (formKeys as string[]).includes(key) && typeof text === 'string',
  );
  return kept.length === 0 ? null : Object.fromEntries(kept);
}
