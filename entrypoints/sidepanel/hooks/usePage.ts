import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { nothingAt } from '../../../lib/demarche/page';
import type { PageForm } from '../../../lib/forms/page-form';
import { onManagedChange } from '../../../lib/managed/area';
import { isAddressAllowed } from '../../../lib/managed/place';
import { readScanAnswer, readSeenNews } from '../../../lib/message-guards';
import type { Message, NoForm, PageQuestions } from '../../../lib/messages';

export type PageView =
  | { kind: 'reading' }
  /** Not a site we know. */
  | { kind: 'elsewhere' }
  /** A démarche site whose page does not answer. */
  | { kind: 'silent' }
  /** It answered, not in our shape. */
  | { kind: 'refused' }
  | { kind: 'none'; none: NoForm }
  | { kind: 'form'; form: PageForm };

/** `sidepanel.html?tabId=12` pins the panel to a tab; otherwise it follows the active tab of its window. */
function pinnedTab(): number | null {
  const given = Number(new URLSearchParams(location.search).get('tabId') ?? Number.NaN);
  return Number.isSafeInteger(given) && given >= 0 ? given : null;
}

/** Which tab the panel works for. While `held` (a run is under way) it stays where it is, and follows afterwards. */
export function useTab(held: boolean): number | null {
  const [active, setActive] = useState(pinnedTab);
  const [tabId, setTabId] = useState(active);

  useEffect(() => {
    if (pinnedTab() !== null) return;
    let alive = true;
    let windowId: number | undefined;
    const follow = (info: { tabId: number; windowId: number }) => {
      if (info.windowId === windowId) setActive(info.tabId);
    };
    browser.tabs.onActivated.addListener(follow);
    void browser.windows.getCurrent().then(async (here) => {
      windowId = here.id;
      const [tab] = await browser.tabs.query({ active: true, windowId: here.id });
      if (alive) setActive(tab?.id ?? null);
    });
    return () => {
      alive = false;
      browser.tabs.onActivated.removeListener(follow);
    };
  }, []);

  useEffect(() => {
    if (!held) setTabId(active);
  }, [held, active]);

  return tabId;
}

/** Asks the page what it shows; never rejects. */
export async function scanTab(tabId: number): Promise<PageView> {
  const ask: Message<PageQuestions, 'page/scan'> = { type: 'page/scan' };
  try {
    // The script in the page refuses too; a page that speaks all the same is not heard.
    if (!(await isAddressAllowed((await browser.tabs.get(tabId)).url))) return { kind: 'none', none: 'limited' };
    const said: unknown = await browser.tabs.sendMessage(tabId, ask, { frameId: 0 });
    // Our other scripts hear the question too, and leave it without an answer.
    if (said === undefined) return await unanswered(tabId);
    const answer = readScanAnswer(said);
    if (answer === null) return { kind: 'refused' };
    return 'form' in answer ? { kind: 'form', form: answer.form } : { kind: 'none', none: answer.none };
  } catch {
    return unanswered(tabId);
  }
}

/** Nobody listens there. The address is readable only on the hosts we were granted. */
async function unanswered(tabId: number): Promise<PageView> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.status === 'loading') return { kind: 'reading' };
  if (tab?.url === undefined || !isOurs(tab.url)) return { kind: 'elsewhere' };
  const nothing = nothingAt(new URL(tab.url).pathname);
  return nothing === null ? { kind: 'silent' } : { kind: 'none', none: nothing };
}

/** Pages of dossiers, in the patterns of the manifest: they tell the script of démarches from the others. */
const DOSSIERS = '/dossiers/*';

function demarcheScripts() {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  return scripts.filter(({ matches }) => matches?.some((pattern) => pattern.endsWith(DOSSIERS)));
}

function isOurs(url: string): boolean {
  return demarcheScripts().some(({ matches = [] }) =>
    matches.some((pattern) => url.startsWith(`${pattern.slice(0, -DOSSIERS.length)}/`)),
  );
}

/** What the tab shows, kept up to date; `scan` looks again at once and gives what it saw. */
export function usePage(tabId: number | null) {
  const [view, setView] = useState<PageView>({ kind: 'reading' });
  const latest = useRef(0);

  const scan = useCallback(async (): Promise<PageView> => {
    if (tabId === null) return { kind: 'elsewhere' };
    latest.current += 1;
    const turn = latest.current;
    const seen = await scanTab(tabId);
    // A slower, older look never covers a newer one.
    if (turn === latest.current) setView(seen);
    return seen;
  }, [tabId]);

  useEffect(() => {
    setView({ kind: 'reading' });
    void scan();
    if (tabId === null) return;
    const onMessage = (message: unknown, sender: { id?: string; tab?: { id?: number } }) => {
      if (sender.id !== browser.runtime.id || sender.tab?.id !== tabId || readSeenNews(message) === null) return;
      void scan();
    };
    const onUpdated = (id: number, change: { status?: string; url?: string }) => {
      if (id === tabId && (change.status !== undefined || change.url !== undefined)) void scan();
    };
    const onRemoved = (id: number) => {
      if (id === tabId) void scan();
    };
    browser.runtime.onMessage.addListener(onMessage);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    const unfollow = onManagedChange(() => void scan());
    return () => {
      latest.current += 1;
      unfollow();
      browser.runtime.onMessage.removeListener(onMessage);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
    };
  }, [tabId, scan]);

  const locate = useCallback(
    async (fieldId: string | null): Promise<boolean> => {
      if (tabId === null) return false;
      const ask: Message<PageQuestions, 'page/locate'> = { type: 'page/locate', fieldId };
      try {
        const answer: unknown = await browser.tabs.sendMessage(tabId, ask, { frameId: 0 });
        return (answer as { found?: unknown } | null)?.found === true;
      } catch {
        return false;
      }
    },
    [tabId],
  );

  const reload = useCallback(async () => {
    if (tabId !== null) await browser.tabs.reload(tabId);
  }, [tabId]);

  /** Puts our script in a page that was open before us. */
  const connect = useCallback(async () => {
    if (tabId === null) return;
    // WXT knows its outputs by name; the manifest gives them as plain text.
    const files = demarcheScripts().flatMap((script) => script.js ?? []) as ScriptPublicPath[];
    try {
      await browser.scripting.executeScript({ target: { tabId }, files });
    } finally {
      await scan();
    }
  }, [tabId, scan]);

  return { view, scan, locate, reload, connect };
}
