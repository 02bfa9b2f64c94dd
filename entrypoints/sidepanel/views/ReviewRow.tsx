import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Icon, type IconName } from '../../../components/Icon';
import { YesNo } from '../../../components/YesNo';
import { NO_KEY_TEXTS, OUTCOME_REASON_TEXTS, OUTCOME_TEXTS } from '../../../lib/forms/reasons';
import { TYPED_JUST_NOW } from '../../../lib/profile/derive';
import { LABELS } from '../../../lib/profile/labels';
import { STORED_KEYS } from '../../../lib/profile/schema';
import { type Draft, editorFor, yesNo } from '../review/editor';
import { type LineState, type ReviewLine, readyWhenShown, type Typed, waitsForHealth } from '../review/review';
import { LINE, REVIEW, STATE_NAMES, STATE_NOTES } from '../texts';
import { LineEditor } from './LineEditor';
import type { LineActs } from './ReviewList';
import css from './ReviewRow.module.css';

const ICONS: Partial<Record<LineState, IconName>> = {
  saved: 'check',
  written: 'check',
  'saved-invalid': 'bang',
  'not-saved': 'bang',
  refused: 'bang',
  confirm: 'question',
  missing: 'question',
  choose: 'question',
  'needs-person': 'hand',
  never: 'hand',
  unknown: 'dash',
  skipped: 'dash',
  filled: 'dash',
  locked: 'locked',
  hidden: 'dash',
};

const TONES: Partial<Record<LineState, 'ok' | 'ask' | 'no'>> = {
  saved: 'ok',
  written: 'ok',
  'saved-invalid': 'no',
  'not-saved': 'no',
  refused: 'no',
  confirm: 'ask',
  missing: 'ask',
  choose: 'ask',
  'needs-person': 'ask',
};

interface Props {
  line: ReviewLine;
  busy: boolean;
  acts: LineActs;
  today: string;
  healthAgreed: boolean;
  /** On which legal basis the structure lets NIR and IBAN be kept; null: it does not. */
  keepBasis: string | null;
  typed: Typed | undefined;
  /** What was being typed here, before a lock or before the line was last drawn anew. */
  begun: Draft | undefined;
}

/** One question of the form: what will be written, from where, and what can still be decided. */
export function ReviewRow({ line, busy, acts, today, healthAgreed, keepBasis, typed, begun }: Props) {
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const inside = useRef(false);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(begun !== undefined);
  const { field, plan, state } = line;
  const editor = editorFor(field, plan);
  const health = plan.key !== null && LABELS[plan.key].sensitivity === 'N3' && !healthAgreed;
  const note = waitsForHealth(line, healthAgreed) ? LINE.waitsForHealth : noteOf(line);
  const canEdit = editor !== null && !busy && !health && state !== 'locked' && state !== 'pending' && state !== 'never';
  const failed = state === 'not-saved' || state === 'refused';
  // The list of the site was silent, or had nothing that fits: it may answer better in a moment.
  const stuck = state === 'needs-person' && line.result?.reason === 'list-not-answering';
  const asksHere = state === 'missing' && !health && editor !== null && !busy;

  // What had the focus is gone with the answer: the line keeps it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again each time the line changes shape.
  useEffect(() => {
    if (inside.current && document.activeElement === document.body)
      row.current?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  }, [state, editing]);

  return (
    <li
      ref={row}
      onFocus={() => {
        inside.current = true;
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) inside.current = false;
      }}
      className={css.row}
      data-field={field.id}
      data-state={state}
      data-tone={TONES[state]}
    >
      <div className={css.mark}>
        {state === 'ready' || state === 'struck' ? (
          <input
            type="checkbox"
            checked={state === 'ready'}
            disabled={busy}
            aria-label={REVIEW.fillName(field.label)}
            onChange={(event) => acts.strike(line, !event.target.checked)}
          />
        ) : (
          <span className={css.sign} title={STATE_NAMES[state]}>
            {ICONS[state] && <Icon name={ICONS[state]} size={13} />}
            <span className="visually-hidden">{STATE_NAMES[state]}</span>
          </span>
        )}
      </div>
      <div className={css.main}>
        <button
          type="button"
          className={css.open}
          aria-expanded={open}
          aria-controls={`${id}-more`}
          onClick={() => {
            setOpen(!open);
            if (!open) acts.locate(line);
          }}
        >
          <span className={css.question} id={`${id}-q`}>
            {field.label}
            {field.required && (
              <span className={css.required} title={LINE.required}>
                <span className="visually-hidden"> ({LINE.required})</span>
              </span>
            )}
          </span>
          {line.shown !== null && line.shown !== '' && (
            <span className={`${css.value} num`}>{PROPOSED.has(state) ? LINE.proposed(line.shown) : line.shown}</span>
          )}
          <span className={css.chevron}>
            <Icon name="chevron" size={14} />
          </span>
        </button>
        <div className={css.said}>
          {note !== null && <p className={css.note}>{note}</p>}
          {asksHere && editor.kind !== 'yes-no' && !editing && (
            <Button small className={css.tool} onClick={() => setEditing(true)} aria-describedby={`${id}-q`}>
              {LINE.enter}
            </Button>
          )}
          {state === 'saved-invalid' && canEdit && !editing && (
            <Button small className={css.tool} onClick={() => setEditing(true)} aria-describedby={`${id}-q`}>
              {LINE.edit}
            </Button>
          )}
          {state === 'confirm' && !busy && (
            <Button small className={css.tool} onClick={() => acts.confirm(line)} aria-describedby={`${id}-q`}>
              {LINE.confirm}
            </Button>
          )}
          {(failed || stuck) && line.order !== null && !busy && (
            <Button
              small
              className={css.tool}
              onClick={() => (line.result?.reason === 'not-empty' ? acts.overwrite(line) : acts.retry(line))}
              aria-describedby={`${id}-q`}
            >
              {line.result?.reason === 'not-empty' ? LINE.overwrite : LINE.retry}
            </Button>
          )}
        </div>
        {line.result?.message && state !== 'pending' && (
          <p className={css.site}>
            {LINE.siteSays} <q>{line.result.message}</q>
          </p>
        )}
        {line.undoRefused !== null && (
          <p className={css.site}>{OUTCOME_REASON_TEXTS[line.undoRefused.reason ?? 'changed-since']}</p>
        )}

        {asksHere && editor.kind === 'yes-no' && <YesNoTools line={line} acts={acts} labelledBy={`${id}-q`} />}
        {state === 'choose' && !busy && line.result !== null && (
          <fieldset className={css.choices}>
            <legend className="visually-hidden">{LINE.choices}</legend>
            {line.result.choices.map((choice) => (
              <Button key={choice} small onClick={() => acts.choose(line, choice)}>
                {choice}
              </Button>
            ))}
          </fieldset>
        )}
        {editing && editor !== null && (
          <LineEditor
            editor={editor}
            field={field}
            plan={plan}
            typed={typed}
            begun={begun}
            today={today}
            keepBasis={keepBasis}
            onTyping={(draft) => acts.begin(line, draft)}
            onDone={(given) => {
              setEditing(false);
              acts.begin(line, null);
              if (given.once !== null) acts.giveOnce(line, given.once, given.keep);
              else acts.type(line, given.typed);
            }}
            onCancel={() => {
              setEditing(false);
              acts.begin(line, null);
            }}
          />
        )}

        <div id={`${id}-more`} className={css.more} hidden={!open}>
          {open && (
            <>
              {(plan.evidence.length > 0 || plan.from !== null) && (
                <>
                  <h3>{plan.key === null ? LINE.whyUnknown : LINE.why}</h3>
                  <ul className={css.why}>
                    {plan.key !== null && <li>{LINE.asks(LABELS[plan.key].label)}</li>}
                    {plan.evidence.map((evidence) => (
                      <li key={`${evidence.kind}${evidence.text}`}>{evidence.text}</li>
                    ))}
                    {plan.from !== null && !line.typed && <li>{LINE.fromWhere(plan.from)}</li>}
                  </ul>
                </>
              )}
              {plan.typedOnce && state === 'saved' && !line.canUndo && <p className={css.note}>{REVIEW.undoLost}</p>}
              <div className={css.tools}>
                <Button small look="quiet" onClick={() => acts.locate(line)}>
                  {LINE.locate}
                </Button>
                {canEdit && !editing && (
                  <Button small look="quiet" onClick={() => setEditing(true)}>
                    {line.shown === null ? LINE.enter : LINE.edit}
                  </Button>
                )}
                {!busy && state === 'filled' && line.order !== null && (
                  <Button small look="quiet" onClick={() => acts.overwrite(line)}>
                    {LINE.overwrite}
                  </Button>
                )}
                {!busy && STRIKABLE.has(state) && (
                  <Button small look="quiet" onClick={() => acts.strike(line, true)}>
                    {LINE.strike}
                  </Button>
                )}
                {!busy && (state === 'struck' || state === 'skipped') && (
                  <Button small look="quiet" onClick={() => acts.strike(line, false)}>
                    {LINE.unstrike}
                  </Button>
                )}
                {!busy && line.canUndo && (
                  <Button small look="quiet" onClick={() => acts.undo(line)}>
                    {LINE.undo}
                  </Button>
                )}
                {!busy && line.typed && state !== 'saved' && state !== 'written' && (
                  <Button small look="quiet" onClick={() => acts.reset(line)}>
                    {LINE.reset}
                  </Button>
                )}
                {!busy && field.refusal === null && (
                  <Button small look="quiet" onClick={() => acts.teach(line)}>
                    {LINE.teach}
                  </Button>
                )}
              </div>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

/** What the file says, while something else stands in the page, or nothing can. */
const PROPOSED: ReadonlySet<LineState> = new Set(['filled', 'locked', 'hidden']);

const STRIKABLE: ReadonlySet<LineState> = new Set(['ready', 'confirm', 'missing', 'hidden']);

function YesNoTools({ line, acts, labelledBy }: { line: ReviewLine; acts: LineActs; labelledBy: string }) {
  const key = line.plan.key;
  const canKeep = key !== null && (STORED_KEYS as string[]).includes(key) && LABELS[key].input === 'yes-no';
  const [keep, setKeep] = useState(true);
  return (
    <div className={css.ask}>
      <YesNo
        name={line.field.label}
        labelledBy={labelledBy}
        value={undefined}
        onChange={(value) => {
          if (value === null) acts.skip(line);
          else acts.answer(line, value, yesNo(value), canKeep && keep);
        }}
      />
      {canKeep && (
        <label className={css.keep}>
          <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} />
          {LINE.keep}
        </label>
      )}
    </div>
  );
}

/** One sentence under the value: what happened, else why it waits, else where it comes from. */
function noteOf(line: ReviewLine): string | null {
  const { plan, state, result } = line;
  switch (state) {
    case 'ready':
      if (line.undone) return REVIEW.undone;
      if (line.chosen) return REVIEW.chosenHere;
      if (line.typed) return REVIEW.typedHere;
      return plan.from === TYPED_JUST_NOW ? LINE.oneTimeReady : plan.from;
    case 'confirm':
    case 'missing':
      return plan.reason ?? STATE_NOTES[state];
    case 'never':
      return plan.reason ?? STATE_NOTES.never;
    case 'unknown':
      return plan.noKey !== null && plan.noKey !== 'unknown' ? NO_KEY_TEXTS[plan.noKey] : STATE_NAMES.unknown;
    case 'saved':
    case 'written':
    case 'saved-invalid':
    case 'not-saved':
    case 'refused':
    case 'needs-person':
      return result?.reason ? OUTCOME_REASON_TEXTS[result.reason] : OUTCOME_TEXTS[state];
    case 'hidden':
      return readyWhenShown(line) ? STATE_NOTES.hidden : STATE_NAMES.hidden;
    default:
      return line.undone ? REVIEW.undone : STATE_NOTES[state];
  }
}
