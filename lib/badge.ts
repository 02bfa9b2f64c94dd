import { browser } from 'wxt/browser';

const NAME = 'Relais TI';
/** Petrol for fields ready to fill, plum for aids to look at: never the same number twice. White reads on both. */
const COLOURS = { fields: '#0b5a66', aids: '#6d3b7a' } as const;

/** The number of fields ready, never a value, on the icon of a tab; null or zero takes it away. Any of our pages may say it. */
export const setBadge = (tabId: number, ready: number | null): Promise<void> =>
  show(tabId, ready ?? 0, COLOURS.fields, NAME);

/** The number of aids the page of a tab is about; zero takes it away. */
export const setAidsBadge = (tabId: number, count: number): Promise<void> =>
  show(tabId, count, COLOURS.aids, count === 0 ? NAME : inWords(count));

const inWords = (count: number): string =>
  `${NAME} : ${count === 1 ? '1 aide à regarder' : `${count} aides à regarder`} sur cette page`;

async function show(tabId: number, count: number, color: string, title: string): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeBackgroundColor({ tabId, color }),
      browser.action.setBadgeText({ tabId, text: count === 0 ? '' : String(count) }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // The tab is gone, and its badge with it.
  }
}
