import { COMMON } from '../lib/texts/common';
import { Chips } from './Chips';

interface Props {
  /** The question, for screen readers; shown by the caller. */
  name: string;
  labelledBy?: string;
  /** `null`: asked, the person does not know. `undefined`: not asked yet. */
  value: boolean | null | undefined;
  onChange: (value: boolean | null) => void;
  /** Without « Ne sait pas » when only a clear answer makes sense. */
  unknown?: boolean;
}

/** Oui · Non · Ne sait pas. */
export function YesNo({ unknown = true, ...rest }: Props) {
  const choices: { label: string; value: boolean | null }[] = [
    { label: COMMON.yes, value: true },
    { label: COMMON.no, value: false },
    ...(unknown ? [{ label: COMMON.doesNotKnow, value: null }] : []),
  ];
  return <Chips {...rest} choices={choices} />;
}
