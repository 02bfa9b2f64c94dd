import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { pageAids } from '../lib/aids/pages/page-aids';
import type { PageContext } from '../lib/aids/types';
import { setAidsBadge, setBadge } from '../lib/badge';
import { onManagedChange } from '../lib/managed/area';
import { isAddressAllowed } from '../lib/managed/place';
import { readContextAnswer, readSeenContext, readSeenNews } from '../lib/message-guards';
import type { Message, PageQuestions } from '../lib/messages';
import { openPanel } from '../lib/open-panel';
import { lock, lockIfIdle, onVaultState } from '../lib/vault';

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
  // Firefox never says « locked »: there the idle time locks alone.
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') void lock();
  });

  // Nothing that is asked here gets an answer, locked or not: the vault has no door on this side.
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const seen = readSeenNews(message);
    // The form left the page: its number leaves the icon. The panel itself says the number, and takes it away.
    if (seen?.place === null && sender.tab?.id !== undefined) void setBadge(sender.tab.id, null);
    const context = readSeenContext(message);
    // Counted and forgotten: what the page is about stays nowhere.
    if (context !== null && sender.tab?.id !== undefined) void countAids(sender.tab.id, context.page, sender.url);
    return undefined;
  });

  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'loading') void setBadge(tabId, null);
  });
  // A shorter idle time holds from the moment it is set.
  onManagedChange(() => void lockIfIdle());
  onVaultState((state) => {
    if (state !== 'unlocked') void clearBadges();
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel') void openPanel(tab?.windowId);
  });
});

/** What was ready to fill goes with the client's file; what a page is about is nobody's, and stays. */
async function clearBadges(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [clearBadge(id)])));
}

async function clearBadge(tabId: number): Promise<void> {
  await setBadge(tabId, null);
  const ask: Message<PageQuestions, 'page/context'> = { type: 'page/context' };
  // Most tabs have nobody to answer.
  const said: unknown = await browser.tabs.sendMessage(tabId, ask, { frameId: 0 }).catch(() => null);
  const answer = readContextAnswer(said);
  if (answer !== null && 'page' in answer) await countAids(tabId, answer.page);
}

/** Nothing of a site the structure left out. */
async function countAids(tabId: number, page: PageContext, url = page.url): Promise<void> {
  if (await isAddressAllowed(url)) await setAidsBadge(tabId, pageAids(page).length);
}
