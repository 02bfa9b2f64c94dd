import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { END } from '../texts';

export function EndDialog({ running, onStay, onLeave }: { running: boolean; onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title={END.title}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{END.stay}</Button>
          <Button look="danger" onClick={onLeave}>
            {END.leave}
          </Button>
        </>
      }
    >
      <p>{running ? END.running : END.dirty}</p>
    </Dialog>
  );
}
