/**
 * Sends what was reviewed to the page and hands the answers on.
 *
 * Fields on which nothing depends go together, in the order of the page: the page side writes them at the pace the
 * site can take. A field that makes others appear goes alone, and the page is looked at again after it
 * (contract §4.8, §14). Nothing is retried by itself.
 */
import type { FieldResult, Snapshot, WriteOrder } from '../../../lib/forms/intent';
import type { Field } from '../../../lib/forms/page-form';
import type { RunCommand, RunNews } from '../../../lib/messages';

/** The line to the page; `browser.tabs.connect` behind, a stand-in in tests. */
export interface Wire {
  send(command: RunCommand): void;
  /** Closed from here: the page stops what it has not begun. */
  close(): void;
}

export interface WireEvents {
  onNews(news: RunNews): void;
  /** The page left, reloaded, or never listened. */
  onGone(): void;
}

export type Connect = (events: WireEvents) => Wire;

export interface Step {
  fieldId: string;
  command: RunCommand;
  /** Sent when nothing else is under way, and followed by a new look at the page: others may appear with it. */
  alone: boolean;
}

export interface RunHooks {
  onResult(result: FieldResult): void;
  onPause(paused: boolean): void;
  /** After a step that may have changed the form: what else, already reviewed, can be written now. */
  after(step: Step): Promise<Step[]>;
}

export interface Run {
  /** Asks the page to stop; what was not sent is left. A second call cuts the line. */
  stop(): void;
  done: Promise<void>;
}

export function writeStep(order: WriteOrder, field: Field): Step {
  return { fieldId: order.fieldId, command: { do: 'write', order }, alone: field.gatesOthers };
}

export function undoStep(field: Field, before: Snapshot, after: Snapshot): Step {
  return {
    fieldId: field.id,
    command: { do: 'restore', fieldId: field.id, before, after },
    alone: field.gatesOthers,
  };
}

export function startRun(connect: Connect, steps: Step[], hooks: RunHooks): Run {
  const queue = [...steps];
  const flying = new Map<string, Step>();
  let stopping = false;
  let looking = false;
  let over = false;
  let finish: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const wire = connect({
    onNews(news) {
      if (over) return;
      if (news.news !== 'result') {
        hooks.onPause(news.news === 'paused');
        return;
      }
      const step = flying.get(news.result.fieldId);
      if (step === undefined) return;
      flying.delete(step.fieldId);
      hooks.onResult(news.result);
      if (step.alone && !stopping) void lookAgain(step);
      else advance();
    },
    onGone() {
      if (over) return;
      for (const fieldId of flying.keys()) hooks.onResult(lost(fieldId, 'page-left'));
      end();
    },
  });

  async function lookAgain(step: Step) {
    looking = true;
    const more = await hooks.after(step).catch(() => []);
    looking = false;
    if (over) return;
    queue.push(...more);
    advance();
  }

  function advance() {
    if (over || looking) return;
    while (!over && !stopping && queue.length > 0) {
      const next = nextStep();
      if (next === null) break;
      queue.splice(queue.indexOf(next), 1);
      flying.set(next.fieldId, next);
      wire.send(next.command);
    }
    if (!over && flying.size === 0 && (stopping || queue.length === 0)) end();
  }

  /** First those on which nothing depends, in the order of the page; one that goes alone waits for their answers. */
  function nextStep(): Step | null {
    const plain = queue.find((step) => !step.alone);
    if ([...flying.values()].some((step) => step.alone)) return null;
    if (plain !== undefined) return plain;
    return flying.size === 0 ? (queue[0] ?? null) : null;
  }

  function end() {
    over = true;
    queue.length = 0;
    wire.close();
    finish();
  }

  // The caller gets the run before its first news, whatever the wire does.
  queueMicrotask(advance);

  return {
    stop() {
      if (over) return;
      if (stopping) {
        for (const fieldId of flying.keys()) hooks.onResult(lost(fieldId, 'stopped'));
        end();
        return;
      }
      stopping = true;
      wire.send({ do: 'stop' });
      advance();
    },
    done,
  };
}

/** No answer will come: nobody knows whether the value was saved, so it is told as not saved. */
function lost(fieldId: string, reason: 'page-left' | 'stopped'): FieldResult {
  return { fieldId, outcome: 'not-saved', reason, message: null, choices: [], before: null, after: null };
}
