import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../../components/Button';
import { LISTS } from '../texts';
import css from './AidList.module.css';

interface Props {
  children: ReactNode[];
  /** Rows in sight before « Afficher les autres »; all when absent. */
  first?: number;
}

/** Rows of aids; a long list shows its first ones, and the others when asked. */
export function AidList({ children, first = Number.POSITIVE_INFINITY }: Props) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = open ? children : children.slice(0, first);
  const hidden = children.length - shown.length;

  // The button leaves with the press: reading goes on with the first row it showed.
  useEffect(() => {
    if (open) list.current?.querySelectorAll<HTMLElement>(':scope > li > button')[first]?.focus();
  }, [open, first]);

  return (
    <>
      <ul ref={list} className={css.rows}>
        {shown}
      </ul>
      {hidden > 0 && (
        <Button small look="quiet" className={css.more} onClick={() => setOpen(true)}>
          {LISTS.more(hidden)}
        </Button>
      )}
    </>
  );
}
