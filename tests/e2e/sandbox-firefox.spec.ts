import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, type SandboxProxy, startProxy, startSandbox } from '../sandbox/index.ts';
import { findBrowser } from '../tools/browsers.ts';

/** The stand-in site answers Firefox on the real host names too, through the same proxy. */

let sandbox: Sandbox;
let proxy: SandboxProxy;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  sandbox = await startSandbox({ debounceMs: 120 });
  proxy = await startProxy(sandbox);
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.allow_hijacking_localhost': true,
      'network.stricttransportsecurity.preloadlist': false,
    },
  });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await sandbox?.close();
});

it('loads the form at the real host name, saves a text and a list', async () => {
  const { id, url } = sandbox.createDossier({ form: 'all-types' });
  await page.goto(url());
  await page.waitForSelector('body.dom-ready');
  expect(page.url()).toBe(`https://demarche.numerique.gouv.fr/dossiers/${id}/brouillon`);
  await page.type('#champ-3003-input-value', 'Martin');
  await expect.poll(() => sandbox.dossier(id).values['3003']).toEqual({ value: 'Martin' });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#champ-3003-input-value')?.defaultValue === 'Martin',
  );
  await page.type('#champ-3031-input-value', 'nante');
  await page.waitForSelector('[role=option]');
  await page.evaluate(() => {
    const wanted = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    wanted.find((option) => option.textContent === 'Nantes (44300)')?.click();
  });
  await expect.poll(() => sandbox.dossier(id).values['3031'], { timeout: 5000 }).toEqual({ code: '44109-44300' });
});

it('lets nothing else out', async () => {
  const before = proxy.refused.length;
  await page.goto('https://example.org/').catch(() => null);
  expect(proxy.refused.slice(before)).toContain('example.org:443');
});
