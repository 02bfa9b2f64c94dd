import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { SelectField, TextArea, TextField } from '../../../components/TextField';
import { YesNo } from '../../../components/YesNo';
import type { Field } from '../../../lib/forms/page-form';
import type { PlanLine } from '../../../lib/forms/plan-types';
import { checkFact } from '../../../lib/profile/checks';
import { COMMON } from '../../../lib/texts/common';
import { type Draft, draftOf, type Editor, readDraft } from '../review/editor';
import type { Typed } from '../review/review';
import { LINE } from '../texts';
import css from './LineEditor.module.css';

/** `once`: a number typed once, on its way to the plan and never into the review; `keep`: into the file as well. */
export type Given = { once: string; keep: boolean; typed: null } | { once: null; typed: Typed };

interface Props {
  editor: Editor;
  field: Field;
  plan: PlanLine;
  typed: Typed | undefined;
  /** What the boxes held before a lock. */
  begun: Draft | undefined;
  onTyping: (draft: Draft) => void;
  today: string;
  /** On which legal basis the structure lets such a number be kept; null: it does not. */
  keepBasis: string | null;
  onDone: (given: Given) => void;
  onCancel: () => void;
}

/** Gives a value for this fill only. */
export function LineEditor(props: Props) {
  const { editor, field, plan, typed, begun, today, keepBasis, onTyping, onDone, onCancel } = props;
  const id = useId();
  const [keep, setKeep] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => begun ?? draftOf(plan, typed));
  const [error, setError] = useState<string | null>(null);
  const set = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    onTyping(next);
  };
  const once = editor.kind === 'line' && editor.secret && plan.key !== null;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (once && plan.key !== null) {
      const check = checkFact(plan.key, draft.text, today);
      if (check.ok) onDone({ once: check.value, keep, typed: null });
      else refuse(check.message);
      return;
    }
    const read = readDraft(editor, field, plan, draft, today);
    if (read.ok) onDone({ once: null, typed: read.typed });
    else refuse(read.message);
  }

  function refuse(message: string) {
    setError(message);
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  return (
    <form ref={form} className={css.editor} onSubmit={submit} noValidate>
      {editor.kind === 'yes-no' && (
        <YesNo
          name={field.label}
          value={draft.text === '' ? undefined : draft.text === 'true'}
          unknown={false}
          onChange={(value) => set({ text: String(value) })}
        />
      )}
      {editor.kind === 'one' && (
        <SelectField
          label={<span className="visually-hidden">{field.label}</span>}
          error={error}
          empty={LINE.pickOne}
          choices={editor.options.map((option) => ({ value: option, label: option }))}
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      )}
      {editor.kind === 'several' && (
        <fieldset className={css.several}>
          <legend className="visually-hidden">{field.label}</legend>
          {editor.options.map((option) => (
            <label key={option}>
              <input
                type="checkbox"
                checked={draft.options.includes(option)}
                onChange={(event) =>
                  set({
                    options: event.target.checked
                      ? [...draft.options, option]
                      : draft.options.filter((one) => one !== option),
                  })
                }
              />
              {option}
            </label>
          ))}
        </fieldset>
      )}
      {editor.kind === 'line' &&
        (editor.long ? (
          <TextArea
            label={<span className="visually-hidden">{field.label}</span>}
            error={error}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        ) : (
          <TextField
            label={<span className="visually-hidden">{field.label}</span>}
            hint={once ? (keepBasis === null ? LINE.oneTime : LINE.oneTimeOrKept) : undefined}
            error={error}
            inputMode={editor.inputMode}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        ))}
      {once && keepBasis !== null && (
        <>
          <label className={css.box}>
            <input
              type="checkbox"
              checked={keep}
              aria-describedby={id}
              onChange={(event) => setKeep(event.target.checked)}
            />
            {LINE.keepNumber}
          </label>
          <p id={id} className={css.basis}>
            {LINE.keepBasis(keepBasis)}
          </p>
        </>
      )}
      {editor.kind === 'address' && (
        <TextField label={LINE.street} value={draft.street} onChange={(event) => set({ street: event.target.value })} />
      )}
      {(editor.kind === 'address' || editor.kind === 'commune') && (
        <div className={css.place}>
          <TextField
            label={LINE.postalCode}
            inputMode="numeric"
            value={draft.postalCode}
            onChange={(event) => set({ postalCode: event.target.value })}
          />
          <TextField label={LINE.city} value={draft.city} onChange={(event) => set({ city: event.target.value })} />
        </div>
      )}
      {editor.kind === 'address' && (
        <>
          <label className={css.box}>
            <input
              type="checkbox"
              checked={draft.outsideBase}
              onChange={(event) => set({ outsideBase: event.target.checked })}
            />
            {LINE.outsideBase}
          </label>
          {draft.outsideBase && (
            <TextField
              label={LINE.country}
              maxLength={2}
              value={draft.country}
              onChange={(event) => set({ country: event.target.value })}
            />
          )}
        </>
      )}
      {error !== null && !['one', 'line'].includes(editor.kind) && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.actions}>
        <Button small type="submit">
          {LINE.apply}
        </Button>
        <Button small look="quiet" onClick={onCancel}>
          {COMMON.cancel}
        </Button>
      </div>
    </form>
  );
}
