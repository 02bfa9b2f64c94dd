import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { prefill } from '../../../components/aids/calculator';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { requestText } from '../../../lib/aids/application';
import { CALCULATORS } from '../../../lib/aids/calculators';
import { aidOf } from '../../../lib/aids/catalogue';
import { contactOf } from '../../../lib/aids/contacts';
import { factOf } from '../../../lib/aids/facts/definitions';
import { hintFor } from '../../../lib/aids/facts/hints';
import { searchAids } from '../../../lib/aids/search';
import type { Aid, AidId, FactId, PageContext, Theme } from '../../../lib/aids/types';
import { agreedTo, withAgreement } from '../../../lib/profile/agreements';
import type { ClientCard } from '../../../lib/profile/card';
import { type Advisor, type Client, newClient } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { journal } from '../../../lib/vault';
import { isHealthAid } from '../../../lib/vault/policy';
import { clientName } from '../people';
import css from './AidsTab.module.css';
import { type Answer, mayKeep, toAsk } from './answers';
import { useAids } from './hooks/useAids';
import { useAnswers } from './hooks/useAnswers';
import { clientLists } from './lists';
import { papersOf, retained, retainedOn, withPaper, withRetained } from './record';
import { CARD, LISTS, QUESTIONS } from './texts';
import { AidCard } from './views/AidCard';
import { AidLists } from './views/AidLists';
import { Finder } from './views/Finder';
import { type AnswerActs, Questions } from './views/Questions';
import { ReverseView } from './views/ReverseView';

interface Props {
  /** What the page is about; null when it is not read, undefined while it is being read. */
  page: PageContext | null | undefined;
  /** The structure left this site out: it is not read, even when asked. */
  limited: boolean;
  /** Reads a page that is not read by itself; false when the browser does not allow it. */
  onRead: () => Promise<boolean>;
  client: Client | null;
  /** Every file, for the search of those an aid may concern. */
  cards: readonly ClientCard[];
  everyClient: () => AsyncGenerator<readonly Client[]>;
  advisor: Advisor;
  /** ISO date. */
  today: string;
  changeClient: (id: string, edit: (client: Client) => Client) => Promise<void>;
  onChoose: () => void;
  onOpenSheet: (clientId: string) => void;
  /** Makes another client the one of the appointment; null where the page belongs to a dossier. */
  onClient: ((clientId: string) => void) | null;
}

/** Without client a request has all its blanks. */
const NOBODY = newClient('sans-fiche', '2000-01-01T00:00:00Z');

/** « Aides »: lists, then one card in their place. */
export function AidsTab(props: Props) {
  const { page, today, changeClient } = props;
  const client = useSameFile(props.client);
  const answers = useAnswers(client, changeClient, today);
  const { session, attempt } = answers;
  const view = useAids(answers.known, page ?? null, today);
  const [typed, setTyped] = useState('');
  const [theme, setTheme] = useState<Theme | null>(null);
  const [opened, setOpened] = useState<AidId | null>(null);
  const lists = useRef<HTMLDivElement>(null);
  const place = useRef<{ scroll: number; row: HTMLElement | null }>({ scroll: 0, row: null });

  const open = useCallback((id: AidId) => {
    const row = document.activeElement;
    place.current = { scroll: window.scrollY, row: row instanceof HTMLElement ? row : null };
    setOpened(id);
  }, []);
  // Back in the lists: same place, same row.
  useLayoutEffect(() => {
    const { scroll, row } = place.current;
    if (opened !== null || row === null) return;
    place.current = { scroll: 0, row: null };
    window.scrollTo(0, scroll);
    (row.isConnected ? row : lists.current)?.focus({ preventScroll: true });
  }, [opened]);

  // The first search makes its index: done while nobody types.
  useEffect(() => {
    const idle = requestIdleCallback(() => searchAids(LISTS.search));
    return () => cancelIdleCallback(idle);
  }, []);

  const words = typed.trim();
  const found = useMemo(() => (words === '' ? null : { typed: words, ids: searchAids(words) }), [words]);
  const mine = useMemo(() => clientLists(view.verdicts, aidOf, theme), [view.verdicts, theme]);
  const kept = useMemo(() => (client === null ? [] : retained(client)), [client]);
  const keptIds = useMemo(() => new Set(kept), [kept]);
  const asked = useMemo(() => {
    const heard = new Set([...session.skipped, ...session.answers.map(({ fact }) => fact)]);
    return toAsk(view.questions, heard);
  }, [view.questions, session]);

  const once = session.once;
  const acts: AnswerActs = {
    factOf,
    open: (fact) => client !== null && (once || mayKeep(client, fact, today)),
    passing: (fact) => client !== null && !mayKeep(client, fact, today),
    faultOf: (fact) => (answers.fault?.fact === fact ? answers.fault.message : null),
    hintFor: (fact) => (client === null ? null : hintFor(fact, client, today)),
    answer: (fact, value) => void answers.answer(fact, value),
    skip: (fact) => void answers.skip(fact),
    undo: (answer, label) => void answers.undo(answer, label),
    agree: (how) => void answers.agree(how),
    allowOnce: answers.allowOnce,
  };
  const aid = opened === null ? undefined : aidOf(opened);
  const said =
    found === null
      ? client === null
        ? LISTS.allCount(view.aids.length)
        : LISTS.counts(mine.probable.length, mine.toCheck.length, mine.no.length)
      : LISTS.found(found.ids.length);

  return (
    <div className={css.tab}>
      <p role="status" className="visually-hidden">
        {answers.said}
      </p>
      <div ref={lists} className={css.lists} tabIndex={-1} hidden={aid !== undefined}>
        <Finder typed={typed} onType={setTyped} theme={theme} onTheme={setTheme} said={said} />
        <AidLists
          aids={view.aids}
          aidOf={aidOf}
          verdictOf={view.verdictOf}
          ranked={page === null || page === undefined ? page : view.ranked}
          client={client === null ? null : { name: clientName(client), lists: mine }}
          found={found}
          theme={theme}
          retained={keptIds}
          questions={
            <section className={css.asks} aria-labelledby="aids-questions">
              <h2 id="aids-questions">{QUESTIONS.title}</h2>
              <Questions
                asked={asked.map(({ fact, aids }) => ({ fact, decides: aids.length }))}
                given={session.answers}
                skipped={session.skipped}
                acts={acts}
              />
            </section>
          }
          onOpen={open}
          onChoose={props.onChoose}
          limited={props.limited}
          onRead={props.onRead}
        />
      </div>
      {aid !== undefined && (
        <OpenedCard
          {...props}
          client={client}
          key={aid.id}
          aid={aid}
          known={answers.known}
          view={view}
          given={session.answers}
          skipped={session.skipped}
          acts={acts}
          attempt={attempt}
          onBack={() => setOpened(null)}
        />
      )}
      {(answers.problem !== null || (client !== null && kept.length > 0)) && (
        <footer className={css.foot}>
          {answers.problem !== null && (
            <Notice tone="no" role="alert">
              {answers.problem.split('\n').map((line) => (
                <p key={line}>{line}</p>
              ))}
              <Button small onClick={answers.forgetProblem}>
                {COMMON.close}
              </Button>
            </Notice>
          )}
          {client !== null && kept.length > 0 && (
            <Button look="main" wide onClick={() => props.onOpenSheet(client.id)}>
              {CARD.openSheet(kept.length)}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}

/** The files are read again after each save: a file at the same version is the same file, and nothing is worked out anew. */
function useSameFile(client: Client | null): Client | null {
  const seen = useRef(client);
  if (seen.current?.id !== client?.id || seen.current?.version !== client?.version) seen.current = client;
  return seen.current;
}

interface OpenedProps extends Props {
  aid: Aid;
  known: Client | null;
  view: ReturnType<typeof useAids>;
  given: readonly Answer[];
  skipped: ReadonlySet<FactId>;
  acts: AnswerActs;
  attempt: (work: () => Promise<void>) => Promise<boolean>;
  onBack: () => void;
}

function OpenedCard({ aid, client, known, view, given, skipped, acts, attempt, today, ...props }: OpenedProps) {
  const verdict = view.verdictOf.get(aid.id) ?? null;
  const { situation } = view;
  const calculators = useMemo(
    () =>
      CALCULATORS.filter(({ id }) => aid.calculators.includes(id)).map((calculator) => ({
        calculator,
        initial: situation === null ? {} : prefill(calculator, situation),
      })),
    [aid, situation],
  );
  const timelines = useMemo(
    () =>
      calculators.flatMap(({ calculator, initial }) => {
        const done = calculator.calculate(initial, today);
        return done.ok && done.timeline !== undefined ? [done.timeline] : [];
      }),
    [calculators, today],
  );
  const missing = (verdict?.missing ?? []).flatMap((id) => {
    const fact = factOf(id);
    return fact === undefined || skipped.has(id) ? [] : [{ fact, decides: null }];
  });
  const asked = new Set(verdict?.reasons.map(({ fact }) => fact));
  const edit = (change: (now: Client) => Client) => {
    if (client !== null) void attempt(() => props.changeClient(client.id, change));
  };
  return (
    <AidCard
      aid={aid}
      today={today}
      page={view.ranked.find(({ id }) => id === aid.id)?.page ?? null}
      verdict={verdict}
      asked={missing}
      given={given.filter(({ fact }) => asked.has(fact))}
      skipped={skipped}
      acts={acts}
      contacts={aid.contacts.flatMap((id) => contactOf(id) ?? [])}
      calculators={calculators}
      timelines={timelines}
      prepared={requestText(aid, client ?? NOBODY, props.advisor, today)}
      onRequest={() => {
        if (client !== null)
          void attempt(() => journal.add({ kind: 'request-prepared', client: client.id, what: aid.id }));
      }}
      kept={client === null ? null : { papers: papersOf(client, aid.id), retainedOn: retainedOn(client, aid.id) }}
      barred={client !== null && isHealthAid(aid.id) && !agreedTo(client, 'sante', today)}
      onRetainAgreed={(how) =>
        edit((now) => withRetained(withAgreement(now, { scope: 'sante', how, givenOn: today }), aid.id, today))
      }
      onPaper={(paper, ticked) => edit((now) => withPaper(now, aid.id, paper, ticked))}
      onRetain={(on) => edit((now) => withRetained(now, aid.id, on ? today : null))}
      reverse={
        <ReverseView
          aid={aid}
          cards={props.cards}
          everyClient={props.everyClient}
          today={today}
          onOpen={props.onClient}
        />
      }
      onBack={props.onBack}
    />
  );
}
