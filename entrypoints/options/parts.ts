import { useEffect, useState } from 'react';
import { OPTIONS } from './texts';

export type PartName = keyof typeof OPTIONS.parts;

/** In the order of the navigation; the first is shown when the address names none. */
export const PARTS = Object.keys(OPTIONS.parts) as PartName[];

/** What is read without the key, while the vault is shut or not made yet. */
export const OPEN_TO_ALL: ReadonlySet<PartName> = new Set(['demarches', 'a-propos']);

function named(hash: string): PartName {
  return PARTS.find((name) => `#${name}` === hash) ?? 'vous';
}

/** The part after « # » in the address, live: the browser's own « back » goes through the parts. */
export function usePart(): PartName {
  const [part, setPart] = useState(() => named(location.hash));
  useEffect(() => {
    const onChange = () => setPart(named(location.hash));
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return part;
}
