import { useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import card from '../../../components/Card.module.css';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/Icon';
import { Notice } from '../../../components/Notice';
import { SelectField, TextField } from '../../../components/TextField';
import {
  type AgreementGiven,
  agreedTo,
  agreementEndings,
  DEFAULT_AGREEMENT_MONTHS,
  SCOPES,
  type Scope,
  withoutAgreement,
} from '../../../lib/profile/agreements';
import { isRealDate, toFrenchWords } from '../../../lib/profile/dates';
import type { Agreement, Client } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { withoutHealth } from '../../../lib/vault/policy';
import { agreementInWords } from '../handed/agreement-words';
import { FILE } from '../texts';
import css from './AgreementsView.module.css';
import { HowAgreed } from './HowAgreed';

interface Props {
  client: Client;
  today: string;
  /** Both resolve to a sentence when refused. */
  onRecord: (given: AgreementGiven) => Promise<string | null>;
  onChange: (change: (client: Client) => Client) => Promise<string | null>;
}

const WORDS: Record<Scope, string> = {
  fiche: FILE.agreementFile,
  situation: FILE.agreementSituation,
  sante: FILE.agreementHealth,
};
const DURATIONS = [6, 12, 24];
const NO_END = 'sans-fin';

type Asking = {
  scope: Scope;
  title: string;
  text: string;
  yes: string;
  done: string;
  change: (client: Client) => Client;
};

/** What the client agreed to, when, how and until when; recorded, renewed and withdrawn here. */
export function AgreementsView({ client, today, onRecord, onChange }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [givenOn, setGivenOn] = useState(today);
  const [lasts, setLasts] = useState(String(DEFAULT_AGREEMENT_MONTHS));
  const [said, setSaid] = useState<{ done: string; refusal: string | null }>({ done: '', refusal: null });
  const list = useRef<HTMLDivElement>(null);
  const dated = isRealDate(givenOn) && givenOn <= today;
  const endings = agreementEndings(client, today);
  const day = dated && givenOn !== today ? FILE.onDay(toFrenchWords(givenOn)) : FILE.today;
  const length = lasts === NO_END ? FILE.lastsNoEnd : FILE.lastsFor(FILE.lastsMonths(Number(lasts)));

  /** Says what came of it; the buttons pressed went away, the scope takes the focus. */
  const settle = async (scope: Scope, done: string, work: Promise<string | null>) => {
    const refusal = await work;
    setSaid(refusal === null ? { done, refusal } : { done: '', refusal });
    list.current?.querySelector<HTMLElement>(`[data-scope="${scope}"]`)?.focus({ preventScroll: true });
  };
  const record = (scope: Scope, how: Agreement['how']) => {
    if (!dated) return;
    const given = { scope, how, givenOn, months: lasts === NO_END ? null : Number(lasts) };
    void settle(scope, FILE.agreementNoted(FILE.scope[scope]), onRecord(given));
  };

  return (
    <section className={card.card} aria-labelledby="agreements-title">
      <h3 id="agreements-title">{FILE.agreements}</h3>
      <p className={card.soft}>{FILE.agreementsText}</p>
      <div ref={list} className={css.scopes}>
        {SCOPES.map((scope) => (
          <ScopeBox
            key={scope}
            client={client}
            scope={scope}
            standing={agreedTo(client, scope, today)}
            ending={endings.find((one) => one.scope === scope)}
            onAgree={(how) => record(scope, how)}
            onWithdraw={() => setAsking(withdrawal(scope, today))}
            onEraseHealth={() => setAsking(ERASE_HEALTH)}
          />
        ))}
      </div>
      <p className={css.said} role="status">
        {said.done}
      </p>
      {said.refusal !== null && (
        <Notice tone="no" role="alert">
          {said.refusal}
        </Notice>
      )}
      <details className={css.given} open={!dated || undefined}>
        <summary>
          {FILE.newAgreement(day, length)} <span>{FILE.newAgreementChange}</span>
        </summary>
        <fieldset>
          <legend className="visually-hidden">{FILE.newAgreementChange}</legend>
          <TextField
            type="date"
            label={FILE.givenOn}
            value={givenOn}
            max={today}
            error={dated ? null : FILE.givenOnFault}
            onChange={(event) => setGivenOn(event.target.value)}
          />
          <SelectField
            label={FILE.lasts}
            value={lasts}
            choices={[
              ...DURATIONS.map((months) => ({ value: String(months), label: FILE.lastsMonths(months) })),
              { value: NO_END, label: FILE.lastsOn },
            ]}
            onChange={(event) => setLasts(event.target.value)}
          />
        </fieldset>
      </details>
      {asking !== null && (
        <Dialog
          title={asking.title}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button onClick={() => setAsking(null)}>{COMMON.cancel}</Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(null);
                  void settle(asking.scope, asking.done, onChange(asking.change));
                }}
              >
                {asking.yes}
              </Button>
            </>
          }
        >
          <p>{asking.text}</p>
        </Dialog>
      )}
    </section>
  );
}

interface ScopeProps {
  client: Client;
  scope: Scope;
  standing: boolean;
  /** It ends soon, or has ended. */
  ending: { over: boolean } | undefined;
  onAgree: (how: Agreement['how']) => void;
  onWithdraw: () => void;
  onEraseHealth: () => void;
}

/** One scope: what is agreed to, where it stands, and what may be done about it. */
function ScopeBox({ client, scope, standing, ending, onAgree, onWithdraw, onEraseHealth }: ScopeProps) {
  const history = client.agreements.filter((agreement) => agreement.scope === scope).map(agreementInWords);
  const last = history.pop();
  return (
    <fieldset className={css.scope} data-scope={scope} tabIndex={-1}>
      <legend>
        <b>{FILE.scope[scope]}</b> <span>{WORDS[scope]}</span>
      </legend>
      <p className={css.state} data-standing={standing}>
        {standing && <Icon name="check" size={14} />}
        {last ?? FILE.agreementNone}
      </p>
      {history.length > 0 && (
        <details className={`${card.soft} ${css.earlier}`}>
          <summary>{FILE.agreementsBefore(history.length)}</summary>
          {history.map((words, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
            <p key={index}>{words}</p>
          ))}
        </details>
      )}
      <div className={css.actions}>
        {standing && ending !== undefined && <span className={card.soft}>{FILE.renew}</span>}
        {(!standing || ending !== undefined) && <HowAgreed onAgree={onAgree} />}
        {standing && (
          <Button small look="quiet" className={css.plain} onClick={onWithdraw}>
            {FILE.withdraw}
          </Button>
        )}
        {scope === 'sante' && ending?.over && (
          <Button small look="quiet" className={css.plain} onClick={onEraseHealth}>
            {FILE.eraseHealth}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const WITHDRAWAL_TEXTS: Record<Scope, string> = {
  fiche: FILE.withdrawFileText,
  situation: FILE.withdrawSituationText,
  sante: FILE.withdrawHealthText,
};

/** The agreement ends today; without it no health fact may stay. */
function withdrawal(scope: Scope, today: string): Asking {
  return {
    scope,
    title: FILE.withdrawTitle(FILE.scope[scope]),
    text: WITHDRAWAL_TEXTS[scope],
    yes: FILE.withdraw,
    done: FILE.agreementWithdrawn(FILE.scope[scope]),
    change: (client) => withoutAgreement(scope === 'sante' ? withoutHealth(client) : client, scope, today),
  };
}

/** The agreement came to its end and is not renewed. */
const ERASE_HEALTH: Asking = {
  scope: 'sante',
  title: FILE.eraseHealthTitle,
  text: FILE.withdrawHealthText,
  yes: FILE.eraseHealth,
  done: FILE.healthErased,
  change: withoutHealth,
};
