/**
 * Waiting for a condition of the page, never for a lapse of time: probes are asked again whenever the page changes or the
 * site says something. One observer for all the waits of a document, and none while nobody waits.
 */

export const SITE_EVENTS = ['autosave:enqueue', 'autosave:end', 'autosave:error', 'debounced:empty'] as const;

/** Attributes that tell a save, a list or a second control; free text changes come as child nodes. */
const WATCHED = ['value', 'checked', 'selected', 'hidden', 'class', 'disabled', 'id', 'name'].concat([
  'data-controller',
  'aria-controls',
  'aria-expanded',
  'aria-selected',
]);

const DOM_EVENTS = ['input', 'change', 'visibilitychange'] as const;

export class Pulse {
  private readonly probes = new Set<() => void>();
  private readonly observer: MutationObserver;

  /** Asks every waiter again. */
  readonly ask = (): void => {
    for (const ask of [...this.probes]) ask();
  };

  constructor(readonly document: Document) {
    this.observer = new MutationObserver(this.ask);
  }

  /** The first truthy answer of `probe`, or null when `timeout` (ms) passes or `signal` aborts. */
  until<T>(probe: () => T | null | undefined | false, timeout: number, signal?: AbortSignal): Promise<T | null> {
    const now = probe();
    if (now) return Promise.resolve(now);
    if (signal?.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const finish = (answer: T | null) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.probes.delete(ask);
        if (this.probes.size === 0) this.sleep();
        resolve(answer);
      };
      const ask = () => {
        const answer = probe();
        if (answer) finish(answer);
      };
      const abort = () => finish(null);
      const timer = setTimeout(() => finish(probe() || null), timeout);
      signal?.addEventListener('abort', abort);
      this.probes.add(ask);
      if (this.probes.size === 1) this.wake();
    });
  }

  /** Resolves once nothing changed for `calm` ms under `root` (at most `timeout`): a list has finished coming. */
  settled(root: () => Node | null, calm: number, timeout: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(quiet);
        clearTimeout(limit);
        observer.disconnect();
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      let quiet = setTimeout(finish, calm);
      const limit = setTimeout(finish, timeout);
      const observer = new MutationObserver((records) => {
        const watched = root();
        if (watched && !records.some(({ target }) => watched.contains(target))) return;
        clearTimeout(quiet);
        quiet = setTimeout(finish, calm);
      });
      observer.observe(this.document.documentElement, { childList: true, subtree: true, characterData: true });
      signal?.addEventListener('abort', finish);
    });
  }

  private wake(): void {
    const root = this.document.documentElement;
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED,
    });
    for (const event of SITE_EVENTS) root.addEventListener(event, this.ask);
    for (const event of DOM_EVENTS) this.document.addEventListener(event, this.ask);
  }

  private sleep(): void {
    this.observer.disconnect();
    for (const event of SITE_EVENTS) this.document.documentElement.removeEventListener(event, this.ask);
    for (const event of DOM_EVENTS) this.document.removeEventListener(event, this.ask);
  }
}
