import { useId, useState } from 'react';
import { formatFigure } from '../../lib/aids/parameters';
import type {
  Calculation,
  CalculationRefusal,
  CalculationResult,
  Calculator,
  CalculatorInput,
} from '../../lib/aids/types';
import { isRealDate, toFrenchWords } from '../../lib/profile/dates';
import { AID } from '../../lib/texts/aids';
import { Notice } from '../Notice';
import { SelectField, TextField } from '../TextField';
import { YesNo } from '../YesNo';
import css from './CalculatorForm.module.css';
import { type Boxes, boxesOf, readBoxes } from './calculator';
import { sourceInWords } from './figures';
import { INPUT_MODES, TYPING_HINTS } from './QuestionField';
import { TimelinePicture } from './TimelinePicture';

interface Props {
  calculator: Calculator;
  /** What is known already, by input name (`prefill`). */
  initial?: Readonly<Record<string, unknown>>;
  /** ISO date. */
  today: string;
}

const NOTHING = {};

/** What is optional beyond the first questions is folded: the result stays in sight. */
const FIRST = 2;

/** One calculation, done anew as one types. What is typed stays on the screen and nowhere else. */
export function CalculatorForm({ calculator, initial = NOTHING, today }: Props) {
  const [typed, setTyped] = useState<Boxes>({});
  // What the person has not typed follows what becomes known of the client.
  const boxes = { ...boxesOf(calculator, initial), ...typed };
  // An error is told once the person has left the box, not while the first figure is being typed.
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());
  const { inputs, errors } = readBoxes(calculator, boxes);
  const wrong = calculator.inputs.filter(({ name }) => name in errors);
  // A box that cannot be read is not an empty one: no figure beside it.
  const calculation: Calculation =
    wrong.length === 0
      ? calculator.calculate(inputs, today)
      : { ok: false, reason: AID.toMend(wrong.map(({ label }) => label).join(', ')), missing: [] };

  const wanted = new Set(calculation.ok ? [] : calculation.missing);
  const first = calculator.inputs.filter(({ required }, at) => required || at < FIRST);
  const finer = calculator.inputs.filter((input) => !first.includes(input));
  const field = (input: CalculatorInput) => (
    <Input
      key={input.name}
      input={input}
      box={boxes[input.name] ?? ''}
      error={left.has(input.name) ? (errors[input.name] ?? null) : null}
      onChange={(text) => setTyped({ ...typed, [input.name]: text })}
      onLeave={() => setLeft(new Set(left).add(input.name))}
    />
  );

  return (
    <div className={css.calculator} data-calculator={calculator.id}>
      <p className={css.about}>{calculator.about}</p>
      <div className={css.inputs}>{first.map(field)}</div>
      {finer.length > 0 && (
        <details className={css.finer} open={finer.some(({ name }) => wanted.has(name) || boxes[name] !== '')}>
          <summary>{AID.finer(finer.length)}</summary>
          <div className={css.inputs}>{finer.map(field)}</div>
        </details>
      )}
      <div aria-live="polite">
        {calculation.ok ? <Result result={calculation} /> : <Refusal refusal={calculation} />}
      </div>
    </div>
  );
}

interface InputProps {
  input: CalculatorInput;
  box: string;
  error: string | null;
  onChange: (text: string) => void;
  onLeave: () => void;
}

function Input({ input, box, error, onChange, onLeave }: InputProps) {
  const id = useId();
  const label = [input.label, input.unit && `(${input.unit})`, !input.required && AID.optional]
    .filter(Boolean)
    .join(' ');
  if (input.kind === 'yes-no') {
    return (
      <div className={css.yesNo}>
        <p id={id} className={css.label}>
          {label}
        </p>
        {input.help !== undefined && <p className={css.help}>{input.help}</p>}
        <YesNo
          name={input.label}
          labelledBy={id}
          value={box === '' ? null : box === 'oui'}
          onChange={(value) => onChange(value === null ? '' : value ? 'oui' : 'non')}
        />
      </div>
    );
  }
  if (input.kind === 'choice') {
    return (
      <SelectField
        label={label}
        hint={input.help}
        choices={[...(input.options ?? [])]}
        empty={AID.doesNotKnow}
        value={box}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <TextField
      label={label}
      hint={[input.help, TYPING_HINTS[input.kind]].filter(Boolean).join(' ') || undefined}
      error={error}
      inputMode={INPUT_MODES[input.kind]}
      value={box}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  );
}

function Refusal({ refusal }: { refusal: CalculationRefusal }) {
  return (
    <Notice tone="ask" title={AID.noFigure}>
      <p>{refusal.reason}</p>
    </Notice>
  );
}

function Result({ result }: { result: CalculationResult }) {
  const newest = result.parameters
    .map(({ from }) => from)
    .sort()
    .at(-1);
  return (
    <section className={css.result}>
      <p className={css.estimation}>{AID.estimation}</p>
      <dl className={css.lines}>
        {result.lines.map(({ label, value, unit, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b className="num">{inWords(value, unit)}</b>
              {note !== undefined && <span>{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={css.dated}>{newest === undefined ? AID.noFigureUsed : AID.figuresOf(toFrenchWords(newest))}</p>
      {result.timeline !== undefined && <TimelinePicture timeline={result.timeline} />}
      {result.warnings.length > 0 && (
        <Notice tone="ask" title={AID.notSaid}>
          <ul className={css.warnings}>
            {result.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <details className={css.how}>
        <summary>{AID.howComputed}</summary>
        <p className={css.formula}>{result.formula}</p>
        {result.parameters.length > 0 && (
          <>
            <p className={css.label}>{AID.figuresUsed}</p>
            <ul className={css.parameters}>
              {result.parameters.map((parameter) => (
                <li key={`${parameter.label} ${parameter.from}`}>
                  {parameter.label}
                  {'\u00a0: '}
                  <b className="num">{formatFigure(parameter.value, parameter.unit)}</b>,{' '}
                  {AID.since(toFrenchWords(parameter.from))}. {AID.sourceIs(sourceInWords(parameter))}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{AID.ruleFrom(result.source)}</p>
      </details>
    </section>
  );
}

function inWords(value: number | string, unit?: string): string {
  if (typeof value === 'number') return formatFigure(value, unit ?? '');
  return isRealDate(value) ? toFrenchWords(value) : value;
}
