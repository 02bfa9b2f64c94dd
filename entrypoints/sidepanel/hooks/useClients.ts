import { useCallback, useEffect, useRef, useState } from 'react';
import type { LearnedField } from '../../../lib/forms/matching';
import type { ClientCard } from '../../../lib/profile/card';
import { type Advisor, type Client, newClient, type Profile } from '../../../lib/profile/schema';
import { DAMAGE } from '../../../lib/texts/common';
import {
  advisor as advisorDesk,
  clients as clientDesk,
  type DamagedRecord,
  desk,
  learned as learnedDesk,
  VaultError,
} from '../../../lib/vault';
import { inWords } from './useVault';

export interface ClientsView {
  loading: boolean;
  /** Every file, as a list shows it. */
  cards: ClientCard[];
  damaged: DamagedRecord[];
  error: string | null;
}

/** The files that are open on the screen, by id; null: there is no such file any more. */
type Held = ReadonlyMap<string, Client | null>;

/** The files, live in every window: all of them by their cards, whole only those that are followed. */
export function useClients() {
  const [view, setView] = useState<ClientsView>({ loading: true, cards: [], damaged: [], error: null });
  const [held, setHeld] = useState<Held>(new Map());
  const known = useRef(held);
  const followers = useRef(new Map<string, number>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(
    () =>
      clientDesk.watch(
        ({ cards, damaged }) => setView({ loading: false, cards, damaged, error: null }),
        (reason) => setView((before) => ({ ...before, loading: false, error: inWords(reason) })),
      ),
    [],
  );

  const hold = useCallback((id: string, client: Client | null | undefined) => {
    const before = known.current.get(id);
    // An answer that was read before the last save comes late.
    if (before && client && client.version < before.version) return;
    const next = new Map(known.current);
    if (client === undefined) next.delete(id);
    else next.set(id, client);
    known.current = next;
    setHeld(next);
  }, []);

  /** Keeps a file whole and live; returns the end of it. */
  const follow = useCallback(
    (id: string): (() => void) => {
      followers.current.set(id, (followers.current.get(id) ?? 0) + 1);
      const stop = clientDesk.follow(
        id,
        (client) => hold(id, client),
        // What does not hold is told among the damaged, as no file to work with.
        () => hold(id, null),
      );
      return () => {
        stop();
        const left = (followers.current.get(id) ?? 1) - 1;
        followers.current.set(id, left);
        if (left === 0) hold(id, undefined);
      };
    },
    [hold],
  );

  /**
   * Changes a file as it is when its turn comes: answers given quickly one after the other do not collide here, a change
   * made in another window does. Rejects with a `VaultError`.
   */
  const change = useCallback(
    (id: string, edit: (client: Client) => Client): Promise<void> => {
      const turn = queue.current.then(async () => {
        const client = known.current.get(id) ?? (await clientDesk.get(id));
        if (client !== null) hold(id, await clientDesk.save(edit(client)));
      });
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    [hold],
  );

  /** The client was seen, or helped, today. Resolves to null once noted, else to why not, in words. */
  const contact = useCallback(
    (id: string): Promise<string | null> => {
      const turn = queue.current.then(() => attempt(async () => hold(id, await clientDesk.contact(id))));
      queue.current = turn;
      return turn;
    },
    [hold],
  );

  const create = useCallback(
    async (profile: Profile): Promise<Client> => {
      const made = await clientDesk.save(newClient(crypto.randomUUID(), new Date().toISOString(), profile));
      hold(made.id, made);
      setView((before) => ({ ...before, cards: [...before.cards.filter(({ id }) => id !== made.id), made] }));
      return made;
    },
    [hold],
  );

  const remove = useCallback(
    async (id: string): Promise<void> => {
      await clientDesk.remove(id);
      await desk.forget(id);
      if (known.current.has(id)) hold(id, null);
      setView((before) => ({ ...before, cards: before.cards.filter((one) => one.id !== id) }));
    },
    [hold],
  );

  const keepDamaged = useCallback((record: DamagedRecord) => attempt(() => clientDesk.keep(record.id)), []);
  const eraseDamaged = useCallback(
    (record: DamagedRecord) => attempt(async () => record.id !== null && clientDesk.remove(record.id)),
    [],
  );

  return { ...view, held, follow, change, contact, create, remove, keepDamaged, eraseDamaged, all: clientDesk.all };
}

export type Files = ReturnType<typeof useClients>;

/** One file, whole and live. undefined: being read; null: there is none to work with. */
export function useFile(
  { held, follow }: Pick<Files, 'held' | 'follow'>,
  id: string | null,
): Client | null | undefined {
  useEffect(() => (id === null ? undefined : follow(id)), [id, follow]);
  return id === null ? null : held.get(id);
}

/** null once done, else why not, in words. */
async function attempt(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (reason) {
    return inWords(reason);
  }
}

/** The advisor's identity and what was taught; read again whenever the panel comes back to the eye. */
export function useAdvisor() {
  const [advisor, setAdvisor] = useState<Advisor | null>(null);
  const [learned, setLearned] = useState<LearnedField[] | null>(null);
  const [troubles, setTroubles] = useState<string[]>([]);

  const refresh = useCallback(async () => {
    // What is damaged is told, and mended in the options; the client's own lines are filled meanwhile.
    const said: string[] = [];
    const [who, lessons] = await Promise.all([
      advisorDesk.get().catch((reason) => {
        if (!isLocked(reason)) said.push(DAMAGE.advisor);
        return {};
      }),
      learnedDesk.list().catch((reason) => {
        if (!isLocked(reason)) said.push(DAMAGE.learned);
        return [];
      }),
    ]);
    setAdvisor(who);
    setLearned(lessons);
    setTroubles(said);
  }, []);

  useEffect(() => {
    void refresh();
    const onSight = () => document.visibilityState === 'visible' && void refresh();
    document.addEventListener('visibilitychange', onSight);
    window.addEventListener('focus', onSight);
    return () => {
      document.removeEventListener('visibilitychange', onSight);
      window.removeEventListener('focus', onSight);
    };
  }, [refresh]);

  const teach = useCallback(
    async (lesson: LearnedField) => {
      await learnedDesk.save(lesson);
      await refresh();
    },
    [refresh],
  );
  const unteach = useCallback(
    async (hostFamily: string, stableId: string) => {
      await learnedDesk.remove(hostFamily, stableId);
      await refresh();
    },
    [refresh],
  );

  return { advisor, learned, troubles, teach, unteach };
}

const isLocked = (reason: unknown) => reason instanceof VaultError && reason.code === 'locked';
