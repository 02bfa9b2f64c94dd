import type { ManagedSettings } from '../../../lib/managed';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { OPTIONS } from '../texts';
import { Chosen } from './Chosen';

const DELAYS = [2, 5, 10, 15, 30, 60];

interface Props {
  settings: ManagedSettings;
  minutes: number;
  /** Resolves to a sentence when refused. */
  onMinutes: (minutes: number) => Promise<string | null>;
}

export function SecurityView({ settings, minutes, onMinutes }: Props) {
  const most = settings.maxIdleMinutes;
  const { security } = OPTIONS;
  return (
    <Chosen
      label={security.idle}
      hint={most !== undefined && <FixedBy settings={settings}>{MANAGED.idle(most)}</FixedBy>}
      most={most}
      value={minutes}
      values={DELAYS}
      inWords={security.minutes}
      onChange={onMinutes}
      saved={(chosen) => security.saved(security.minutes(chosen))}
    />
  );
}
