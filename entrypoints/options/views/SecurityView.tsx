import { useState } from 'react';
import { Button } from '../../../components/Button';
import { SelectField } from '../../../components/TextField';
import { COMMON } from '../../../lib/texts/common';
import { OPTIONS } from '../texts';
import css from './views.module.css';

const DELAYS = [2, 5, 10, 15, 30, 60];

interface Props {
  minutes: number;
  onMinutes: (minutes: number) => Promise<string | null>;
  onLock: () => void;
}

export function SecurityView({ minutes, onMinutes, onLock }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const delays = DELAYS.includes(minutes) ? DELAYS : [...DELAYS, minutes].sort((a, b) => a - b);
  return (
    <>
      <SelectField
        label={OPTIONS.security.idle}
        hint={OPTIONS.security.idleHint}
        value={String(minutes)}
        choices={delays.map((delay) => ({ value: String(delay), label: OPTIONS.security.minutes(delay) }))}
        onChange={async (event) => {
          const chosen = Number(event.target.value);
          setSaid((await onMinutes(chosen)) ?? OPTIONS.security.saved(OPTIONS.security.minutes(chosen)));
        }}
      />
      <p className={css.soft} role="status">
        {said}
      </p>
      <div className={css.actions}>
        <Button title={COMMON.endMeetingHint} onClick={onLock}>
          {COMMON.endMeeting}
        </Button>
      </div>
    </>
  );
}
