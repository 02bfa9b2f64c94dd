/**
 * What the review list shows, and what one press of the button would write.
 *
 * Pure: plan + what the advisor decided + what the page answered → lines, counts, orders. The panel draws it, the
 * runner sends its orders, the popup counts it.
 */
import type { FieldResult, Intent, Snapshot, WriteOrder } from '../../../lib/forms/intent';
import type { Field, PageForm } from '../../../lib/forms/page-form';
import type { FillPlan, PlanLine } from '../../../lib/forms/plan-types';
import { LABELS } from '../../../lib/profile/labels';

/** A value given in the panel for this fill only. */
export interface Typed {
  intent: Intent;
  /** For eyes. */
  shown: string;
}

/** What the advisor decided on this form. Keyed by field id. */
export interface Decisions {
  /** « Ne pas remplir » */
  struck: Record<string, true>;
  /** Asked, the client does not know: left empty. */
  skipped: Record<string, true>;
  /** Yes to a line the plan was not sure of. */
  confirmed: Record<string, true>;
  /** Yes to replacing what stands in the page. */
  overwrite: Record<string, true>;
  typed: Record<string, Typed>;
  /** The site's own suggestion, chosen among several. */
  chosen: Record<string, string>;
}

export const NO_DECISIONS: Decisions = {
  struck: {},
  skipped: {},
  confirmed: {},
  overwrite: {},
  typed: {},
  chosen: {},
};

/** What happened on this form since the client was chosen. */
export interface Progress {
  /** Last answer of the page, by field. */
  results: Record<string, FieldResult>;
  /** Sent or about to be; empties as results come. */
  pending: string[];
  /** Put back as they were. */
  undone: Record<string, true>;
  /** Why an undo was refused, by field. */
  undoRefused: Record<string, FieldResult>;
  /** What was written, for eyes: stays true when the file or the client changes afterwards. */
  wrote: Record<string, string>;
  /** A look at the page taken after the write saw the field filled. */
  stood: Record<string, true>;
  /** The write before the present one, when there was: undo goes back to before both. */
  earlier: Record<string, Pick<FieldResult, 'before' | 'after'>>;
  /** Stood empty when we first wrote in it: what undo goes back to when the answer of that write was lost. */
  wasEmpty: Record<string, true>;
  /** Whose file was used. */
  filledFor: string | null;
}

export const NO_PROGRESS: Progress = {
  results: {},
  pending: [],
  undone: {},
  undoRefused: {},
  wrote: {},
  stood: {},
  earlier: {},
  wasEmpty: {},
  filledFor: null,
};

export interface ReviewState {
  decisions: Decisions;
  progress: Progress;
}

export const EMPTY_REVIEW: ReviewState = { decisions: NO_DECISIONS, progress: NO_PROGRESS };

export type ReviewAction =
  | { act: 'strike' | 'unstrike' | 'skip' | 'confirm' | 'overwrite' | 'reset-line'; fieldId: string }
  | { act: 'type'; fieldId: string; typed: Typed }
  | { act: 'choose'; fieldId: string; choice: string }
  | { act: 'run-started'; clientId: string; lines: Pick<ReviewLine, 'field' | 'plan' | 'shown'>[] }
  | { act: 'run-joined'; lines: Pick<ReviewLine, 'field' | 'plan' | 'shown'>[] }
  | { act: 'undo-started'; fieldIds: string[] }
  | { act: 'scanned'; fields: Pick<Field, 'id' | 'state'>[] }
  | { act: 'result'; result: FieldResult }
  | { act: 'run-ended' }
  | { act: 'undo-result'; result: FieldResult }
  | { act: 'load'; state: ReviewState };

export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  const { decisions, progress } = state;
  switch (action.act) {
    case 'strike':
      return decide({ ...decisions, struck: mark(decisions.struck, action.fieldId) });
    case 'unstrike':
      return decide({
        ...decisions,
        struck: without(decisions.struck, action.fieldId),
        skipped: without(decisions.skipped, action.fieldId),
      });
    case 'skip':
      return decide({
        ...decisions,
        skipped: mark(decisions.skipped, action.fieldId),
        typed: without(decisions.typed, action.fieldId),
      });
    case 'confirm':
      return decide({ ...decisions, confirmed: mark(decisions.confirmed, action.fieldId) });
    case 'overwrite':
      return decide({
        ...decisions,
        overwrite: mark(decisions.overwrite, action.fieldId),
        struck: without(decisions.struck, action.fieldId),
      });
    case 'type': {
      // What stands there is ours: a new answer means to replace it.
      const ours = WROTE.has(progress.results[action.fieldId]?.outcome ?? 'refused');
      return {
        decisions: {
          ...decisions,
          overwrite: ours ? mark(decisions.overwrite, action.fieldId) : decisions.overwrite,
          typed: { ...decisions.typed, [action.fieldId]: action.typed },
          struck: without(decisions.struck, action.fieldId),
          skipped: without(decisions.skipped, action.fieldId),
          chosen: without(decisions.chosen, action.fieldId),
        },
        progress: ours ? progress : { ...progress, results: without(progress.results, action.fieldId) },
      };
    }
    case 'choose':
      return decide({ ...decisions, chosen: { ...decisions.chosen, [action.fieldId]: action.choice } });
    case 'reset-line':
      return decide({
        struck: without(decisions.struck, action.fieldId),
        skipped: without(decisions.skipped, action.fieldId),
        confirmed: without(decisions.confirmed, action.fieldId),
        overwrite: without(decisions.overwrite, action.fieldId),
        typed: without(decisions.typed, action.fieldId),
        chosen: without(decisions.chosen, action.fieldId),
      });
    case 'run-started': {
      const ids = action.lines.map((line) => line.field.id);
      return advance({
        ...progress,
        pending: ids,
        results: ids.reduce(without, progress.results),
        undone: ids.reduce(without, progress.undone),
        undoRefused: ids.reduce(without, progress.undoRefused),
        stood: ids.reduce(without, progress.stood),
        earlier: { ...progress.earlier, ...earlierOf(progress, ids) },
        wrote: noted(progress.wrote, action.lines),
        wasEmpty: notedEmpty(progress.wasEmpty, action.lines),
        filledFor: action.clientId,
      });
    }
    case 'run-joined':
      return advance({
        ...progress,
        pending: [...progress.pending, ...action.lines.map((line) => line.field.id)],
        wrote: noted(progress.wrote, action.lines),
        wasEmpty: notedEmpty(progress.wasEmpty, action.lines),
      });
    case 'undo-started':
      return advance({
        ...progress,
        pending: action.fieldIds,
        undoRefused: action.fieldIds.reduce(without, progress.undoRefused),
      });
    case 'scanned': {
      // Written and saved, seen standing there, and empty now: someone emptied it since; the line starts anew.
      let { results, stood } = progress;
      for (const field of action.fields) {
        const outcome = results[field.id]?.outcome;
        if (outcome === undefined || progress.pending.includes(field.id)) continue;
        if (field.state !== 'empty') stood = stood[field.id] ? stood : mark(stood, field.id);
        else if (stood[field.id] && (outcome === 'saved' || outcome === 'written' || outcome === 'saved-invalid')) {
          results = without(results, field.id);
          stood = without(stood, field.id);
        }
      }
      return results === progress.results && stood === progress.stood
        ? state
        : advance({ ...progress, results, stood });
    }
    case 'result':
      return {
        // « Remplacer » was said once, for one write.
        decisions: { ...decisions, overwrite: without(decisions.overwrite, action.result.fieldId) },
        progress: {
          ...progress,
          pending: progress.pending.filter((id) => id !== action.result.fieldId),
          results: { ...progress.results, [action.result.fieldId]: withTrueBefore(action.result, progress) },
        },
      };
    case 'run-ended':
      return advance({ ...progress, pending: [] });
    case 'undo-result': {
      const { fieldId, outcome } = action.result;
      const pending = progress.pending.filter((id) => id !== fieldId);
      // The page proved that what stood there before is back, and saved (or, without autosave, that it stands there).
      return outcome === 'saved' || outcome === 'saved-invalid' || outcome === 'written'
        ? advance({
            ...progress,
            pending,
            results: without(progress.results, fieldId),
            undone: mark(progress.undone, fieldId),
            undoRefused: without(progress.undoRefused, fieldId),
            stood: without(progress.stood, fieldId),
            wrote: without(progress.wrote, fieldId),
            earlier: without(progress.earlier, fieldId),
            wasEmpty: without(progress.wasEmpty, fieldId),
          })
        : advance({ ...progress, pending, undoRefused: { ...progress.undoRefused, [fieldId]: action.result } });
    }
    case 'load':
      return action.state;
  }

  function decide(next: Decisions): ReviewState {
    return { ...state, decisions: next };
  }
  function advance(next: Progress): ReviewState {
    return { ...state, progress: next };
  }
}

/** How a line stands, for the eye and for the counts. */
export type LineState =
  | 'ready'
  | 'struck'
  | 'skipped'
  | 'confirm'
  | 'missing'
  | 'never'
  | 'unknown'
  | 'filled'
  | 'locked'
  | 'hidden'
  | 'pending'
  | 'saved'
  | 'saved-invalid'
  | 'written'
  | 'not-saved'
  | 'refused'
  | 'choose'
  | 'needs-person';

export interface ReviewLine {
  field: Field;
  plan: PlanLine;
  state: LineState;
  /** What would be, or was, written; for eyes. */
  shown: string | null;
  /** The value was given in the panel for this fill. */
  typed: boolean;
  /** One of the site's suggestions was picked. */
  chosen: boolean;
  result: FieldResult | null;
  undone: boolean;
  undoRefused: FieldResult | null;
  canUndo: boolean;
  /** What pressing the button would send; null when nothing. */
  order: WriteOrder | null;
  /** Hidden now: `order` is sent only if the site shows the field during the run. */
  whenShown: boolean;
}

export interface ReviewSection {
  title: string | null;
  lines: ReviewLine[];
}

export type CountName = 'ready' | 'saved' | 'ask' | 'failed' | 'person' | 'unknown' | 'aside';
export type Counts = Record<CountName, number>;

export interface Review {
  sections: ReviewSection[];
  lines: ReviewLine[];
  counts: Counts;
  /** In the order of the page. */
  orders: WriteOrder[];
  undoable: ReviewLine[];
}

/** The few groups the advisor thinks in; each line is counted once. */
export const COUNT_OF: Record<LineState, CountName> = {
  ready: 'ready',
  pending: 'ready',
  saved: 'saved',
  written: 'saved',
  'saved-invalid': 'failed',
  'not-saved': 'failed',
  refused: 'failed',
  confirm: 'ask',
  missing: 'ask',
  choose: 'ask',
  'needs-person': 'ask',
  never: 'person',
  unknown: 'unknown',
  struck: 'aside',
  skipped: 'aside',
  filled: 'aside',
  locked: 'aside',
  hidden: 'aside',
};

export function review(form: PageForm, plan: FillPlan, state: ReviewState): Review {
  const byId = new Map(plan.lines.map((line) => [line.fieldId, line]));
  const lines: ReviewLine[] = [];
  for (const field of form.fields) {
    const planned = byId.get(field.id);
    if (planned === undefined) continue;
    const line = reviewLine(field, planned, state);
    // A hidden field without an answer says nothing useful yet.
    if (line.state === 'hidden' && line.shown === null) continue;
    lines.push(line);
  }
  const sections: ReviewSection[] = [];
  for (const line of lines) {
    const title = sectionTitle(line.field);
    const last = sections.at(-1);
    if (last !== undefined && last.title === title) last.lines.push(line);
    else sections.push({ title, lines: [line] });
  }
  const counts: Counts = { ready: 0, saved: 0, ask: 0, failed: 0, person: 0, unknown: 0, aside: 0 };
  for (const line of lines) counts[COUNT_OF[line.state]] += 1;
  return {
    sections,
    lines,
    counts,
    orders: lines.flatMap((line) => (line.state === 'ready' && line.order !== null ? [line.order] : [])),
    undoable: lines.filter((line) => line.canUndo),
  };
}

function reviewLine(field: Field, plan: PlanLine, { decisions, progress }: ReviewState): ReviewLine {
  const id = field.id;
  const typed = decisions.typed[id];
  const result = answerOf(field, progress);
  const intent = intentOf(field, plan, decisions);
  const order: WriteOrder | null =
    intent === null || field.refusal !== null
      ? null
      : {
          fieldId: id,
          reviewed: { type: field.type, label: field.label },
          intent,
          overwrite: decisions.overwrite[id] === true,
        };
  const state = stateOf(field, plan, decisions, progress, order);
  return {
    field,
    plan,
    state,
    shown: (STANDS.has(state) ? progress.wrote[id] : undefined) ?? decisions.chosen[id] ?? typed?.shown ?? plan.shown,
    typed: typed !== undefined,
    chosen: decisions.chosen[id] !== undefined,
    result,
    undone: progress.undone[id] === true,
    undoRefused: progress.undoRefused[id] ?? null,
    canUndo:
      result !== null &&
      WROTE.has(result.outcome) &&
      result.before !== null &&
      result.after !== null &&
      state !== 'pending',
    order,
    whenShown: state === 'hidden' && order !== null,
  };
}

/** Outcomes after which something of ours stands in the page. */
const WROTE: ReadonlySet<FieldResult['outcome']> = new Set(['saved', 'saved-invalid', 'written', 'not-saved']);

/** States in which the line tells what was written, not what would be. */
const STANDS: ReadonlySet<LineState> = new Set(['saved', 'saved-invalid', 'written', 'not-saved', 'pending']);

/** What the page answered on this field; null when the run ended before it: nothing was written, the line waits as before. */
function answerOf(field: Field, progress: Progress): FieldResult | null {
  const result = progress.results[field.id] ?? null;
  const unbegun =
    (result?.outcome === 'refused' && result.reason === 'stopped') ||
    (result?.reason === 'page-left' && field.state === 'empty');
  return unbegun ? null : result;
}

function stateOf(
  field: Field,
  plan: PlanLine,
  decisions: Decisions,
  progress: Progress,
  order: WriteOrder | null,
): LineState {
  const id = field.id;
  if (progress.pending.includes(id)) return 'pending';
  const result = answerOf(field, progress);
  if (result !== null) {
    const chosen = decisions.chosen[id] !== undefined && !WROTE.has(result.outcome);
    if (!chosen && !decisions.overwrite[id]) {
      if (result.outcome === 'needs-person') return result.choices.length > 0 ? 'choose' : 'needs-person';
      return result.outcome;
    }
  }
  if (plan.status === 'never' || field.refusal !== null) return 'never';
  if (decisions.skipped[id]) return 'skipped';
  if (decisions.struck[id]) return 'struck';
  if (field.state === 'locked' || plan.hold === 'locked') return 'locked';
  if (!field.visible || plan.hold === 'hidden') return 'hidden';
  if (field.state === 'filled' && !decisions.overwrite[id]) return 'filled';
  if (decisions.typed[id] !== undefined && order !== null) return 'ready';
  if (plan.status === 'unknown') return 'unknown';
  if (order === null) return 'missing';
  if (plan.status === 'confirm' && !decisions.confirmed[id] && !decisions.overwrite[id]) return 'confirm';
  return plan.status === 'missing' ? 'missing' : 'ready';
}

function intentOf(field: Field, plan: PlanLine, decisions: Decisions): Intent | null {
  const intent = decisions.typed[field.id]?.intent ?? plan.intent;
  const choice = decisions.chosen[field.id];
  return intent === null || choice === undefined ? intent : withChoice(intent, choice);
}

/** The same intent, pointing at the very suggestion the advisor picked. */
export function withChoice(intent: Intent, choice: string): Intent {
  switch (intent.kind) {
    case 'address':
      return { ...intent, suggestion: choice };
    case 'commune': {
      // The site's options read « Commune (code postal) » (contract §4.5).
      const parts = /^(.*) \((\d{5})\)$/.exec(choice.replace(/\s+/gu, ' '));
      return parts === null ? intent : { ...intent, city: parts[1] ?? intent.city, postalCode: parts[2] ?? '' };
    }
    case 'choice':
      return { kind: 'choice', labels: [choice], code: null, other: null };
    default:
      return intent;
  }
}

/** A hidden line that was reviewed and would be written if the site shows it. */
export function readyWhenShown(line: ReviewLine): boolean {
  return line.whenShown && (line.plan.status === 'ready' || line.typed) && line.plan.noKey === null;
}

/** Asks for a health fact that the file may not hold yet: only the client's agreement opens it. */
export function waitsForHealth({ state, plan }: Pick<ReviewLine, 'state' | 'plan'>, agreed: boolean): boolean {
  return !agreed && state === 'missing' && plan.key !== null && LABELS[plan.key].sensitivity === 'N3';
}

function sectionTitle(field: Field): string | null {
  const parts = [...field.sections];
  if (field.repetition !== null) parts.push(`${field.repetition.label} ${field.repetition.row}`);
  return parts.length === 0 ? null : parts.join(' › ');
}

function mark(of: Record<string, true>, id: string): Record<string, true> {
  return { ...of, [id]: true };
}

function without<T>(of: Record<string, T>, id: string): Record<string, T> {
  if (!(id in of)) return of;
  const { [id]: _, ...rest } = of;
  return rest;
}

function noted(
  wrote: Record<string, string>,
  lines: Pick<ReviewLine, 'field' | 'plan' | 'shown'>[],
): Record<string, string> {
  // What is typed once is not remembered here either.
  const told = lines.filter((line) => !line.plan.typedOnce);
  return { ...wrote, ...Object.fromEntries(told.map((line) => [line.field.id, line.shown ?? ''])) };
}

function notedEmpty(
  before: Record<string, true>,
  lines: Pick<ReviewLine, 'field' | 'plan' | 'shown'>[],
): Record<string, true> {
  const empty = lines.filter((line) => line.field.state === 'empty');
  return { ...before, ...Object.fromEntries(empty.map((line) => [line.field.id, true as const])) };
}

/** Kept once: the oldest « before » of a line is the true one. */
function earlierOf(progress: Progress, ids: string[]): Progress['earlier'] {
  const entries = ids.flatMap((id) => {
    const result = progress.results[id];
    if (result === undefined || !WROTE.has(result.outcome) || result.before === null || result.after === null)
      return [];
    return [[id, { before: result.before, after: result.after }] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * What stood there before us, when this write found our own earlier value. Either the earlier write is known (retry,
 * new answer), or its answer was lost (page reloaded, panel closed) and the field was seen empty before it.
 */
function withTrueBefore(result: FieldResult, progress: Progress): FieldResult {
  const { before, after } = result;
  if (before === null || after === null) return result;
  const earlier = progress.earlier[result.fieldId];
  if (earlier?.after && same(before, earlier.after)) return { ...result, before: earlier.before };
  if (!progress.wasEmpty[result.fieldId] || !same(before, after)) return result;
  const nothing = after.map((one) => (one.checked === null ? { ...one, value: '' } : { ...one, checked: false }));
  return { ...result, before: nothing };
}

function same(a: Snapshot, b: Snapshot): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
