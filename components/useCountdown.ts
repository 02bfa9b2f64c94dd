import { useEffect, useRef, useState } from 'react';

const BEAT = 500;

/**
 * Whole seconds until a moment (ms since 1970), told by the clock at each beat, so that a machine that slept is right at
 * once; null when there is none. `onOver` is called at each beat once it has passed, or when the clock was set back: what
 * set the moment knows what comes next.
 */
export function useCountdown(until: number | null, onOver: () => void): number | null {
  const [, setBeat] = useState(0);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    if (until === null) return;
    let before = until - Date.now();
    const beat = setInterval(() => {
      const left = until - Date.now();
      if (left <= 0 || left > before + BEAT) over.current();
      before = left;
      setBeat((count) => count + 1);
    }, BEAT);
    return () => clearInterval(beat);
  }, [until]);
  return until === null ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
