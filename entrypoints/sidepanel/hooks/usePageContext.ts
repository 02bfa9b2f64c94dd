import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { PageContext } from '../../../lib/aids/types';
import { CONTEXT_MATCHES } from '../../../lib/context/places';
import { onManagedChange } from '../../../lib/managed/area';
import { isAddressAllowed } from '../../../lib/managed/place';
import { readContextAnswer, readSeenContext } from '../../../lib/message-guards';
import type { Message, PageQuestions } from '../../../lib/messages';
import type { PageView } from './usePage';

/** What the page is about: being read, nothing to read, left out by the structure, or its address, title and headings. */
export type ContextView =
  | { kind: 'reading' }
  | { kind: 'none' }
  | { kind: 'limited' }
  | { kind: 'page'; page: PageContext };

/** A page where nothing is to be filled may be one the structure left out: that is said in its place. */
export function limitedBy(view: PageView, context: ContextView): PageView {
  return view.kind === 'elsewhere' && context.kind === 'limited' ? { kind: 'none', none: 'limited' } : view;
}

/** Asks the tab what it is about; never rejects. Nothing of the answer is kept anywhere but on the screen. */
async function ask(tabId: number): Promise<ContextView> {
  const question: Message<PageQuestions, 'page/context'> = { type: 'page/context' };
  try {
    const answer = readContextAnswer(await browser.tabs.sendMessage(tabId, question, { frameId: 0 }));
    if (answer === null) return { kind: 'none' };
    if ('none' in answer) return { kind: answer.none === 'limited' ? 'limited' : 'none' };
    return (await isAddressAllowed(answer.page.url)) ? { kind: 'page', page: answer.page } : { kind: 'limited' };
  } catch {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    return tab?.status === 'loading' ? { kind: 'reading' } : { kind: 'none' };
  }
}

/** Puts our reader in the page. The browser allows it once the advisor has clicked on our icon there (`activeTab`); otherwise false. */
async function placeReader(tabId: number): Promise<boolean> {
  const all = browser.runtime.getManifest().content_scripts ?? [];
  const reader = all.filter(({ matches = [] }) => CONTEXT_MATCHES.every((match) => matches.includes(match)));
  // WXT knows its outputs by name; the manifest gives them as plain text.
  const files = reader.flatMap((script) => script.js ?? []) as ScriptPublicPath[];
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
    return true;
  } catch {
    return false;
  }
}

/** What the tab is about, kept up to date; `read` looks at a page of another site because the advisor asked, and says whether it could. */
export function usePageContext(tabId: number | null): { view: ContextView; read: () => Promise<boolean> } {
  const again = useRef<(() => Promise<void>) | null>(null);
  const [view, setView] = useState<{ tabId: number | null; said: ContextView }>({ tabId, said: { kind: 'reading' } });

  useEffect(() => {
    if (tabId === null) return;
    let turn = 0;
    const look = async () => {
      const mine = ++turn;
      const said = await ask(tabId);
      // A slower, older look never covers a newer one.
      if (mine === turn) setView({ tabId, said });
    };
    again.current = look;
    void look();
    const onMessage = (message: unknown, sender: { id?: string; tab?: { id?: number } }) => {
      if (sender.id === browser.runtime.id && sender.tab?.id === tabId && readSeenContext(message) !== null)
        void look();
    };
    const onUpdated = (id: number, change: { status?: string; url?: string }) => {
      if (id === tabId && (change.status !== undefined || change.url !== undefined)) void look();
    };
    browser.runtime.onMessage.addListener(onMessage);
    browser.tabs.onUpdated.addListener(onUpdated);
    const unfollow = onManagedChange(() => void look());
    return () => {
      turn += 1;
      unfollow();
      again.current = null;
      browser.runtime.onMessage.removeListener(onMessage);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, [tabId]);

  const read = useCallback(async () => {
    if (tabId === null || !(await placeReader(tabId))) return false;
    await again.current?.();
    return true;
  }, [tabId]);

  // What was read in another tab is never shown for this one.
  const own: ContextView = { kind: tabId === null ? 'none' : 'reading' };
  return { view: view.tabId === tabId ? view.said : own, read };
}
