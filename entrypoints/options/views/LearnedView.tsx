import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import type { LearnedField } from '../../../lib/forms/matching';
import { LABELS } from '../../../lib/profile/labels';
import { OPTIONS } from '../texts';
import css from './views.module.css';

interface Props {
  learned: LearnedField[];
  onForget: (one: LearnedField) => Promise<string | null>;
}

export function LearnedView({ learned, onForget }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  if (learned.length === 0) return <p className={css.soft}>{OPTIONS.learned.empty}</p>;
  return (
    <>
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <ul className={css.list}>
        {learned.map((one) => (
          <li key={`${one.hostFamily}/${one.stableId}`}>
            <div>
              <b>{one.label}</b>
              <span>
                {one.key === null ? OPTIONS.learned.never : LABELS[one.key].label}
                {' · '}
                {OPTIONS.learned.family(one.hostFamily)}
              </span>
            </div>
            <Button small onClick={async () => setRefusal(await onForget(one))}>
              {OPTIONS.learned.forget}
              <span className="visually-hidden"> {one.label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
