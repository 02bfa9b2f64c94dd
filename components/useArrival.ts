import { useEffect, useRef } from 'react';

/** A new view takes the focus when what had it went away with the view before; otherwise it stays where it is. */
export function useArrival<T extends HTMLElement>(ready = true) {
  const view = useRef<T>(null);
  useEffect(() => {
    if (!ready) return;
    const { activeElement, body } = document;
    if (activeElement === body || activeElement === null) view.current?.focus({ preventScroll: true });
  }, [ready]);
  return view;
}
