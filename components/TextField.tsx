import { type ComponentProps, type ReactNode, useId } from 'react';
import css from './TextField.module.css';

interface Frame {
  label: ReactNode;
  /** Said before the person types: format, what for. */
  hint?: ReactNode;
  /** What is wrong, in words; null when nothing is. */
  error?: string | null;
}

function useFrame({ hint, error }: Pick<Frame, 'hint' | 'error'>) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return {
    id,
    aria: { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? (true as const) : undefined },
  };
}

function Shell({ id, label, hint, error, children }: Frame & { id: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className={css.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {error && (
        <span className={css.error} id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}

/** One line of text with its label, hint and error tied together. */
export function TextField({ label, hint, error, className = '', ...rest }: Frame & ComponentProps<'input'>) {
  const { id, aria } = useFrame({ hint, error });
  return (
    <Shell id={id} label={label} hint={hint} error={error}>
      <input autoComplete="off" spellCheck={false} {...rest} {...aria} className={`${css.control} ${className}`} />
    </Shell>
  );
}

export function TextArea({ label, hint, error, ...rest }: Frame & ComponentProps<'textarea'>) {
  const { id, aria } = useFrame({ hint, error });
  return (
    <Shell id={id} label={label} hint={hint} error={error}>
      <textarea autoComplete="off" {...rest} {...aria} className={css.control} />
    </Shell>
  );
}

interface Choice {
  value: string;
  label: string;
}

/** A native list; the empty choice stands for "not known". */
export function SelectField({
  label,
  hint,
  error,
  choices,
  empty,
  ...rest
}: Frame & { choices: Choice[]; empty?: string } & ComponentProps<'select'>) {
  const { id, aria } = useFrame({ hint, error });
  return (
    <Shell id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...aria} className={css.control}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}
