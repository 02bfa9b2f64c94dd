import { type FormEvent, useId, useState } from 'react';
import type { FactDefinition, FactValue } from '../../lib/aids/types';
import { AID } from '../../lib/texts/aids';
import { Button } from '../Button';
import { Chips } from '../Chips';
import { SelectField, TextField } from '../TextField';
import { YesNo } from '../YesNo';
import { readAnswer, type Typed, writeAnswer } from './answers';
import css from './QuestionField.module.css';

/** `null`: asked, the person does not know. `undefined`: not asked yet. */
export type Answered = FactValue | null | undefined;

interface Props {
  fact: FactDefinition;
  value: Answered;
  /** One press answers yes/no and choices; what is typed or ticked is answered by « Valider ». */
  onAnswer: (value: FactValue | null) => void;
  /** Why the answer was not kept, in words. */
  error?: string | null;
}

/** Longer lists are folded into a native one. */
const SHOWN_CHOICES = 6;

/** Asks one fact. « Ne sait pas » is always an answer, and is never « non ». */
export function QuestionField({ fact, value, onAnswer, error = null }: Props) {
  const id = useId();
  return (
    <div className={css.question} data-fact={fact.id}>
      <Field fact={fact} id={id} value={value} onAnswer={onAnswer} />
      {error !== null && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  fact: FactDefinition;
  id: string;
  value: Answered;
  onAnswer: Props['onAnswer'];
}

function Field(props: FieldProps) {
  switch (props.fact.kind) {
    case 'yes-no':
      return <YesOrNo {...props} />;
    case 'choice':
      return (props.fact.options ?? []).length > SHOWN_CHOICES ? <LongChoice {...props} /> : <Choice {...props} />;
    case 'list':
      return <List {...props} />;
    default:
      return <Written {...props} kind={props.fact.kind} />;
  }
}

function Asked({ fact, id }: Pick<FieldProps, 'fact' | 'id'>) {
  return (
    <>
      <p className={css.label} id={id}>
        {fact.question ?? fact.label}
      </p>
      {fact.help !== undefined && (
        <p className={css.help} id={`${id}-help`}>
          {fact.help}
        </p>
      )}
    </>
  );
}

function YesOrNo({ fact, id, value, onAnswer }: FieldProps) {
  return (
    <>
      <Asked fact={fact} id={id} />
      <YesNo
        name={fact.label}
        labelledBy={id}
        value={typeof value === 'boolean' ? value : value === null ? null : undefined}
        onChange={onAnswer}
      />
    </>
  );
}

function Choice({ fact, id, value, onAnswer }: FieldProps) {
  const choices = [
    ...(fact.options ?? []).map((option) => ({ label: option.label, value: option.value as string | null })),
    { label: AID.doesNotKnow, value: null },
  ];
  return (
    <>
      <Asked fact={fact} id={id} />
      <Chips labelledBy={id} choices={choices} value={value} onChange={onAnswer} />
    </>
  );
}

/** Stands for « ne sait pas » in a native list, where nothing chosen is no answer yet. */
const UNKNOWN = '?';

function LongChoice({ fact, value, onAnswer }: FieldProps) {
  return (
    <SelectField
      label={fact.question ?? fact.label}
      hint={fact.help}
      choices={[...(fact.options ?? []), { value: UNKNOWN, label: AID.doesNotKnow }]}
      empty={value === undefined ? AID.pickOne : undefined}
      value={value === null ? UNKNOWN : typeof value === 'string' ? value : ''}
      onChange={(event) => onAnswer(event.target.value === UNKNOWN ? null : event.target.value)}
    />
  );
}

function List({ fact, id, value, onAnswer }: FieldProps) {
  const [ticked, setTicked] = useState<readonly string[]>(Array.isArray(value) ? value.map(String) : []);
  const [none, setNone] = useState(Array.isArray(value) && value.length === 0);
  const [error, setError] = useState<string | null>(null);
  const options = fact.options ?? [];

  function tick(option: string, on: boolean) {
    setTicked(on ? [...ticked, option] : ticked.filter((one) => one !== option));
    setNone(false);
    setError(null);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ticked.length === 0 && !none) setError(AID.chooseFirst);
    else onAnswer(options.map((option) => option.value).filter((option) => ticked.includes(option)));
  }

  return (
    <form onSubmit={submit} className={css.form}>
      <fieldset className={css.boxes} aria-describedby={error === null ? undefined : `${id}-error`}>
        <legend className={css.label}>{fact.question ?? fact.label}</legend>
        {fact.help !== undefined && <p className={css.help}>{fact.help}</p>}
        {options.map((option) => (
          <label key={option.value} className={css.box}>
            <input
              type="checkbox"
              checked={ticked.includes(option.value)}
              onChange={(event) => tick(option.value, event.target.checked)}
            />
            {option.label}
          </label>
        ))}
        <label className={css.box}>
          <input
            type="checkbox"
            checked={none}
            onChange={(event) => {
              setNone(event.target.checked);
              setTicked([]);
              setError(null);
            }}
          />
          {AID.noneOfThese}
        </label>
      </fieldset>
      {error !== null && (
        <p className={css.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <Answer about={fact.label} onSkip={() => onAnswer(null)} />
    </form>
  );
}

function Written({ fact, kind, value, onAnswer }: FieldProps & { kind: Typed['kind'] }) {
  const [raw, setRaw] = useState(() => writeAnswer({ kind, digits: fact.digits }, value));
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readAnswer({ kind, min: fact.min, max: fact.max, digits: fact.digits }, raw);
    if (read.ok) onAnswer(read.value);
    else setError(read.message);
  }

  return (
    <form onSubmit={submit} className={css.form} noValidate>
      <TextField
        label={
          fact.unit === undefined ? (fact.question ?? fact.label) : `${fact.question ?? fact.label} (${fact.unit})`
        }
        hint={[fact.help, TYPING_HINTS[kind]].filter(Boolean).join(' ') || undefined}
        error={error}
        inputMode={INPUT_MODES[kind]}
        value={raw}
        onChange={(event) => {
          setRaw(event.target.value);
          setError(null);
        }}
      />
      <Answer about={fact.label} onSkip={() => onAnswer(null)} />
    </form>
  );
}

/** Said under the box; what the phone's keyboard shows. */
export const TYPING_HINTS: Record<Typed['kind'], string | undefined> = {
  number: undefined,
  amount: undefined,
  date: AID.dateHint,
  numbers: AID.numbersHint,
  month: AID.monthHint,
};
export const INPUT_MODES: Record<Typed['kind'], 'numeric' | 'decimal' | 'text'> = {
  number: 'numeric',
  amount: 'decimal',
  date: 'text',
  numbers: 'text',
  month: 'text',
};

function Answer({ about, onSkip }: { about: string; onSkip: () => void }) {
  return (
    <div className={css.actions}>
      <Button small type="submit">
        {AID.answer}
        <span className="visually-hidden"> {about}</span>
      </Button>
      <Button small look="quiet" onClick={onSkip}>
        {AID.doesNotKnow}
        <span className="visually-hidden"> {about}</span>
      </Button>
    </div>
  );
}
