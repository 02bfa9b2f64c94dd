import { useEffect } from 'react';
import { door } from './door';

const EVERY = 20_000;

/** Someone is at the keyboard: the idle lock starts anew (at most every 20 s). */
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
    return () => {
      for (const sign of signs) document.removeEventListener(sign, onSign);
    };
  }, [open]);
}
