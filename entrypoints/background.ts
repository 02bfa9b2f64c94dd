import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { setBadge } from '../lib/badge';
import { readSeenNews } from '../lib/message-guards';
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
    // The form left the page: its number leaves the icon. The panel itself says the number, and takes it away.
    if (seen?.place === null && sender.tab?.id !== undefined) void setBadge(sender.tab.id, null);
    return undefined;
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

async function clearBadges(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [setBadge(tab.id, null)])));
}
