import { type FigureWords, figureAt } from '../../../components/aids/figures';
import { RichLine } from '../../../components/aids/RichLine';
import type { Fiche, FicheAid } from '../../../lib/aids/fiche';
import type { ParameterId, RichText } from '../../../lib/aids/types';
import { toFrenchWords } from '../../../lib/profile/dates';
import type { Advisor } from '../../../lib/profile/schema';
import { AID } from '../../../lib/texts/aids';
import { FICHE } from '../texts';
import css from './FicheView.module.css';
import paper from './Paper.module.css';

interface Props {
  /** Name of the person, as written on the paper. */
  name: string;
  fiche: Fiche;
  advisor: Advisor;
  /** ISO date the figures are wanted at. */
  today: string;
}

/** The paper itself: what is here is printed, and nothing else is. */
export function FicheView({ name, fiche, advisor, today }: Props) {
  const figures = fiche.figures.flatMap((id) => {
    const words = figureAt(id, today);
    return words === null ? [] : [{ id, ...words }];
  });
  const line = (text: RichText) => (
    <RichLine text={text} date={today} figure={(id) => <Noted id={id} figures={figures} />} />
  );
  return (
    <article className={`${paper.paper} ${css.paper}`}>
      <header className={css.head}>
        <div>
          <h1>{FICHE.title}</h1>
          <p className={css.name}>{name}</p>
        </div>
        <p className={css.held}>
          {FICHE.heldOn(toFrenchWords(fiche.heldOn))}
          <Signature advisor={advisor} />
        </p>
      </header>

      <section aria-labelledby="steps">
        <h2 id="steps">{FICHE.steps(fiche.aids.length)}</h2>
        <ol className={css.aids}>
          {fiche.aids.map((one) => (
            <Step key={one.aid.id} one={one} line={line} />
          ))}
        </ol>
      </section>

      {fiche.papers.length > 0 && (
        <section aria-labelledby="papers" className={css.papers}>
          <h2 id="papers">{FICHE.papers}</h2>
          <ul>
            {fiche.papers.map(({ text, confirmed, atHand, aids }) => (
              <li key={text} data-at-hand={atHand}>
                <span className={css.tick} aria-hidden="true">
                  {atHand ? '✓' : ''}
                </span>
                <span>
                  {text}
                  {!confirmed && <em>{`, ${FICHE.unsure}`}</em>}
                  {atHand && <b>{`, ${FICHE.atHand}`}</b>} <Numbers aids={aids} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}

      {fiche.contacts.length > 0 && (
        <section aria-labelledby="contacts">
          <h2 id="contacts">{FICHE.contacts}</h2>
          <ul className={css.contacts}>
            {fiche.contacts.map(({ id, label, how, toCheck, verified, aids }) => (
              <li key={id}>
                <b>{label}</b> <Numbers aids={aids} />
                {'\u00a0: '}
                {how}
                {toCheck && <em>{`, ${FICHE.toCheck(verified)}`}</em>}
              </li>
            ))}
          </ul>
        </section>
      )}

      <footer className={css.foot}>
        <p className={css.orientation}>{FICHE.orientation}</p>
        {figures.length > 0 && (
          <section aria-labelledby="figures">
            <h2 id="figures">{FICHE.figures}</h2>
            <ol className={css.notes}>
              {figures.map(({ id, label, value, since, source }) => (
                <li key={id}>
                  {label}
                  {'\u00a0: '}
                  <span className="num">{value}</span>, {since}. {AID.sourceIs(source)}
                </li>
              ))}
            </ol>
          </section>
        )}
        <section aria-labelledby="sources">
          <h2 id="sources">{FICHE.sources}</h2>
          <ol className={`${css.notes} ${css.sources}`}>
            {fiche.aids.map(({ aid }) => (
              <li key={aid.id}>
                {aid.source} ({FICHE.read(toFrenchWords(aid.verified.on))})
              </li>
            ))}
          </ol>
        </section>
      </footer>
    </article>
  );
}

function Step({ one, line }: { one: FicheAid; line: (text: RichText) => React.ReactNode }) {
  const { aid, because, toKnow } = one;
  const [page] = aid.links;
  return (
    <li className={css.aid} data-aid={aid.id}>
      <h3>
        {aid.title} <span className={css.organism}>{aid.organism}</span>
      </h3>
      <dl>
        <Part name={FICHE.part.next} strong>
          {line(aid.nextStep)}
        </Part>
        {aid.deadline !== null && (
          <Part name={FICHE.part.deadline} strong>
            {line(aid.deadline)}
          </Part>
        )}
        <Part name={FICHE.part.why}>
          {line(aid.who)} {because.length > 0 && FICHE.because(because.join(', '))}{' '}
          {toKnow.length > 0 && FICHE.toKnow(toKnow.join(', '))}
        </Part>
        <Part name={FICHE.part.gives}>{line(aid.gives)}</Part>
        {aid.unconfirmed.length > 0 && (
          <Part name={FICHE.part.unconfirmed}>
            {aid.unconfirmed.map((text, at) => {
              // Sentences of one entry, never reordered.
              const key = `${at}`;
              return <span key={key}>{line(text)} </span>;
            })}
          </Part>
        )}
        {page !== undefined && (
          <Part name={FICHE.part.page}>
            <a href={page.url}>{page.label}</a>
            {onPaper(page)}
          </Part>
        )}
      </dl>
    </li>
  );
}

function Part({ name, strong = false, children }: { name: string; strong?: boolean; children: React.ReactNode }) {
  return (
    <div className={strong ? css.strong : undefined}>
      <dt>
        {name}
        {'\u00a0: '}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A long address is not typed from paper: the site is enough, when the name does not say it already. */
function onPaper({ label, url }: { label: string; url: string }): string {
  const site = new URL(url).hostname.replace(/^www\./, '');
  return label.includes(site) ? '' : ` (${site})`;
}

/** An amount with its date in the sentence, and the number of the note that gives its source. */
function Noted({ id, figures }: { id: ParameterId; figures: readonly (FigureWords & { id: ParameterId })[] }) {
  const at = figures.findIndex((figure) => figure.id === id);
  const figure = figures[at];
  if (figure === undefined) return <em>{AID.unknownFigure}</em>;
  return (
    <span data-figure={id}>
      <b className="num">{figure.value}</b> ({figure.since})
      <sup>
        <span aria-hidden="true">{at + 1}</span>
        <span className="visually-hidden"> {FICHE.noteName(at + 1)}</span>
      </sup>
    </span>
  );
}

function Numbers({ aids }: { aids: readonly number[] }) {
  return (
    <span className={css.numbers}>
      <span aria-hidden="true">{FICHE.forAids(aids.join(', '))}</span>
      <span className="visually-hidden">{FICHE.forAidsName(aids.join(', '))}</span>
    </span>
  );
}

function Signature({ advisor }: { advisor: Advisor }) {
  const { advisorFirstName, advisorLastName, advisorRole, advisorOrganisation, advisorPhone, advisorEmail } = advisor;
  const name = [advisorFirstName, advisorLastName].filter(Boolean).join(' ');
  const lines = [
    [name, advisorRole].filter(Boolean).join(', '),
    advisorOrganisation ?? '',
    [advisorPhone?.replace(/(\d{2})(?=\d)/g, '$1\u00a0'), advisorEmail].filter(Boolean).join(', '),
  ].filter((line) => line !== '');
  return (
    <>
      {lines.map((line, at) => (
        <span key={line}>{at === 0 ? FICHE.with(line) : line}</span>
      ))}
    </>
  );
}
