/**
 * A search over the clients, in a worker. Files go to it a few at a time, the next ones once it has answered: handing
 * them over never holds the panel up, and stopping takes effect at once.
 */
import type { ReverseMatch } from '../../../lib/aids/reverse';
import type { AidId } from '../../../lib/aids/types';
import type { Client } from '../../../lib/profile/schema';

export interface Batch {
  aid: AidId;
  /** ISO date. */
  today: string;
  clients: readonly Client[];
}
export interface BatchDone {
  looked: number;
  matches: readonly ReverseMatch[];
}

export type ReverseWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export interface ReverseNews {
  /** Clients looked at so far. */
  looked: number;
  matches: readonly ReverseMatch[];
  state: 'running' | 'done' | 'failed';
}

const BATCH = 10;

/** Starts at once; `onNews` after each batch. Returns what ends it, safe to call twice. */
export function runReverse(
  worker: ReverseWorker,
  { aid, today, clients }: Batch,
  onNews: (news: ReverseNews) => void,
): () => void {
  let sent = 0;
  let looked = 0;
  let matches: readonly ReverseMatch[] = [];
  let live = true;

  function end(): void {
    live = false;
    worker.terminate();
  }
  function tell(state: ReverseNews['state']): void {
    if (state !== 'running') end();
    onNews({ looked, matches, state });
  }
  function next(): void {
    if (sent >= clients.length) {
      tell('done');
      return;
    }
    const batch: Batch = { aid, today, clients: clients.slice(sent, sent + BATCH) };
    sent += batch.clients.length;
    worker.postMessage(batch);
    tell('running');
  }

  worker.onmessage = ({ data }: { data: BatchDone }) => {
    if (!live) return;
    looked += data.looked;
    matches = [...matches, ...data.matches];
    next();
  };
  worker.onerror = () => {
    if (live) tell('failed');
  };
  next();
  return end;
}
