import { useEffect, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import { Notice } from '../../../components/Notice';
import { SelectField, TextArea, TextField } from '../../../components/TextField';
import { agreedTo } from '../../../lib/profile/agreements';
import { LABELS } from '../../../lib/profile/labels';
import type { Client, Profile, StoredKey } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { changedFrom, type DraftValues, FORM_GROUPS, readChanges, toDraft, unsavedBoxes } from '../review/client-draft';
import { FILE, WAITING } from '../texts';
import css from './ClientForm.module.css';

interface Props {
  client: Client;
  today: string;
  /** Resolves to a sentence when refused; what is typed stays. */
  onSave: (change: (profile: Profile) => Profile) => Promise<string | null>;
  onDirty: (dirty: boolean) => void;
  /** Boxes typed before a lock, put back as they were. */
  interrupted: DraftValues | null;
  /** The boxes that are not saved, at each key; null once nothing is left to save. */
  onTyping: (boxes: DraftValues | null) => void;
}

/** The file, group by group. Saved by a gesture; typing survives a change of tab and a change made elsewhere. */
export function ClientForm({ client, today, onSave, onDirty, interrupted, onTyping }: Props) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  /** Why it was not saved; what is typed stays. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const health = agreedTo(client, 'sante', today);
  const { register, handleSubmit, formState, reset, setFocus, setValue, watch } = useForm<DraftValues>({
    values: toDraft(client.profile),
    resetOptions: { keepDirtyValues: true, keepErrors: true },
    shouldFocusError: true,
    resolver: (values) => {
      const read = readChanges(values, changedFrom(client.profile, values), client.profile, today);
      return read.ok
        ? { values, errors: {} }
        : {
            values: {},
            errors: Object.fromEntries(
              Object.entries(read.errors).map(([key, message]) => [key, { type: 'check', message }]),
            ),
          };
    },
  });
  const { isDirty, errors } = formState;
  const faults = Object.keys(errors) as StoredKey[];
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);

  const back = Object.entries(interrupted ?? {}).filter(
    ([key]) => health || LABELS[key as StoredKey].sensitivity !== 'N3',
  ) as [StoredKey, string][];
  // Once, as the form opens: what comes afterwards is typed here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    for (const [key, text] of back) setValue(key, text, { shouldDirty: true });
    // Back where it was: under the hand, not somewhere below.
    if (back[0] !== undefined) setFocus(back[0][0]);
  }, []);
  // Compared with the file as it is when a key is hit, not as it was when the form opened.
  const file = useRef({ profile: client.profile, health });
  file.current = { profile: client.profile, health };
  useEffect(() => {
    const { unsubscribe } = watch((values) =>
      onTyping(unsavedBoxes(file.current.profile, values, file.current.health)),
    );
    return unsubscribe;
  }, [watch, onTyping]);

  const submit = handleSubmit(async (values) => {
    const changed = changedFrom(client.profile, values);
    let kept = client.profile;
    const refused = await onSave((profile) => {
      const read = readChanges(values, changed, profile, today);
      kept = read.ok ? read.profile : profile;
      return kept;
    });
    setRefusal(refused);
    if (refused !== null) return;
    reset(toDraft(kept));
    onTyping(null);
    setSavedAt(new Date().toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit' }));
  });

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {back.length > 0 && isDirty && (
        <Notice tone="ask" role="status">
          {WAITING.fileBack}
        </Notice>
      )}
      {FORM_GROUPS.map((group) => {
        const filled = group.keys.filter((key) => client.profile[key] !== undefined).length;
        const faulty = group.keys.some((key) => errors[key] !== undefined);
        const typed = back.some(([key]) => group.keys.includes(key));
        const barred = group.id === 'sante' && !health;
        return (
          <details key={group.id} className={css.group} open={faulty || typed || group.id === 'identite' || undefined}>
            <summary>
              <Icon name="chevron" size={14} />
              <span>{group.label}</span>
              <span className={`${css.count} num`}>{FILE.filled(filled, group.keys.length)}</span>
            </summary>
            <div className={css.fields}>
              {barred && <Notice tone="ask">{FILE.healthText}</Notice>}
              {group.keys.map((key) => (
                <FactBox
                  key={key}
                  fact={key}
                  disabled={barred}
                  error={errors[key]?.message ?? null}
                  field={register(key)}
                />
              ))}
            </div>
          </details>
        );
      })}
      {(isDirty || savedAt !== null) && (
        <div className={css.foot} data-dirty={isDirty}>
          {refusal !== null && (
            <Notice tone="no" role="alert">
              {refusal.split('\n').map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Notice>
          )}
          <p role="status">
            {faults.length > 0
              ? `${FILE.faults(faults.length)} : ${faults.map((key) => LABELS[key].label).join(', ')}.`
              : isDirty
                ? FILE.dirty
                : savedAt !== null && FILE.savedAt(savedAt)}
          </p>
          {isDirty && (
            <div className={css.actions}>
              <Button look="main" type="submit">
                {FILE.save}
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  setRefusal(null);
                  reset(toDraft(client.profile), AFRESH);
                }}
              >
                {FILE.undoChanges}
              </Button>
            </div>
          )}
        </div>
      )}
    </form>
  );
}

/** Without it a reset keeps what is being typed, as the arrival of a newer file must. */
const AFRESH = { keepDirtyValues: false, keepErrors: false } as const;

interface BoxProps {
  fact: StoredKey;
  error: string | null;
  disabled: boolean;
  field: ReturnType<ReturnType<typeof useForm<DraftValues>>['register']>;
}

function FactBox({ fact, error, disabled, field }: BoxProps) {
  const list = useId();
  const { label, help, input, suggestions } = LABELS[fact];
  const frame = { label, hint: help ?? undefined, error, disabled, ...field };
  switch (input) {
    case 'civility':
      return (
        <SelectField
          {...frame}
          empty={FILE.unknownChoice}
          choices={[
            { value: 'Mme', label: 'Mme' },
            { value: 'M.', label: 'M.' },
          ]}
        />
      );
    case 'yes-no':
      return (
        <SelectField
          {...frame}
          empty={FILE.unknownChoice}
          choices={[
            { value: 'true', label: COMMON.yes },
            { value: 'false', label: COMMON.no },
          ]}
        />
      );
    case 'long-text':
      return <TextArea {...frame} />;
    default:
      return (
        <>
          <TextField {...frame} inputMode={MODES[input]} list={suggestions ? list : undefined} />
          {suggestions && (
            <datalist id={list}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}

const MODES: Partial<Record<string, 'numeric' | 'decimal' | 'email' | 'tel'>> = {
  integer: 'numeric',
  amount: 'decimal',
  email: 'email',
  phone: 'tel',
  siret: 'numeric',
  'postal-code': 'numeric',
};
