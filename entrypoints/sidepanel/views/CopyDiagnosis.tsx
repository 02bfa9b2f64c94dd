import { useState } from 'react';
import { Button } from '../../../components/Button';
import { DIAGNOSIS } from '../texts';
import css from './CopyDiagnosis.module.css';

/** For whoever helps: what was seen on this page, without any answer. Copied on request, sent nowhere. */
export function CopyDiagnosis({ text }: { text: () => string }) {
  const [said, setSaid] = useState('');
  return (
    <div className={css.copy}>
      <Button
        small
        look="quiet"
        onClick={() => {
          navigator.clipboard.writeText(text()).then(
            () => setSaid(DIAGNOSIS.copied),
            () => setSaid(DIAGNOSIS.refused),
          );
        }}
      >
        {DIAGNOSIS.copy}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}
