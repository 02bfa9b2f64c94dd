import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import type { ManagedSettings } from '../../../lib/managed';
import { checkFact } from '../../../lib/profile/checks';
import { LABELS } from '../../../lib/profile/labels';
import type { Advisor } from '../../../lib/profile/schema';
import { MANAGED } from '../managed/texts';
import { OPTIONS } from '../texts';
import css from './views.module.css';

const KEYS = [
  'advisorLastName',
  'advisorFirstName',
  'advisorEmail',
  'advisorPhone',
  'advisorOrganisation',
  'advisorRole',
] as const satisfies readonly (keyof Advisor)[];

type Draft = Record<(typeof KEYS)[number], string>;

interface Props {
  advisor: Advisor;
  settings: ManagedSettings;
  /** Resolves to a sentence when refused. */
  onSave: (advisor: Advisor) => Promise<string | null>;
}

export function AdvisorForm({ advisor, settings, onSave }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const { register, handleSubmit, formState, reset } = useForm<Draft>({
    defaultValues: Object.fromEntries(KEYS.map((key) => [key, advisor[key] ?? ''])),
  });

  const submit = handleSubmit(async (draft) => {
    const next: Advisor = {};
    for (const key of KEYS) {
      if (draft[key].trim() === '') continue;
      const check = checkFact(key, draft[key], '');
      if (check.ok) next[key] = check.value;
    }
    const said = await onSave(next);
    setRefusal(said);
    setSaved(said === null);
    if (said === null) reset(Object.fromEntries(KEYS.map((key) => [key, next[key] ?? ''])) as Draft);
  });

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} onChange={() => setSaved(false)} noValidate>
      <div className={css.pair}>
        {KEYS.map((key) => (
          <TextField
            key={key}
            label={LABELS[key].label}
            hint={key === 'advisorOrganisation' && settings.structureName ? MANAGED.organisation : undefined}
            error={formState.errors[key]?.message ?? null}
            {...register(key, {
              validate: (raw) => {
                if (raw.trim() === '') return true;
                const check = checkFact(key, raw, '');
                return check.ok || check.message;
              },
            })}
          />
        ))}
      </div>
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <div className={css.actions}>
        <Button look="main" type="submit" disabled={!formState.isDirty}>
          {OPTIONS.advisor.save}
        </Button>
        <span className={css.said} role="status">
          {saved && OPTIONS.advisor.saved}
        </span>
      </div>
    </form>
  );
}
