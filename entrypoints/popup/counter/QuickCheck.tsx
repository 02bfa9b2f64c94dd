import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import { QUICK_QUESTIONS, type QuickAnswer, quickCheck } from '../../../lib/aids/quick-check';
import { CHECK } from '../texts';
import { AidLines } from './AidLines';
import css from './counter.module.css';

/** One question at a time, one tap each; then the aids to look at. Lives in this window only. */
export function QuickCheck({ today }: { today: string }) {
  /** null: does not know. */
  const [given, setGiven] = useState<readonly (QuickAnswer | null)[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const question = QUICK_QUESTIONS[given.length];

  // Each tap replaces the buttons: the focus goes to what is asked next. `given` is what changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the answers.
  useEffect(() => heading.current?.focus(), [given]);

  if (question === undefined) {
    return (
      <Findings
        given={given.filter((answer) => answer !== null)}
        today={today}
        heading={heading}
        onRestart={() => setGiven([])}
      />
    );
  }
  return (
    <section className={css.corner} aria-label={CHECK.title}>
      <div className={css.progress}>
        <progress
          aria-label={CHECK.step(given.length + 1, QUICK_QUESTIONS.length)}
          value={given.length}
          max={QUICK_QUESTIONS.length}
        />
        <span className="num">{CHECK.step(given.length + 1, QUICK_QUESTIONS.length)}</span>
      </div>
      <h2 ref={heading} tabIndex={-1} className={css.question}>
        {question.text}
      </h2>
      <div className={css.answers}>
        {question.answers.map((answer) => (
          <Button key={answer.label} className={css.answer} onClick={() => setGiven([...given, answer])}>
            {answer.label}
          </Button>
        ))}
        <Button className={css.answer} look="quiet" onClick={() => setGiven([...given, null])}>
          {CHECK.doesNotKnow}
        </Button>
      </div>
      {given.length > 0 && (
        <Button small look="quiet" className={css.before} onClick={() => setGiven(given.slice(0, -1))}>
          <Icon name="back" />
          {CHECK.before}
        </Button>
      )}
      <p className={css.soft}>{CHECK.kept}</p>
    </section>
  );
}

/** What fits in two turns of the wheel; the rest on request. */
const FEW = 6;

interface FindingsProps {
  given: readonly QuickAnswer[];
  today: string;
  heading: React.RefObject<HTMLHeadingElement | null>;
  onRestart: () => void;
}

function Findings({ given, today, heading, onRestart }: FindingsProps) {
  const [shown, setShown] = useState(FEW);
  const { findings, others } = useMemo(() => quickCheck(given, today), [given, today]);
  return (
    <section className={css.corner} aria-label={CHECK.title}>
      <h2 ref={heading} tabIndex={-1} className={css.question}>
        {CHECK.found(findings.length)}
      </h2>
      {findings.length === 0 && <p>{CHECK.nothing}</p>}
      <AidLines lines={findings.slice(0, shown)} today={today} />
      {findings.length > shown && (
        <Button small wide onClick={() => setShown(findings.length)}>
          {CHECK.rest(findings.length - shown)}
        </Button>
      )}
      {others > 0 && <p className={css.soft}>{CHECK.others(others)}</p>}
      <Button small onClick={onRestart}>
        {CHECK.restart}
      </Button>
      <p className={css.soft}>
        {CHECK.orientation} {CHECK.kept}
      </p>
    </section>
  );
}
