import { useCallback, useEffect, useState } from 'react';
import type { LearnedField } from '../../../lib/forms/matching';
import { type Advisor, type Client, newClient, type Profile } from '../../../lib/profile/schema';
import {
  advisor as advisorDesk,
  clients as clientDesk,
  type DamagedRecord,
  learned as learnedDesk,
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

  useEffect(
    () =>
      clientDesk.watch(
        ({ clients, damaged }) => setView({ loading: false, clients, damaged, error: null }),
        (reason) => setView((before) => ({ ...before, loading: false, error: inWords(reason) })),
      ),
    [],
  );

  /** Resolves to the file as saved; rejects with a `VaultError`. */
  const save = useCallback(async (client: Client): Promise<Client> => {
    const saved = await clientDesk.save(client);
    setView((before) => ({
      ...before,
      clients: before.clients.some((one) => one.id === saved.id)
        ? before.clients.map((one) => (one.id === saved.id && one.version < saved.version ? saved : one))
        : [...before.clients, saved],
    }));
    return saved;
  }, []);

  const create = useCallback(
    (profile: Profile): Promise<Client> => save(newClient(crypto.randomUUID(), new Date().toISOString(), profile)),
    [save],
  );

  const remove = useCallback(async (id: string): Promise<void> => {
    await clientDesk.remove(id);
    setView((before) => ({ ...before, clients: before.clients.filter((one) => one.id !== id) }));
  }, []);

  return { ...view, save, create, remove };
}

/** The advisor's identity and what was taught; read again whenever the panel comes back to the eye. */
export function useAdvisor() {
  const [advisor, setAdvisor] = useState<Advisor | null>(null);
  const [learned, setLearned] = useState<LearnedField[] | null>(null);

  const refresh = useCallback(async () => {
    // A damaged identity is mended in the options; the client's own lines are filled meanwhile.
    const [who, lessons] = await Promise.all([advisorDesk.get().catch(() => ({})), learnedDesk.list().catch(() => [])]);
    setAdvisor(who);
    setLearned(lessons);
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

  return { advisor, learned, teach, unteach };
}
