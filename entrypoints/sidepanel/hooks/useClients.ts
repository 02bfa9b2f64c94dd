import { useCallback, useEffect, useRef, useState } from 'react';
import type { LearnedField } from '../../../lib/forms/matching';
import { type Advisor, type Client, newClient, type Profile } from '../../../lib/profile/schema';
import { DAMAGE } from '../../../lib/texts/common';
import {
  advisor as advisorDesk,
  clients as clientDesk,
  type DamagedRecord,
  learned as learnedDesk,
  VaultError,
} from '../../../lib/vault';
import { inWords } from './useVault';

export interface ClientsView {
  loading: boolean;
  clients: Client[];
  damaged: DamagedRecord[];
  error: string | null;
}

/** The files, live in every window. */
export function useClients() {
  const [view, setView] = useState<ClientsView>({ loading: true, clients: [], damaged: [], error: null });
  const known = useRef(view.clients);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(
    () =>
      clientDesk.watch(
        ({ clients, damaged }) => {
          known.current = clients;
          setView({ loading: false, clients, damaged, error: null });
        },
        (reason) => setView((before) => ({ ...before, loading: false, error: inWords(reason) })),
      ),
    [],
  );

  const keep = useCallback((saved: Client) => {
    known.current = known.current.some((one) => one.id === saved.id)
      ? known.current.map((one) => (one.id === saved.id && one.version < saved.version ? saved : one))
      : [...known.current, saved];
    setView((before) => ({ ...before, clients: known.current }));
  }, []);

  /**
   * Changes a file as it is when its turn comes: answers given quickly one after the other do not collide here, a change
   * made in another window does. Rejects with a `VaultError`.
   */
  const change = useCallback(
    (id: string, edit: (client: Client) => Client): Promise<void> => {
      const turn = queue.current.then(async () => {
        const client = known.current.find((one) => one.id === id);
        if (client !== undefined) keep(await clientDesk.save(edit(client)));
      });
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    [keep],
  );

  const create = useCallback(
    async (profile: Profile): Promise<Client> => {
      const made = await clientDesk.save(newClient(crypto.randomUUID(), new Date().toISOString(), profile));
      keep(made);
      return made;
    },
    [keep],
  );

  const remove = useCallback(async (id: string): Promise<void> => {
    await clientDesk.remove(id);
    known.current = known.current.filter((one) => one.id !== id);
    setView((before) => ({ ...before, clients: known.current }));
  }, []);

  const keepDamaged = useCallback((record: DamagedRecord) => attempt(() => clientDesk.keep(record.id)), []);
  const eraseDamaged = useCallback(
    (record: DamagedRecord) => attempt(async () => record.id !== null && clientDesk.remove(record.id)),
    [],
  );

  return { ...view, change, create, remove, keepDamaged, eraseDamaged };
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
