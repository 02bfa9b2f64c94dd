import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { END } from '../texts';

/** What was typed is kept: only a run is cut short. */
export function EndDialog({ running, onStay, onLeave }: { running: boolean; onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title={END.title}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{END.stay}</Button>
          <Button look={running ? 'danger' : 'main'} onClick={onLeave}>
            {END.leave}
          </Button>
        </>
      }
    >
      <p>{running ? END.running : END.dirty}</p>
    </Dialog>
  );
}
