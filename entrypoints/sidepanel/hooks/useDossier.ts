import { useCallback, useEffect, useRef, useState } from 'react';
import { desk } from '../../../lib/vault';

/** Where the desk remembers whom the advisor saw last, whatever the dossier. */
const LAST = 'last';

/**
 * The client of a dossier (`<hostFamily>:<dossier>`), in session memory. Each dossier has its own: two tabs never mix.
 * `clientId` is undefined while it is looked up.
 */
export function useDossierClient(dossierKey: string | null) {
  const [found, setFound] = useState<{ key: string | null; clientId: string | null; lastId: string | null } | null>(
    null,
  );

  // Counts the choices: a look that began before one would undo it on the screen.
  const chosen = useRef(0);

  useEffect(() => {
    let alive = true;
    const look = async (): Promise<void> => {
      const before = chosen.current;
      const [clientId, lastId] = await Promise.all([
        dossierKey === null ? null : desk.clientOf(dossierKey),
        desk.clientOf(LAST),
      ]);
      if (before !== chosen.current) return look();
      if (alive) setFound({ key: dossierKey, clientId, lastId });
    };
    // The vault may lock at any moment; the screen then changes by itself.
    const quietly = () => void look().catch(() => undefined);
    quietly();
    window.addEventListener('focus', quietly);
    return () => {
      alive = false;
      window.removeEventListener('focus', quietly);
    };
  }, [dossierKey]);

  const choose = useCallback(
    async (id: string | null) => {
      chosen.current += 1;
      if (dossierKey !== null) await desk.chooseClient(dossierKey, id);
      // Outside of any dossier, letting go of the client is letting go of the one of the appointment.
      if (id !== null || dossierKey === null) await desk.chooseClient(LAST, id);
      setFound((before) => ({
        key: dossierKey,
        clientId: id,
        lastId: id ?? (dossierKey === null ? null : (before?.lastId ?? null)),
      }));
    },
    [dossierKey],
  );

  // What was found for another dossier is never shown for this one.
  const current = found !== null && found.key === dossierKey ? found : null;
  return { clientId: current === null ? undefined : current.clientId, lastId: current?.lastId ?? null, choose };
}
