import { useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../../../components/Button';
import card from '../../../components/Card.module.css';
import { Notice } from '../../../components/Notice';
import { saveFile } from '../../../components/save-file';
import type { Client } from '../../../lib/profile/schema';
import { handOut, journal } from '../../../lib/vault';
import type { JournalNote } from '../../../lib/vault/journal/entry';
import { useManaged } from '../hooks/useManaged';
import { inWords } from '../hooks/useVault';
import { everythingAsData } from './everything';
import { everythingPage } from './everything-page';
import css from './HandedView.module.css';
import { gather } from './source';
import { HANDED } from './texts';

/** What the person takes home: the page and the data of everything known, and the agreement to sign. */
export function HandedView({ client }: { client: Client }) {
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const managed = useManaged();
  const told: JournalNote = { kind: 'client-exported', client: client.id, outcome: { exported: 1 } };

  const attempt = async (work: () => Promise<string>) => {
    try {
      setSaid(await work());
      setRefusal(null);
    } catch (reason) {
      setSaid('');
      setRefusal(inWords(reason));
    }
  };

  const hand = (kind: 'page' | 'data') =>
    attempt(() =>
      handOut(told, async () => {
        const source = await gather(client);
        // No name in the name of the file: it stays in the list of downloads.
        const name = `relais-ti-${source.today}.${kind === 'page' ? 'html' : 'json'}`;
        if (kind === 'page') saveFile(name, 'text/html', everythingPage(source));
        else saveFile(name, 'application/json', everythingAsData(source));
        return HANDED.saved(name);
      }),
    );

  const open = (paper: 'mandat' | 'tout') =>
    browser.tabs.create({ url: `${browser.runtime.getURL('/fiche.html')}?${paper}#${client.id}` });

  /** Where no file may leave, the right of access is served on paper; noted first all the same. */
  const print = () =>
    attempt(async () => {
      await journal.add(told);
      await open('tout');
      return '';
    });

  if (managed === null) return null;
  const files = managed.settings.exportAllowed !== false;
  return (
    <section className={card.card} aria-labelledby="handed-title">
      <h3 id="handed-title">{HANDED.title}</h3>
      <p className={card.soft}>{files ? HANDED.intro : HANDED.noFiles}</p>
      <div className={css.ways}>
        {files ? (
          <>
            <Button wide onClick={() => void hand('page')}>
              {HANDED.page}
            </Button>
            <Button wide onClick={() => void hand('data')}>
              {HANDED.data}
            </Button>
          </>
        ) : (
          <Button wide onClick={() => void print()}>
            {HANDED.paper}
          </Button>
        )}
        <Button wide onClick={() => void open('mandat')}>
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
