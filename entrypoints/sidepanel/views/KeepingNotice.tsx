import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { COMMON } from '../../../lib/texts/common';
import { useRetention } from '../hooks/useRetention';
import { KEEPING } from '../texts';
import { EndingFiles } from './EndingFiles';

/** Told once per opening of the panel: what was erased, and what is about to be. */
export function KeepingNotice({ onContact }: { onContact: (id: string) => Promise<string | null> }) {
  const { view, problem, look, shown } = useRetention();
  const [later, setLater] = useState(false);
  const [noted, setNoted] = useState(false);
  if (problem !== null) return <Notice tone="no">{problem}</Notice>;
  if (view === null || later || (view.purged === 0 && view.endings.length === 0 && !noted)) return null;
  const ends = view.endings.length > 0;
  return (
    <Notice tone="ask" title={ends ? KEEPING.ending(view.endings.length) : undefined}>
      {view.purged > 0 && <p>{KEEPING.purged(view.purged)}</p>}
      {(ends || noted) && (
        <>
          {ends && <p>{KEEPING.why(KEEPING.months(view.months))}</p>}
          <EndingFiles
            endings={view.endings}
            onShown={shown}
            onContact={async (id) => {
              const refused = await onContact(id);
              if (refused === null) {
                // The last one is said too: the notice stays until it is closed.
                setNoted(true);
                await look();
              }
              return refused;
            }}
          />
        </>
      )}
      <Button small onClick={() => setLater(true)}>
        {ends ? KEEPING.later : COMMON.close}
      </Button>
    </Notice>
  );
}
