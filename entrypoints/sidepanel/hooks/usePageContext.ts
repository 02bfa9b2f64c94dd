import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { PageContext } from '../../../lib/aids/types';
import { readContextAnswer, readSeenContext } from '../../../lib/message-guards';
import type { Message, PageQuestions } from '../../../lib/messages';

/** What the page is about: being read, nothing to read, or its address, title and headings. */
export type ContextView = { kind: 'reading' } | { kind: 'none' } | { kind: 'page'; page: PageContext };

/** Asks the tab what it is about; never rejects. Nothing of the answer is kept anywhere but on the screen. */
async function ask(tabId: number): Promise<ContextView> {
  const question: Message<PageQuestions, 'page/context'> = { type: 'page/context' };
  try {
    const answer = readContextAnswer(await browser.tabs.sendMessage(tabId, question, { frameId: 0 }));
    return answer !== null && 'page' in answer ? { kind: 'page', page: answer.page } : { kind: 'none' };
  } catch {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    return tab?.status === 'loading' ? { kind: 'reading' } : { kind: 'none' };
  }
}

/** What the tab is about, kept up to date. */
export function usePageContext(tabId: number | null): ContextView {
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
    return () => {
      turn += 1;
      browser.runtime.onMessage.removeListener(onMessage);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, [tabId]);

  // What was read in another tab is never shown for this one.
  return view.tabId === tabId ? view.said : { kind: tabId === null ? 'none' : 'reading' };
}
