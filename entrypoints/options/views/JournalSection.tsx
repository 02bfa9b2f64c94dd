import { useState } from 'react';
import { Button } from '../../../components/Button';
import { usePiece } from '../../../components/usePiece';
import type { ManagedSettings } from '../../../lib/managed';
import { OPTIONS } from '../texts';

const loadView = () => import('./JournalView');

/** Closed until asked for: a journal may be long. */
export function JournalSection({ settings }: { settings: ManagedSettings }) {
  const [open, setOpen] = useState(false);
  const piece = usePiece(loadView, open);
  if (piece !== null) return <piece.JournalView settings={settings} />;
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{OPTIONS.journal.open}</Button>
    </div>
  );
}
