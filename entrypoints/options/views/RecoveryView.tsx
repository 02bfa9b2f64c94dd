import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import { toFrenchWords } from '../../../lib/profile/dates';
import { OPTIONS } from '../texts';
import css from './RecoveryView.module.css';
import common from './views.module.css';

interface Props {
  /** ISO day the code in force was made; null when there is none. */
  day: string | null;
  /** Whose vault it is, for the sheet: « Sabine Dunoyer, Maison des entrepreneurs »; empty when the options do not say. */
  owner: string;
  /** `code` is shown this once; `refusal` is a sentence when there is none. */
  onMake: (passphrase: string) => Promise<{ code: string; refusal: string | null }>;
}

const { recovery } = OPTIONS;

export function RecoveryView({ day, owner, onMake }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  // What had the focus went away with the sheet.
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || passphrase === '') return;
    setBusy(true);
    setDone(false);
    const made = await onMake(passphrase);
    setBusy(false);
    setRefusal(made.refusal);
    if (made.refusal !== null) return;
    setPassphrase('');
    setCode(made.code);
  }

  if (code !== null && day !== null) {
    const put = () => {
      setCode(null);
      setDone(true);
    };
    return <Shown code={code} day={toFrenchWords(day)} owner={owner} onDone={put} />;
  }
  return (
    <form className={common.form} onSubmit={(event) => void submit(event)}>
      <p ref={said} tabIndex={-1} className={common.said} role="status">
        {done && recovery.doneSaid}
      </p>
      {day === null ? (
        <Notice tone="ask">{recovery.none}</Notice>
      ) : (
        <p>
          <b>{recovery.madeOn(toFrenchWords(day))}</b> {recovery.replaceText}
        </p>
      )}
      <TextField
        label={recovery.passphrase}
        hint={recovery.passphraseHint}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <div className={common.actions}>
        <Button type="submit" disabled={passphrase === ''} aria-busy={busy}>
          {busy ? recovery.making : day === null ? recovery.make : recovery.replace}
        </Button>
      </div>
    </form>
  );
}

interface ShownProps {
  code: string;
  day: string;
  owner: string;
  onDone: () => void;
}

/** The sheet, on the screen and on paper: what is printed is nothing but it. */
function Shown({ code, day, owner, onDone }: ShownProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { sheet } = recovery;
  return (
    <>
      <Notice tone="ask" title={recovery.once}>
        <p>{recovery.onceText}</p>
      </Notice>
      <article className={css.sheet} aria-labelledby="recovery-sheet">
        <header>
          <h3 id="recovery-sheet" ref={title} tabIndex={-1}>
            {sheet.title}
          </h3>
          <p>{sheet.madeOn(day, owner)}</p>
        </header>
        <ol className={css.code} aria-label={sheet.code}>
          {code.split('-').map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and none ever moves
            <li key={at}>{group}</li>
          ))}
        </ol>
        <dl>
          {sheet.parts.map(({ title: name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className={css.blank}>{sheet.machine}</p>
        <p className={css.blank}>{sheet.place}</p>
      </article>
      <div className={common.actions}>
        <Button look="main" onClick={() => window.print()}>
          {recovery.print}
        </Button>
        <Button onClick={onDone}>{recovery.done}</Button>
      </div>
    </>
  );
}
