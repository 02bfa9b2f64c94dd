import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { COMMON } from '../../../lib/texts/common';
import { FILE } from '../texts';

export function RemoveDialog({ name, onClose, onRemove }: { name: string; onClose: () => void; onRemove: () => void }) {
  return (
    <Dialog
      title={FILE.removeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{COMMON.cancel}</Button>
          <Button look="danger" onClick={onRemove}>
            {FILE.removeYes}
          </Button>
        </>
      }
    >
      <p>{FILE.removeText}</p>
    </Dialog>
  );
}
