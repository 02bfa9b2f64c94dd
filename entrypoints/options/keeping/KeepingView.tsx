import { useEffect, useState } from 'react';
import { Notice } from '../../../components/Notice';
import type { ManagedSettings } from '../../../lib/managed';
import { agreementEndings, type Ending } from '../../../lib/profile/agreements';
import { toFrenchWords } from '../../../lib/profile/dates';
import { clients, retention } from '../../../lib/vault';
import { useRetention } from '../../sidepanel/hooks/useRetention';
import { inWords } from '../../sidepanel/hooks/useVault';
import { todayIso } from '../../sidepanel/keys';
import { clientName } from '../../sidepanel/people';
import { KEEPING } from '../../sidepanel/texts';
import { EndingFiles } from '../../sidepanel/views/EndingFiles';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { Chosen } from '../views/Chosen';
import { Card } from '../views/Frame';
import css from '../views/views.module.css';
import { KEPT } from './texts';

const MONTHS = [6, 12, 18, 24];

/** How long files are kept, those about to be erased, and the agreements about to end. */
export function KeepingView({ settings }: { settings: ManagedSettings }) {
  const { retentionMonths: most, keepTypedOnce } = settings;
  const { view, problem, look, shown } = useRetention();
  const agreements = useEndingAgreements();
  const trouble = problem !== null && (
    <Notice tone="no" role="alert">
      {problem}
    </Notice>
  );
  if (view === null) return trouble;

  const attempt = async (work: () => Promise<unknown>): Promise<string | null> => {
    try {
      await work();
      await look();
      return null;
    } catch (reason) {
      return inWords(reason);
    }
  };

  return (
    <>
      {trouble}
      {view.purged > 0 && (
        <Notice tone="ask" role="status">
          {KEEPING.purged(view.purged)}
        </Notice>
      )}
      <Card id="keeping" {...KEPT.length}>
        <Chosen
          label={KEPT.months}
          hint={most === undefined ? KEPT.monthsHint : <FixedBy settings={settings}>{MANAGED.months(most)}</FixedBy>}
          most={most}
          value={view.months}
          values={MONTHS}
          inWords={KEPT.choice}
          onChange={(count) => attempt(() => retention.setMonths(count))}
          saved={(count) => KEPT.saved(KEPT.choice(count))}
        />
      </Card>
      <Card id="numbers" title={MANAGED.numbers.title}>
        {keepTypedOnce === undefined ? (
          <p className={css.soft}>{MANAGED.numbers.once}</p>
        ) : (
          <FixedBy settings={settings}>{MANAGED.numbers.kept(keepTypedOnce.legalBasis)}</FixedBy>
        )}
      </Card>
      <Card id="ending-files" title={KEPT.files}>
        {view.endings.length === 0 ? (
          <p className={css.soft}>{KEPT.noFile}</p>
        ) : (
          <EndingFiles endings={view.endings} onShown={shown} onContact={(id) => attempt(() => clients.contact(id))} />
        )}
      </Card>
      <Card id="ending-agreements" title={KEPT.agreements}>
        {agreements === null ? (
          <p className={css.soft}>{KEPT.looking}</p>
        ) : agreements.length === 0 ? (
          <p className={css.soft}>{KEPT.noAgreement}</p>
        ) : (
          <ul className={css.list}>
            {agreements.map(({ id, name, scope, until, over }) => (
              <li key={`${id} ${scope}`}>
                <div>
                  <b>{name}</b>
                  <span>
                    {(over ? KEEPING.agreementOver : KEEPING.agreementSoon)(
                      KEEPING.agreement[scope],
                      toFrenchWords(until),
                    )}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

type EndingAgreement = Ending & { id: string; name: string };

/** Over every file, a few at a time; null while looking. What cannot be read is told among the damaged. */
function useEndingAgreements(): EndingAgreement[] | null {
  const [found, setFound] = useState<EndingAgreement[] | null>(null);
  useEffect(() => {
    let alive = true;
    const look = async () => {
      const endings: EndingAgreement[] = [];
      const today = todayIso();
      for await (const some of clients.all()) {
        if (!alive) return;
        for (const client of some) {
          for (const ending of agreementEndings(client, today)) {
            endings.push({ ...ending, id: client.id, name: clientName(client) });
          }
        }
      }
      if (alive) setFound(endings.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)));
    };
    look().catch(() => alive && setFound([]));
    return () => {
      alive = false;
    };
  }, []);
  return found;
}
