import { useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { saveFile } from '../../../components/save-file';
import type { Client } from '../../../lib/profile/schema';
import { advisor as advisorDesk, journal, retention } from '../../../lib/vault';
import { inWords } from '../hooks/useVault';
import { todayIso } from '../keys';
import { everythingAsData } from './everything';
import { everythingPage } from './everything-page';
import css from './HandedView.module.css';
import { HANDED } from './texts';

/** What the person takes home: the page and the data of everything known, and the agreement to sign. */
export function HandedView({ client }: { client: Client }) {
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Noted in the journal first: what left without a line would be worse than a line too many. */
  async function hand(kind: 'page' | 'data') {
    try {
      await journal.add({ kind: 'client-exported', client: client.id, outcome: { exported: 1 } });
      const [advisor, lines, months] = await Promise.all([
        advisorDesk.get().catch(() => ({})),
        journal.read({ client: client.id }),
        retention.months(),
      ]);
      const source = { client, advisor, journal: lines, months, today: todayIso() };
      // No name in the name of the file: it stays in the list of downloads.
      const name = `relais-ti-${source.today}.${kind === 'page' ? 'html' : 'json'}`;
      if (kind === 'page') saveFile(name, 'text/html', everythingPage(source));
      else saveFile(name, 'application/json', everythingAsData(source));
      setSaid(HANDED.saved(name));
      setRefusal(null);
    } catch (reason) {
      setSaid('');
      setRefusal(inWords(reason));
    }
  }

  return (
    <section className={css.handed} aria-labelledby="handed-title">
      <h3 id="handed-title">{HANDED.title}</h3>
      <p className={css.soft}>{HANDED.intro}</p>
      <div className={css.ways}>
        <Button wide onClick={() => void hand('page')}>
          {HANDED.page}
        </Button>
        <Button wide onClick={() => void hand('data')}>
          {HANDED.data}
        </Button>
        <Button
          wide
          onClick={() =>
            void browser.tabs.create({ url: `${browser.runtime.getURL('/fiche.html')}?mandat#${client.id}` })
          }
        >
          {HANDED.mandate}
        </Button>
      </div>
      <p role="status" className={css.said}>
        {said}
      </p>
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
    </section>
  );
}
