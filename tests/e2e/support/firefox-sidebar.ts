/**
 * Firefox's sidebar, which WebDriver BiDi does not list among pages. Its document is reached from another page of the
 * extension (`extension.getViews`); its frame, the keyboard and true clicks, from the browser's own window, which the
 * remote protocol opens to us with `--remote-allow-system-access`.
 */
import type { Page } from 'puppeteer-core';
import { inPage, type Stage, type Tab, until } from '../../tools/stage';

interface Bidi {
  send(method: string, params: object): Promise<{ result: never }>;
}
type Answer =
  | { type: 'success'; result: { value?: unknown } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** The window of the browser that shows a page: its own scripts, with all rights. */
class BrowserWindow {
  private constructor(
    private readonly bidi: Bidi,
    private readonly context: string,
  ) {}

  static of(stage: Stage, tab: Tab): Promise<BrowserWindow> {
    const { connection } = stage.driver as unknown as { connection: Bidi };
    return until(
      async () => {
        const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
          contexts: { context: string }[];
        };
        for (const { context } of tree.contexts) {
          const candidate = new BrowserWindow(connection, context);
          if ((await candidate.evaluate('gBrowser.currentURI.spec')) === tab.url()) return candidate;
        }
        return null;
      },
      { what: `la fenêtre de ${tab.url()}` },
    );
  }

  async evaluate(expression: string): Promise<unknown> {
    const answer = (
      await this.bidi.send('script.evaluate', { expression, target: { context: this.context }, awaitPromise: true })
    ).result as Answer;
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }
}

const FRAME = 'SidebarController.browser.contentDocument.getElementById("webext-panels-browser")';

/** What a `Tab` needs of a page, clicks included; no typing, no picture. */
class SidebarPage {
  constructor(
    private readonly stage: Stage,
    private readonly window: BrowserWindow,
    private readonly windowId: number,
  ) {}

  on(): this {
    return this;
  }

  url(): string {
    return `${this.stage.origin}/sidepanel.html`;
  }

  /** `with`: every name means what it means in the sidebar's own window. */
  evaluate(expression: string): Promise<unknown> {
    const view = `chrome.extension.getViews({ type: 'sidebar', windowId: ${this.windowId} })[0]`;
    return this.stage.evaluateInExtension(`(() => { with (${view}) { return (${expression}); } })()`);
  }

  async evaluateHandle(expression: string) {
    const there = await this.evaluate(`(${expression}) !== null`);
    const element = {
      evaluate: (f: (...args: never[]) => unknown, ...args: unknown[]) =>
        this.evaluate(`${inPage(f)}(${[expression, ...args.map((arg) => JSON.stringify(arg))].join(', ')})`),
      click: () => this.click(expression),
      dispose: () => Promise.resolve(),
    };
    return { asElement: () => (there ? element : null) };
  }

  /** A click the browser vouches for, at the middle of the element. */
  private async click(expression: string): Promise<void> {
    const box = (await this.evaluate(
      `(({ x, y, width, height }) => JSON.stringify([x + width / 2, y + height / 2]))((${expression}).getBoundingClientRect())`,
    )) as string;
    await this.window.evaluate(`(([x, y]) => {
      const boxes = [SidebarController.browser, ${FRAME}].map((frame) => frame.getBoundingClientRect());
      for (const box of boxes) { x += box.x; y += box.y; }
      for (const type of ['mousemove', 'mousedown', 'mouseup']) {
        window.synthesizeMouseEvent(type, x, y, { button: 0, buttons: type === 'mousedown' ? 1 : 0, clickCount: 1 }, {});
      }
    })(${box})`);
  }

  async bringToFront(): Promise<void> {
    await this.window.evaluate(`{ window.focus(); ${FRAME}.focus(); }`);
  }

  async close(): Promise<void> {
    await this.window.evaluate('SidebarController.hide()');
  }
}

/** Opens it beside the page. */
export async function openSidebar(stage: Stage, beside: Tab): Promise<Page> {
  const window = await BrowserWindow.of(stage, beside);
  await window.evaluate(
    `SidebarController.show([...SidebarController.sidebars.keys()].find((id) => id.startsWith('relais-ti')))`,
  );
  const windowId = await stage.inExtension(
    async (id: number) =>
      (
        await (
          globalThis as unknown as { chrome: { tabs: { get(id: number): Promise<{ windowId: number }> } } }
        ).chrome.tabs.get(id)
      ).windowId,
    beside.id,
  );
  return new SidebarPage(stage, window, windowId) as unknown as Page;
}
