/**
 * The journal of a dossier: the review as it rests in session memory between two openings of the panel. Pure.
 * What is typed once (NIR, IBAN) never enters the review; the snapshots that would hold it are taken out here.
 */
import { readFieldResult } from '../../../lib/message-guards';
import type { RunRecord } from '../../../lib/vault';
import { type Decisions, NO_DECISIONS, NO_PROGRESS, type Progress, type ReviewState } from './review';

interface Notes {
  decisions: Decisions;
  pending: string[];
  undone: Progress['undone'];
  wrote: Progress['wrote'];
  wasEmpty: Progress['wasEmpty'];
  earlier: Progress['earlier'];
}

export function toJournal(
  state: ReviewState,
  clientId: string | null,
  typedOnce: ReadonlySet<string>,
  startedAt: string,
): RunRecord {
  const { decisions, progress } = state;
  const notes: Notes = {
    decisions,
    pending: progress.pending,
    undone: progress.undone,
    wrote: progress.wrote,
    wasEmpty: progress.wasEmpty,
    earlier: Object.fromEntries(Object.entries(progress.earlier).filter(([id]) => !typedOnce.has(id))),
  };
  return {
    startedAt,
    clientId: progress.filledFor ?? clientId,
    results: Object.values(progress.results).map((result) =>
      typedOnce.has(result.fieldId) ? { ...result, message: null, before: null, after: null } : result,
    ),
    decisions: notes,
  };
}

/** Decisions are the advisor's for one client: for another one only what was written is kept, so that it can be undone. */
export function fromJournal(record: RunRecord, clientId: string): ReviewState {
  const notes = readNotes(record.decisions);
  const results: Progress['results'] = {};
  for (const candidate of record.results) {
    const result = readFieldResult(candidate);
    if (result !== null) results[result.fieldId] = result;
  }
  for (const fieldId of notes.pending) {
    // The panel went away before the answer came: nobody knows, so it is told as not saved.
    results[fieldId] ??= {
      fieldId,
      outcome: 'not-saved',
      reason: 'page-left',
      message: null,
      choices: [],
      before: null,
      after: null,
    };
  }
  return {
    decisions: record.clientId === clientId ? notes.decisions : NO_DECISIONS,
    progress: {
      ...NO_PROGRESS,
      results,
      undone: notes.undone,
      wrote: notes.wrote,
      wasEmpty: notes.wasEmpty,
      earlier: notes.earlier,
      stood: Object.fromEntries(Object.keys(results).map((id) => [id, true as const])),
      filledFor: Object.keys(results).length > 0 ? record.clientId : null,
    },
  };
}

function readNotes(value: unknown): Notes {
  const notes = (typeof value === 'object' && value !== null ? value : {}) as Partial<Notes>;
  return {
    decisions: { ...NO_DECISIONS, ...notes.decisions },
    pending: Array.isArray(notes.pending) ? notes.pending : [],
    undone: notes.undone ?? {},
    wrote: notes.wrote ?? {},
    wasEmpty: notes.wasEmpty ?? {},
    earlier: notes.earlier ?? {},
  };
}
