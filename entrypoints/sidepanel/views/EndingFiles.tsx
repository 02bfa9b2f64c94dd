import { useEffect, useState } from 'react';
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
              <Button small onClick={async () => setSaid((await onContact(id)) ?? KEEPING.contactNoted(name))}>
                {KEEPING.contact}
                <span className="visually-hidden"> {name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p role="status" className={css.said}>
        {said}
      </p>
    </>
  );
}
