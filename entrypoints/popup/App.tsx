import { type ComponentType, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { PageContext } from '../../lib/aids/types';
import type { PageForm } from '../../lib/forms/page-form';
import { openPanel } from '../../lib/open-panel';
import { COMMON } from '../../lib/texts/common';
import { usePage, useTab } from '../sidepanel/hooks/usePage';
import { limitedBy, usePageContext } from '../sidepanel/hooks/usePageContext';
import { useVault } from '../sidepanel/hooks/useVault';
import { dossierKeyOf, todayIso } from '../sidepanel/keys';
import { clientName } from '../sidepanel/people';
import { POPUP } from './texts';
import { type Corner, PopupView } from './views/PopupView';

/** What is done without any file: fetched when asked for, so that opening the window costs nothing of it. */
const CORNERS: Record<Corner, () => Promise<ComponentType<{ today: string }>>> = {
  check: async () => (await import('./counter/QuickCheck')).QuickCheck,
  calculate: async () => (await import('./counter/Calculate')).Calculate,
  search: async () => (await import('./counter/Search')).Search,
};

/** What the page is, how much is ready, and the way to the panel; then what an advisor does on the phone, no file open. */
export function App() {
  const vault = useVault();
  const tabId = useTab(false);
  const { view: seen } = usePage(tabId);
  const { view: context } = usePageContext(tabId);
  const view = limitedBy(seen, context);
  const about = useAbout(context.kind === 'page' ? context.page : null);
  const [windowId, setWindowId] = useState<number>();
  const [ready, setReady] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [corner, setCorner] = useState<{ name: Corner; Show: ComponentType<{ today: string }> } | null>(null);
  const form = view.kind === 'form' ? view.form : null;

  // Known before the click: the panel opens only within the gesture itself.
  useEffect(() => {
    void browser.windows.getCurrent().then((here) => setWindowId(here.id));
  }, []);

  useEffect(() => {
    let alive = true;
    setReady(null);
    if (vault.state !== 'unlocked' || form === null) return;
    void countReady(form).then(
      (words) => alive && setReady(words),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, [vault.state, form]);

  return (
    <PopupView
      view={view}
      about={about}
      vault={vault.state}
      ready={ready}
      problem={problem ?? vault.error}
      farewell={vault.farewell}
      corner={corner === null ? null : { name: corner.name, content: <corner.Show today={todayIso()} /> }}
      onCorner={(name) => {
        if (name === null) setCorner(null);
        else
          CORNERS[name]().then(
            (Show) => setCorner({ name, Show }),
            () => setProblem(COMMON.unforeseen),
          );
      }}
      onOpen={() => {
        openPanel(windowId).then(
          (opened) => (opened ? window.close() : setProblem(POPUP.noPanel)),
          () => setProblem(POPUP.noPanel),
        );
      }}
      onLock={() => {
        setCorner(null);
        void vault.endMeeting();
      }}
      onOptions={() => {
        void browser.runtime.openOptionsPage().then(() => window.close());
      }}
    />
  );
}

/** What the page is about and how many aids it leads to, as the panel would tell; null until it is known. */
function useAbout(page: PageContext | null): { page: PageContext; aids: number } | null {
  const [about, setAbout] = useState<{ page: PageContext; aids: number } | null>(null);
  useEffect(() => {
    let alive = true;
    setAbout(null);
    // The vocabulary is fetched only where there is a page to read.
    if (page !== null)
      void import('../../lib/aids/pages/page-aids').then(
        ({ pageAids }) => alive && setAbout({ page, aids: pageAids(page).length }),
        () => undefined,
      );
    return () => {
      alive = false;
    };
  }, [page]);
  return about;
}

/** « 12 champs prêts pour… »: the same review as the panel's, without its screen. */
async function countReady(form: PageForm): Promise<string> {
  const key = dossierKeyOf(form);
  const { advisor, clients, desk, learned, usable } = await import('../../lib/vault');
  const id = key === null ? null : await desk.clientOf(key);
  const client = id === null ? null : await clients.get(id);
  const { keepTypedOnce } = await (await import('../../lib/managed')).managedSettings();
  if (key === null || client === null) return POPUP.noClient;
  const [{ match }, { plan }, { review, EMPTY_REVIEW }, { fromJournal }, who, lessons, run] = await Promise.all([
    import('../../lib/forms/match'),
    import('../../lib/forms/plan'),
    import('../sidepanel/review/review'),
    import('../sidepanel/review/journal'),
    advisor.get().catch(() => ({})),
    learned.list().catch(() => []),
    desk.run(key),
  ]);
  const lines = plan(form, match(form, lessons), usable(client, { keepTypedOnce: keepTypedOnce !== undefined }), who, {
    today: todayIso(),
  });
  const { counts } = review(form, lines, run === null ? EMPTY_REVIEW : fromJournal(run, client.id));
  return POPUP.ready(counts.ready, clientName(client));
}
