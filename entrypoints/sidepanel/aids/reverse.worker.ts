/** Works out verdicts beside the panel. It keeps nothing between two batches, and is ended with the search. */
import { aidOf } from '../../../lib/aids/catalogue';
import { reverse } from '../../../lib/aids/reverse';
import type { Batch, BatchDone } from './reverse-run';

interface Here {
  onmessage: ((event: { data: Batch }) => void) | null;
  postMessage(answer: BatchDone): void;
}

const here = globalThis as unknown as Here;

here.onmessage = ({ data: { aid, today, clients } }) => {
  const found = aidOf(aid);
  if (found === undefined) throw new Error('Unknown aid');
  here.postMessage({ looked: clients.length, matches: reverse(clients, found, today) });
};
