import { useId } from 'react';
import css from './Chips.module.css';

interface Props<Value> {
  /** For screen readers, when no text on the screen is the question. */
  name?: string;
  labelledBy?: string;
  choices: readonly { label: string; value: Value }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** A few choices side by side, as native radios: arrows move, the choice is read out. */
export function Chips<Value>({ name, labelledBy, choices, value, onChange }: Props<Value>) {
  const group = useId();
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
