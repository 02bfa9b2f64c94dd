import { SCOPES } from '../../../lib/profile/agreements';
import { toFrenchWords } from '../../../lib/profile/dates';
import type { Advisor, Profile } from '../../../lib/profile/schema';
import { advisorName } from '../../sidepanel/people';
import { MANDATE } from '../texts';
import css from './MandateView.module.css';
import paper from './Paper.module.css';

interface Props {
  profile: Profile;
  advisor: Advisor;
  /** On which the structure lets NIR and IBAN be kept; null: it does not. */
  legalBasis: string | null;
}

/** The paper the person ticks and signs by hand: names are printed, answers are not. What is not known is a line to write on. */
export function MandateView({ profile, advisor, legalBasis }: Props) {
  const { firstName, lastName, birthDate, companyName, tradeName } = profile;
  return (
    <article className={`${paper.paper} ${css.paper}`}>
      <header className={css.head}>
        <h1>{MANDATE.title}</h1>
        {advisor.advisorOrganisation && <p>{advisor.advisorOrganisation}</p>}
      </header>
      <p>{MANDATE.intro}</p>
      <div className={css.people}>
        <section aria-labelledby="me">
          <h2 id="me">{MANDATE.me}</h2>
          <dl>
            <Line label={MANDATE.name} value={lastName ? [lastName, firstName].filter(Boolean).join(' ') : undefined} />
            <Line label={MANDATE.born} value={birthDate && toFrenchWords(birthDate)} />
            <Line label={MANDATE.company} value={companyName || tradeName} />
          </dl>
        </section>
        <section aria-labelledby="them">
          <h2 id="them">{MANDATE.them}</h2>
          <dl>
            <Line label={MANDATE.advisor} value={advisorName(advisor)} />
            <Line label={MANDATE.structure} value={advisor.advisorOrganisation} />
            {advisor.advisorPhone && <Line label={MANDATE.phone} value={advisor.advisorPhone} />}
            {advisor.advisorEmail && <Line label={MANDATE.email} value={advisor.advisorEmail} />}
          </dl>
        </section>
      </div>
      <section aria-labelledby="agree">
        <h2 id="agree">{MANDATE.iAgree}</h2>
        <ul className={css.boxes}>
          {[...SCOPES.map((scope) => MANDATE.scope[scope]), MANDATE.helping].map((words) => (
            <li key={words}>
              <span className={css.box} aria-hidden="true" />
              {words}
            </li>
          ))}
        </ul>
        <p className={css.until}>
          {MANDATE.until} <span className={css.blank} /> {MANDATE.untilHint}
        </p>
      </section>
      <section aria-labelledby="know">
        <h2 id="know">{MANDATE.know}</h2>
        <ul className={css.list}>
          {MANDATE.knowList.map((words) => (
            <li key={words}>{words}</li>
          ))}
          <li>{legalBasis === null ? MANDATE.numbersForgotten : MANDATE.numbersKept(legalBasis)}</li>
        </ul>
      </section>
      <p className={css.until}>
        {MANDATE.madeAt} <span className={css.blank} /> {MANDATE.madeOn} <span className={css.blank} />
      </p>
      <div className={css.signatures}>
        <p>{MANDATE.mySignature}</p>
        <p>{MANDATE.theirSignature}</p>
      </div>
      <p className={css.copies}>{MANDATE.copies}</p>
    </article>
  );
}

function Line({ label, value }: { label: string; value: string | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value || <span className={css.blank} />}</dd>
    </div>
  );
}
