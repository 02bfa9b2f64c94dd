import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { Notice } from '../../../components/Notice';
import type { Agreement } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { AGREE, FILE } from '../texts';
import css from './TeachDialog.module.css';

interface Props {
  scope: Agreement['scope'];
  /** Resolves to a sentence when refused. */
  onRecord: (how: Agreement['how']) => Promise<string | null>;
  onClose: () => void;
}

/** The advisor writes down what the client agreed to; nothing is assumed. */
export function AgreementDialog({ scope, onRecord, onClose }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const record = async (how: Agreement['how']) => setRefusal(await onRecord(how));
  return (
    <Dialog title={AGREE.title} onClose={onClose} actions={<Button onClick={onClose}>{COMMON.cancel}</Button>}>
      <div className={css.teach}>
        <p>{scope === 'sante' ? FILE.agreementHealth : FILE.agreementFile}.</p>
        {scope === 'sante' && <p className={css.intro}>{FILE.healthText}</p>}
        {refusal !== null && (
          <Notice tone="no" role="alert">
            {refusal}
          </Notice>
        )}
        <Button wide onClick={() => void record('oral')}>
          {AGREE.oral}
        </Button>
        <Button wide onClick={() => void record('ecrit')}>
          {AGREE.written}
        </Button>
      </div>
    </Dialog>
  );
}
