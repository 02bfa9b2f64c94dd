import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { NewPassphrase, ShowBox, useNewPassphrase } from '../../../components/NewPassphrase';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import { OPTIONS } from '../texts';
import css from './views.module.css';

interface Props {
  /** Resolves to a sentence when refused. */
  onChange: (current: string, next: string) => Promise<string | null>;
}

export function PassphraseView({ onChange }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  const choice = useNewPassphrase();
  const { passphrase: texts } = OPTIONS;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || current === '') return;
    const next = choice.take(form);
    if (next === null) return;
    setBusy(true);
    const said = await onChange(current, next);
    setBusy(false);
    setRefusal(said);
    setChanged(said === null);
    if (said !== null) return;
    setCurrent('');
    choice.clear();
  }

  return (
    <form ref={form} className={css.form} onSubmit={(event) => void submit(event)} onChange={() => setChanged(false)}>
      <TextField
        label={texts.current}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <NewPassphrase choice={choice} label={texts.next} shown={shown} />
      <ShowBox shown={shown} onChange={setShown} />
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <div className={css.actions}>
        <Button type="submit" disabled={current === ''} aria-busy={busy}>
          {busy ? texts.changing : texts.change}
        </Button>
        <span className={css.said} role="status">
          {changed && texts.changed}
        </span>
      </div>
      <p className={css.soft}>{texts.limits}</p>
    </form>
  );
}
