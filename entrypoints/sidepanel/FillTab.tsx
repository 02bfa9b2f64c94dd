import { useCallback, useEffect, useMemo, useState } from 'react';
import { browser } from 'wxt/browser';
import { Notice } from '../../components/Notice';
import { useArrival } from '../../components/useArrival';
import { usePiece } from '../../components/usePiece';
import type { LearnedField } from '../../lib/forms/matching';
import type { PageForm } from '../../lib/forms/page-form';
import { agreedTo, withAgreement } from '../../lib/profile/agreements';
import type { ClientCard } from '../../lib/profile/card';
import type { ProfileKey } from '../../lib/profile/keys';
import { type Advisor, type Client, type Profile, STORED_KEYS, type StoredKey } from '../../lib/profile/schema';
import { usable } from '../../lib/vault';
import css from './FillTab.module.css';
import { useLineDrafts } from './hooks/useLineDrafts';
import { useManaged } from './hooks/useManaged';
import type { PageView } from './hooks/usePage';
import { useReview } from './hooks/useReview';
import { inWords } from './hooks/useVault';
import { todayIso } from './keys';
import { clientName } from './people';
import { diagnosis } from './review/diagnosis';
import type { CountName, ReviewLine, Typed } from './review/review';
import { FILL, REVIEW, WAITING } from './texts';
import { CopyDiagnosis } from './views/CopyDiagnosis';
import { type LineActs, ReviewList } from './views/ReviewList';
import { ReviewSummary } from './views/ReviewSummary';
import { RunFooter } from './views/RunFooter';

const loadTeach = () => import('./views/TeachDialog');

interface Props {
  tabId: number;
  form: PageForm;
  client: Client;
  cards: ClientCard[];
  advisor: Advisor;
  learned: LearnedField[];
  scan: () => Promise<PageView>;
  locate: (fieldId: string | null) => Promise<boolean>;
  changeClient: (id: string, edit: (client: Client) => Client) => Promise<void>;
  teach: (lesson: LearnedField) => Promise<void>;
  unteach: (hostFamily: string, stableId: string) => Promise<void>;
  onRunning: (running: boolean) => void;
  onOpenFile: () => void;
}

/** « Remplir »: one dossier, one client. Mounted anew when either changes. */
export function FillTab(props: Props) {
  const { form, client, learned, changeClient, locate, onRunning } = props;
  const keepBasis = useManaged()?.settings.keepTypedOnce?.legalBasis ?? null;
  const known = useMemo(() => usable(client, { keepTypedOnce: keepBasis !== null }), [client, keepBasis]);
  const desk = useReview({ ...props, client: known });
  const list = useArrival<HTMLDivElement>(desk.loaded);
  const [filter, setFilter] = useState<CountName | null>(null);
  const [teaching, setTeaching] = useState<ReviewLine | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const teachPiece = usePiece(loadTeach, teaching !== null);
  const running = desk.run.phase !== 'idle';
  // Nothing left under this filter: everything is shown again.
  const sieve = filter !== null && desk.view.counts[filter] > 0 ? filter : null;
  const healthAgreed = agreedTo(client, 'sante', todayIso());
  const interrupted = useLineDrafts(desk, form, client.id, healthAgreed);
  const { begin } = interrupted;

  useEffect(() => {
    onRunning(running);
    return () => onRunning(false);
  }, [running, onRunning]);

  // The outline leaves with the list.
  useEffect(() => () => void locate(null), [locate]);

  const patch = useCallback(
    async (changes: Partial<Profile>) => {
      try {
        await changeClient(client.id, (now) => ({ ...now, profile: { ...now.profile, ...changes } }));
        setProblem(null);
        return true;
      } catch (reason) {
        setProblem(inWords(reason));
        return false;
      }
    },
    [client.id, changeClient],
  );

  const { dispatch, fill, undo, giveOnce } = desk;
  const acts = useMemo<LineActs>(
    () => ({
      locate: async (line) => {
        const found = await locate(line.field.id);
        setProblem(found ? null : FILL.notFound);
      },
      strike: (line, struck) => dispatch({ act: struck ? 'strike' : 'unstrike', fieldId: line.field.id }),
      skip: (line) => dispatch({ act: 'skip', fieldId: line.field.id }),
      confirm: (line) => dispatch({ act: 'confirm', fieldId: line.field.id }),
      overwrite: (line) => dispatch({ act: 'overwrite', fieldId: line.field.id }),
      reset: (line) => dispatch({ act: 'reset-line', fieldId: line.field.id }),
      choose: (line, choice) => dispatch({ act: 'choose', fieldId: line.field.id, choice }),
      type: (line, typed) => dispatch({ act: 'type', fieldId: line.field.id, typed }),
      begin: (line, draft) => begin(line.field.id, draft),
      giveOnce: async (line, value, keep) => {
        const { key } = line.plan;
        if (key !== 'nir' && key !== 'iban') return;
        if (!keep || !(await patch({ [key]: value }))) giveOnce(key, value);
      },
      answer: async (line: ReviewLine, yes: boolean, typed: Typed, keep: boolean) => {
        const key = line.plan.key;
        if (keep && key !== null && isKept(key) && (await patch({ [key]: yes }))) return;
        dispatch({ act: 'type', fieldId: line.field.id, typed });
      },
      retry: (line) => void fill([line]),
      undo: (line) => void undo([line]),
      teach: setTeaching,
      agree: async (how) => {
        try {
          await changeClient(client.id, (now) => withAgreement(now, { scope: 'sante', how, givenOn: todayIso() }));
          setProblem(null);
          // The card goes with its buttons: the list itself takes the focus.
          list.current?.focus({ preventScroll: true });
        } catch (reason) {
          setProblem(inWords(reason));
        }
      },
    }),
    [dispatch, fill, undo, giveOnce, begin, locate, patch, changeClient, client.id, list],
  );

  const filledForOther = desk.state.progress.filledFor !== null && desk.state.progress.filledFor !== client.id;
  const other = filledForOther ? props.cards.find((one) => one.id === desk.state.progress.filledFor) : undefined;

  if (!interrupted.ready) return null;
  return (
    <>
      <div ref={list} tabIndex={-1} className={css.body}>
        {form.place === 'identity' && (
          <Notice>
            <p>
              {form.mode === null
                ? REVIEW.identity.chooseMode
                : form.mode === 'self'
                  ? REVIEW.identity.self
                  : REVIEW.identity.thirdParty}
            </p>
            {form.mode === 'third-party' && !props.advisor.advisorLastName && <p>{REVIEW.identity.noAdvisor}</p>}
            {form.mode !== null && <p>{REVIEW.identity.yours}</p>}
            {form.mode !== null && <p>{REVIEW.identity.noAutosave}</p>}
          </Notice>
        )}
        {form.place === 'siret' && <Notice>{REVIEW.siret}</Notice>}
        {form.role === 'invited' && <Notice>{REVIEW.invited}</Notice>}
        {form.truncated && <Notice tone="ask">{REVIEW.truncated}</Notice>}
        {filledForOther && <Notice tone="ask">{FILL.otherClient(other ? clientName(other) : FILL.someoneElse)}</Notice>}
        {desk.untold && <Notice tone="ask">{FILL.untold}</Notice>}
        {interrupted.came && (
          <Notice tone="ask" role="status">
            {WAITING.linesBack}
          </Notice>
        )}
        {desk.memoryError !== null && <Notice tone="ask">{desk.memoryError}</Notice>}
        {problem !== null && (
          <Notice tone="no" role="alert">
            {problem}
          </Notice>
        )}
        {desk.view.lines.length === 0 ? (
          <p className={css.empty}>{REVIEW.emptyForm}</p>
        ) : (
          <>
            <ReviewSummary
              counts={desk.view.counts}
              autosaves={form.place === 'champs'}
              filter={sieve}
              onFilter={setFilter}
            />
            <ReviewList
              sections={desk.view.sections}
              filter={sieve}
              busy={running}
              acts={acts}
              today={todayIso()}
              healthAgreed={healthAgreed}
              keepBasis={keepBasis}
              typedOf={desk.state.decisions.typed}
              begun={interrupted.begun}
            />
            <CopyDiagnosis text={() => diagnosis(form, desk.view.lines, browser.runtime.getManifest().version)} />
          </>
        )}
      </div>
      <RunFooter
        run={desk.run}
        pending={desk.state.progress.pending.length}
        counts={desk.view.counts}
        place={form.place}
        undoable={desk.view.undoable.length}
        onFill={() => void desk.fill()}
        onStop={desk.stop}
        onUndo={() => void desk.undo()}
      />

      {teaching !== null && teachPiece !== null && (
        <teachPiece.TeachDialog
          line={teaching}
          learned={learned.some(
            (lesson) => lesson.hostFamily === form.hostFamily && lesson.stableId === teaching.field.stableId,
          )}
          onTeach={(key) => {
            const { stableId, label, type } = teaching.field;
            setTeaching(null);
            dispatch({ act: 'reset-line', fieldId: teaching.field.id });
            props.teach({ hostFamily: form.hostFamily, stableId, label, type, key }).then(
              () => setProblem(null),
              (reason) => setProblem(inWords(reason)),
            );
          }}
          onForget={() => {
            setTeaching(null);
            props.unteach(form.hostFamily, teaching.field.stableId).then(
              () => setProblem(null),
              (reason) => setProblem(inWords(reason)),
            );
          }}
          onClose={() => setTeaching(null)}
        />
      )}
    </>
  );
}

function isKept(key: ProfileKey): key is ProfileKey & StoredKey {
  return (STORED_KEYS as string[]).includes(key);
}
