/**
 * The panel where people have it: beside the page, in the same window, following the active tab, and holding the
 * keyboard focus while the page has none.
 */
import { POPUP } from '../../../entrypoints/popup/texts';
import { type Stage, Tab, until } from '../../tools/stage';
import { openSidebar } from './firefox-sidebar';

interface Api {
  action: { openPopup(where: { windowId: number }): Promise<void> };
  tabs: {
    get(id: number): Promise<{ windowId: number }>;
    update(id: number, what: { active: true }): Promise<unknown>;
    create(what: { windowId: number; url: string }): Promise<{ id: number }>;
  };
}
type World = { chrome: Api };

/** The browser gives these surfaces no tab: the number is nobody's. */
const NO_TAB = -1;

/**
 * Chromium: from the icon's popup, as a person opens it (the browser refuses the panel outside a true click).
 * Firefox: as from the browser's own menu of sidebars.
 */
export async function openSidePanel(stage: Stage, beside: Tab): Promise<Tab> {
  await beside.front();
  const panel =
    stage.browser === 'firefox'
      ? new Tab(stage, await openSidebar(stage, beside), NO_TAB)
      : await openFromPopup(stage, beside);
  await shown(panel);
  await focusPanel(panel, beside);
  return panel;
}

/** A busy browser may close its popup before the click lands: the person clicks the icon again. */
async function openFromPopup(stage: Stage, beside: Tab): Promise<Tab> {
  for (let tries = 1; ; tries += 1) {
    try {
      await stage.inExtension(async (id: number) => {
        const { action, tabs } = (globalThis as unknown as World).chrome;
        await action.openPopup({ windowId: (await tabs.get(id)).windowId });
      }, beside.id);
      const popup = await surface(stage, 'popup');
      await shown(popup);
      await popup.role('button', POPUP.openPanel).click();
      return await surface(stage, 'sidepanel');
    } catch (error) {
      if (tries === 3) throw error;
      await beside.front();
    }
  }
}

/** These surfaces are in no list of tabs, yet they are targets like any page. */
async function surface(stage: Stage, name: string): Promise<Tab> {
  const address = `${stage.origin}/${name}.html`;
  const target = await stage.driver.waitForTarget((candidate) => candidate.url() === address, { timeout: 8_000 });
  return new Tab(stage, await target.asPage(), NO_TAB);
}

const shown = (tab: Tab): Promise<void> =>
  tab.waitFor(() => document.querySelector('button') !== null, { what: 'quelque chose à l’écran' });

/** The person clicks into the panel: the keyboard goes to it, away from the page. A popup still closing may take it back once. */
export async function focusPanel(panel: Tab, page: Tab): Promise<void> {
  await until(
    async () => {
      if ((await hasFocus(panel)) && !(await hasFocus(page))) return true;
      await panel.front();
      return false;
    },
    { what: 'le clavier au panneau' },
  );
}

export const hasFocus = (tab: Tab): Promise<boolean> => tab.fn(() => document.hasFocus());

/** Another page in the same window; it becomes the active one. */
export async function openBeside(stage: Stage, neighbour: Tab, url: string): Promise<Tab> {
  const id = await stage.inExtension(
    async (neighbourId: number, address: string) => {
      const { tabs } = (globalThis as unknown as World).chrome;
      const { windowId } = await tabs.get(neighbourId);
      return (await tabs.create({ windowId, url: address })).id;
    },
    neighbour.id,
    url,
  );
  const target = await stage.driver.waitForTarget((candidate) => candidate.url() === url);
  const tab = new Tab(stage, await target.asPage(), id);
  await tab.waitFor(() => document.body?.classList.contains('dom-ready'), { what: `la page ${url} montée` });
  return tab;
}

/** The person picks the page in the strip of tabs. */
export async function show(stage: Stage, tab: Tab): Promise<void> {
  await stage.inExtension(async (id: number) => {
    await (globalThis as unknown as World).chrome.tabs.update(id, { active: true });
  }, tab.id);
  await tab.waitFor(() => document.visibilityState === 'visible', { what: 'page au premier plan' });
}
