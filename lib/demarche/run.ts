import type { FieldResult, OutcomeReason, Snapshot, WriteOrder } from '../forms/intent';
import type { Field } from '../forms/page-form';
import type { RunCommand, RunNews } from '../messages';
import { Champ } from './champ';
import { keepingPlace } from './hands';
import { autosaves, type Page, readPage } from './page';
import { Person } from './person';
import { Pulse } from './pulse';
import { Saves } from './save';
import { readError, readField } from './scan';
import { sameSnapshot, snapshot } from './snapshot';
import { sameValue } from './values';
import { sameText } from './words';
import { type Done, refused, type Work } from './work';
import { writerFor } from './writers';

/** Requests of the site that may be under way because of us (contract §5.2: be kind). */
const IN_FLIGHT = 3;

/** Families whose writing never needs a list, a second control or the focus. */
const PLAIN = new Set(['text', 'radio', 'select']);

type Task = Extract<RunCommand, { do: 'write' | 'restore' }>;

/**
 * Carries out the orders of one run, in the order given. Plain independent fields overlap while the site debounces and saves;
 * all others are alone on the page. Nothing is kept after the last result.
 */
export class Run {
  private readonly queue: Task[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly pulse: Pulse;
  private readonly saves: Saves;
  private readonly person: Person;
  private readonly life = new AbortController();
  private busy = false;
  private stopped = false;
  private startedAt = 0;
  private lastWrite = 0;
  private seenPage: { page: Page; address: string } | null = null;

  constructor(
    private readonly document: Document,
    private readonly tell: (news: RunNews) => void,
  ) {
    this.pulse = new Pulse(document);
    this.saves = new Saves(this.pulse);
    this.person = new Person(document);
    this.saves.listen(this.life.signal);
    this.person.listen(this.life.signal);
  }

  accept(command: RunCommand): void {
    if (command.do === 'stop') {
      this.stop();
      return;
    }
    this.stopped = false;
    this.queue.push(command);
    if (!this.busy) void this.work();
  }

  /** The field being written is finished; what waits is told as stopped. */
  stop(): void {
    this.stopped = true;
    this.pulse.ask();
    for (const task of this.queue.splice(0)) this.result(idOf(task), refused('stopped'), null, null);
  }

  /** Nobody listens any more: no new field, and all that listens to the page leaves once the last one is done. */
  async close(): Promise<void> {
    this.stop();
    await Promise.allSettled([...this.underWay]);
    this.life.abort();
  }

  private async work(): Promise<void> {
    this.busy = true;
    this.startedAt = performance.now();
    try {
      for (let task = this.queue.shift(); task; task = this.queue.shift()) {
        await this.take(task);
      }
    } finally {
      this.busy = false;
    }
    await Promise.allSettled([...this.underWay]);
  }

  /** The page as it was when the run began, as long as it is the same form at the same address; else read anew. */
  private look(): Page | null {
    const { document, seenPage } = this;
    if (seenPage?.page.root.isConnected && seenPage.address === document.location.href) return seenPage.page;
    const page = readPage(document);
    this.seenPage = 'none' in page ? null : { page, address: document.location.href };
    return 'none' in page ? null : page;
  }

  /** In a hidden tab the site's lists fire nothing (contract §5.7): the run waits there. */
  private async seen(): Promise<void> {
    if (!this.document.hidden) return;
    this.tell({ news: 'paused' });
    while (this.document.hidden && !this.stopped && !this.life.signal.aborted) {
      await this.pulse.until(() => !this.document.hidden || this.stopped, 60_000, this.life.signal);
    }
    this.tell({ news: 'resumed' });
  }

  private async take(task: Task): Promise<void> {
    await this.seen();
    const page = this.look();
    const field = page && readField(this.document, page, idOf(task));
    if (!page || !field) {
      this.result(idOf(task), refused('field-gone'), null, null);
      return;
    }
    const alone = !isPlain(field, task);
    const waits = alone || this.mustWait() || this.document.hidden;
    if (alone) await Promise.allSettled([...this.underWay]);
    else if (waits) await this.turn();
    await this.seen();
    if (this.stopped) {
      this.result(idOf(task), refused('stopped'), null, null);
      return;
    }
    // Waiting for one's turn takes time, and the page lives: the field is read again.
    const job = this.carryOut(task, page, waits ? null : field).catch(() => {
      this.result(idOf(task), { outcome: 'not-saved', reason: 'field-gone' }, null, null);
    });
    this.underWay.add(job);
    void job.finally(() => {
      this.underWay.delete(job);
      this.pulse.ask();
    });
    if (alone) await job;
  }

  /**
   * The next plain field. The site waits a second before it sends a text, so writing one after the other would be slow and all at
   * once unkind: the first three tell how long the server takes, then fields follow at the pace that keeps about three requests
   * under way.
   */
  private mustWait(): boolean {
    return this.underWay.size >= IN_FLIGHT;
  }

  private async turn(): Promise<void> {
    const { durations } = this.saves;
    await this.pulse.until(
      () => this.underWay.size < IN_FLIGHT || (durations.length > 0 && this.saves.inFlight < IN_FLIGHT) || this.stopped,
      60_000,
      this.life.signal,
    );
    if (!this.mustWait()) return;
    const pace = (1.2 * Math.max(...durations)) / IN_FLIGHT;
    const wait = this.lastWrite + pace - performance.now();
    if (wait > 0) await this.pulse.until(() => this.stopped, wait, this.life.signal);
  }

  private async carryOut(task: Task, page: Page, read: Field | null): Promise<void> {
    this.lastWrite = performance.now();
    const field = read ?? readField(this.document, page, idOf(task));
    if (!field) {
      this.result(idOf(task), refused('field-gone'), null, null);
      return;
    }
    const champ = new Champ(this.document, page.place, field.id, field.type);
    const work: Work = {
      champ,
      field,
      pulse: this.pulse,
      saves: this.saves,
      person: this.person,
      autosaves: autosaves(page.place),
      startedAt: performance.now(),
      signal: this.life.signal,
    };
    const before = snapshot(champ);
    const act = () => (task.do === 'write' ? write(work, task.order, this.startedAt) : restore(work, task, before));
    const done = PLAIN.has(field.control ?? '') ? await act() : await keepingPlace(this.document, act);
    if (done.outcome === 'refused') {
      this.result(field.id, done, null, null);
      return;
    }
    const after = snapshot(champ);
    if (done.outcome === 'needs-person' && sameSnapshot(before, after, Object.is)) {
      this.result(field.id, done, null, null);
      return;
    }
    const now = this.look();
    const error = now && readError(this.document, now, field.id);
    // Saved is not valid (contract §0.5): the site's own message decides.
    const invalid = done.outcome === 'saved' && error !== null;
    this.result(field.id, invalid ? { ...done, outcome: 'saved-invalid' } : done, before, after, error);
  }

  private result(
    fieldId: string,
    done: Done,
    before: Snapshot | null,
    after: Snapshot | null,
    message: string | null = null,
  ): void {
    const result: FieldResult = {
      fieldId,
      outcome: done.outcome,
      reason: done.reason,
      message,
      choices: done.choices ?? [],
      before,
      after,
    };
    this.tell({ news: 'result', result });
  }
}

const idOf = (task: Task): string => (task.do === 'write' ? task.order.fieldId : task.fieldId);

/** May overlap with others: one control, nothing else depends on it, nothing more to come. */
function isPlain(field: Field, task: Task): boolean {
  if (!PLAIN.has(field.control ?? '') || field.gatesOthers || field.type === 'siret') return false;
  return task.do === 'restore' || task.order.intent.kind !== 'choice' || task.order.intent.other === null;
}

/** The checks of the last moment (contract §12.12, §12.22), then the writer. */
async function write(work: Work, order: WriteOrder, runStart: number): Promise<Done> {
  const { field } = work;
  if (field.type !== order.reviewed.type || !sameText(field.label, order.reviewed.label))
    return refused('field-changed');
  const barrier = obstacle(work, runStart);
  if (barrier) return refused(barrier);
  const found = field.control && !field.refusal ? writerFor(field.control) : null;
  if (!found || found.kind !== order.intent.kind) return refused('field-changed');
  if (field.state === 'filled') {
    const held = found.writer.holds(work, order.intent);
    if (held === 'stored') return { outcome: work.autosaves ? 'saved' : 'written', reason: null };
    // Standing there unsaved, it is our own value of a failed save: it may be sent again.
    if (held === 'no' && !order.overwrite) return refused('not-empty');
  }
  return found.writer.write(work, order.intent);
}

async function restore(work: Work, task: Extract<Task, { do: 'restore' }>, now: Snapshot): Promise<Done> {
  const same = (a: string, b: string) => sameValue(work.field.type, a, b);
  if (sameSnapshot(now, task.before, same)) return { outcome: work.autosaves ? 'saved' : 'written', reason: null };
  if (!sameSnapshot(now, task.after, same)) return refused('changed-since');
  const barrier = obstacle(work, Number.POSITIVE_INFINITY);
  if (barrier) return refused(barrier);
  const found = work.field.control && !work.field.refusal ? writerFor(work.field.control) : null;
  return found ? found.writer.restore(work, task.before) : refused('field-changed');
}

function obstacle({ field, champ, person }: Work, since: number): OutcomeReason | null {
  if (!field.visible) return 'field-hidden';
  if (field.state === 'locked') return 'field-locked';
  return person.isIn(champ.id, since) ? 'person-typing' : null;
}
