import { useMemo, useState } from 'react';
import { VerdictMark } from '../../../../components/aids/VerdictMark';
import { Button } from '../../../../components/Button';
import { Notice } from '../../../../components/Notice';
import { byCloseness, type ReverseMatch } from '../../../../lib/aids/reverse';
import type { Aid } from '../../../../lib/aids/types';
import type { ClientCard } from '../../../../lib/profile/card';
import type { Client } from '../../../../lib/profile/schema';
import { clientDetail, clientName } from '../../people';
import { useReverse } from '../hooks/useReverse';
import { REVERSE } from '../reverse-texts';
import css from './ReverseView.module.css';

interface Props {
  aid: Pick<Aid, 'id' | 'title'>;
  cards: readonly ClientCard[];
  /** All of them, a few at a time. */
  everyClient: () => AsyncGenerator<readonly Client[]>;
  /** ISO date. */
  today: string;
  /** Null where the client cannot be changed from here. */
  onOpen: ((clientId: string) => void) | null;
}

/** Rows drawn at once: a frame of the panel stays short whatever the number of clients. */
const FEW = 25;

/** « Which of my clients may this concern? »: asked, followed, stopped; kept nowhere. */
export function ReverseView({ aid, cards, everyClient, today, onOpen }: Props) {
  const { search, start, stop } = useReverse(aid.id, cards.length, everyClient, today);
  const [shown, setShown] = useState(FEW);
  const byId = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  const found = useMemo(() => [...search.matches].sort(byCloseness), [search.matches]);
  const running = search.state === 'running';

  return (
    <div className={css.reverse}>
      <p className={css.soft}>{REVERSE.about(cards.length)}</p>
      {running ? (
        <div className={css.going}>
          <progress className={css.bar} aria-label={REVERSE.progress} value={search.looked} max={search.total} />
          <Button small onClick={stop}>
            {REVERSE.stop}
          </Button>
        </div>
      ) : (
        <Button
          disabled={cards.length === 0}
          onClick={() => {
            setShown(FEW);
            start();
          }}
        >
          {search.state === 'idle' ? REVERSE.start : REVERSE.again}
        </Button>
      )}
      <p className={css.soft} role="status">
        {running ? '' : REVERSE.said(search.state, found.length, search.looked, search.total)}
      </p>
      {search.state === 'failed' && (
        <Notice tone="no" role="alert">
          {REVERSE.failed}
        </Notice>
      )}
      {found.length > 0 && (
        <ul className={css.list}>
          {found.slice(0, shown).map((match) => {
            const client = byId.get(match.clientId);
            return client === undefined ? null : (
              <li key={match.clientId}>
                <Person client={client} match={match} onOpen={onOpen} />
              </li>
            );
          })}
        </ul>
      )}
      {found.length > shown && (
        <Button small look="quiet" onClick={() => setShown(shown + FEW)}>
          {REVERSE.more(Math.min(FEW, found.length - shown))}
        </Button>
      )}
    </div>
  );
}

function Person({ client, match, onOpen }: { client: ClientCard; match: ReverseMatch; onOpen: Props['onOpen'] }) {
  const detail = clientDetail(client);
  const said = (
    <>
      <b>{clientName(client)}</b>
      <VerdictMark verdict={match} />
      {detail !== null && <span className={css.soft}>{detail}</span>}
    </>
  );
  return onOpen === null ? (
    <div className={css.row}>{said}</div>
  ) : (
    <button type="button" className={css.row} onClick={() => onOpen(client.id)}>
      {said}
    </button>
  );
}
