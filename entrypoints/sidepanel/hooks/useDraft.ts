import { useEffect, useState } from 'react';
import { type Draft, drafts } from '../../../lib/vault';

/** Typing is sealed at this pace while it goes on, and at once when it leaves a box or the screen. */
const EVERY = 300;

type Place = Pick<Draft, 'client' | 'of'>;

/** Writes one draft, never faster than `EVERY`; the last value wins. */
class Pen {
  /** What is on the disk, as far as this screen knows. */
  stands = 'null';
  #next: { value: unknown } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly place: Place) {}

  /** null: nothing is being typed any more, which is written at once: what is saved must not come back as typing. */
  put(value: unknown): void {
    this.#next = { value };
    if (value === null) this.flush();
    else this.#timer ??= setTimeout(this.flush, EVERY);
  }

  flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#next;
    this.#next = null;
    const text = next === null ? this.stands : JSON.stringify(next.value);
    if (next === null || text === this.stands) return;
    this.stands = text;
    const done = next.value === null ? drafts.drop(this.place) : drafts.keep(this.place, next.value);
    // The typing itself stands on the screen: a disk that refuses takes away the net, not the work.
    done.catch(() => undefined);
  };
}

/**
 * The typing of one screen. `found` is what was there when it opened, undefined while it is looked for; `put` keeps what
 * is typed now, null erases it.
 */
export function useDraft<T>(
  client: string,
  of: string,
  read: (value: unknown) => T | null,
): { found: T | null | undefined; put: (value: T | null) => void } {
  const [pen] = useState(() => new Pen({ client, of }));
  const [found, setFound] = useState<T | null>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: one screen, one place; its key changes with it.
  useEffect(() => {
    let alive = true;
    drafts.read({ client, of }).then(
      (draft) => {
        if (!alive) return;
        pen.stands = JSON.stringify(draft?.value ?? null);
        setFound(draft === null ? null : read(draft.value));
      },
      () => alive && setFound(null),
    );
    const signs = ['focusout', 'visibilitychange'] as const;
    for (const sign of signs) document.addEventListener(sign, pen.flush);
    window.addEventListener('pagehide', pen.flush);
    return () => {
      alive = false;
      for (const sign of signs) document.removeEventListener(sign, pen.flush);
      window.removeEventListener('pagehide', pen.flush);
      pen.flush();
    };
  }, []);

  const [put] = useState(() => (value: T | null) => pen.put(value));
  return { found, put };
}

/** Given up. */
export const dropDraft = (place: Place): Promise<void> => drafts.drop(place);

/** What was being typed when the vault was last locked, as it stood when this screen opened. */
export function useWaiting(): { waiting: Draft[]; settle: (draft: Place) => void } {
  const [waiting, setWaiting] = useState<Draft[]>([]);
  useEffect(() => {
    let alive = true;
    drafts.waiting().then(
      (found) => alive && setWaiting(found),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, []);
  const [settle] = useState(() => (one: Place) => {
    setWaiting((before) => before.filter(({ client, of }) => client !== one.client || of !== one.of));
  });
  return { waiting, settle };
}
