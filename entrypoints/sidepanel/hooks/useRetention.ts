import { useCallback, useEffect, useState } from 'react';
import { type EndingCard, retention, VaultError } from '../../../lib/vault';
import { todayIso } from '../keys';
import { inWords } from './useVault';

interface RetentionView {
  endings: EndingCard[];
  months: number;
  /** How many files were erased as the vault opened. */
  purged: number;
}

/**
 * At each opening: erases what was announced and is due, then tells what is coming. `shown` is for whoever puts the list on the
 * screen: the notice runs from there.
 */
export function useRetention() {
  const [view, setView] = useState<RetentionView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const tell = useCallback((reason: unknown) => {
    if (!(reason instanceof VaultError && reason.code === 'locked')) setProblem(inWords(reason));
  }, []);

  const look = useCallback(async () => {
    try {
      const [endings, months] = await Promise.all([retention.upcoming(todayIso()), retention.months()]);
      setView((before) => ({ endings, months, purged: before?.purged ?? 0 }));
      setProblem(null);
    } catch (reason) {
      tell(reason);
    }
  }, [tell]);

  useEffect(() => {
    let alive = true;
    retention.purge(todayIso()).then(
      async (purged) => {
        if (!alive) return;
        await look();
        if (purged > 0) setView((before) => before && { ...before, purged });
      },
      (reason) => {
        // A purge that fails takes nothing: it is tried again at the next opening.
        if (!alive) return;
        tell(reason);
        void look();
      },
    );
    return () => {
      alive = false;
    };
  }, [look, tell]);

  const shown = useCallback(
    (endings: readonly EndingCard[]) => void retention.shown(endings, todayIso()).catch(tell),
    [tell],
  );

  return { view, problem, look, shown };
}
