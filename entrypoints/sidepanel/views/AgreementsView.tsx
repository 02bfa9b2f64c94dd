import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { toFrenchWords } from '../../../lib/profile/dates';
import { type Agreement, agreedTo, type Client } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { withoutHealth } from '../../../lib/vault/policy';
import { FILE } from '../texts';
import css from './AgreementsView.module.css';
import { HowAgreed } from './HowAgreed';

interface Props {
  client: Client;
  today: string;
  onRecord: (scope: Agreement['scope'], how: Agreement['how']) => Promise<string | null>;
  onWithdraw: (change: (client: Client) => Client) => Promise<string | null>;
}

const SCOPES: Agreement['scope'][] = ['fiche', 'sante'];

/** What the client agreed to, when and how; recorded and withdrawn here. */
export function AgreementsView({ client, today, onRecord, onWithdraw }: Props) {
  const [withdrawing, setWithdrawing] = useState<Agreement['scope'] | null>(null);
  return (
    <section className={css.agreements} aria-labelledby="agreements-title">
      <h3 id="agreements-title">{FILE.agreements}</h3>
      {SCOPES.map((scope) => {
        const history = client.agreements.filter((agreement) => agreement.scope === scope);
        const standing = agreedTo(client, scope);
        return (
          <div key={scope} className={css.scope}>
            <p>{scope === 'sante' ? FILE.agreementHealth : FILE.agreementFile}</p>
            {history.length === 0 && <p className={css.soft}>{FILE.agreementNone}</p>}
            {history.map((agreement, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
              <p key={index} className={css.soft}>
                {(agreement.how === 'oral' ? FILE.givenOral : FILE.givenWritten)(toFrenchWords(agreement.givenOn))}
                {agreement.withdrawnOn !== undefined && FILE.withdrawn(toFrenchWords(agreement.withdrawnOn))}
              </p>
            ))}
            <div className={css.actions}>
              {standing ? (
                <Button small onClick={() => setWithdrawing(scope)}>
                  {FILE.withdraw}
                </Button>
              ) : (
                <HowAgreed onAgree={(how) => void onRecord(scope, how)} />
              )}
            </div>
          </div>
        );
      })}
      {withdrawing !== null && (
        <Dialog
          title={FILE.withdrawTitle}
          onClose={() => setWithdrawing(null)}
          actions={
            <>
              <Button onClick={() => setWithdrawing(null)}>{COMMON.cancel}</Button>
              <Button
                look="danger"
                onClick={() => {
                  void onWithdraw((now) => withdrawn(now, withdrawing, today));
                  setWithdrawing(null);
                }}
              >
                {FILE.withdraw}
              </Button>
            </>
          }
        >
          <p>{withdrawing === 'sante' ? FILE.withdrawHealthText : FILE.withdrawFileText}</p>
        </Dialog>
      )}
    </section>
  );
}

/** The agreement ends today; without it no health fact may stay. */
function withdrawn(client: Client, scope: Agreement['scope'], today: string): Client {
  const agreements = client.agreements.map((agreement) =>
    agreement.scope === scope && agreement.withdrawnOn === undefined ? { ...agreement, withdrawnOn: today } : agreement,
  );
  return { ...(scope === 'sante' ? withoutHealth(client) : client), agreements };
}
