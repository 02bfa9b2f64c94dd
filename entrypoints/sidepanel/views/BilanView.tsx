import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import { YesNo } from '../../../components/YesNo';
import { agreedTo } from '../../../lib/profile/agreements';
import { BILAN, type BilanQuestion, bilanProgress, sensitivityOf, withAnswer } from '../../../lib/profile/bilan';
import { checkFact, stored } from '../../../lib/profile/checks';
import { toSlashed } from '../../../lib/profile/dates';
import { LABELS } from '../../../lib/profile/labels';
import type { Agreement, Client, Profile } from '../../../lib/profile/schema';
import { FILE, LINE } from '../texts';
import css from './BilanView.module.css';
import { HowAgreed } from './HowAgreed';

interface Props {
  client: Client;
  today: string;
  /** Each answer is whole, and saved at once. */
  onAnswer: (change: (profile: Profile) => Profile) => Promise<string | null>;
  onAgree: (how: Agreement['how']) => Promise<string | null>;
  onClose: () => void;
}

/** The interview: one short list, left and taken up again at will. */
export function BilanView({ client, today, onAnswer, onAgree, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [unsure, setUnsure] = useState<ReadonlySet<string>>(new Set());
  const { answered, total } = bilanProgress(client.profile);
  const health = agreedTo(client, 'sante', today);

  // Begins where it was left.
  useEffect(() => {
    const next = box.current?.querySelector<HTMLElement>('[data-answered="false"]') ?? box.current;
    next?.scrollIntoView({ block: 'center' });
    (next?.querySelector<HTMLElement>('input, button') ?? box.current)?.focus({ preventScroll: true });
  }, []);

  function answer(question: BilanQuestion, value: string | number | boolean | null) {
    const { key } = question;
    setUnsure((before) => {
      const next = new Set(before);
      if (value === null) next.add(key);
      else next.delete(key);
      return next;
    });
    void onAnswer((profile) => withAnswer(profile, key, value as never));
  }

  return (
    <div ref={box} className={css.bilan} tabIndex={-1}>
      <div className={css.head}>
        <h3>{FILE.bilan}</h3>
        <p className="num" aria-live="polite">
          {FILE.bilanProgress(answered, total)}
        </p>
      </div>
      <p className={css.soft}>{FILE.bilanIntro}</p>
      {BILAN.map((part) => {
        const barred = part.questions.filter((question) => sensitivityOf(question) === 'N3' && !health);
        return (
          <section key={part.title} className={css.part}>
            <h4>{part.title}</h4>
            {part.questions
              .filter((question) => !barred.includes(question))
              .map((question) => (
                <Question
                  key={question.key}
                  question={question}
                  profile={client.profile}
                  unsure={unsure.has(question.key)}
                  today={today}
                  onAnswer={(value) => answer(question, value)}
                />
              ))}
            {barred.length > 0 && (
              <Notice tone="ask" title={FILE.healthQuestions(barred.length)}>
                <p>{FILE.healthText}</p>
                <div className={css.agree}>
                  <HowAgreed onAgree={(how) => void onAgree(how)} />
                </div>
              </Notice>
            )}
          </section>
        );
      })}
      <Button look={answered === total ? 'main' : 'plain'} wide onClick={onClose}>
        {answered === total ? FILE.bilanDone : FILE.bilanLeave}
      </Button>
    </div>
  );
}

interface QuestionProps {
  question: BilanQuestion;
  profile: Profile;
  unsure: boolean;
  today: string;
  onAnswer: (value: string | number | boolean | null) => void;
}

function Question({ question, profile, unsure, today, onAnswer }: QuestionProps) {
  const id = useId();
  const value = profile[question.key];
  const yesNo = LABELS[question.key].input === 'yes-no';
  return (
    <div className={css.question} data-answered={value !== undefined || unsure}>
      {yesNo ? (
        <>
          <p id={id}>{question.question}</p>
          {question.help !== null && <p className={css.help}>{question.help}</p>}
          <YesNo
            name={question.question}
            labelledBy={id}
            value={typeof value === 'boolean' ? value : unsure ? null : undefined}
            onChange={onAnswer}
          />
        </>
      ) : (
        <Typed question={question} value={value as string | number | undefined} today={today} onAnswer={onAnswer} />
      )}
    </div>
  );
}

function Typed({
  question,
  value,
  today,
  onAnswer,
}: {
  question: BilanQuestion;
  value: string | number | undefined;
  today: string;
  onAnswer: (value: string | number | boolean | null) => void;
}) {
  const { input } = LABELS[question.key];
  const kept = value === undefined ? '' : input === 'date' ? toSlashed(String(value)) : String(value).replace('.', ',');
  const [typed, setTyped] = useState(kept);
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === kept) return;
    if (typed.trim() === '') {
      setError(null);
      onAnswer(null);
      return;
    }
    const check = checkFact(question.key, typed, today);
    setError(check.ok ? null : check.message);
    if (check.ok) onAnswer(stored(question.key, check.value));
  }

  return (
    <form className={css.typed} onSubmit={submit} onBlur={submit}>
      <TextField
        label={question.question}
        hint={question.help ?? undefined}
        error={error}
        inputMode={input === 'date' ? 'text' : 'decimal'}
        placeholder={input === 'date' ? LINE.dateShape : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
