import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
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
import { isRealDate } from '../../../lib/profile/dates';
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

type Asking = { title: string; text: string; yes: string; change: (client: Client) => Client };

/** What the client agreed to, when, how and until when; recorded, renewed and withdrawn here. */
export function AgreementsView({ client, today, onRecord, onChange }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [givenOn, setGivenOn] = useState(today);
  const [lasts, setLasts] = useState(String(DEFAULT_AGREEMENT_MONTHS));
  const dated = isRealDate(givenOn) && givenOn <= today;
  const endings = agreementEndings(client, today);

  const record = (scope: Scope, how: Agreement['how']) => {
    if (dated) void onRecord({ scope, how, givenOn, months: lasts === NO_END ? null : Number(lasts) });
  };

  return (
    <section className={css.agreements} aria-labelledby="agreements-title">
      <h3 id="agreements-title">{FILE.agreements}</h3>
      <fieldset className={css.given}>
        <legend>{FILE.newAgreement}</legend>
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
      {SCOPES.map((scope) => {
        const history = client.agreements.filter((agreement) => agreement.scope === scope);
        const standing = agreedTo(client, scope, today);
        const ending = endings.find((one) => one.scope === scope);
        return (
          <fieldset key={scope} className={css.scope}>
            <legend>{WORDS[scope]}</legend>
            {history.length === 0 && <p className={css.soft}>{FILE.agreementNone}</p>}
            {history.map((agreement, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
              <p key={index} className={css.soft}>
                {agreementInWords(agreement)}
              </p>
            ))}
            <div className={css.actions}>
              {(!standing || ending !== undefined) && <HowAgreed onAgree={(how) => record(scope, how)} />}
              {standing && (
                <Button small onClick={() => setAsking(withdrawal(scope, today))}>
                  {FILE.withdraw}
                </Button>
              )}
              {scope === 'sante' && ending?.over && (
                <Button small onClick={() => setAsking(ERASE_HEALTH)}>
                  {FILE.eraseHealth}
                </Button>
              )}
            </div>
          </fieldset>
        );
      })}
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
                  void onChange(asking.change);
                  setAsking(null);
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

/** The agreement ends today; without it no health fact may stay. */
function withdrawal(scope: Scope, today: string): Asking {
  return {
    title: FILE.withdrawTitle,
    text: scope === 'sante' ? FILE.withdrawHealthText : FILE.withdrawFileText,
    yes: FILE.withdraw,
    change: (client) => withoutAgreement(scope === 'sante' ? withoutHealth(client) : client, scope, today),
  };
}

/** The agreement came to its end and is not renewed. */
const ERASE_HEALTH: Asking = {
  title: FILE.eraseHealthTitle,
  text: FILE.withdrawHealthText,
  yes: FILE.eraseHealth,
  change: withoutHealth,
};
