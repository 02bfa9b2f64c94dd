import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import { COMMON } from '../../../lib/texts/common';
import { PARTS, type PartName } from '../parts';
import { OPTIONS } from '../texts';
import css from './Frame.module.css';

interface Props {
  part: PartName;
  /** null while nothing is open. */
  onLock: (() => void) | null;
  /** Before the part: what is wrong, whatever is looked at. */
  notices: ReactNode;
  children: ReactNode;
}

/** One part at a time, the others a link away. A part that was chosen takes the focus: it is read out. */
export function Frame({ part, onLock, notices, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current === part) return;
    shown.current = part;
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, [part]);
  const { title: name, text } = OPTIONS.parts[part];
  return (
    <div className={css.frame}>
      <header className={css.side}>
        <div className={css.brand}>
          <h1>{OPTIONS.title}</h1>
          <p>{COMMON.productName}</p>
        </div>
        <nav className={css.nav} aria-label={OPTIONS.nav}>
          <ul>
            {PARTS.map((one) => (
              <li key={one}>
                <a href={`#${one}`} aria-current={one === part ? 'page' : undefined}>
                  {OPTIONS.parts[one].nav}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {onLock !== null && (
          <Button small title={COMMON.endMeetingHint} className={css.end} onClick={onLock}>
            <Icon name="locked" />
            {COMMON.endMeeting}
          </Button>
        )}
      </header>
      <main className={css.main}>
        {notices}
        <div className={css.head}>
          <h2 id="part" ref={title} tabIndex={-1}>
            {name}
          </h2>
          <p>{text}</p>
        </div>
        {children}
      </main>
    </div>
  );
}

interface CardProps {
  /** Of the heading, among the ids of the page. */
  id: string;
  title: string;
  text?: string;
  children: ReactNode;
}

/** One thing to see or to set, under its heading. */
export function Card({ id, title, text, children }: CardProps) {
  return (
    <section className={css.card} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {text !== undefined && <p className={css.soft}>{text}</p>}
      {children}
    </section>
  );
}
