import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LOCK } from '../lib/texts/common';
import { Button } from './Button';
import css from './LockForms.module.css';
import { NewPassphrase, ShowBox, useNewPassphrase } from './NewPassphrase';
import { Notice } from './Notice';
import { TextField } from './TextField';
import { useCountdown } from './useCountdown';

/** What the forms may ask of the vault. Each gesture resolves to null when done, to a sentence when refused. */
export interface LockDoor {
  unlock: (passphrase: string) => Promise<string | null>;
  recover: (code: string, newPassphrase: string) => Promise<string | null>;
  /** The wait that wrong tries brought; `until` in ms since 1970. */
  wait: { until: number; count: number } | null;
  /** The wait may be over: look again. */
  look: () => Promise<void>;
}

/** Puts the caret in the first field when the screen appears. */
function useFirstFocus() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  return form;
}

/** The locked vault: the passphrase, or the printed code when it is forgotten. */
export function UnlockForm({ door }: { door: LockDoor }) {
  const [byCode, setByCode] = useState(false);
  const seconds = useCountdown(door.wait?.until ?? null, door.look);
  const waiting = { seconds, count: door.wait?.count ?? 0 };
  return byCode ? (
    <ByCode door={door} waiting={waiting} onBack={() => setByCode(false)} />
  ) : (
    <ByPassphrase door={door} waiting={waiting} onCode={() => setByCode(true)} />
  );
}

interface Waiting {
  /** Left to wait; null when one may try. */
  seconds: number | null;
  /** Tries in a row that opened nothing. */
  count: number;
}

/** Why it did not open. Once there is a wait, it says so itself: one message, not two. */
function Refused({ text, waiting: { seconds, count } }: { text: string | null; waiting: Waiting }) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (seconds !== null) setWaited(true);
  }, [seconds]);
  return (
    <>
      {seconds !== null ? (
        <Notice tone="ask">
          <strong role="timer" className="num">
            {LOCK.waitTitle(seconds)}
          </strong>
          <p role="alert">{LOCK.waitText(count)}</p>
        </Notice>
      ) : (
        <Refusal text={text} />
      )}
      <p className="visually-hidden" role="status">
        {waited && seconds === null && LOCK.waitOver}
      </p>
    </>
  );
}

interface WayProps {
  door: LockDoor;
  waiting: Waiting;
}

function ByPassphrase({ door, waiting, onCode }: WayProps & { onCode: () => void }) {
  const form = useFirstFocus();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const [passphrase, setPassphrase] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    const refusal = await door.unlock(passphrase);
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
      <Refused text={error} waiting={waiting} />
      <Button look="main" wide type="submit" disabled={passphrase === '' || door.wait !== null} aria-busy={busy}>
        {busy ? LOCK.unlocking : LOCK.unlock}
      </Button>
      <details className={css.more}>
        <summary>{LOCK.forgotten}</summary>
        <p>{LOCK.forgottenText}</p>
        <p>{LOCK.forgottenCode}</p>
        <Button small onClick={onCode}>
          {LOCK.useCode}
        </Button>
      </details>
    </form>
  );
}

function ByCode({ door, waiting, onBack }: WayProps & { onBack: () => void }) {
  const form = useFirstFocus();
  const [code, setCode] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const choice = useNewPassphrase();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    const passphrase = choice.take(form);
    if (passphrase === null) return;
    setBusy(true);
    const refusal = await door.recover(code, passphrase);
    setBusy(false);
    setError(refusal);
    if (refusal !== null) form.current?.querySelector('input')?.focus();
  }

  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <h1 className={css.title}>{LOCK.recoverTitle}</h1>
      <p className={css.intro}>{LOCK.recoverIntro}</p>
      <TextField
        label={LOCK.code}
        hint={LOCK.codeHint}
        className={css.code}
        autoCapitalize="characters"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <NewPassphrase choice={choice} label={LOCK.newPassphrase} shown={shown} />
      <ShowBox shown={shown} onChange={setShown} />
      <Refused text={error} waiting={waiting} />
      <Button look="main" wide type="submit" disabled={code.trim() === '' || door.wait !== null} aria-busy={busy}>
        {busy ? LOCK.unlocking : LOCK.recover}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {LOCK.usePassphrase}
      </Button>
    </form>
  );
}

function Refusal({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Notice tone="no" role="alert">
      {text}
    </Notice>
  );
}

export function CreateForm({ onSubmit }: { onSubmit: (passphrase: string) => Promise<string | null> }) {
  const form = useFirstFocus();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const choice = useNewPassphrase();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const passphrase = choice.take(form);
    if (passphrase === null) return;
    setBusy(true);
    const refusal = await onSubmit(passphrase);
    setBusy(false);
    setError(refusal);
  }

  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <h1 className={css.title}>{LOCK.createTitle}</h1>
      <p className={css.intro}>
        {LOCK.createIntro} {LOCK.nothingLeaves}
      </p>
      <NewPassphrase choice={choice} label={LOCK.passphrase} shown={shown} />
      <ShowBox shown={shown} onChange={setShown} />
      <Notice tone="ask" title={LOCK.createWarningTitle}>
        <p>{LOCK.createWarning}</p>
      </Notice>
      <Refusal text={error} />
      <Button look="main" wide type="submit" aria-busy={busy}>
        {busy ? LOCK.creating : LOCK.create}
      </Button>
    </form>
  );
}
