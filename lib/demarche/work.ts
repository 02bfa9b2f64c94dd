import type { Intent, Outcome, OutcomeReason, Snapshot } from '../forms/intent';
import type { Field } from '../forms/page-form';
import type { Champ } from './champ';
import type { Person } from './person';
import type { Pulse } from './pulse';
import type { Expectation, Saves } from './save';

/** One field being written or put back: what every writer is given. */
export interface Work {
  champ: Champ;
  /** As read at the moment of writing. */
  field: Field;
  pulse: Pulse;
  saves: Saves;
  person: Person;
  /** False where nothing is stored before the person's own button (identity, SIRET). */
  autosaves: boolean;
  /** Page clock (ms) at the start; what the person touched after it is theirs. */
  startedAt: number;
  signal: AbortSignal;
}

export interface Done {
  outcome: Outcome;
  reason: OutcomeReason | null;
  choices?: string[];
}

/** One family of controls. */
export interface Writer<I extends Intent> {
  /** The field already answers the intent: stored by the site, or standing there without having been saved. */
  holds(work: Work, intent: I): 'stored' | 'unsaved' | 'no';
  write(work: Work, intent: I): Promise<Done>;
  /** Puts back what stood there, as a person would. */
  restore(work: Work, before: Snapshot): Promise<Done>;
}

export const refused = (reason: OutcomeReason): Done => ({ outcome: 'refused', reason });
export const needsPerson = (reason: OutcomeReason, choices: string[] = []): Done => ({
  outcome: 'needs-person',
  reason,
  choices: choices.slice(0, 20),
});

/** How long a second control, or a list, may take to come (contract §5.6). */
export const STEP = 5_000;

/** Delays before the site sends a change, by kind of control (contract §5.1). */
export const SENT_AFTER = { typed: 1_000, chosen: 0 } as const;

/** Makes a change and gives the site's word on it; where nothing is saved by itself, the change alone. */
export async function commit(
  work: Work,
  change: () => boolean | Promise<boolean>,
  expected: Omit<Expectation, 'taken'>,
): Promise<Done> {
  if (!work.autosaves) return (await change()) ? { outcome: 'written', reason: null } : refused('value-refused');
  const taken = () => work.person.hasTouched(work.champ.id, work.startedAt);
  const proof = await work.saves.prove(change, { ...expected, taken }, work.signal);
  if (proof.saved) return { outcome: 'saved', reason: proof.rewritten ? 'rewritten' : null };
  return { outcome: proof.reason === 'value-refused' ? 'refused' : 'not-saved', reason: proof.reason };
}

export const isDone = (done: Done): boolean => done.outcome === 'saved' || done.outcome === 'written';

/** First of two steps: the second control comes only in the site's answer (contract §5.6). */
export async function firstStep(
  work: Work,
  change: () => boolean | Promise<boolean>,
  expected: Omit<Expectation, 'taken'>,
): Promise<Done> {
  const done = await commit(work, change, { ...expected, timeout: STEP });
  return done.reason === 'save-timeout' ? needsPerson('next-control-missing') : done;
}

/** The second control, or null when it did not come. */
export function nextControl<T>(work: Work, find: () => T | null): Promise<T | null> {
  return work.pulse.until(find, STEP, work.signal);
}
