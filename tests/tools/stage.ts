/**
 * A browser with the built extension in it, driven the same way in Chromium (DevTools protocol) and Firefox
 * (WebDriver BiDi), so that a story is written once. One library for both (Puppeteer) because it shows pages
 * as they are: a tab that is behind another is really hidden there, and lists of the site do not work in hidden tabs.
 *
 * Everything the browser asks of the network goes through the sandbox's proxy when one is given.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type ElementHandle, type JSHandle, type Page } from 'puppeteer-core';
import { type BrowserName, findBrowser } from './browsers';
import { GECKO_ID } from './gecko';
import type { Policies } from './policies';
import { elementsByRole, type RoleQuery } from './roles';

/** Any fixed uuid will do: Firefox draws one at random otherwise, and the panel's address would not be known. */
const GECKO_UUID = '4c0b5f0e-6a39-4a56-9b0c-2f1d7c5e8a11';

export const BUILDS: Record<BrowserName, string> = {
  chromium: resolve(import.meta.dirname, '../../.output/chrome-mv3'),
  firefox: resolve(import.meta.dirname, '../../.output/firefox-mv3'),
};

export interface StageOptions {
  browser: BrowserName;
  /** `http://127.0.0.1:PORT` of the sandbox's proxy. */
  proxy?: string;
  headless?: boolean;
  /** Folder of the built extension; the usual one when absent. */
  extension?: string;
  /** Kept after `close` when given; otherwise a temporary one, removed. */
  profile?: string;
  /** `allowed`: the extension may work in private windows. `always`: and there are no others, nothing being remembered (Firefox). */
  privateWindows?: 'allowed' | 'always';
  /** What a structure sets for this browser. */
  policies?: Policies;
}

export interface WaitOptions {
  /** Milliseconds before giving up. */
  timeout?: number;
  /** What is awaited, for the message of the failure. */
  what?: string;
}

const PATIENCE = 15_000;
const BEAT = 25;

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
// biome-ignore lint/suspicious/noExplicitAny: the functions run in the page with whatever they are given.
type InPage = (...args: any[]) => unknown;

/** The text of a function, callable in a page. Loaders that name functions (`__name`) are answered there. */
export function inPage(f: InPage): string {
  return `((__name) => (${f.toString()}))((f) => f)`;
}

/** Waits until `check` gives something truthy. A page that is being replaced counts as « not yet ». */
export async function until<T>(
  check: () => Promise<T> | T,
  { timeout = PATIENCE, what = 'la condition attendue' }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown = null;
  for (;;) {
    try {
      const value = await check();
      if (value) return value as NonNullable<T>;
      last = null;
    } catch (error) {
      if (error instanceof Refused) throw error;
      last = error;
    }
    if (Date.now() > end) {
      const cause = last instanceof Error ? ` (${last.message})` : '';
      throw new Error(`Pas arrivé en ${timeout} ms : ${what}${cause}`);
    }
    await new Promise((next) => setTimeout(next, BEAT));
  }
}

/** An error no patience will mend. */
class Refused extends Error {}

/** Something a person can name in a page, looked up anew at each gesture. */
export class Target {
  constructor(
    private readonly tab: Tab,
    private readonly path: RoleQuery[],
    private readonly index = 0,
  ) {}

  private get words(): string {
    return this.path
      .map(({ role, name }) => {
        const said = name === null ? '' : 'text' in name ? ` « ${name.text} »` : ` /${name.pattern}/`;
        return `${role}${said}`;
      })
      .join(' › ');
  }

  role(role: string, name?: string | RegExp): Target {
    return new Target(this.tab, [...this.path, query(role, name)]);
  }

  nth(index: number): Target {
    return new Target(this.tab, this.path, index);
  }

  private expression(then: string): string {
    return `(() => {
      const find = ${inPage(elementsByRole)};
      const path = ${JSON.stringify(this.path)};
      let found = [document];
      for (const step of path) found = [...new Set(found.flatMap((scope) => find(scope, step)))];
      return ${then};
    })()`;
  }

  async count(): Promise<number> {
    return (await this.tab.page.evaluate(this.expression('found.length'))) as number;
  }

  async exists(): Promise<boolean> {
    return (await this.count()) > this.index;
  }

  /** Calls `f` in the page with the element, once it is there. */
  async fn<T>(f: (element: HTMLElement, ...args: never[]) => T, ...args: Json[]): Promise<T> {
    await this.shown();
    return (await this.tab.page.evaluate(
      this.expression(`(${inPage(f as InPage)})(found[${this.index}], ...${JSON.stringify(args)})`),
    )) as T;
  }

  async shown(options?: WaitOptions): Promise<this> {
    await until(() => this.exists(), { what: this.words, ...options });
    return this;
  }

  async gone(options?: WaitOptions): Promise<void> {
    await until(async () => !(await this.exists()), { what: `plus de ${this.words}`, ...options });
  }

  async text(): Promise<string> {
    return (await this.fn((element) => element.innerText)).replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  }

  async texts(): Promise<string[]> {
    const texts = (await this.tab.page.evaluate(this.expression('found.map((e) => e.innerText)'))) as string[];
    return texts.map((text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim());
  }

  value(): Promise<string> {
    return this.fn((element) => (element as HTMLInputElement).value);
  }

  enabled(): Promise<boolean> {
    return this.fn((element) => !element.matches(':disabled, [aria-disabled="true"]'));
  }

  private async handle(): Promise<ElementHandle<HTMLElement>> {
    return until(
      async () => {
        const handle = (await this.tab.page.evaluateHandle(
          this.expression(`found[${this.index}] ?? null`),
        )) as JSHandle<HTMLElement | null>;
        const element = handle.asElement() as ElementHandle<HTMLElement> | null;
        if (!element) return null;
        // Ready for a gesture: enabled, and not under something else.
        const ready = await element.evaluate((e) => {
          if (e.matches(':disabled, [aria-disabled="true"]')) return false;
          e.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = e.getBoundingClientRect();
          const top = (e.getRootNode() as Document).elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return top !== null && (e.contains(top) || top.contains(e) || (top as HTMLElement).closest('label') !== null);
        });
        return ready ? element : null;
      },
      { what: `${this.words}, prêt pour un geste` },
    );
  }

  async click(): Promise<void> {
    const handle = await this.handle();
    await handle.click();
    await handle.dispose().catch(() => undefined);
  }

  async focus(): Promise<void> {
    await this.fn((element) => element.focus());
  }

  /** Replaces the text of a box, key by key as a person does. */
  async fill(text: string): Promise<void> {
    const handle = await this.handle();
    await handle.evaluate((e) => {
      e.focus();
      if (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement) e.select();
    });
    const typed = await handle.evaluate((e) => e instanceof HTMLInputElement && ['date', 'time'].includes(e.type));
    if (typed) {
      // Date boxes differ between browsers and languages: the value is given, with the events of a person's.
      await handle.evaluate((e, value) => {
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        set?.call(e, value);
        e.dispatchEvent(new Event('input', { bubbles: true }));
        e.dispatchEvent(new Event('change', { bubbles: true }));
      }, text);
    } else {
      await this.tab.page.keyboard.press('Backspace');
      if (text !== '') await this.tab.page.keyboard.type(text);
    }
    await handle.dispose().catch(() => undefined);
  }

  /** Gives the whole text at once, with the events of a paste: for the long files of a story that is not about typing. */
  async put(text: string): Promise<void> {
    await this.fn((element, given: string) => {
      const box = element as HTMLInputElement | HTMLTextAreaElement;
      const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value')?.set;
      box.focus();
      set?.call(box, given);
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.dispatchEvent(new Event('change', { bubbles: true }));
      box.blur();
    }, text);
  }

  /** Chooses in a native list, by the text of the option. */
  async choose(text: string): Promise<void> {
    await this.fn((element, wanted: string) => {
      const list = element as HTMLSelectElement;
      const clean = (words: string) => words.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
      const option = [...list.options].find((o) => clean(o.text) === clean(wanted));
      if (!option) throw new Error(`Pas de choix « ${wanted} »`);
      const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
      set?.call(list, option.value);
      list.dispatchEvent(new Event('input', { bubbles: true }));
      list.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
  }
}

function query(role: string, name?: string | RegExp): RoleQuery {
  if (name === undefined) return { role, name: null };
  return {
    role,
    name: typeof name === 'string' ? { text: name } : { pattern: name.source, flags: name.flags },
  };
}

/** One page of the browser: a dossier, the panel, or any other. */
export class Tab {
  /** What the page complained of: script errors, and whatever it printed as an error. */
  readonly complaints: string[] = [];

  constructor(
    readonly stage: Stage,
    readonly page: Page,
    /** The browser's own number of the tab, as the extension knows it. */
    readonly id: number,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String((error as Error)?.message ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  url(): string {
    return this.page.url();
  }

  /** Calls a function in the page, with plain data. It is sent as text: it sees nothing of the outside. */
  async fn<T, A extends Json[]>(f: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return (await this.page.evaluate(`${inPage(f as InPage)}(...${JSON.stringify(args)})`)) as T;
  }

  /** Until the function, called in the page, gives something truthy. */
  async waitFor<A extends Json[]>(f: (...args: A) => unknown, options: WaitOptions & { args?: A } = {}): Promise<void> {
    const call = `(async () => Boolean(await ${inPage(f as InPage)}(...${JSON.stringify(options.args ?? [])})))()`;
    await until(() => this.page.evaluate(call), options);
  }

  role(role: string, name?: string | RegExp): Target {
    return new Target(this, [query(role, name)]);
  }

  /** All visible text, white space made plain. */
  text(): Promise<string> {
    return this.fn(() => document.body.innerText.replace(/[\s\u00a0\u202f]+/g, ' '));
  }

  async sees(words: string | RegExp, options?: WaitOptions): Promise<void> {
    await until(
      async () => {
        const text = await this.text();
        return typeof words === 'string' ? text.includes(words) : words.test(text);
      },
      { what: `à l’écran : ${words}`, ...options },
    );
  }

  async goto(url: string): Promise<void> {
    if (this.stage.browser === 'firefox' && url.startsWith('moz-extension:')) {
      // Firefox tells no end of load for these pages: go, and look whether we are there.
      void this.page.goto(url).catch(() => undefined);
      await this.waitFor((to: string) => location.href === to && document.readyState === 'complete', {
        args: [url],
        what: `page ${url}`,
      });
    } else {
      await this.page.goto(url, { waitUntil: 'domcontentloaded' });
    }
  }

  async reload(): Promise<void> {
    if (this.url().startsWith('moz-extension:')) await this.goto(this.url());
    else await this.page.reload({ waitUntil: 'domcontentloaded' });
  }

  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: 'domcontentloaded' });
  }

  private async element(css: string): Promise<ElementHandle> {
    return until(() => this.page.$(css), { what: css });
  }

  async click(css: string): Promise<void> {
    const element = await this.element(css);
    await element.evaluate((e) => e.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await element.click();
  }

  /** Types after what stands in the control. */
  async type(css: string, text: string): Promise<void> {
    const element = await this.element(css);
    await element.focus();
    await this.page.keyboard.type(text);
  }

  async press(key: Parameters<Page['keyboard']['press']>[0]): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async front(): Promise<void> {
    await this.page.bringToFront();
  }

  async size(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  async scheme(scheme: 'light' | 'dark'): Promise<void> {
    if (this.stage.browser === 'chromium') {
      await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    }
  }

  async screenshot(path: string, fullPage = false): Promise<string> {
    await this.page.screenshot({ path: path as `${string}.png`, fullPage });
    return path;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

export class Stage {
  private constructor(
    readonly browser: BrowserName,
    readonly driver: Browser,
    /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
    readonly origin: string,
    readonly profile: string,
    private readonly keepProfile: boolean,
    private desk: Page,
  ) {}

  static async open(options: StageOptions): Promise<Stage> {
    const executablePath = findBrowser(options.browser);
    const extension = options.extension ?? BUILDS[options.browser];
    const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'relais-')));
    const common = {
      ...(options.policies?.launch(executablePath) ?? { executablePath }),
      headless: options.headless ?? true,
      userDataDir: profile,
      acceptInsecureCerts: true,
    };
    const proxy = options.proxy ? new URL(options.proxy) : null;
    try {
      const driver =
        options.browser === 'chromium'
          ? await puppeteer.launch({
              ...common,
              browser: 'chrome',
              pipe: true,
              enableExtensions: options.privateWindows === undefined ? [extension] : true,
              defaultViewport: null,
              args: [
                ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
                '--lang=fr-FR',
                '--no-first-run',
                '--disable-sync',
                '--disable-background-networking',
                '--window-size=1000,800',
                ...(proxy
                  ? [
                      `--proxy-server=${proxy.host}`,
                      // Addresses of this machine too: nothing goes round the proxy.
                      '--proxy-bypass-list=<-loopback>',
                      '--ignore-certificate-errors',
                    ]
                  : []),
              ],
            })
          : await puppeteer.launch({
              ...common,
              browser: 'firefox',
              defaultViewport: null,
              args: ['--remote-allow-system-access', '--width=1000', '--height=800'],
              extraPrefsFirefox: {
                'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: GECKO_UUID }),
                'devtools.jsonview.enabled': false,
                'intl.accept_languages': 'fr,en',
                ...(options.privateWindows === 'always' ? { 'browser.privatebrowsing.autostart': true } : {}),
                ...(proxy
                  ? {
                      'network.proxy.type': 1,
                      'network.proxy.http': proxy.hostname,
                      'network.proxy.http_port': Number(proxy.port),
                      'network.proxy.ssl': proxy.hostname,
                      'network.proxy.ssl_port': Number(proxy.port),
                      'network.proxy.no_proxies_on': '',
                      'network.proxy.allow_hijacking_localhost': true,
                    }
                  : {}),
              },
            });
      if (options.privateWindows !== undefined) await installForPrivateWindows(options.browser, driver, extension);
      else if (options.browser === 'firefox') await driver.installExtension(extension);
      const origin = options.browser === 'chromium' ? await chromiumOrigin(driver) : `moz-extension://${GECKO_UUID}`;
      const stage = new Stage(
        options.browser,
        driver,
        origin,
        profile,
        options.profile !== undefined,
        await driver.newPage(),
      );
      // A quiet page with the extension's rights and none of its code: used to ask the browser for tab numbers.
      await new Tab(stage, stage.desk, -1).goto(`${origin}/manifest.json`);
      return stage;
    } catch (error) {
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
      throw error;
    }
  }

  /** Calls a function where `browser.*` / `chrome.*` of the extension is at hand. */
  async inExtension<T, A extends Json[]>(f: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return (await this.desk.evaluate(`${inPage(f as InPage)}(...${JSON.stringify(args)})`)) as T;
  }

  /** The same, for an expression: how a surface that has no page of its own is reached. */
  evaluateInExtension(expression: string): Promise<unknown> {
    return this.desk.evaluate(expression);
  }

  private tabNumbers(): Promise<number[]> {
    return this.inExtension(async () =>
      (await (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome.tabs.query({})).map((tab) => tab.id),
    );
  }

  /** A page in a window of its own, so that no page hides another. */
  async openTab(url: string): Promise<Tab> {
    const before = await this.tabNumbers();
    const page = await this.driver.newPage({ type: 'window' });
    const id = await until(async () => (await this.tabNumbers()).find((number) => !before.includes(number)), {
      what: 'le numéro du nouvel onglet',
    });
    const tab = new Tab(this, page, id);
    await tab.goto(url);
    return tab;
  }

  /** A page of a démarche, scripts and React parts mounted (contract §1.1). */
  async openDossier(url: string): Promise<Tab> {
    const tab = await this.openTab(url);
    await tab.waitFor(() => document.body?.classList.contains('dom-ready'), { what: `la page ${url} montée` });
    return tab;
  }

  /** The panel, working for that tab, in a window of the width of a side panel. */
  async openPanel(tab: Tab, width = 400): Promise<Tab> {
    const panel = await this.openTab(`${this.origin}/sidepanel.html?tabId=${tab.id}`);
    await panel.size(width, 900);
    return panel;
  }

  /** Another surface of the extension: `popup`, `options`… */
  openSurface(name: string): Promise<Tab> {
    return this.openTab(`${this.origin}/${name}.html`);
  }

  /** Puts a blank tab before this one in its window: the page is hidden, as when the person looks elsewhere. */
  async hide(tab: Tab): Promise<() => Promise<void>> {
    const blank = await this.inExtension(async (id: number) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome;
      const { windowId } = await tabs.get(id);
      return (await tabs.create({ windowId, active: true, url: 'about:blank' })).id;
    }, tab.id);
    await tab.waitFor(() => document.visibilityState === 'hidden', { what: 'page cachée' });
    return async () => {
      await this.inExtension(async (id: number) => {
        await (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome.tabs.remove(id);
      }, blank);
      await tab.waitFor(() => document.visibilityState === 'visible', { what: 'page de nouveau visible' });
    };
  }

  /** Ends the background worker as the browser does after half a minute. Chromium only: Firefox keeps no worker target. */
  async killWorker(): Promise<void> {
    const worker = this.driver.targets().find((t) => t.type() === 'service_worker' && t.url().startsWith(this.origin));
    if (!worker) return;
    const session = await this.browserSession();
    const { targetInfos } = await session.send('Target.getTargets');
    for (const info of targetInfos) {
      if (info.type === 'service_worker' && info.url.startsWith(this.origin)) {
        await session.send('Target.closeTarget', { targetId: info.targetId });
      }
    }
    await until(() => !this.driver.targets().includes(worker), { what: 'fin du service en arrière-plan' });
  }

  /** Takes the extension out and puts it in again, vault and all: pages already open keep only a script cut off (Chromium). */
  async reinstallExtension(folder: string): Promise<void> {
    await this.driver.uninstallExtension(new URL(this.origin).host);
    await this.driver.installExtension(folder);
    // In a window of its own: in front of a page, it would hide it.
    this.desk = await this.driver.newPage({ type: 'window' });
    await until(
      async () => {
        await this.desk.goto(`${this.origin}/manifest.json`);
        return this.inExtension(() => typeof (globalThis as { chrome?: { tabs?: object } }).chrome?.tabs === 'object');
      },
      { what: 'retour de l’extension' },
    );
  }

  /** DevTools session of the background worker, woken if it slept (Chromium). */
  async workerSession(): Promise<CDPSession> {
    await this.inExtension(async () => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } }
      ).chrome;
      await runtime.sendMessage({ type: 'desk/active' }).catch(() => undefined);
    });
    const worker = await this.driver.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().startsWith(this.origin),
      { timeout: PATIENCE },
    );
    return worker.createCDPSession();
  }

  /** Names of the script worlds living in a page beside its own (Chromium). */
  async worlds(tab: Tab): Promise<string[]> {
    const session = await tab.page.createCDPSession();
    const names: string[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => names.push(context.name));
    await session.send('Runtime.enable');
    await session.detach();
    return names;
  }

  /** DevTools session of the browser itself (Chromium). */
  browserSession(): Promise<CDPSession> {
    return this.driver.target().createCDPSession();
  }

  /**
   * Ends every process of the browser at once (SIGKILL), as a fault of the machine does: nothing of it gets a word. Returns
   * once they are gone; the profile stays as it was left, unless it was a temporary one.
   */
  async kill(): Promise<void> {
    const child = this.driver.process();
    if (child?.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((done) => child.once('exit', done));
      endTree(child.pid);
      await gone;
    }
    await until(() => processesOf(this.profile).length === 0, { what: 'fin de tous les processus du navigateur' });
    // The driver puts a Firefox profile's own preferences back; another launch must not meet it half-way.
    const aside = ['prefs.js.puppeteer', 'user.js.puppeteer'].map((name) => join(this.profile, name));
    await until(() => !aside.some((path) => existsSync(path)), { what: 'préférences remises' });
    if (!this.keepProfile) await this.removeProfile();
  }

  private removeProfile(): Promise<void> {
    return rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async close(): Promise<void> {
    await this.driver.close().catch(() => undefined);
    if (!this.keepProfile) await this.removeProfile();
  }
}

/** The browser is started at the head of a group of its own. */
function endTree(pid: number): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  else process.kill(-pid, 'SIGKILL');
}

/** Processes that were started on this profile and still run (Linux; elsewhere the end of the group is believed). */
function processesOf(profile: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile);
    } catch {
      return false;
    }
  });
}

interface TabsApi {
  query(what: object): Promise<{ id: number }[]>;
  get(id: number): Promise<{ windowId: number }>;
  create(what: object): Promise<{ id: number }>;
  remove(id: number): Promise<void>;
}

async function chromiumOrigin(driver: Browser): Promise<string> {
  const worker = await driver.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'),
    { timeout: PATIENCE },
  );
  return `chrome-extension://${new URL(worker.url()).host}`;
}

/** What the person grants in the browser's own list of extensions. */
async function installForPrivateWindows(browser: BrowserName, driver: Browser, path: string): Promise<void> {
  if (browser === 'chromium') {
    const session = await driver.target().createCDPSession();
    await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  } else {
    const { connection } = driver as unknown as { connection: { send(method: string, params: object): Promise<void> } };
    const extensionData = { type: 'path', path };
    await connection.send('webExtension.install', { extensionData, 'moz:allowPrivateBrowsing': true });
  }
}
