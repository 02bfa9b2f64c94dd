import { useState } from 'react';
import { Button } from '../../../components/Button';
import { SelectField } from '../../../components/TextField';
import type { ManagedSettings } from '../../../lib/managed';
import { COMMON } from '../../../lib/texts/common';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { within } from '../managed/within';
import { OPTIONS } from '../texts';
import css from './views.module.css';

const DELAYS = [2, 5, 10, 15, 30, 60];

interface Props {
  settings: ManagedSettings;
  minutes: number;
  onMinutes: (minutes: number) => Promise<string | null>;
  onLock: () => void;
}

export function SecurityView({ settings, minutes, onMinutes, onLock }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const most = settings.maxIdleMinutes;
  const delays = within(DELAYS, minutes, most);
  return (
    <>
      <SelectField
        label={OPTIONS.security.idle}
        hint={
          <>
            {OPTIONS.security.idleHint}
            {most !== undefined && <FixedBy settings={settings}>{MANAGED.idle(most)}</FixedBy>}
          </>
        }
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
