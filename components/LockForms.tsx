import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LOCK } from '../lib/texts/common';
import { Button } from './Button';
import css from './LockForms.module.css';
import { Notice } from './Notice';
import { LEAST_LENGTH, strengthOf } from './passphrase';
import { TextField } from './TextField';

interface Props {
  /** Resolves to null when done, to a sentence when refused. */
  onSubmit: (passphrase: string) => Promise<string | null>;
}

/** Puts the caret in the first field when the screen appears. */
function useFirstFocus() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  return form;
}

function ShowBox({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <label className={css.show}>
      <input type="checkbox" checked={shown} onChange={(event) => onChange(event.target.checked)} />
      {LOCK.show}
    </label>
  );
}

export function UnlockForm({ onSubmit }: Props) {
  const form = useFirstFocus();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const [passphrase, setPassphrase] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    const refusal = await onSubmit(passphrase);
    setBusy(false);
    setError(refusal);
    // What was typed stays, selected: one wrong letter should not cost the whole phrase.
    if (refusal !== null) form.current?.querySelector('input')?.select();
  }

  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <h1 className={css.title}>{LOCK.unlockTitle}</h1>
      <p className={css.intro}>{LOCK.unlockIntro}</p>
      <TextField
        label={LOCK.passphrase}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <ShowBox shown={shown} onChange={setShown} />
      {error !== null && (
        <Notice tone="no" role="alert">
          {error}
        </Notice>
      )}
      <Button look="main" wide type="submit" disabled={passphrase === ''} aria-busy={busy}>
        {busy ? LOCK.unlocking : LOCK.unlock}
      </Button>
      <details className={css.more}>
        <summary>{LOCK.forgotten}</summary>
        <p>{LOCK.forgottenText}</p>
      </details>
    </form>
  );
}

export function CreateForm({ onSubmit }: Props) {
  const form = useFirstFocus();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const strength = strengthOf(first);
  const firstError = tried && strength === 'short' ? LOCK.tooShort(LEAST_LENGTH) : null;
  const secondError = tried && first !== second ? LOCK.differ : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (strength === 'short' || strength === 'none' || first !== second) {
      const inputs = form.current?.querySelectorAll('input');
      inputs?.[strength === 'short' || strength === 'none' ? 0 : 1]?.focus();
      return;
    }
    setBusy(true);
    const refusal = await onSubmit(first);
    setBusy(false);
    setError(refusal);
  }

  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <h1 className={css.title}>{LOCK.createTitle}</h1>
      <p className={css.intro}>
        {LOCK.createIntro} {LOCK.nothingLeaves}
      </p>
      <TextField
        label={LOCK.passphrase}
        hint={LOCK.createAdvice}
        error={firstError}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={first}
        onChange={(event) => setFirst(event.target.value)}
      />
      <div className={css.strength}>
        <span className={css.gauge} aria-hidden="true">
          <i data-level={strength} />
        </span>
        <span aria-live="polite">{LOCK.strength[strength]}</span>
      </div>
      <TextField
        label={LOCK.passphraseAgain}
        error={secondError}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={second}
        onChange={(event) => setSecond(event.target.value)}
      />
      <ShowBox shown={shown} onChange={setShown} />
      <Notice tone="ask">{LOCK.createWarning}</Notice>
      {error !== null && (
        <Notice tone="no" role="alert">
          {error}
        </Notice>
      )}
      <Button look="main" wide type="submit" aria-busy={busy}>
        {busy ? LOCK.creating : LOCK.create}
      </Button>
    </form>
  );
}
