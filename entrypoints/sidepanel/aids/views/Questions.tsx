import { type RefObject, useEffect, useRef } from 'react';
import { QuestionField } from '../../../../components/aids/QuestionField';
import { Button } from '../../../../components/Button';
import type { FactDefinition, FactId, FactValue } from '../../../../lib/aids/types';
import type { Agreement } from '../../../../lib/profile/schema';
import { AGREE } from '../../texts';
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
  acts: AnswerActs;
  /** Questions in sight before the fold. */
  first?: number;
}

/** The questions that decide most, one in sight; then what was answered, each undone at will. */
export function Questions({ asked, given, acts, first = 1 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const now = asked.slice(0, first);
  const later = asked.slice(first);
  useFollowingQuestion(box, now.map(({ fact }) => fact.id).join(' '));
  return (
    <div ref={box} className={css.questions} tabIndex={-1}>
      {now.map((one) => (
        <Question key={one.fact.id} {...one} acts={acts} />
      ))}
      {later.length > 0 && (
        <details className={css.later}>
          <summary>{QUESTIONS.others(later.length)}</summary>
          {later.map((one) => (
            <Question key={one.fact.id} {...one} acts={acts} />
          ))}
        </details>
      )}
      {asked.length === 0 && <p className={css.done}>{QUESTIONS.done}</p>}
      {given.length > 0 && <Given given={given} acts={acts} />}
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
    const next = box.current?.querySelector<HTMLElement>('input:not([disabled]), select, button');
    (next ?? box.current)?.focus({ preventScroll: true });
  }, [box, shown]);
}

function Question({ fact, decides, acts }: Asked & { acts: AnswerActs }) {
  const open = acts.open(fact);
  return (
    <div className={css.question} data-question={fact.id}>
      {open ? (
        <>
          <QuestionField
            fact={fact}
            value={undefined}
            onAnswer={(value) => (value === null ? acts.skip(fact.id) : acts.answer(fact, value))}
          />
          {acts.passing(fact) && <p className={css.note}>{QUESTIONS.once}</p>}
        </>
      ) : (
        <HealthGate fact={fact} acts={acts} />
      )}
      {decides !== null && <p className={css.note}>{QUESTIONS.decides(decides)}</p>}
    </div>
  );
}

/** A health question before the agreement: what it allows, the two ways it was given, and the way to do without. */
function HealthGate({ fact, acts }: { fact: FactDefinition; acts: AnswerActs }) {
  return (
    <>
      <p className={css.asked}>{fact.question}</p>
      <p className={css.health}>{QUESTIONS.health}</p>
      <div className={css.ways}>
        <Button small onClick={() => acts.agree('oral')}>
          {AGREE.oral}
        </Button>
        <Button small onClick={() => acts.agree('ecrit')}>
          {AGREE.written}
        </Button>
        <Button small look="quiet" onClick={acts.allowOnce}>
          {QUESTIONS.answerOnce}
        </Button>
        <Button small look="quiet" onClick={() => acts.skip(fact.id)}>
          {QUESTIONS.skip}
          <span className="visually-hidden"> {fact.label}</span>
        </Button>
      </div>
    </>
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
