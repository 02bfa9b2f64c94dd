import { useId } from 'react';
import { COMMON } from '../lib/texts/common';
import css from './YesNo.module.css';

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

/** Oui · Non · Ne sait pas, as native radios: arrows move, the choice is read out. */
export function YesNo({ name, labelledBy, value, onChange, unknown = true }: Props) {
  const group = useId();
  const choices: { label: string; value: boolean | null }[] = [
    { label: COMMON.yes, value: true },
    { label: COMMON.no, value: false },
    ...(unknown ? [{ label: COMMON.doesNotKnow, value: null }] : []),
  ];
  return (
    <div
      className={css.group}
      role="radiogroup"
      aria-label={labelledBy === undefined ? name : undefined}
      aria-labelledby={labelledBy}
    >
      {choices.map((choice) => (
        <label key={choice.label} className={css.choice}>
          <input type="radio" name={group} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
