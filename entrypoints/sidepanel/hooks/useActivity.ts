import { useEffect } from 'react';
import { door } from './door';

const EVERY = 20_000;
/** A laptop that wakes shows nothing for longer than this: to look at the state locks once the time is over. */
const BEAT = 10_000;

/** Someone is at the keyboard: the idle lock starts anew (at most every 20 s); nobody is, and the time is over: it locks, alarm or not. */
export function useActivity(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    let last = 0;
    const onSign = () => {
      const now = Date.now();
      if (now - last < EVERY) return;
      last = now;
      void door.then(({ touch }) => touch()).catch(() => undefined);
    };
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) document.addEventListener(sign, onSign, { passive: true });
    const beat = setInterval(() => void door.then(({ vaultState }) => vaultState()).catch(() => undefined), BEAT);
    return () => {
      clearInterval(beat);
      for (const sign of signs) document.removeEventListener(sign, onSign);
    };
  }, [open]);
}
