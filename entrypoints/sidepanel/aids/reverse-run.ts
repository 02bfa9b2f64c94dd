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

export interface ReverseQuestion {
  aid: AidId;
  /** ISO date. */
  today: string;
  /** A few at a time; may throw. */
  clients: AsyncGenerator<readonly Client[]>;
}

/** Starts at once; `onNews` after each batch. Returns what ends it, safe to call twice. */
export function runReverse(
  worker: ReverseWorker,
  { aid, today, clients }: ReverseQuestion,
  onNews: (news: ReverseNews) => void,
): () => void {
  let looked = 0;
  let matches: readonly ReverseMatch[] = [];
  let live = true;

  function end(): void {
    live = false;
    worker.terminate();
    // What was being read is let go of; how that ends is nobody's concern any more.
    void clients.return(undefined).catch(() => undefined);
  }
  function tell(state: ReverseNews['state']): void {
    if (state !== 'running') end();
    onNews({ looked, matches, state });
  }
  async function next(): Promise<void> {
    try {
      const { value, done } = await clients.next();
      if (!live) return;
      if (done === true) {
        tell('done');
        return;
      }
      const batch: Batch = { aid, today, clients: value };
      worker.postMessage(batch);
      tell('running');
    } catch {
      if (live) tell('failed');
    }
  }

  worker.onmessage = ({ data }: { data: BatchDone }) => {
    if (!live) return;
    looked += data.looked;
    matches = [...matches, ...data.matches];
    void next();
  };
  worker.onerror = () => {
    if (live) tell('failed');
  };
  void next();
  return end;
}
