import { type RefObject, useState } from 'react';
import { LOCK } from '../lib/texts/common';
import css from './LockForms.module.css';
import { LEAST_LENGTH, strengthOf } from './passphrase';
import { TextField } from './TextField';

/** A passphrase chosen by typing it twice: what stands in the boxes, and what may be said of it. */
export function useNewPassphrase() {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const strength = strengthOf(first);
  const short = strength === 'short' || strength === 'none';

  return {
    first,
    second,
    setFirst,
    setSecond,
    strength,
    firstError: tried && short ? LOCK.tooShort(LEAST_LENGTH) : null,
    // One thing at a time: a phrase to choose anew is not compared with anything.
    secondError: tried && !short && first !== second ? LOCK.differ : null,
    /** The passphrase, or null with the first box at fault focused. */
    take(form: RefObject<HTMLFormElement | null>): string | null {
      setTried(true);
      if (!short && first === second) return first;
      const boxes = form.current?.querySelectorAll<HTMLInputElement>('input[autocomplete="new-password"]');
      boxes?.[short ? 0 : 1]?.focus();
      return null;
    },
    clear() {
      setFirst('');
      setSecond('');
      setTried(false);
    },
  };
}

interface Props {
  choice: ReturnType<typeof useNewPassphrase>;
  label: string;
  /** What a good one is, and what this one is for. */
  hint?: string;
  shown: boolean;
}

export function NewPassphrase({ choice, label, hint = LOCK.createAdvice, shown }: Props) {
  const type = shown ? 'text' : 'password';
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        error={choice.firstError}
        type={type}
        autoComplete="new-password"
        value={choice.first}
        onChange={(event) => choice.setFirst(event.target.value)}
      />
      {/* Its place is kept while it says nothing: the box below does not jump at the first key. */}
      <div className={css.strength} data-level={choice.firstError === null ? choice.strength : 'none'}>
        <span className={css.gauge} aria-hidden="true">
          <i />
        </span>
        <span aria-live="polite">{choice.firstError === null && LOCK.strength[choice.strength]}</span>
      </div>
      <TextField
        label={LOCK.passphraseAgain}
        error={choice.secondError}
        type={type}
        autoComplete="new-password"
        value={choice.second}
        onChange={(event) => choice.setSecond(event.target.value)}
      />
    </>
  );
}

export function ShowBox({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <label className={css.show}>
      <input type="checkbox" checked={shown} onChange={(event) => onChange(event.target.checked)} />
      {LOCK.show}
    </label>
  );
}
