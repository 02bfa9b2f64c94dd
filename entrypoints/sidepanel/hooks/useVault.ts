import { useCallback, useEffect, useState } from 'react';
import { COMMON } from '../../../lib/texts/common';
import { createVault, lock, onVaultState, unlock, VaultError, vaultState } from '../../../lib/vault';

export type DoorState = 'opening' | 'absent' | 'locked' | 'unlocked';

/** The sentence to show for any failure; the vault's own are written for people. */
export function inWords(error: unknown): string {
  return error instanceof VaultError ? error.message : COMMON.unforeseen;
}

/** The vault's door: its state, live, and what can be done with it. Refusals come back as sentences. */
export function useVault() {
  const [state, setState] = useState<DoorState>('opening');
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let alive = true;
    const look = () =>
      vaultState().then(
        (now) => {
          if (!alive) return;
          setState(now);
          setError(null);
        },
        (reason) => alive && setError(inWords(reason)),
      );
    void look();
    const off = onVaultState(() => void look());
    return () => {
      alive = false;
      off();
    };
  }, []);

  const attempt = useCallback(
    (work: (passphrase: string) => Promise<unknown>) =>
      async (passphrase: string): Promise<string | null> => {
        try {
          await work(passphrase);
          setState(await vaultState());
          return null;
        } catch (reason) {
          return inWords(reason);
        }
      },
    [],
  );

  return {
    state,
    error,
    create: attempt(createVault),
    unlock: attempt(unlock),
    lock: useCallback(async () => {
      await lock();
      setState(await vaultState());
    }, []),
  };
}
