import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { readDeskQuestion, readSeenNews } from '../lib/message-guards';
import { openPanel } from '../lib/open-panel';
import { lockIfIdle, onVaultState } from '../lib/vault';

const IDLE_ALARM = 'idle-lock';

/** Wires only: what each part does lies in `lib/`. Nothing is kept in variables: the worker may die between two lines. */
export default defineBackground(() => {
  // An alarm already there keeps its beat; made again at each start because browsers may drop it.
  void browser.alarms.get(IDLE_ALARM).then((alarm) => {
    if (!alarm) void browser.alarms.create(IDLE_ALARM, { periodInMinutes: 1 });
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === IDLE_ALARM) void lockIfIdle();
  });

  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const seen = readSeenNews(message);
    if (seen !== null) {
      // The form left the page: its number leaves the icon.
      if (seen.place === null && sender.tab?.id !== undefined) void setBadge(sender.tab.id, null);
      return undefined;
    }
    // Only our own pages ask the desk; a content script has no say in badges.
    if (sender.tab !== undefined && !sender.url?.startsWith(browser.runtime.getURL('/'))) return undefined;
    const ask = readDeskQuestion(message);
    if (ask === null) return undefined;
    return setBadge(ask.tabId, ask.ready);
  });

  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'loading') void setBadge(tabId, null);
  });
  onVaultState((state) => {
    if (state !== 'unlocked') void clearBadges();
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel') void openPanel(tab?.windowId);
  });
});

/** A number of fields, never a value; null or zero takes it away. */
async function setBadge(tabId: number, ready: number | null): Promise<null> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#0b5a66' });
    await browser.action.setBadgeText({ tabId, text: ready === null || ready === 0 ? '' : String(ready) });
  } catch {
    // The tab is gone, and its badge with it.
  }
  return null;
}

async function clearBadges(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [setBadge(tab.id, null)])));
}
