import { useCallback, useEffect, useMemo, useState } from 'react';
import { COMMON, FAREWELL } from '../../../lib/texts/common';
import { VaultError } from '../../../lib/vault/errors';
import type { Wait } from '../../../lib/vault/tries';
import { door } from './door';

export type DoorState = 'opening' | 'absent' | 'locked' | 'unlocked';

/** The sentence to show for any failure; the vault's own are written for people. */
export function inWords(error: unknown): string {
  return error instanceof VaultError ? error.message : COMMON.unforeseen;
}

/** The vault's door: its state, live, and what can be done with it. Refusals come back as sentences. */
export function useVault() {
  const [state, setState] = useState<DoorState>('opening');
  const [wait, setWait] = useState<Wait | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [farewell, setFarewell] = useState<string | null>(null);

  const look = useCallback(async () => {
    try {
      const { vaultState, unlockWait, checkRestingPlace } = await door;
      const found = await vaultState();
      setWait(found === 'locked' ? await unlockWait() : null);
      setState(found);
      setError(null);
      // Better known before a passphrase is thought of.
      if (found === 'absent') await checkRestingPlace();
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
      <Given extends string[]>(work: (door: Door, ...given: Given) => Promise<void>) =>
      async (...given: Given): Promise<string | null> => {
        try {
          await work(await door, ...given);
          setFarewell(null);
          await look();
          return null;
        } catch (reason) {
          // A wrong try may bring a wait.
          await look();
          return inWords(reason);
        }
      };
    return {
      state,
      wait,
      error,
      look,
      create: attempt((vault, passphrase: string) => vault.createVault(passphrase)),
      unlock: attempt((vault, passphrase: string) => vault.unlock(passphrase)),
      recover: attempt((vault, code: string, newPassphrase: string) => vault.recover(code, newPassphrase)),
      /** What is to be said of the clipboard once the meeting is over. */
      farewell,
      /** « Fin de rendez-vous », within the gesture. */
      endMeeting: async () => {
        const { endMeeting } = await door;
        setFarewell(FAREWELL[await endMeeting()]);
        await look();
      },
    };
  }, [state, wait, error, farewell, look]);
}
