import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import { COMMON } from '../../../lib/texts/common';
import { CHOOSE, FILE } from '../texts';
import css from './ChooseClient.module.css';

interface Props {
  onCreate: (name: { firstName: string; lastName: string }) => Promise<string | null>;
  onCancel: () => void;
}

/** A name is enough to begin. */
export function NewClient({ onCreate, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (lastName.trim() === '' && firstName.trim() === '') {
      setError(FILE.nameNeeded);
      form.current?.querySelector('input')?.focus();
      return;
    }
    setError(null);
    setRefusal(await onCreate({ firstName: firstName.trim(), lastName: lastName.trim() }));
  }

  return (
    <form ref={form} className={css.choose} onSubmit={submit} aria-labelledby="new-title">
      <h2 id="new-title">{FILE.newTitle}</h2>
      <p className={css.teach}>{FILE.newText}</p>
      <TextField
        label={FILE.lastName}
        error={error}
        value={lastName}
        onChange={(event) => setLastName(event.target.value)}
      />
      <TextField label={FILE.firstName} value={firstName} onChange={(event) => setFirstName(event.target.value)} />
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <Button look="main" wide type="submit">
        {CHOOSE.create}
      </Button>
      <Button look="quiet" wide onClick={onCancel}>
        {COMMON.cancel}
      </Button>
    </form>
  );
}
