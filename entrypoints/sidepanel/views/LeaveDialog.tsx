import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { FILE } from '../texts';

export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title={FILE.leaveTitle}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{FILE.leaveStay}</Button>
          <Button look="danger" onClick={onLeave}>
            {FILE.leaveGo}
          </Button>
        </>
      }
    >
      <p>{FILE.leaveText}</p>
    </Dialog>
  );
}
