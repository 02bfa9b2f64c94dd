import { useId, useMemo, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { SelectField, TextField } from '../../../components/TextField';
import { useArrival } from '../../../components/useArrival';
import type { ManagedSettings } from '../../../lib/managed';
import { LABELS } from '../../../lib/profile/labels';
import { JOURNAL_FAULT_TEXTS, JOURNAL_KIND_TEXTS, outcomesInWords } from '../../../lib/texts/journal';
import type { ChainProof } from '../../../lib/vault/journal/chain';
import { fits } from '../../../lib/vault/journal/desk';
import type { JournalKind, JournalLine } from '../../../lib/vault/journal/entry';
import { aboutOf } from '../../../lib/vault/journal/export';
import { finder, searchText } from '../../sidepanel/people';
import { useJournal } from '../hooks/useJournal';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { OPTIONS } from '../texts';
import css from './JournalView.module.css';
import views from './views.module.css';

const JOURNAL = OPTIONS.journal;
const PAGE = 50;
const ALL_DAYS = { from: '', until: '' };

const KINDS: Record<keyof typeof JOURNAL.groups, readonly JournalKind[]> = {
  runs: ['run-begun', 'run-done', 'run-undone'],
  files: ['client-created', 'client-erased', 'client-purged', 'client-exported'],
  agreements: ['agreement-given', 'agreement-withdrawn'],
  aids: ['aid-retained', 'aid-removed', 'request-prepared'],
  vault: ['vault-created', 'vault-opened', 'vault-locked', 'passphrase-changed', 'recovery-code-made'],
  moves: ['backup-made', 'backup-restored', 'clients-imported', 'journal-exported', 'journal-mended'],
};
type Group = keyof typeof KINDS;
const isGroup = (value: string): value is Group => value in KINDS;

/** The journal: does it hold, what it says, and as a file. */
export function JournalView({ settings }: { settings: ManagedSettings }) {
  const { read, problem, saved, look, saveTable, saveWhole } = useJournal();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState('');
  const [days, setDays] = useState(ALL_DAYS);
  const [shown, setShown] = useState(PAGE);
  const title = useArrival<HTMLHeadingElement>(read !== null);
  const listId = useId();
  const fixedId = useId();
  const barred = settings.exportAllowed === false;
  const described = barred ? fixedId : undefined;

  const items = useMemo(
    () =>
      (read?.lines ?? []).map((line) => {
        const name = line.client === null ? null : (read?.names.get(line.client) ?? JOURNAL.erased);
        const keys = line.keys.map((key) => LABELS[key].label);
        const about = aboutOf(line);
        const text = searchText(JOURNAL_KIND_TEXTS[line.kind], about, name, line.who, line.client, ...keys);
        return { line, name, about, keys, text };
      }),
    [read],
  );
  const found = useMemo(() => {
    const finds = finder(typed);
    const filter = {
      ...(isGroup(group) && { kinds: KINDS[group] }),
      ...(days.from !== '' && { from: days.from }),
      ...(days.until !== '' && { until: days.until }),
    };
    return items.filter(({ line, text }) => fits(line, filter) && finds(text));
  }, [items, typed, group, days]);

  if (read === null) {
    return problem === null ? (
      <p className={views.soft}>{JOURNAL.reading}</p>
    ) : (
      <Notice tone="no" role="alert">
        {problem}
      </Notice>
    );
  }
  const narrow = (change: () => void) => {
    setShown(PAGE);
    change();
  };
  const filtered = typed.trim() !== '' || group !== '' || days.from !== '' || days.until !== '';
  return (
    <section className={css.journal} aria-label={JOURNAL.title}>
      {problem !== null && (
        <Notice tone="no" role="alert">
          {problem}
        </Notice>
      )}
      <Proof proof={read.proof} />
      <div className={views.pair}>
        <TextField
          label={JOURNAL.search}
          type="search"
          value={typed}
          onChange={(event) => narrow(() => setTyped(event.target.value))}
        />
        <SelectField
          label={JOURNAL.group}
          value={group}
          empty={JOURNAL.everything}
          choices={(Object.keys(KINDS) as Group[]).map((value) => ({ value, label: JOURNAL.groups[value] }))}
          onChange={(event) => narrow(() => setGroup(event.target.value))}
        />
        <TextField
          label={JOURNAL.from}
          type="date"
          value={days.from}
          onChange={(event) => narrow(() => setDays({ ...days, from: event.target.value }))}
        />
        <TextField
          label={JOURNAL.until}
          type="date"
          value={days.until}
          onChange={(event) => narrow(() => setDays({ ...days, until: event.target.value }))}
        />
      </div>
      <h3 ref={title} tabIndex={-1} id={listId} className={css.found} aria-live="polite">
        {JOURNAL.found(found.length)}
      </h3>
      {filtered && (
        <div className={views.actions}>
          {found.length === 0 && <p className={views.soft}>{JOURNAL.nothing}</p>}
          <Button
            small
            onClick={() =>
              narrow(() => {
                setTyped('');
                setGroup('');
                setDays(ALL_DAYS);
                title.current?.focus();
              })
            }
          >
            {JOURNAL.clear}
          </Button>
        </div>
      )}
      {found.length > 0 && (
        <ol className={css.lines} aria-labelledby={listId}>
          {found.slice(0, shown).map(({ line, name, about, keys }) => (
            <li key={line.seq}>
              <Line line={line} name={name} about={about} keys={keys} />
            </li>
          ))}
        </ol>
      )}
      {found.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{JOURNAL.more(Math.min(PAGE, found.length - shown))}</Button>
      )}
      <section className={css.exports} aria-labelledby="journal-exports">
        <h3 id="journal-exports">{JOURNAL.exportTitle}</h3>
        <div className={views.actions}>
          <Button
            disabled={barred || found.length === 0}
            aria-describedby={described}
            onClick={() => void saveTable(found.map(({ line }) => line))}
          >
            {JOURNAL.saveTable}
          </Button>
          <Button disabled={barred} aria-describedby={described} onClick={() => void saveWhole()}>
            {JOURNAL.saveWhole}
          </Button>
          <Button look="quiet" onClick={() => void look()}>
            {JOURNAL.again}
          </Button>
        </div>
        <p className={views.said} role="status">
          {saved !== null && JOURNAL.exported(saved)}
        </p>
        {barred ? (
          <FixedBy id={fixedId} settings={settings}>
            {MANAGED.noJournalFiles}
          </FixedBy>
        ) : (
          <p className={views.soft}>{JOURNAL.exportHint}</p>
        )}
      </section>
    </section>
  );
}

function Proof({ proof }: { proof: ChainProof }) {
  if (proof.sound) {
    return (
      <Notice tone="ok" role="status" title={JOURNAL.sound}>
        <p>{JOURNAL.soundText(proof.count)}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="no" role="status" title={JOURNAL.broken(proof.seq)}>
      <p>{JOURNAL.brokenText(JOURNAL_FAULT_TEXTS[proof.fault], proof.count)}</p>
    </Notice>
  );
}

interface LineProps {
  line: JournalLine;
  name: string | null;
  about: string | null;
  keys: string[];
}

function Line({ line, name, about, keys }: LineProps) {
  const outcome = outcomesInWords(line.outcome);
  return (
    <>
      <p className={css.head}>
        <b>{JOURNAL_KIND_TEXTS[line.kind]}</b>
        <span className="num">{JOURNAL.place(line.seq, new Date(line.at))}</span>
      </p>
      {(about !== null || name !== null) && <p>{[about, name].filter(Boolean).join(' · ')}</p>}
      <p className={css.soft}>{[line.who ?? JOURNAL.nobody, outcome].filter(Boolean).join(' · ')}</p>
      {keys.length > 0 && (
        <details className={css.soft}>
          <summary>{JOURNAL.keys(keys.length)}</summary>
          <p>{keys.join(', ')}</p>
        </details>
      )}
    </>
  );
}
