/** Answers given or begun in the list of a dossier, as they are kept sealed until they stand in the page. Pure. */
import type { PlanLine } from '../../../lib/forms/plan-types';
import { LABELS } from '../../../lib/profile/labels';
import { isFreeOfTypedOnce } from '../../../lib/profile/typed-once';
import type { Draft } from './editor';
import type { LineState, ReviewLine, Typed } from './review';

export interface LineDrafts {
  /** Given, waiting to be written. Keyed by field id. */
  typed: Record<string, Typed>;
  /** Begun: what the boxes of an open editor hold. */
  boxes: Record<string, Draft>;
}

/** Where the answers of a dossier (`<hostFamily>:<dossier>`) are kept, among what is being typed about a client. */
export const lineDraftOf = (dossierKey: string | null): string => `dossier/${dossierKey ?? ''}`;

const IN_PAGE: ReadonlySet<LineState> = new Set(['saved', 'written', 'saved-invalid']);

/**
 * null when nothing is to be kept. What is typed once never is; health only with the agreement. A line that is not on
 * this page of the dossier was judged when it was.
 */
export function draftsToKeep(
  lines: readonly Pick<ReviewLine, 'field' | 'plan' | 'state'>[],
  { typed, boxes }: LineDrafts,
  healthAgreed: boolean,
): LineDrafts | null {
  const barred = new Set<string>();
  const done = new Set<string>();
  for (const { field, plan, state } of lines) {
    if (!isKeepable(plan, healthAgreed)) barred.add(field.id);
    if (IN_PAGE.has(state)) done.add(field.id);
  }
  const kept: LineDrafts = {
    // It would be written as it is kept: an answer with a number taken out is no answer.
    typed: pick(typed, (id, answer) => !barred.has(id) && !done.has(id) && isFreeOfTypedOnce(answer)),
    boxes: pick(boxes, (id) => !barred.has(id)),
  };
  return Object.keys(kept.typed).length + Object.keys(kept.boxes).length === 0 ? null : kept;
}

function isKeepable(plan: Pick<PlanLine, 'key' | 'typedOnce'>, healthAgreed: boolean): boolean {
  if (plan.typedOnce) return false;
  return healthAgreed || plan.key === null || LABELS[plan.key].sensitivity !== 'N3';
}

/** What an earlier version of us may have kept in another shape is left. */
export function readLineDrafts(value: unknown): LineDrafts | null {
  if (!isRecord(value) || !isRecord(value.typed) || !isRecord(value.boxes)) return null;
  return {
    typed: pick(value.typed as LineDrafts['typed'], (_, one) => typeof one?.shown === 'string' && isRecord(one.intent)),
    boxes: pick(
      value.boxes as LineDrafts['boxes'],
      (_, one) =>
        isRecord(one) &&
        TEXTS.every((name) => typeof one[name] === 'string') &&
        Array.isArray(one.options) &&
        typeof one.outsideBase === 'boolean',
    ),
  };
}

const TEXTS = ['text', 'street', 'postalCode', 'city', 'country'] as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pick<T>(from: Record<string, T>, wanted: (id: string, value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([id, value]) => wanted(id, value)));
}
