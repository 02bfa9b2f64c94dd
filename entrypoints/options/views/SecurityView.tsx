import { OPTIONS } from '../texts';
import { Chosen } from './Chosen';

const DELAYS = [2, 5, 10, 15, 30, 60];

interface Props {
  minutes: number;
  /** Resolves to a sentence when refused. */
  onMinutes: (minutes: number) => Promise<string | null>;
}

export function SecurityView({ minutes, onMinutes }: Props) {
  const { security } = OPTIONS;
  return (
    <Chosen
      label={security.idle}
      value={minutes}
      values={DELAYS}
      inWords={security.minutes}
      onChange={onMinutes}
      saved={(chosen) => security.saved(security.minutes(chosen))}
    />
  );
}
