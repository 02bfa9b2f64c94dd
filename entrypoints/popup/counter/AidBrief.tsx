import type { ReactNode } from 'react';
import { RichLine } from '../../../components/aids/RichLine';
import type { Aid } from '../../../lib/aids/types';
import { toFrenchWords } from '../../../lib/profile/dates';
import { BRIEF } from '../texts';
import css from './counter.module.css';

/** What can be said of an aid on the phone. */
export function AidBrief({ aid, today }: { aid: Aid; today: string }) {
  return (
    <div className={css.brief}>
      <dl>
        <Part name={BRIEF.gives}>
          <RichLine text={aid.gives} date={today} />
        </Part>
        <Part name={BRIEF.who}>
          <RichLine text={aid.who} date={today} />
        </Part>
        <Part name={BRIEF.next}>
          <RichLine text={aid.nextStep} date={today} />
        </Part>
        {aid.deadline !== null && (
          <Part name={BRIEF.deadline}>
            <RichLine text={aid.deadline} date={today} />
          </Part>
        )}
        <Part name={BRIEF.organism}>{aid.organism}</Part>
        {aid.unconfirmed.length > 0 && (
          <Part name={BRIEF.unconfirmed}>
            {aid.unconfirmed.map((text, at) => {
              // Sentences of one entry, never reordered.
              const key = `${at}`;
              return (
                <span key={key}>
                  <RichLine text={text} date={today} />{' '}
                </span>
              );
            })}
          </Part>
        )}
      </dl>
      <ul className={css.links}>
        {aid.links.map(({ label, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {label}
              <span className="visually-hidden"> ({BRIEF.newTab})</span>
            </a>
          </li>
        ))}
      </ul>
      <p className={css.soft}>{BRIEF.source(aid.source, toFrenchWords(aid.verified.on))}</p>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
