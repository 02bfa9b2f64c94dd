import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { SelectField } from '../../../components/TextField';
import { toSlashed } from '../../../lib/profile/dates';
import type { Client } from '../../../lib/profile/schema';
import { type Choice, choiceFor, type PlanLine, type Preview, type Standing } from '../../../lib/vault/backup';
import css from './backup.module.css';
import { BACKUP } from './texts';

interface Props {
  preview: Preview;
  onCommit: (choices: ReadonlyMap<string, Choice>) => Promise<void>;
  onGiveUp: () => void;
}

/** Beyond, what is proposed happens, and that is said. */
const MAX_SHOWN = 100;
const { preview: TEXTS } = BACKUP;

function nameOf({ profile }: Client): string {
  const name = [profile.firstName, profile.lastName ?? profile.birthName].filter(Boolean).join(' ');
  const who = name === '' ? (profile.companyName ?? BACKUP.nameless) : name;
  return profile.birthDate === undefined ? who : `${who} (${toSlashed(profile.birthDate)})`;
}

/** Everything that would change, before anything does; one gesture writes it all. */
export function ImportPreview({ preview, onCommit, onGiveUp }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  useEffect(() => title.current?.focus(), []);

  const { source, faults, madeAt, advisor, lessons } = preview;
  const plan = source === 'list' ? preview.plan.map(saidByList) : preview.plan;
  const counts = new Map<Standing, number>();
  for (const { standing } of plan) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  const quiet = ({ standing, issues }: PlanLine): boolean =>
    (standing === 'new' || standing === 'same') && issues.length === 0;
  const asked = plan.filter((line) => !quiet(line));
  const fresh = plan.filter((line) => line.standing === 'new' && quiet(line));
  const written = plan.filter((line) => choiceFor(line, choices) !== 'leave').length;
  const something = written > 0 || advisor !== null || lessons.length > 0;

  return (
    <section className={css.form} aria-labelledby="import-preview">
      <h4 id="import-preview" ref={title} tabIndex={-1}>
        {TEXTS.title}
      </h4>
      {madeAt !== null && (
        <p className={css.soft}>
          {TEXTS.madeAt(new Date(madeAt).toLocaleString('fr', { dateStyle: 'long', timeStyle: 'short' }))}
        </p>
      )}
      <ul className={css.counts}>
        {[...counts].map(([standing, count]) => (
          <li key={standing}>{TEXTS.counts[standing](count)}</li>
        ))}
        {advisor !== null && <li>{TEXTS.advisor}</li>}
        {lessons.length > 0 && <li>{TEXTS.lessons(lessons.length)}</li>}
      </ul>
      {faults.length > 0 && (
        <Notice tone="ask" title={TEXTS.faults(faults.length)}>
          <ul className={css.counts}>
            {faults.slice(0, MAX_SHOWN).map(({ line, sentences }) => (
              <li key={line}>{`${BACKUP.list.line(line)}\u00a0: ${sentences.join(' ')}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      {fresh.length > 0 && (
        <details>
          <summary>{TEXTS.names}</summary>
          <ul className={css.counts}>
            {fresh.slice(0, MAX_SHOWN).map(({ there }) => (
              <li key={there.id}>{nameOf(there)}</li>
            ))}
          </ul>
          {fresh.length > MAX_SHOWN && <p>{TEXTS.others(fresh.length - MAX_SHOWN)}</p>}
        </details>
      )}
      {asked.length > 0 && (
        <ul className={css.lines}>
          {asked.slice(0, MAX_SHOWN).map((line) => (
            <AskedLine
              key={line.there.id}
              line={line}
              choice={choiceFor(line, choices)}
              onChoose={(choice) => setChoices(new Map(choices).set(line.there.id, choice))}
            />
          ))}
        </ul>
      )}
      {asked.length > MAX_SHOWN && <p>{TEXTS.more(asked.length - MAX_SHOWN)}</p>}
      {!something && <p>{TEXTS.nothing}</p>}
      <div className={css.actions}>
        <Button look="main" disabled={!something} onClick={() => void onCommit(choices)}>
          {TEXTS.action(written)}
        </Button>
        <Button look="quiet" onClick={onGiveUp}>
          {TEXTS.giveUp}
        </Button>
      </div>
    </section>
  );
}

/** A list says nothing of what it has no column for: no difference there. */
const saidByList = (line: PlanLine): PlanLine => ({
  ...line,
  differences: line.differences.filter(({ there }) => there !== null),
});

interface LineProps {
  line: PlanLine;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function AskedLine({ line, choice, onChoose }: LineProps) {
  const { there, here, standing, likeness, differences, issues, choices } = line;
  const name = nameOf(there);
  return (
    <li className={css.line}>
      <b>{name}</b>
      {likeness === null ? (
        <p>{TEXTS.standings[standing]}</p>
      ) : (
        <p>
          {TEXTS.likeness[likeness.by]}
          {likeness.where === 'here' && here !== null ? TEXTS.likeHere(nameOf(here)) : TEXTS.likeFile}
        </p>
      )}
      {issues.length > 0 && (
        <p>
          {standing !== 'refused' && TEXTS.partly} {issues.join(' ')}
        </p>
      )}
      {differences.length > 0 && (
        <details>
          <summary>{TEXTS.differences(differences.length)}</summary>
          <dl className={css.differences}>
            {differences.map(({ label, here: mine, there: theirs }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span>{TEXTS.here}</span> {mine ?? TEXTS.unknown}
                </dd>
                <dd>
                  <span>{TEXTS.there}</span> {theirs ?? TEXTS.unknown}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {choices.length > 1 && (
        <SelectField
          label={TEXTS.choice(name)}
          value={choice}
          choices={choices.map((each) => ({ value: each, label: TEXTS.choices[each] }))}
          onChange={({ target }) => onChoose(target.value as Choice)}
        />
      )}
    </li>
  );
}
