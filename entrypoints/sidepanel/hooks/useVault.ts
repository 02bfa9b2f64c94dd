import { useCallback, useEffect, useMemo, useState } from 'react';
import { COMMON } from '../../../lib/texts/common';
import { VaultError } from '../../../lib/vault/errors';
import { door } from './door';

export type DoorState = 'opening' | 'absent' | 'locked' | 'unlocked';

/** The sentence to show for any failure; the vault's own are written for people. */
export function inWords(error: unknown): string {
  return error instanceof VaultError ? error.message : COMMON.unforeseen;
}

/** The vault's door: its state, live, and what can be done with it. Refusals come back as sentences. */
export function useVault() {
  const [state, setState] = useState<DoorState>('opening');
  const [error, setError] = useState<string | null>(null);

  const look = useCallback(async () => {
    try {
      setState(await (await door).vaultState());
      setError(null);
    } catch (reason) {
      setError(inWords(reason));
    }
  }, []);

  useEffect(() => {
    let alive = true;
    let off = () => {};
    void look();
    void door.then(({ onVaultState }) => {
      if (alive) off = onVaultState(setState);
    });
    return () => {
      alive = false;
      off();
    };
  }, [look]);

  return useMemo(() => {
    type Door = Awaited<typeof door>;
    /** Resolves to null when done, to a sentence when refused. */
    const attempt =
      (work: (door: Door, passphrase: string) => Promise<void>) =>
      async (passphrase: string): Promise<string | null> => {
        try {
          await work(await door, passphrase);
          await look();
          return null;
        } catch (reason) {
          return inWords(reason);
        }
      };
    return {
      state,
      error,
      create: attempt((vault, passphrase) => vault.createVault(passphrase)),
      unlock: attempt((vault, passphrase) => vault.unlock(passphrase)),
      lock: async () => {
        await (await door).lock();
        await look();
      },
    };
  }, [state, error, look]);
}
