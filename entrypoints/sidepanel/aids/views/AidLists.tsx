import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../../components/Button';
import type { Aid, AidId, AidVerdict, PageAid, Theme } from '../../../../lib/aids/types';
import { AID } from '../../../../lib/texts/aids';
import { NO_FORM } from '../../../../lib/texts/common';
import { byTheme, type ClientLists, hasTheme, mainReason } from '../lists';
import { LISTS, THEMES, WHO } from '../texts';
import { AidList } from './AidList';
import css from './AidLists.module.css';
import { AidRow } from './AidRow';

export interface RankedRow {
  id: AidId;
  page: PageAid | null;
  verdict: AidVerdict | null;
}

interface Props {
  aids: readonly Aid[];
  aidOf: (id: AidId) => Aid | undefined;
  verdictOf: ReadonlyMap<AidId, AidVerdict>;
  /** What the page is about; null when it is not read, undefined while it is being read. */
  ranked: readonly RankedRow[] | null | undefined;
  /** Null without client. */
  client: { name: string; lists: ClientLists } | null;
  /** Found by the words typed; null when nothing is typed. */
  found: { typed: string; ids: readonly AidId[] } | null;
  theme: Theme | null;
  retained: ReadonlySet<AidId>;
  /** The questions, between the page's aids and the client's. */
  questions: ReactNode;
  onOpen: (id: AidId) => void;
  onChoose: () => void;
  /** The structure left this site out. */
  limited: boolean;
  onRead: () => Promise<boolean>;
}

/** Rows to verify in sight; there may be fifty. */
const FIRST = 6;

/** The three lists, or the results of a search in their place. */
export function AidLists(props: Props) {
  const { aids, aidOf, verdictOf, ranked, limited, client, found, theme, retained, onOpen } = props;
  const unread = limited ? NO_FORM.limited.text : LISTS.pageUnknown;
  const row = (id: AidId, rest: { marked?: boolean; line?: string | null; page?: string | null }) => {
    const aid = aidOf(id);
    if (aid === undefined) return null;
    const verdict = (rest.marked ? verdictOf.get(id) : undefined) ?? null;
    return (
      <AidRow
        key={id}
        aid={aid}
        verdict={verdict}
        line={rest.line}
        page={rest.page}
        retained={retained.has(id)}
        onOpen={onOpen}
      />
    );
  };

  const onPage = ranked?.filter(({ id }) => hasTheme(aidOf(id), theme)) ?? [];
  return (
    <>
      {found !== null && <Results found={found} ids={found.ids.filter((id) => hasTheme(aidOf(id), theme))} row={row} />}
      {/* Kept while one searches: back at once, as they were. */}
      <div className={css.stack} hidden={found !== null}>
        <List
          title={LISTS.page}
          name="page"
          aside={client === null || onPage.length === 0 ? undefined : LISTS.marksFor(client.name)}
        >
          {onPage.length > 0 ? (
            <AidList>{onPage.map(({ id, page }) => row(id, { marked: true, page: page?.why ?? null }))}</AidList>
          ) : (
            <p className={css.empty}>
              {ranked === undefined ? LISTS.pageReading : ranked === null ? unread : LISTS.pageEmpty}
            </p>
          )}
          {ranked === null && !limited && <ReadPage onRead={props.onRead} />}
        </List>
        {client === null ? (
          <section className={css.who} aria-labelledby="aids-who">
            <h2 id="aids-who">{WHO.title}</h2>
            <p>{WHO.text}</p>
            <Button look="main" wide onClick={props.onChoose}>
              {WHO.choose}
            </Button>
          </section>
        ) : (
          <>
            {props.questions}
            <Mine client={client} row={row} />
          </>
        )}
        <details className={css.all} open={client === null || undefined} data-list="all">
          <summary>
            <h2>{LISTS.all}</h2>
            <span className={css.aside}>{LISTS.allCount(aids.length)}</span>
          </summary>
          {byTheme(aids, Object.keys(THEMES) as Theme[], theme).map((group) => (
            <section key={group.theme} className={css.group} aria-labelledby={`aids-theme-${group.theme}`}>
              <h3 id={`aids-theme-${group.theme}`}>{THEMES[group.theme]}</h3>
              <AidList>{group.aids.map(({ id }) => row(id, { marked: true }))}</AidList>
            </section>
          ))}
        </details>
      </div>
    </>
  );
}

interface ResultsProps {
  found: NonNullable<Props['found']>;
  ids: readonly AidId[];
  row: Row;
}

function Results({ found, ids, row }: ResultsProps) {
  return (
    <List title={LISTS.results} name="results" aside={LISTS.found(ids.length)}>
      {ids.length === 0 ? (
        <div className={css.nothing}>
          <p>{LISTS.nothing(found.typed)}</p>
          <p>{LISTS.nothingAdvice}</p>
        </div>
      ) : (
        <AidList>{ids.map((id) => row(id, { marked: true }))}</AidList>
      )}
    </List>
  );
}

/** A page of another site is read when the advisor asks. */
function ReadPage({ onRead }: { onRead: () => Promise<boolean> }) {
  const [refused, setRefused] = useState(false);
  return (
    <>
      <Button small onClick={() => void onRead().then((read) => setRefused(!read))}>
        {LISTS.pageRead}
      </Button>
      <p role="status" className={css.empty}>
        {refused && LISTS.pageRefused}
      </p>
    </>
  );
}

type Row = (id: AidId, rest: { marked?: boolean; line?: string | null }) => ReactNode;

function Mine({ client, row }: { client: NonNullable<Props['client']>; row: Row }) {
  const { probable, toCheck, no } = client.lists;
  return (
    <List
      title={LISTS.forClient(client.name)}
      name="client"
      aside={LISTS.counts(probable.length, toCheck.length, no.length)}
    >
      <Group title={AID.verdict.probable} name="probable" count={probable.length}>
        {probable.length === 0 ? (
          <p className={css.empty}>{LISTS.probableNone}</p>
        ) : (
          <AidList first={FIRST * 2}>{probable.map((one) => row(one.id, { line: mainReason(one) }))}</AidList>
        )}
      </Group>
      {toCheck.length > 0 && (
        <Group title={AID.verdict.a_verifier} name="a_verifier" count={toCheck.length}>
          <AidList first={FIRST}>
            {toCheck.map((one) => row(one.id, { line: LISTS.missing(one.missing.length) }))}
          </AidList>
        </Group>
      )}
      {no.length > 0 && (
        <details className={css.no} data-list="non">
          <summary>{LISTS.noCount(no.length)}</summary>
          <AidList>{no.map((one) => row(one.id, { line: mainReason(one) }))}</AidList>
        </details>
      )}
    </List>
  );
}

function List({ title, name, aside, children }: { title: string; name: string; aside?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.list} aria-labelledby={id} data-list={name}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <p className={`${css.aside} num`}>{aside}</p>}
      </div>
      {children}
    </section>
  );
}

function Group({ title, name, count, children }: { title: string; name: string; count: number; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.group} aria-labelledby={id} data-list={name}>
      <h3 id={id}>
        {title} <span className="num">{count}</span>
      </h3>
      {children}
    </section>
  );
}
