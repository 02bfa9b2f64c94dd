import { browser } from 'wxt/browser';

/** The number of fields ready, never a value, on the icon of a tab; null or zero takes it away. Any of our pages may say it. */
export async function setBadge(tabId: number, ready: number | null): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeBackgroundColor({ tabId, color: '#0b5a66' }),
      browser.action.setBadgeText({ tabId, text: ready === null || ready === 0 ? '' : String(ready) }),
    ]);
  } catch {
    // The tab is gone, and its badge with it.
  }
}
