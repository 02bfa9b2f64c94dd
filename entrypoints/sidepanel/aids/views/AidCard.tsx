import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { CalculatorForm } from '../../../../components/aids/CalculatorForm';
import { RichLine } from '../../../../components/aids/RichLine';
import { TimelinePicture } from '../../../../components/aids/TimelinePicture';
import { VerdictMark } from '../../../../components/aids/VerdictMark';
import { Button } from '../../../../components/Button';
import { Icon, type IconName } from '../../../../components/Icon';
import { Notice } from '../../../../components/Notice';
import { useArrival } from '../../../../components/useArrival';
import type { PreparedRequest } from '../../../../lib/aids/application';
import type { Contact } from '../../../../lib/aids/contacts';
import type {
  Aid,
  AidVerdict,
  Calculator,
  FactId,
  PageAid,
  Reason,
  RichText,
  Timeline,
} from '../../../../lib/aids/types';
import { toFrenchWords, toSlashed } from '../../../../lib/profile/dates';
import type { Agreement } from '../../../../lib/profile/schema';
import { HowAgreed } from '../../views/HowAgreed';
import type { Answer } from '../answers';
import { CARD, LISTS } from '../texts';
import css from './AidCard.module.css';
import { type AnswerActs, type Asked, Questions } from './Questions';
import { RequestPart } from './RequestPart';

interface Props {
  aid: Aid;
  today: string;
  page: PageAid | null;
  /** Null without client. */
  verdict: AidVerdict | null;
  /** What is missing to tell, for this aid. */
  asked: readonly Asked[];
  given: readonly Answer[];
  skipped: ReadonlySet<FactId>;
  acts: AnswerActs;
  contacts: readonly Contact[];
  calculators: readonly { calculator: Calculator; initial: Readonly<Record<string, unknown>> }[];
  /** Dates a calculator could already place with what is known. */
  timelines: readonly Timeline[];
  prepared: PreparedRequest | null;
  /** The text of the request was copied. */
  onRequest: () => void;
  /** What the file keeps of it; null without client. */
  kept: { papers: readonly string[]; retainedOn: string | null } | null;
  onPaper: (paper: string, ticked: boolean) => void;
  onRetain: (retained: boolean) => void;
  /** To keep this aid is to keep something of the person's health, and they did not agree to it yet. */
  barred: boolean;
  /** Notes the agreement and retains the aid, in one gesture. */
  onRetainAgreed: (how: Agreement['how']) => void;
  /** The search of the clients this aid may concern. */
  reverse: ReactNode;
  onBack: () => void;
}

const TYPED_IN = 'input:not([type=radio], [type=checkbox]), select, textarea';

/** One aid, all of it: what decides first, what proves last. */
export function AidCard(props: Props) {
  const { aid, today, verdict, page, kept } = props;
  // The buttons of the agreement go away once it is noted: the one that takes their place takes the focus.
  const retain = useArrival<HTMLButtonElement>(!props.barred);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('article')?.scrollIntoView({ block: 'start' });
  }, []);
  const rich = (text: RichText) => <RichLine text={text} date={today} />;
  return (
    <article
      className={css.card}
      aria-labelledby="aid-title"
      data-card={aid.id}
      onKeyDown={(event) => {
        // Where one types, Escape is for the box.
        if (event.key === 'Escape' && !(event.target as HTMLElement).matches(TYPED_IN)) props.onBack();
      }}
    >
      <Button small look="quiet" className={css.back} onClick={props.onBack}>
        <Icon name="back" />
        {CARD.back}
      </Button>
      <header className={css.head}>
        {verdict !== null && <VerdictMark verdict={verdict} />}
        <h2 id="aid-title" ref={heading} tabIndex={-1}>
          {aid.title}
        </h2>
        <p className={css.gives}>{rich(aid.gives)}</p>
        {aid.audience === 'conseiller' && <p className={css.soft}>{CARD.advisorOnly}</p>}
        {aid.confidence === 'basse' && (
          <Notice tone="ask" title={CARD.low}>
            <p>{CARD.lowText}</p>
          </Notice>
        )}
        {kept !== null && props.barred && kept.retainedOn === null && (
          <Notice tone="ask">
            <p>{CARD.retainBarred}</p>
            <div className={css.ways}>
              <span>{CARD.retainWith}</span>
              <HowAgreed onAgree={props.onRetainAgreed} />
            </div>
          </Notice>
        )}
        {kept !== null && !(props.barred && kept.retainedOn === null) && (
          <Button
            ref={retain}
            look={kept.retainedOn === null ? 'main' : 'plain'}
            wide
            onClick={() => props.onRetain(kept.retainedOn === null)}
          >
            {kept.retainedOn === null ? (
              <>
                <Icon name="plus" />
                {CARD.retain}
              </>
            ) : (
              <>
                <Icon name="check" />
                {CARD.retainedOn(toSlashed(kept.retainedOn))}, {CARD.unretain}
              </>
            )}
          </Button>
        )}
      </header>

      <Part title={CARD.why}>
        {page !== null && (
          <p className={css.soft}>
            {LISTS.pageSays}
            {'\u00a0: '}
            {page.why}
          </p>
        )}
        {verdict === null ? (
          <p className={css.soft}>{CARD.noClient}</p>
        ) : verdict.reasons.length === 0 ? (
          <p className={css.soft}>{CARD.whyNone}</p>
        ) : (
          <ul className={css.reasons}>
            {verdict.reasons.map((reason) => (
              <Why key={`${reason.fact}${reason.text}`} reason={reason} />
            ))}
          </ul>
        )}
        <p className={css.soft}>{LISTS.orientation}</p>
      </Part>

      {(props.asked.length > 0 || props.given.length > 0) && (
        <Part title={CARD.missing}>
          <Questions asked={props.asked} given={props.given} skipped={props.skipped} acts={props.acts} first={2} />
        </Part>
      )}

      <Part title={CARD.next}>
        <p>{rich(aid.nextStep)}</p>
        {aid.deadline !== null && (
          <div className={css.deadline}>
            <h4>{CARD.deadline}</h4>
            <p>{rich(aid.deadline)}</p>
          </div>
        )}
        {props.timelines.map((timeline) => (
          <TimelinePicture key={timeline.title} timeline={timeline} />
        ))}
      </Part>

      {(aid.rules.length > 0 || aid.who.length > 0) && (
        <Part title={CARD.rules}>
          {aid.who.length > 0 && (
            <p>
              <b>{CARD.who}</b>
              {'\u00a0: '}
              {rich(aid.who)}
            </p>
          )}
          <ul className={css.rules}>
            {aid.rules.map((rule, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rules of an aid never move.
              <li key={at}>{rich(rule)}</li>
            ))}
          </ul>
        </Part>
      )}

      {props.calculators.length > 0 && (
        <Part title={CARD.calculators}>
          {props.calculators.map(({ calculator, initial }) => (
            <Fold key={calculator.id} title={calculator.title}>
              {() => <CalculatorForm calculator={calculator} initial={initial} today={today} />}
            </Fold>
          ))}
        </Part>
      )}

      <Part title={CARD.papers}>
        <Papers aid={aid} kept={kept?.papers ?? null} barred={props.barred} onPaper={props.onPaper} />
      </Part>

      {aid.request !== null && props.prepared !== null && (
        <Part title={CARD.request}>
          <RequestPart channel={aid.request.channel} prepared={props.prepared} onCopied={props.onRequest} />
        </Part>
      )}

      {(props.contacts.length > 0 || aid.organism !== '') && (
        <Part title={CARD.contacts}>
          <p>
            {CARD.organism}
            {'\u00a0: '}
            <b>{aid.organism}</b>
          </p>
          <ul className={css.contacts}>
            {props.contacts.map((contact) => (
              <li key={contact.id}>
                <b>{contact.label}</b>
                <span>{contact.how}</span>
                <span className={css.soft}>
                  {contact.source}, {contact.verified}
                  {contact.toCheck && ` (${CARD.contactToCheck})`}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}

      <Links title={CARD.links} links={aid.links} />
      <Links title={CARD.simulators} links={aid.simulators} />

      {aid.changed !== null && (
        <Part title={CARD.changed}>
          <p>{rich(aid.changed)}</p>
        </Part>
      )}
      {aid.unconfirmed.length > 0 && (
        <Part title={CARD.unconfirmed}>
          <Notice tone="ask">
            {aid.unconfirmed.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an aid never move.
              <p key={at}>{rich(line)}</p>
            ))}
          </Notice>
        </Part>
      )}
      <Part title={CARD.about}>
        <p className={css.soft}>
          {CARD.source}
          {'\u00a0: '}
          {aid.source}
        </p>
        <p className={css.soft}>{CARD.verified(toFrenchWords(aid.verified.on), aid.verified.copy)}</p>
        <p className={css.soft}>{CARD.confidence[aid.confidence]}</p>
      </Part>

      <Part title={CARD.reverse}>{props.reverse}</Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

const STATE_ICONS: Record<Reason['state'], IconName> = { holds: 'check', fails: 'cross', unknown: 'question' };

function Why({ reason }: { reason: Reason }) {
  return (
    <li data-state={reason.state}>
      <span className={css.sign}>
        <Icon name={STATE_ICONS[reason.state]} size={12} />
        <span className="visually-hidden">{`${CARD.state[reason.state]}\u00a0: `}</span>
      </span>
      <span>{reason.text}</span>
    </li>
  );
}

interface PapersProps {
  aid: Aid;
  kept: readonly string[] | null;
  barred: boolean;
  onPaper: Props['onPaper'];
}

function Papers({ aid, kept, barred, onPaper }: PapersProps) {
  if (aid.documents.length === 0) return <p className={css.soft}>{CARD.papersNone}</p>;
  const ticked = aid.documents.filter(({ text }) => kept?.includes(text)).length;
  return (
    <>
      <ul className={css.papers}>
        {aid.documents.map(({ text, confirmed }) => (
          <li key={text}>
            {kept === null ? (
              <span className={css.paper}>{paper(text, confirmed)}</span>
            ) : (
              <label className={css.paper}>
                <input
                  type="checkbox"
                  checked={kept.includes(text)}
                  disabled={barred && !kept.includes(text)}
                  onChange={(event) => onPaper(text, event.target.checked)}
                />
                {paper(text, confirmed)}
              </label>
            )}
          </li>
        ))}
      </ul>
      <p className={css.soft} aria-live="polite">
        {kept === null
          ? CARD.papersNoClient
          : barred
            ? CARD.papersBarred
            : CARD.papersCount(ticked, aid.documents.length)}
      </p>
    </>
  );
}

function paper(text: string, confirmed: boolean) {
  return (
    <span>
      {text}
      {!confirmed && <span className={css.soft}> ({CARD.paperUnconfirmed})</span>}
    </span>
  );
}

/** Opened by the person's click, in a new tab, without telling where from. */
function Links({ title, links }: { title: string; links: Aid['links'] }) {
  if (links.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={css.links}>
        {links.map(({ label, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
              {label}
              <span className="visually-hidden"> ({CARD.newTab})</span>
            </a>
            <span className={css.soft}>{new URL(url).host.replace(/^www\./, '')}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Drawn once opened, with what is known then. */
function Fold({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}
