import { type RefObject, useEffect, useRef, useState } from 'react';
import { QuestionField } from '../../../components/aids/QuestionField';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { useArrival } from '../../../components/useArrival';
import { factOf, sensitivityOf } from '../../../lib/aids/facts/definitions';
import { readFacts, readValue } from '../../../lib/aids/facts/values';
import type { FactDefinition, FactId, FactValue } from '../../../lib/aids/types';
import { agreedTo } from '../../../lib/profile/agreements';
import type { Agreement, Client } from '../../../lib/profile/schema';
import { inFrench, withFact } from '../aids/answers';
import { answersByTopic, type Kept } from '../review/kept-answers';
import { SITUATION } from '../texts';
import { HowAgreed } from './HowAgreed';
import css from './SituationView.module.css';

interface Props {
  client: Client;
  today: string;
  /** Each change is whole, and saved at once; words when it was not. */
  onChange: (edit: (client: Client) => Client) => Promise<string | null>;
  onAgree: (how: Agreement['how']) => Promise<string | null>;
  onClose: () => void;
}

/** The answers given for the aids, under their titles: each is mended or erased where it stands. */
export function SituationView({ client, today, onChange, onAgree, onClose }: Props) {
  const heading = useArrival<HTMLHeadingElement>();
  const [editing, setEditing] = useState<FactId | null>(null);
  const [erased, setErased] = useState<{ kept: Kept; label: string } | null>(null);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const health = agreedTo(client, 'sante', today);
  const facts = client.profile.facts ?? {};
  const faults = new Map(readFacts(facts, today).faults.map(({ fact, message }) => [fact, message]));

  async function set(fact: FactId, value: FactValue | undefined, words: string): Promise<boolean> {
    if ((await onChange((now) => withFact(now, fact, value))) !== null) return false;
    setEditing(null);
    setErased(null);
    setWrong(null);
    setSaid(words);
    return true;
  }

  async function erase(kept: Kept, label: string) {
    if (!(await set(kept.fact, undefined, SITUATION.erased(label)))) return;
    setErased({ kept, label });
    heading.current?.focus({ preventScroll: true });
  }

  function answer(definition: FactDefinition, kept: Kept, value: FactValue | null) {
    if (value === null) {
      void erase(kept, definition.label);
      return;
    }
    const reading = readValue(definition, value, today);
    if ('fault' in reading) setWrong(`${reading.fault.charAt(0).toUpperCase()}${reading.fault.slice(1)}.`);
    else void set(definition.id, reading.value, SITUATION.noted(definition.label));
  }

  return (
    <div className={css.situation}>
      <div>
        <h3 ref={heading} tabIndex={-1}>
          {SITUATION.title}
        </h3>
        <p className={css.soft}>{SITUATION.intro}</p>
        <p role="status" className={css.status}>
          {said}
        </p>
        {erased !== null && (
          <Button
            small
            onClick={() => {
              void set(erased.kept.fact, erased.kept.value, SITUATION.restored(erased.label));
              heading.current?.focus({ preventScroll: true });
            }}
          >
            {SITUATION.restore}
          </Button>
        )}
      </div>
      {Object.keys(facts).length === 0 && <p className={css.soft}>{SITUATION.empty}</p>}
      {answersByTopic(facts).map(({ topic, answers }) => {
        const barred = answers.filter(({ fact }) => sensitivityOf(fact) === 'N3' && !health);
        return (
          <section key={topic ?? ''} className={css.topic}>
            <h4>{topic ?? SITUATION.others}</h4>
            <ul className={css.answers}>
              {answers
                .filter((kept) => !barred.includes(kept))
                .map((kept) => (
                  <Answer
                    key={kept.fact}
                    kept={kept}
                    fault={faults.get(kept.fact) ?? null}
                    wrong={editing === kept.fact ? wrong : null}
                    editing={editing === kept.fact}
                    onEdit={(on) => {
                      setWrong(null);
                      setEditing(on ? kept.fact : null);
                    }}
                    onAnswer={(definition, value) => answer(definition, kept, value)}
                    onErase={(label) => void erase(kept, label)}
                  />
                ))}
            </ul>
            {barred.length > 0 && (
              <Notice tone="ask">
                <p>{SITUATION.health}</p>
                <div className={css.ways}>
                  <HowAgreed onAgree={(how) => void onAgree(how)} />
                </div>
              </Notice>
            )}
          </section>
        );
      })}
      <Button wide onClick={onClose}>
        {SITUATION.back}
      </Button>
    </div>
  );
}

interface AnswerProps {
  kept: Kept;
  /** Why what stands in the file is not used. */
  fault: string | null;
  /** Why what was just typed is not noted. */
  wrong: string | null;
  editing: boolean;
  onEdit: (on: boolean) => void;
  onAnswer: (definition: FactDefinition, value: FactValue | null) => void;
  onErase: (label: string) => void;
}

function Answer({ kept, fault, wrong, editing, onEdit, onAnswer, onErase }: AnswerProps) {
  const row = useRef<HTMLLIElement>(null);
  const definition = factOf(kept.fact);
  const label = definition?.label ?? kept.fact;
  const canEdit = definition?.derivedFrom === undefined && definition !== undefined;
  useFollowingFocus(row, editing);
  return (
    <li ref={row} className={css.answer} data-kept={kept.fact}>
      {editing && definition ? (
        <>
          <QuestionField
            fact={definition}
            value={fault === null ? kept.value : undefined}
            error={wrong}
            onAnswer={(value) => onAnswer(definition, value)}
          />
          <Button small look="quiet" className={css.cancel} onClick={() => onEdit(false)}>
            {SITUATION.cancel}
          </Button>
        </>
      ) : (
        <>
          <p className={css.value}>
            <span>{label}</span>
            <b>{inFrench(definition, kept.value)}</b>
          </p>
          <div className={css.ways}>
            {canEdit && (
              <Button small look="quiet" data-edit onClick={() => onEdit(true)}>
                {SITUATION.edit}
                <span className="visually-hidden"> {label}</span>
              </Button>
            )}
            <Button small look="quiet" onClick={() => onErase(label)}>
              {SITUATION.erase}
              <span className="visually-hidden"> {label}</span>
            </Button>
          </div>
          {fault !== null && <p className={css.fault}>{definition ? fault : SITUATION.unknownFact}</p>}
        </>
      )}
    </li>
  );
}

/** The field takes the focus when it opens, and gives it back to its button when it closes. */
function useFollowingFocus(row: RefObject<HTMLElement | null>, editing: boolean) {
  const before = useRef(editing);
  useEffect(() => {
    if (before.current === editing) return;
    before.current = editing;
    const wanted = editing ? 'input, select' : '[data-edit]';
    const choice = editing ? row.current?.querySelector<HTMLElement>('input:checked') : null;
    (choice ?? row.current?.querySelector<HTMLElement>(wanted))?.focus();
  }, [row, editing]);
}
