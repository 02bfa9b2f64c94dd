import type { OutcomeReason } from '../forms/intent';
import type { Pulse } from './pulse';

/**
 * Proof that the site stored a field (contract §5.5). The site's events are global and carry no field: they say that
 * something was sent, stored or refused; the reflected attributes of the very field say what is stored.
 */

/** What the writer knows of its own field. */
export interface Expectation {
  /** The reflected state equals what was meant. */
  stored(): boolean;
  /** Does `stored` prove the server's answer, or only what the page holds (comboboxes: their hidden input)? */
  proof: 'reflected' | 'held';
  /** Where the reflection may never come: what the page holds is believed once the site has answered all without a failure. */
  held?(): boolean;
  /** The site stores something else than before and than what was meant. */
  rewritten?(): boolean;
  /** The person is now typing in this field. */
  taken?(): boolean;
  /** Milliseconds after which the site sends this kind of control (contract §5.1); orders the requests, proves nothing. */
  sentAfter?: number;
  /** How long to wait for the site's word, ms. */
  timeout?: number;
}

export type Proof = { saved: true; rewritten: boolean } | { saved: false; reason: OutcomeReason };

const SAVED: Proof = { saved: true, rewritten: false };

/** The site gives up a request after 60 s; an advisor should know earlier. */
const SAVE_TIMEOUT = 20_000;
/** After the site's last word, how long its answer may take to reach the page. */
const SETTLE = 1_500;

interface Ticket {
  due: number;
  sentAt: number | null;
  /** Words of the site heard when it was sent, or begun while that is not known. */
  ends: number;
  errors: number;
}

export class Saves {
  /** Requests sent and not answered. */
  inFlight = 0;
  /** How long the last requests took, ms, newest last. */
  readonly durations: number[] = [];
  private errors = 0;
  private ends = 0;
  private lastWord = 0;
  private readonly tickets = new Set<Ticket>();

  constructor(
    private readonly pulse: Pulse,
    private readonly timeout = SAVE_TIMEOUT,
  ) {}

  /** Listens to the site until `signal` aborts. */
  listen(signal: AbortSignal): void {
    const root = this.pulse.document.documentElement;
    // Capture: counted before any waiter asks.
    const on = (event: string, note: () => void) =>
      root.addEventListener(event, note, { capture: true, signal, passive: true });
    on('autosave:enqueue', () => {
      this.inFlight += 1;
      const next = [...this.tickets].filter((t) => t.sentAt === null).sort((a, b) => a.due - b.due)[0];
      if (next) {
        next.sentAt = performance.now();
        next.ends = this.ends;
      }
    });
    on('autosave:end', () => this.answered());
    on('autosave:error', () => {
      this.errors += 1;
      this.answered();
    });
  }

  private answered(): void {
    this.inFlight = Math.max(0, this.inFlight - 1);
    this.ends += 1;
    this.lastWord = performance.now();
  }

  /** Makes the change and waits for the site's word on it. A change answering false was refused by the control itself. */
  async prove(change: () => boolean | Promise<boolean>, expected: Expectation, signal: AbortSignal): Promise<Proof> {
    const start = performance.now();
    const ticket: Ticket = {
      due: start + (expected.sentAfter ?? 0),
      sentAt: null,
      ends: this.ends,
      errors: this.errors,
    };
    const begun = this.ends;
    this.tickets.add(ticket);
    let quiet: ReturnType<typeof setTimeout> | undefined;
    try {
      if (!(await change())) return { saved: false, reason: 'value-refused' };
      const verdict = (): Proof | null => {
        if (expected.taken?.()) return { saved: false, reason: 'person-typing' };
        const failed = this.errors > ticket.errors;
        if (expected.proof === 'reflected' && this.ends > begun && expected.stored()) return SAVED;
        if (this.ends === ticket.ends) return null;
        // Everything sent is answered: the site has spoken on this field too.
        const all = ticket.sentAt !== null && this.inFlight === 0;
        if (all && !failed) {
          if (expected.proof === 'held' && expected.stored()) return SAVED;
          if (expected.rewritten?.()) return { saved: true, rewritten: true };
        }
        const calm = this.lastWord + (failed ? SETTLE / 5 : SETTLE) - performance.now();
        if (calm > 0) {
          // The answer may still be on its way into the page.
          clearTimeout(quiet);
          quiet = setTimeout(this.pulse.ask, calm + 1);
          return null;
        }
        if (!failed && (expected.proof === 'held' ? expected.stored() : expected.held?.())) return SAVED;
        return all || ticket.sentAt === null ? { saved: false, reason: 'save-failed' } : null;
      };
      const proof = await this.pulse.until(verdict, expected.timeout ?? this.timeout, signal);
      if (proof?.saved && ticket.sentAt !== null) this.remember(performance.now() - ticket.sentAt);
      return proof ?? { saved: false, reason: signal.aborted ? 'stopped' : 'save-timeout' };
    } finally {
      clearTimeout(quiet);
      this.tickets.delete(ticket);
    }
  }

  private remember(duration: number): void {
    this.durations.push(duration);
    if (this.durations.length > 8) this.durations.shift();
  }
}
