import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { toFrenchWords } from '../../../lib/profile/dates';
import type { EndingCard } from '../../../lib/vault';
import { clientName } from '../people';
import { KEEPING } from '../texts';
import css from './EndingFiles.module.css';

interface Props {
  endings: readonly EndingCard[];
  /** They are on the screen. */
  onShown: (endings: readonly EndingCard[]) => void;
  /** Resolves to a sentence when it was not noted. */
  onContact: (id: string) => Promise<string | null>;
}

/** The files whose time is nearly over, the nearest first, and the one gesture that keeps them. */
export function EndingFiles({ endings, onShown, onContact }: Props) {
  const [said, setSaid] = useState('');
  const line = useRef<HTMLParagraphElement>(null);
  const contact = async (id: string, name: string) => {
    setSaid((await onContact(id)) ?? KEEPING.contactNoted(name));
    // The button went away with its line.
    if (document.activeElement === document.body) line.current?.focus({ preventScroll: true });
  };
  useEffect(() => {
    const tell = () => document.visibilityState === 'visible' && endings.length > 0 && onShown(endings);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [endings, onShown]);
  return (
    <>
      <ul className={css.endings}>
        {endings.map(({ id, erasedOn, card }) => {
          const name = clientName(card);
          return (
            <li key={id}>
              <p>
                <b>{name}</b>
                <span>{KEEPING.erasedOn(toFrenchWords(erasedOn))}</span>
              </p>
              <Button small onClick={() => void contact(id, name)}>
                {KEEPING.contact}
                <span className="visually-hidden"> {name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p ref={line} tabIndex={-1} role="status" className={css.said}>
        {said}
      </p>
    </>
  );
}
