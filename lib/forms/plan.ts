/**
 * What would be written in each field, and why; nothing is written here. Pure: same form, matches and client, same plan.
 *
 * Rules: an unknown fact is never an answer; consents, files and maps are never answered; a doubt is told and waits for the advisor.
 */

import { type FactSource, lookUp } from '../profile/derive';
import { type ProfileKey, TYPED_ONCE_KEYS } from '../profile/keys';
import type { Advisor, Client } from '../profile/schema';
import { type Answer, answer, isAnswerable, type Place } from './answer/answer';
import { type Match, SURE } from './matching';
import { own } from './own';
import type { Field, PageForm, Refusal } from './page-form';
import type { FillPlan, Hold, PlanLine } from './plan-types';
import { NO_KEY_TEXTS, PLAN_TEXTS, REFUSAL_TEXTS } from './reasons';

/** `today` is an ISO date: ages are counted at that day. */
export type PlanOptions = Pick<FactSource, 'today' | 'typedOnce' | 'given'>;

/** One line per field, in the order of the form. Without a client, only the advisor's own facts are answered. */
export function plan(
  form: PageForm,
  matches: readonly Match[],
  client: Client | null,
  advisor: Advisor,
  options: PlanOptions,
): FillPlan {
  const byField = new Map(matches.map((match) => [match.fieldId, match]));
  const source: FactSource = { client, advisor, ...options };
  const matchOf = (field: Field, at: number): Match | undefined =>
    matches[at]?.fieldId === field.id ? matches[at] : byField.get(field.id);
  return { lines: form.fields.map((field, at) => planField(form, field, matchOf(field, at), source)) };
}

function planField(form: PageForm, field: Field, match: Match | undefined, source: FactSource): PlanLine {
  const line: PlanLine = {
    fieldId: field.id,
    key: match?.key ?? null,
    status: 'unknown',
    hold: holdOf(field),
    value: null,
    shown: null,
    from: null,
    reason: null,
    noKey: match?.noKey ?? null,
    typedOnce: false,
    intent: null,
    confidence: match?.confidence ?? 0,
    evidence: match?.evidence ?? [],
  };
  const refusal = refusalOf(field);
  if (refusal) return { ...line, key: null, status: 'never', reason: REFUSAL_TEXTS[refusal] };
  if (!match || match.key === null) {
    const noKey = match?.noKey ?? 'unknown';
    return { ...line, status: NEVER_KEYS.has(noKey) ? 'never' : 'unknown', reason: NO_KEY_TEXTS[noKey] };
  }
  const found = fromFacts(line, field, [match.key, ...match.alternatives], match.threshold, source);
  if (found.value === null) return found;
  // The site writes to this address to verify it: an effect outside the page (contract §2).
  if (form.place === 'identity' && field.id === 'individual.email') return hesitate(found, PLAN_TEXTS.mail);
  return found.status === 'ready' && match.confidence < SURE ? hesitate(found, PLAN_TEXTS.unsure) : found;
}

/** The first fact that is known and surely fits; otherwise the first that fits with a doubt; otherwise the first reason. */
function fromFacts(
  line: PlanLine,
  field: Field,
  keys: readonly ProfileKey[],
  threshold: number | null,
  source: FactSource,
): PlanLine {
  const attempts: PlanLine[] = [];
  for (const key of keys) {
    const typedOnce = (TYPED_ONCE_KEYS as readonly string[]).includes(key);
    const asked: PlanLine = { ...line, key, typedOnce };
    const found = lookUp(key, source, { threshold });
    const attempt =
      'fact' in found
        ? filled(asked, answer(field, found.fact, placeOf(key, source)), found.fact.from, found.fact.doubt)
        : { ...asked, status: 'missing' as const, reason: found.missing };
    if (attempt.status === 'ready') return attempt;
    attempts.push(attempt);
  }
  return attempts.find(({ value }) => value !== null) ?? attempts[0] ?? line;
}

function filled(line: PlanLine, found: Answer, from: string, doubt: string | null): PlanLine {
  if ('refused' in found) return { ...line, status: 'missing', reason: found.refused };
  const { value, shown, intent } = found;
  const ready: PlanLine = { ...line, status: 'ready', value, shown, from, intent };
  const reason = doubt ?? found.doubt;
  return reason === null ? ready : hesitate(ready, reason);
}

const hesitate = (line: PlanLine, reason: string): PlanLine => ({ ...line, status: 'confirm', reason });

/** Types that are never answered, whatever the scan said of them. */
const NEVER_TYPES: Readonly<Record<string, Refusal>> = {
  checkbox: 'attestation',
  engagement: 'attestation',
  piece_justificative: 'file',
  titre_identite: 'file',
  carte: 'map',
  cnaf: 'lookup',
  dgfip: 'lookup',
  pole_emploi: 'lookup',
  mesri: 'lookup',
};
const NEVER_KEYS: ReadonlySet<string> = new Set(['consent', 'file', 'unsupported']);

function refusalOf(field: Field): Refusal | null {
  return field.refusal ?? own(NEVER_TYPES, field.type) ?? (isAnswerable(field.type) ? null : 'unsupported');
}

function holdOf(field: Field): Hold | null {
  if (field.state === 'locked') return 'locked';
  if (!field.visible) return 'hidden';
  return field.state === 'filled' ? 'filled' : null;
}

/** Postal code and commune of the same address as `key`. */
function placeOf(key: ProfileKey, { client }: FactSource): Place {
  const profile = client?.profile ?? {};
  const [postalCode, city] = key.startsWith('company')
    ? [profile.companyPostalCode, profile.companyCity]
    : [profile.postalCode, profile.city];
  return { postalCode: postalCode?.trim() || null, city: city?.trim() || null };
}
