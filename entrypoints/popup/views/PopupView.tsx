import { type ReactNode, useRef } from 'react';
import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import { Notice } from '../../../components/Notice';
import type { PageContext } from '../../../lib/aids/types';
import { COMMON, NO_FORM, PAGE } from '../../../lib/texts/common';
import type { PageView } from '../../sidepanel/hooks/usePage';
import type { DoorState } from '../../sidepanel/hooks/useVault';
import { PageHeader } from '../../sidepanel/views/PageHeader';
import { POPUP } from '../texts';
import css from './PopupView.module.css';

export type Corner = keyof typeof POPUP.corners;
const CORNERS = Object.keys(POPUP.corners) as Corner[];

interface Props {
  view: PageView;
  vault: DoorState;
  /** What a page that is no démarche is about, and how many aids it leads to; null when it is none we read. */
  about: { page: PageContext; aids: number } | null;
  /** How many fields are ready and for whom, in words. */
  ready: string | null;
  problem: string | null;
  /** What became of the clipboard, once the meeting is over. */
  farewell: string | null;
  /** What is open instead of the page's state. */
  corner: { name: Corner; content: ReactNode } | null;
  onCorner: (corner: Corner | null) => void;
  onOpen: () => void;
  onLock: () => void;
  onOptions: () => void;
}

export function PopupView(props: Props) {
  const { view, about, vault, ready, problem, farewell, corner, onCorner, onOpen, onLock, onOptions } = props;
  const main = useRef<HTMLButtonElement>(null);
  if (corner !== null) {
    return (
      <main className={css.popup}>
        <div className={css.corner}>
          <Button small look="quiet" className={css.back} onClick={() => onCorner(null)}>
            <Icon name="back" />
            {POPUP.back}
          </Button>
          <h1 className={css.title}>{POPUP.corners[corner.name]}</h1>
        </div>
        <div className={css.body}>{corner.content}</div>
      </main>
    );
  }
  const found = view.kind === 'elsewhere' && about !== null ? about.aids : null;
  return (
    <main className={css.popup}>
      <PageHeader view={view} about={about?.page} />
      <div className={css.body}>
        {found !== null && <p className={found > 0 ? css.ready : css.soft}>{POPUP.pageAids(found)}</p>}
        <p className={ready !== null && vault === 'unlocked' ? css.ready : css.soft} aria-live="polite">
          {found !== null && vault === 'unlocked' ? '' : said(view, vault, ready)}
        </p>
        {problem !== null && (
          <Notice tone="no" role="alert">
            {problem}
          </Notice>
        )}
        {farewell !== null && <Notice role="status">{farewell}</Notice>}
        <Button ref={main} look="main" wide onClick={onOpen}>
          {found === null || found === 0 ? POPUP.openPanel : POPUP.openAids(found)}
        </Button>
        <section className={css.counter} aria-labelledby="counter">
          <h2 id="counter">{POPUP.counter}</h2>
          {CORNERS.map((name) => (
            <Button key={name} wide onClick={() => onCorner(name)}>
              {POPUP.corners[name]}
            </Button>
          ))}
        </section>
        <div className={css.foot}>
          {vault === 'unlocked' && (
            <Button
              small
              look="quiet"
              title={COMMON.endMeetingHint}
              onClick={() => {
                // The button goes away with what it closes.
                main.current?.focus();
                onLock();
              }}
            >
              <Icon name="locked" />
              {COMMON.endMeeting}
            </Button>
          )}
          <Button small look="quiet" className={css.options} onClick={onOptions}>
            {POPUP.options}
          </Button>
        </div>
      </div>
    </main>
  );
}

function said(view: PageView, vault: DoorState, ready: string | null): string {
  if (vault === 'absent') return POPUP.absent;
  if (vault === 'locked') return POPUP.locked;
  if (view.kind === 'form') return ready ?? '';
  return view.kind === 'none' ? NO_FORM[view.none].text : PAGE[view.kind].text;
}
