import { type ReactNode, useState } from 'react';
import { Notice } from '../../../components/Notice';
import { SelectField } from '../../../components/TextField';
import { within } from '../managed/within';
import css from './views.module.css';

interface Props {
  label: string;
  hint?: ReactNode;
  /** No more than that: what the structure set; absent when it set nothing. */
  most?: number | undefined;
  value: number;
  values: readonly number[];
  inWords: (value: number) => string;
  /** Resolves to a sentence when refused. */
  onChange: (value: number) => Promise<string | null>;
  /** What is in force from now on. */
  saved: (value: number) => string;
}

/** One number among a few, kept as soon as it is chosen; what came of it is said under it. */
export function Chosen({ label, hint, most, value, values, inWords, onChange, saved }: Props) {
  const [said, setSaid] = useState({ done: '', refusal: '' });
  const all = within(values, value, most);
  return (
    <div className={css.form}>
      <SelectField
        label={label}
        hint={hint}
        value={String(value)}
        choices={all.map((one) => ({ value: String(one), label: inWords(one) }))}
        onChange={async (event) => {
          const chosen = Number(event.target.value);
          const refusal = await onChange(chosen);
          setSaid(refusal === null ? { done: saved(chosen), refusal: '' } : { done: '', refusal });
        }}
      />
      <p className={css.said} role="status">
        {said.done}
      </p>
      {said.refusal !== '' && (
        <Notice tone="no" role="alert">
          {said.refusal}
        </Notice>
      )}
    </div>
  );
}
