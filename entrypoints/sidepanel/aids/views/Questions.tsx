import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { QuestionField } from '../../../../components/aids/QuestionField';
import { Button } from '../../../../components/Button';
import type { FactDefinition, FactId, FactValue } from '../../../../lib/aids/types';
import type { Agreement } from '../../../../lib/profile/schema';
import { HowAgreed } from '../../views/HowAgreed';
import { type Answer, inFrench } from '../answers';
import { QUESTIONS } from '../texts';
import css from './Questions.module.css';

/** What a question needs to be answered, undone or left. */
export interface AnswerActs {
  factOf: (id: FactId) => FactDefinition | undefined;
  /** May this answer be noted now: kept, or for this appointment? */
  open: (fact: FactDefinition) => boolean;
  /** Noted for this appointment only. */
  passing: (fact: FactDefinition) => boolean;
  /** Why the answer just given was not noted. */
  faultOf: (fact: FactId) => string | null;
  /** What the file says near it, without answering. */
  hintFor: (fact: FactId) => string | null;
  answer: (fact: FactDefinition, value: FactValue) => void;
  skip: (fact: FactId) => void;
  undo: (answer: Answer, label: string) => void;
  agree: (how: Agreement['how']) => void;
  allowOnce: () => void;
}

export interface Asked {
  fact: FactDefinition;
  /** How many aids the answer helps decide; null when it is asked for one aid, in its card. */
  decides: number | null;
}

interface Props {
  asked: readonly Asked[];
  given: readonly Answer[];
  skipped: ReadonlySet<FactId>;
  acts: AnswerActs;
  /** Questions in sight before the fold. */
  first?: number;
}

/** Questions under the fold: enough for one appointment. */
const NEXT = 8;

/**
 * The questions that decide most, one in sight; what was answered before, each undone at will. The question just answered
 * stays until the next one is: arrows go through its choices, a slip is mended where it was made, and nothing moves under
 * the hand.
 */
export function Questions({ asked, given, skipped, acts, first = 1 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<FactDefinition | null>(null);
  const answered = current === null ? undefined : given.find(({ fact }) => fact === current.id);
  const last = current !== null && (answered !== undefined || skipped.has(current.id)) ? current : null;
  const left = asked.filter(({ fact }) => fact.id !== last?.id);
  const open = left.filter(({ fact }) => acts.open(fact));
  const barred = left.length - open.length;
  const now = open.slice(0, first);
  const earlier = given.filter(({ fact }) => fact !== last?.id);
  useFollowingQuestion(box, [last?.id, ...now.map(({ fact }) => fact.id), barred > 0].join(' '));
  const onAnswer = (fact: FactDefinition, value: FactValue | null) => {
    setCurrent(fact);
    if (value === null) acts.skip(fact.id);
    else acts.answer(fact, value);
  };
  return (
    <div ref={box} className={css.questions} tabIndex={-1}>
      {earlier.length > 0 && <Given given={earlier} acts={acts} />}
      {[...(last === null ? [] : [{ fact: last, decides: null }]), ...now].map((one) => (
        <Question
          key={one.fact.id}
          {...one}
          value={one.fact === last ? (answered?.value ?? null) : undefined}
          acts={acts}
          onAnswer={onAnswer}
        />
      ))}
      {open.length > first && (
        <Later count={Math.min(open.length - first, NEXT)} all={open.length - first}>
          {() =>
            open
              .slice(first, first + NEXT)
              .map((one) => <Question key={one.fact.id} {...one} value={undefined} acts={acts} onAnswer={onAnswer} />)
          }
        </Later>
      )}
      {barred > 0 && <HealthGate count={barred} acts={acts} />}
      {left.length === 0 && <p className={css.done}>{QUESTIONS.done}</p>}
    </div>
  );
}

/** What had the focus left with its question: the next one takes it, or the list itself. */
function useFollowingQuestion(box: RefObject<HTMLDivElement | null>, shown: string) {
  const inside = useRef(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const onFocus = () => {
      inside.current = true;
    };
    const onBlur = (event: FocusEvent) => {
      // Null: what had the focus went away, or the window did.
      const to = event.relatedTarget as Node | null;
      if (to !== null && !element.contains(to)) inside.current = false;
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again each time other questions are shown.
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    const next = box.current?.querySelector<HTMLElement>('[data-question] :is(input, select, button)');
    (next ?? box.current)?.focus({ preventScroll: true });
  }, [box, shown]);
}

interface QuestionProps extends Asked {
  /** What was answered just now; null for « ne sait pas ». */
  value: FactValue | null | undefined;
  acts: AnswerActs;
  onAnswer: (fact: FactDefinition, value: FactValue | null) => void;
}

function Question({ fact, decides, value, acts, onAnswer }: QuestionProps) {
  const hint = acts.hintFor(fact.id);
  return (
    <div className={css.question} data-question={fact.id} data-done={value !== undefined || undefined}>
      <QuestionField
        fact={fact}
        value={value}
        error={acts.faultOf(fact.id)}
        onAnswer={(given) => onAnswer(fact, given)}
      />
      {value === undefined && hint !== null && <p className={css.note}>{hint}</p>}
      {acts.passing(fact) && <p className={css.note}>{QUESTIONS.once}</p>}
      {decides !== null && <p className={css.note}>{QUESTIONS.decides(decides)}</p>}
      {value !== undefined && value !== null && !acts.passing(fact) && <p className={css.note}>{QUESTIONS.noted}</p>}
    </div>
  );
}

/** Drawn once opened: it holds many fields. */
function Later({ count, all, children }: { count: number; all: number; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={css.later} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{QUESTIONS.others(count, all)}</summary>
      {open && children()}
    </details>
  );
}

/** Health questions before the agreement, said once: what it allows, the two ways it was given, and the way to do without. */
function HealthGate({ count, acts }: { count: number; acts: AnswerActs }) {
  const id = useId();
  return (
    <section className={css.question} aria-labelledby={id} data-health>
      <h3 id={id} className={css.asked}>
        {QUESTIONS.healthTitle(count)}
      </h3>
      <p className={css.health}>{QUESTIONS.health}</p>
      <div className={css.ways}>
        <HowAgreed onAgree={acts.agree} />
        <Button small look="quiet" onClick={acts.allowOnce}>
          {QUESTIONS.answerOnce}
        </Button>
      </div>
    </section>
  );
}

function Given({ given, acts }: { given: readonly Answer[]; acts: AnswerActs }) {
  return (
    <details className={css.later} open={given.length <= 3}>
      <summary>
        {QUESTIONS.given} ({given.length})
      </summary>
      <ul className={css.given}>
        {given.map((answer) => {
          const fact = acts.factOf(answer.fact);
          const label = fact?.label ?? answer.fact;
          return (
            <li key={answer.fact} data-answered={answer.fact}>
              <span>
                {label}
                {'\u00a0: '}
                <b>{inFrench(fact, answer.value)}</b>
                {!answer.kept && <em> ({QUESTIONS.passing})</em>}
              </span>
              <Button small look="quiet" onClick={() => acts.undo(answer, label)}>
                {QUESTIONS.undo}
                <span className="visually-hidden"> {label}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
