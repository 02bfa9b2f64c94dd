import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  LEGACY_HOST,
  type NewDossier,
  type Sandbox,
  type SandboxProxy,
  startProxy,
  startSandbox,
} from '../sandbox/index.ts';
import { findBrowser } from '../tools/browsers.ts';

/**
 * The stand-in site obeys the contract, checked as a person would use it. The product is not here: a story that passes
 * only because the site is kinder than the contract is a defect, and this is where it would be found.
 */

let sandbox: Sandbox;
let proxy: SandboxProxy;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const DEBOUNCE = 120;

beforeAll(async () => {
  sandbox = await startSandbox({ debounceMs: DEBOUNCE, pollMs: 150 });
  proxy = await startProxy(sandbox);
  browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: ['--no-sandbox', '--proxy-bypass-list=<-loopback>', '--disable-background-networking'],
    proxy: { server: proxy.url },
  });
  context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1000, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  sandbox.reset();
  page = await context.newPage();
  page.setDefaultTimeout(8000);
});
afterEach(() => page.close());

async function open(wish: NewDossier, place?: string, host?: string): Promise<number> {
  const { id, url } = sandbox.createDossier(wish);
  await page.goto(url(place, host));
  await page.waitForSelector('body.dom-ready');
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const name of [
      'autosave:input',
      'autosave:enqueue',
      'autosave:end',
      'autosave:error',
      'debounced:added',
      'debounced:empty',
    ])
      document.documentElement.addEventListener(name, () => seen.push(name));
  });
  return id;
}

const champ = (pid: number | string, attr = 'value') => `[name="dossier[champs_public_attributes][${pid}][${attr}]"]`;
const saves = () => sandbox.log.filter(({ kind }) => kind === 'autosave');
const events = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
const count = (name: string) => events().then((seen) => seen.filter((event) => event === name).length);
/** The n-th `autosave:end` since the page came. */
const ended = (times = 1) =>
  page.waitForFunction(
    (wanted) =>
      (window as unknown as { seen: string[] }).seen.filter((name) => name === 'autosave:end').length >= wanted,
    times,
  );
const visible = (pid: number | string) => page.locator(`#champ-${pid}`).isVisible();
/** Long enough for any save under way to have left. */
const quiet = async (): Promise<void> => {
  const before = sandbox.log.length;
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), DEBOUNCE * 3);
  expect(sandbox.log.length).toBe(before);
};

describe('what saves (contract §5.1)', () => {
  it('saves a typed text once, after the debounce, and shows it in defaultValue', async () => {
    const id = await open({ form: 'help-2024' });
    // Three inputs in a row, one save.
    await page.locator(champ(2002)).evaluate((input) => {
      for (const text of ['4', '44', '44000']) {
        (input as HTMLInputElement).value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await ended();
    expect(sandbox.dossier(id).values['2002']).toEqual({ value: '44000' });
    expect(saves()).toHaveLength(1);
    expect(saves()[0]).toMatchObject({
      effectiveMethod: 'PATCH',
      champ: '2002',
      byPage: true,
      posted: { value: '44000' },
    });
    expect(await page.locator(champ(2002)).evaluate((input) => (input as HTMLInputElement).defaultValue)).toBe('44000');
    const seen = await events();
    for (const [first, second] of [
      ['autosave:input', 'debounced:added'],
      ['debounced:added', 'autosave:enqueue'],
      ['autosave:enqueue', 'autosave:end'],
    ] as const)
      expect(seen.indexOf(first)).toBeLessThan(seen.indexOf(second));
    expect(seen).toContain('debounced:empty');
  });

  it('does not save a silent value, a lone change on a text, a lone input on a select, nor an event that does not bubble', async () => {
    await open({ form: 'all-types' });
    await page.evaluate(
      ([text, select]) => {
        const input = document.querySelector<HTMLInputElement>(text as string) as HTMLInputElement;
        input.value = 'Silencieux';
        input.dispatchEvent(new Event('change', { bubbles: true }));
        input.dispatchEvent(new Event('input', { bubbles: false }));
        const list = document.querySelector<HTMLSelectElement>(select as string) as HTMLSelectElement;
        list.value = 'SARL';
        list.dispatchEvent(new Event('input', { bubbles: true }));
      },
      [champ(3003), champ(3020)],
    );
    await quiet();
    expect(await events()).toEqual([]);
  });

  it('saves radios, selects and tick boxes on change, without debounce', async () => {
    const id = await open({ form: 'all-types' });
    await page.click('label[for="champ-3015-input-female"]');
    await ended(1);
    await page.selectOption(champ(3020), 'EURL');
    await ended(2);
    await page.click('#champ-3024 label:has-text("RSA")');
    await ended(3);
    expect(sandbox.dossier(id).values).toMatchObject({
      3015: { value: 'Mme' },
      3020: { value: 'EURL' },
      3024: { value: ['RSA'] },
    });
    expect(
      await page.locator('#champ-3015-input-female').evaluate((radio) => (radio as HTMLInputElement).defaultChecked),
    ).toBe(true);
    expect(await count('debounced:added')).toBe(0);
  });

  it('queues the requests of one champ, sends those of different champs together', async () => {
    await open({ form: 'help-2024' });
    sandbox.set({ delayMs: 400 });
    await page.click('label[for="champ-2011-input-yes"]');
    await page.click('label[for="champ-2012-input-yes"]');
    await page.click('label[for="champ-2011-input-no"]');
    await expect.poll(() => saves().length).toBe(2);
    expect(saves().map((save) => save.champ)).toEqual(['2011', '2012']);
    await ended(3);
    expect(saves().map((save) => save.champ)).toEqual(['2011', '2012', '2011']);
    expect((saves()[2]?.at ?? 0) - (saves()[0]?.at ?? 0)).toBeGreaterThanOrEqual(390);
  });

  it('takes only the first champ of a request', async () => {
    const id = await open({ form: 'help-2024' });
    const status = await page.evaluate(
      async ([first, second]) => {
        const body = new FormData();
        body.append(first as string, '44000');
        body.append(second as string, '75000');
        const headers = { 'x-http-method-override': 'PATCH' };
        return (await fetch(location.href, { method: 'POST', headers, body })).status;
      },
      [2002, 2003].map((pid) => `dossier[champs_public_attributes][${pid}][value]`),
    );
    expect(status).toBe(200);
    expect(sandbox.dossier(id).values).toEqual({ 2002: { value: '44000' } });
    expect(saves()[0]).toMatchObject({ champ: '2002', ignored: ['2003'], byPage: false });
  });

  it('writes down a submission as such, and Enter does not submit', async () => {
    const id = await open({ form: 'plain-1' });
    await page.locator(champ(600_000)).fill('Martin');
    await page.locator(champ(600_000)).press('Enter');
    await ended();
    expect(sandbox.log.some(({ kind }) => kind === 'submit')).toBe(false);
    await page.click('.dossier-edit-sticky-footer button[type=submit]');
    await page.waitForURL(/\/merci$/);
    expect(sandbox.dossier(id).submitted).toBe(1);
    expect(sandbox.log.some(({ kind }) => kind === 'submit')).toBe(true);
  });
});

describe('rewriting and validity (contract §4.4, §4.5)', () => {
  it('rewrites numbers, IBAN and SIRET while they are typed', async () => {
    const id = await open({ form: 'all-types' });
    const typed: [number, string, string, string][] = [
      [3006, 'value', '12,5 kg', '125'],
      [3007, 'value', '12,5', '12.5'],
      [3013, 'value', 'fr7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189'],
      [3036, 'external_id', '73282932000074', '732 829 320 00074'],
    ];
    for (const [pid, attr, text, shown] of typed) {
      await page.locator(champ(pid, attr)).pressSequentially(text);
      expect(await page.inputValue(champ(pid, attr))).toBe(shown);
    }
    await expect
      .poll(() => sandbox.dossier(id).values)
      .toMatchObject({
        3006: { value: '125' },
        3007: { value: '12.5' },
        3013: { value: 'FR7630006000011234567890189' },
        3036: { external_id: '73282932000074' },
      });
  });

  it('empties a date that is not ISO', async () => {
    await open({ form: 'all-types' });
    const value = await page.locator(champ(3009)).evaluate((input) => {
      (input as HTMLInputElement).value = '31/12/1980';
      return (input as HTMLInputElement).value;
    });
    expect(value).toBe('');
  });

  it('saves an invalid value, then says so in the box of the champ', async () => {
    for (const [gen, box] of [
      ['2026-01', 'champ-3011-error_id'],
      ['later', 'champ-3011-error_id-value'],
    ] as const) {
      const id = await open({ form: 'all-types', gen });
      await page.locator(champ(3011)).fill('sans arobase');
      await ended();
      expect(sandbox.dossier(id).values['3011']).toEqual({ value: 'sans arobase' });
      expect(await page.locator(`[id="${box}"] > p.fr-message--error`).textContent()).toMatch(
        /^« Adresse électronique » /,
      );
      expect(await page.locator('#champ-3011 .fr-input-group--error').count()).toBe(1);
    }
  });

  it('asks about a SIRET until the lookup is over', async () => {
    await open({ form: 'all-types' });
    sandbox.set({ lookupDelayMs: 400 });
    await page.locator(champ(3036, 'external_id')).fill('44306184100047');
    await page.waitForSelector('#champ-3036 [data-controller~=turbo-poll]');
    await page.waitForSelector('#champ-3036 .fr-message--valid:has-text("MENUISERIE DU PORT")');
    expect(await page.locator('#champ-3036 [data-controller~=turbo-poll]').count()).toBe(0);
    expect(sandbox.log.filter(({ kind }) => kind === 'poll').length).toBeGreaterThanOrEqual(2);
  });

  it('fills another champ when a referential key is found', async () => {
    await open({ form: 'all-types' });
    await page.locator(champ(3039, 'external_id')).fill('C-1');
    await page.waitForFunction(
      (selector) => document.querySelector<HTMLInputElement>(selector)?.value === 'Contrat en cours',
      champ(3040),
    );
    expect(await page.locator('#champ-3040 .fr-message--info').count()).toBe(1);
  });
});

describe('re-rendering (contract §5.3, §5.4)', () => {
  it('overwrites a silent value with what the server stored, and keeps a typed one', async () => {
    const id = await open({ form: 'all-types' });
    await page.click('label[for="champ-3033-input-not_in_ban"]');
    const street = page.locator(champ(3033, 'street_address'));
    await street.waitFor();
    const silently = (text: string) =>
      street.evaluate((input, value) => {
        (input as HTMLInputElement).value = value;
      }, text);
    sandbox.set({ delayMs: 300 });
    await silently('1 rue Partie');
    await page.selectOption(champ(3033, 'country_code'), 'BE');
    await expect.poll(() => saves().length).toBe(2);
    // The request is on its way with the first text: its answer draws over the second.
    await silently('2 rue Silencieuse');
    await ended(2);
    expect(await street.inputValue()).toBe('1 rue Partie');

    await page.selectOption(champ(3033, 'country_code'), 'CH');
    await expect.poll(() => saves().length).toBe(3);
    await street.press('End');
    await page.keyboard.type(' Tapée');
    await ended(3);
    expect(await street.inputValue()).toBe('1 rue Partie Tapée');
    await expect.poll(() => sandbox.dossier(id).values['3033']?.street_address).toBe('1 rue Partie Tapée');
  });

  it('keeps foreign class, style and hidden; drops foreign nodes and data attributes', async () => {
    await open({ form: 'help-2024' });
    await page.evaluate(() => {
      const wrapper = document.querySelector('#champ-2011') as HTMLElement;
      wrapper.classList.add('foreign');
      wrapper.style.outline = '1px solid red';
      wrapper.dataset.foreign = 'x';
      wrapper.append(document.createElement('aside'));
      (document.querySelector('#champ-2011 label') as HTMLElement).hidden = true;
    });
    await page.click('label[for="champ-2011-input-no"]');
    await ended();
    const wrapper = page.locator('#champ-2011');
    expect(await wrapper.getAttribute('class')).toContain('foreign');
    expect(await wrapper.getAttribute('style')).toContain('outline');
    expect(await wrapper.getAttribute('data-foreign')).toBeNull();
    expect(await wrapper.locator('aside').count()).toBe(0);
    expect(await page.locator('#champ-2011 label').first().isHidden()).toBe(true);
  });

  it('freezes a champ that somebody else hid, although the server shows it', async () => {
    await open({ form: 'conditions' });
    await page.evaluate(() => {
      (document.querySelector('#champ-4013') as HTMLElement).style.display = 'none';
    });
    await page.evaluate(
      (selector) => {
        const select = document.querySelector<HTMLSelectElement>(selector) as HTMLSelectElement;
        select.value = 'Commerce';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      champ(4013, 'primary_value'),
    );
    await ended();
    expect(await visible(4013)).toBe(false);
  });

  it('keeps what was typed although the server normalised it, and shows the stored state in defaultValue', async () => {
    await open({ form: 'help-2024' });
    sandbox.set({ normalise: (_pid, _attr, value) => value.toUpperCase() });
    await page.locator(champ(2007)).fill('coiffure');
    await ended();
    expect(await page.inputValue(champ(2007))).toBe('coiffure');
    expect(await page.locator(champ(2007)).evaluate((input) => (input as HTMLInputElement).defaultValue)).toBe(
      'COIFFURE',
    );
  });
});

describe('conditions and steps (contract §4.5, §4.7, §4.8)', () => {
  it('shows and hides champs with the answer, all of them in the page from the start', async () => {
    const id = await open({ form: 'conditions' });
    expect(await visible(4003)).toBe(false);
    expect(await page.locator('[data-dependent-conditions=true]').count()).toBeGreaterThan(4);
    await page.click('label[for="champ-4002-input-no"]');
    await page.locator('#champ-4003').waitFor({ state: 'visible' });
    expect(await visible(4005)).toBe(false);
    await page.locator(champ(4003)).fill('650');
    await ended(2);
    await page.click('label[for="champ-4002-input-yes"]');
    await page.locator('#champ-4003').waitFor({ state: 'hidden' });
    // The values of hidden champs are ignored.
    await page.evaluate((selector) => {
      const input = document.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
      input.value = '999';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, champ(4003));
    await ended(4);
    expect(sandbox.dossier(id).values['4003']).toEqual({ value: '650' });
  });

  it('brings the second step only with the answer: other, linked list, EPCI whose ids swap', async () => {
    const id = await open({ form: 'conditions' });
    await page.selectOption(champ(4007), '__other__');
    await page.locator('#value_other_champ_4007').fill('Association');
    await ended(2);
    expect(sandbox.dossier(id).values['4007']).toEqual({ value: '__other__', value_other: 'Association' });

    expect(await page.locator(champ(4013, 'secondary_value')).getAttribute('type')).toBe('hidden');
    await page.selectOption(champ(4013, 'primary_value'), 'Artisanat');
    await page.selectOption(`select${champ(4013, 'secondary_value')}`, 'Métiers d’art');
    await page.locator('#champ-4014').waitFor({ state: 'visible' });
    await page.selectOption(champ(4013, 'primary_value'), 'Services');
    await ended(5);
    expect(await page.inputValue(`select${champ(4013, 'secondary_value')}`)).toBe('');

    expect(await page.locator('#champ-4015-input-value').getAttribute('name')).toContain('code_departement');
    await page.selectOption(champ(4015, 'code_departement'), '44');
    await page.locator(champ(4015)).waitFor();
    expect(await page.locator('#champ-4015-input-value').getAttribute('name')).toContain('[value]');
    expect(await page.locator(champ(4015, 'code_departement')).getAttribute('id')).toBe(
      'champ-4015-input-code_departement',
    );
    expect(await page.inputValue(champ(4015, 'code_departement'))).toBe('44');
    await page.selectOption(champ(4015), '244400404');
    await ended(7);
    expect(sandbox.dossier(id).values['4015']).toEqual({ code_departement: '44', value: '244400404' });
  });

  it('adds rows whose ids the server chooses, and moves focus to the new one', async () => {
    // The later generation asks before it deletes.
    page.on('dialog', (dialog) => void dialog.accept());
    for (const [gen, row] of [
      ['2026-01', '.champs-group'],
      ['later', '.repetition-row'],
    ] as const) {
      const id = await open({ form: 'all-types', gen });
      expect(await page.locator(`#rows_champ_3055 > ${row}`).count()).toBe(0);
      expect(await page.locator(`#rows_champ_3059 > ${row}`).count()).toBe(1);
      await page.click('#create_repetition_champ_3055');
      await page.waitForSelector(`#rows_champ_3055 > ${row}`);
      await page.waitForFunction(() => (document.activeElement as HTMLInputElement).name?.includes('[3056-'));
      await page.keyboard.type('Zoé');
      await ended();
      const [first = ''] = sandbox.dossier(id).rows['3055'] ?? [];
      expect(first).toMatch(/^[0-9A-Z]{26}$/);
      await expect.poll(() => sandbox.dossier(id).values[`3056-${first}`]).toEqual({ value: 'Zoé' });
      expect(await page.locator(`#champ-3056-${first.toLowerCase()}-value-label`).count()).toBe(1);
      await page.click(`#safe-row-selector-${first} .utils-repetition-required-destroy-button`);
      await page.waitForFunction(() => document.querySelector('#rows_champ_3055')?.childElementCount === 0);
      expect(sandbox.dossier(id).rows['3055']).toEqual([]);
    }
  });
});

describe('lists (contract §5.7)', () => {
  const option = (text: string) => page.locator('#rac-portal [role=option]', { hasText: text });

  it('opens a local list on focus, draws only what is in view, saves through the hidden input', async () => {
    const id = await open({ form: 'all-types' });
    // The library closes its list on any scroll: first there, then the focus.
    await page.locator('#champ-3021-input').scrollIntoViewIfNeeded();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.focus('#champ-3021-input');
    await option('Agriculteur').waitFor();
    expect(await page.locator('[role=option]').count()).toBeLessThan(30);
    await page.keyboard.type('vitr');
    await option('Vitrier').click();
    await ended();
    expect(sandbox.dossier(id).values['3021']).toEqual({ value: 'Vitrier' });
    expect(await page.inputValue(champ(3021))).toBe('Vitrier');
  });

  it('does not open without focus', async () => {
    await open({ form: 'all-types' });
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#champ-3021-input') as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'vitr');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await quiet();
    expect(await page.locator('[role=option]').count()).toBe(0);
  });

  it('reverts what was typed without choosing, and saves nothing', async () => {
    await open({ form: 'all-types', values: { 3021: 'Potier' } });
    await page.fill('#champ-3021-input', 'Vitr');
    await page.locator(champ(3003)).focus();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#champ-3021-input')?.value === 'Potier');
    await quiet();
  });

  it('asks for a commune after two characters, and sets apart its postal codes', async () => {
    const id = await open({ form: 'all-types' });
    await page.locator('#champ-3031-input-value').pressSequentially('n');
    await quiet();
    await page.locator('#champ-3031-input-value').pressSequentially('ante');
    await option('Nantes (44200)').click();
    await ended();
    expect(sandbox.dossier(id).values['3031']).toEqual({ code: '44109-44200' });
    expect(await page.inputValue('#champ-3031-input-value')).toBe('Nantes (44200)');
    // Left without a choice: back to what was chosen. Emptied: saved empty.
    await page.fill('#champ-3031-input-value', 'Renn');
    await page.locator(champ(3003)).focus();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#champ-3031-input-value')?.value === 'Nantes (44200)',
    );
    expect(sandbox.dossier(id).values['3031']).toEqual({ code: '44109-44200' });
    await page.fill('#champ-3031-input-value', '');
    await page.locator(champ(3003)).focus();
    await expect.poll(() => sandbox.dossier(id).values['3031']).toEqual({ code: '' });
  });

  it('blanks a hidden input of a remote list written by hand; a later save erases the answer', async () => {
    const id = await open({ form: 'all-types', gen: 'later' });
    const write = (value: string) =>
      page.evaluate(
        ([selector, text]) => {
          const input = document.querySelector<HTMLInputElement>(selector as string) as HTMLInputElement;
          input.value = text as string;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [champ(3031, 'code'), value],
      );
    await write('44109-44200');
    await ended();
    expect(sandbox.dossier(id).values['3031']).toEqual({ code: '44109-44200' });
    await page.waitForFunction(
      (selector) => document.querySelector<HTMLInputElement>(selector)?.value === '',
      champ(3031, 'code'),
    );
    await page.evaluate(
      (selector) => document.querySelector(selector)?.dispatchEvent(new Event('change', { bubbles: true })),
      champ(3031, 'code'),
    );
    await ended(2);
    expect(sandbox.dossier(id).values['3031']).toEqual({ code: '' });
  });

  it('accepts a hidden input written by hand on a simple local list', async () => {
    const id = await open({ form: 'all-types' });
    await page.evaluate((selector) => {
      const input = document.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
      input.value = 'Maçon';
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, champ(3021));
    await ended();
    expect(sandbox.dossier(id).values['3021']).toEqual({ value: 'Maçon' });
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#champ-3021-input')?.value === 'Maçon');
  });

  it('adds choices one at a time to a multiple list, as tags', async () => {
    const id = await open({ form: 'all-types', values: { 3025: ['Mobilité'] } });
    await page.click('#champ-3025-input');
    await page.keyboard.type('bilan');
    await option('Bilan de santé').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await ended();
    expect(sandbox.dossier(id).values['3025']).toEqual({ value: ['Mobilité', 'Bilan de santé'] });
    await page.click('#champ-3025 .fr-tag:has-text("Mobilité") button');
    await ended(2);
    expect(sandbox.dossier(id).values['3025']).toEqual({ value: ['Bilan de santé'] });
  });

  it('keeps the address the base gave, offers homonyms, and opens another path when it is not found', async () => {
    const id = await open({ form: 'all-types' });
    await page.locator('#champ-3033-input-value').pressSequentially('12 rue des lilas');
    await option('12 Rue des Lilas 44000 Nantes').waitFor();
    expect(await page.locator('[role=option]').allTextContents()).toContain('12 Rue des Lilas 35000 Rennes');
    await option('12 Rue des Lilas 44000 Nantes').click();
    await ended();
    const { address } = sandbox.dossier(id).values['3033'] ?? {};
    expect(JSON.parse(String(address))).toMatchObject({
      street_number: '12',
      postal_code: '44000',
      city_name: 'Nantes',
      type: 'housenumber',
    });
    await page.click('label[for="champ-3033-input-not_in_ban"]');
    await page.locator(champ(3033, 'country_code')).waitFor();
    expect(await page.locator('#champ-3033-input-value').isDisabled()).toBe(true);
    await page.locator(champ(3033, 'street_address')).fill('1 chemin Neuf');
    await page.locator('#champ-3033-input-commune_name').pressSequentially('lens');
    await option('Lens (62300)').click();
    await ended(4);
    expect(sandbox.dossier(id).values['3033']).toMatchObject({
      not_in_ban: 'true',
      country_code: 'FR',
      street_address: '1 chemin Neuf',
      commune_code: '62498-62300',
    });
  });

  it('throws away the sealed data of a referential when it is forged', async () => {
    const id = await open({ form: 'all-types' });
    await page.evaluate(
      async ([value, data]) => {
        const body = new FormData();
        body.append(value as string, 'Plomberie');
        body.append(data as string, 'Plomberie.0000');
        await fetch(location.href, { method: 'POST', headers: { 'x-http-method-override': 'PATCH' }, body });
      },
      ['value', 'data'].map((attr) => `dossier[champs_public_attributes][3041][${attr}]`),
    );
    expect(sandbox.dossier(id).values['3041']).toEqual({ value: '', data: '' });
  });

  it('later: long local lists are a button and a hidden native select; both ways save', async () => {
    const id = await open({ form: 'all-types', gen: 'later' });
    await page.click('#champ-3021-input');
    await page.locator('#rac-portal input').pressSequentially('plom');
    await option('Plombier').click();
    await ended();
    expect(sandbox.dossier(id).values['3021']).toEqual({ value: 'Plombier' });
    const write = (selector: string, texts: string[]) =>
      page.evaluate(
        ([where, wanted]) => {
          const select = document.querySelector<HTMLSelectElement>(where as string) as HTMLSelectElement;
          for (const choice of select.options) choice.selected = (wanted as string[]).includes(choice.text);
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [selector, texts] as const,
      );
    await write('#champ-3021 select', ['Potier']);
    await expect.poll(() => sandbox.dossier(id).values['3021']).toEqual({ value: 'Potier' });
    await page.waitForFunction(() => document.querySelector('#champ-3021-input')?.textContent === 'Potier');
    await write('#champ-3025 select', ['Mobilité', 'Médiation']);
    await expect.poll(() => sandbox.dossier(id).values['3025']?.value).toHaveLength(2);
    expect(await page.locator('#champ-3025 select').getAttribute('name')).toBeNull();
  });
});

describe('failures (contract §5.5)', () => {
  it('says that a save failed, keeps the old defaultValue, and saves again on demand', async () => {
    const id = await open({ form: 'help-2024' });
    sandbox.set({ fail: { stableId: 2002, status: 500, times: 1 } });
    await page.locator(champ(2002)).fill('44000');
    await page.waitForSelector('.autosave-state-failed');
    expect(await count('autosave:error')).toBe(1);
    expect(await page.locator(champ(2002)).evaluate((input) => (input as HTMLInputElement).defaultValue)).toBe('');
    await page.click('.autosave-retry');
    await ended();
    expect(sandbox.dossier(id).values['2002']).toEqual({ value: '44000' });
    sandbox.set({ drop: { times: 1 } });
    await page.locator(champ(2003)).fill('35000');
    await page.waitForSelector('.autosave-state-failed');
  });

  it('reloads itself when the session is over, and comes back after signing in', async () => {
    await open({ form: 'help-2024' });
    sandbox.set({ expireSession: true });
    await page.locator(champ(2002)).fill('44000');
    await page.waitForURL(/\/users\/sign_in$/);
    await page.click('main button[type=submit]');
    await page.waitForURL(/\/brouillon$/);
  });

  it('later: does not reload; the submit button is disabled', async () => {
    await open({ form: 'help-2024', gen: 'later' });
    sandbox.set({ expireSession: true });
    await page.locator(champ(2002)).fill('44000');
    await page.waitForSelector('[data-autosave-status-target=failed]:not(.fr-hidden)');
    expect(await page.locator('.dossier-edit-footer [data-controller~=autosave-submit]').isDisabled()).toBe(true);
    expect(page.url()).toMatch(/brouillon$/);
  });
});

describe('identity and company (contract §2, §3)', () => {
  const name = (field: string) => `[name="dossier[individual_attributes][${field}]"]`;

  it('replaces the form on change of mode, not on input; typed values survive', async () => {
    const id = await open({ form: 'help-2024', forTiers: null });
    await page.fill(name('prenom'), 'Camille');
    await page.evaluate(() => {
      const radio = document.querySelector<HTMLInputElement>('#radio-tiers-manage') as HTMLInputElement;
      radio.checked = true;
      radio.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await quiet();
    await page.evaluate(() => {
      document.querySelector('#radio-tiers-manage')?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.waitForSelector('fieldset.mandataire-infos');
    expect(await page.inputValue('#dossier_for_tiers')).toBe('true');
    expect(await page.inputValue(name('prenom'))).toBe('Camille');
    expect(await page.locator('[name="dossier[mandataire_last_name]"]').getAttribute('autocomplete')).toBe(
      'family-name',
    );
    expect(await page.locator(name('nom')).getAttribute('autocomplete')).toBeNull();
    expect(sandbox.dossier(id).applicantKnown).toBe(false);
  });

  it('shows the e-mail box on input, not on change; proposes a correction on blur and takes focus', async () => {
    await open({ form: 'help-2024', forTiers: null, identity: { forTiers: true } });
    await page.evaluate(() => {
      const radio = document.querySelector<HTMLInputElement>('#notification_method_email') as HTMLInputElement;
      radio.checked = true;
      radio.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(await page.locator(name('email')).isVisible()).toBe(false);
    await page.click('label[for=notification_method_no_notification]');
    await page.click('label[for=notification_method_email]');
    await page.fill(name('email'), 'camille@gmial.com');
    await page.locator(name('nom')).focus();
    await page.waitForSelector('.suspect-email:not(.hidden)');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('suspect-email');
  });

  it('refuses the account’s own address for the beneficiary, then goes on to the form', async () => {
    const id = await open({ form: 'help-2024', forTiers: null, identity: { forTiers: true } });
    await page.fill('#dossier_mandataire_first_name', 'Alix');
    await page.fill('#dossier_mandataire_last_name', 'Conseil');
    await page.click('label[for="identite_champ_radio_M."]');
    await page.fill(name('prenom'), 'Camille');
    await page.fill(name('nom'), 'Martin');
    await page.click('label[for=notification_method_email]');
    await page.fill(name('email'), 'conseiller@example.org');
    await page.click('#identite-form button[type=submit]');
    await page.waitForSelector('.fr-error-text');
    expect(page.url()).toMatch(/update_identite$/);
    await page.fill(name('email'), 'camille@example.org');
    await page.click('#identite-form button[type=submit]');
    await page.waitForURL(/brouillon$/);
    expect(sandbox.dossier(id).identity).toMatchObject({
      mandataireNom: 'Conseil',
      nom: 'Martin',
      email: 'camille@example.org',
    });
  });

  it('later: nothing until a mode is chosen, one tick box for the notification, locked inputs', async () => {
    await open({ form: 'help-2024', gen: 'later', forTiers: null, identity: { locked: true, nom: 'Martin' } });
    expect(await page.locator('div#identite-form').innerHTML()).toBe('');
    await page.click('label[for=radio-self-manage]');
    await page.waitForSelector('form#identite-form');
    expect(await page.locator(name('nom')).isDisabled()).toBe(true);
    await page.click('label[for=radio-tiers-manage]');
    await page.waitForSelector('fieldset.mandataire-infos');
    expect(await page.locator('#dossier_mandataire_last_name').isDisabled()).toBe(true);
    expect(await page.locator(name('nom')).isDisabled()).toBe(false);
    await page.click('label[for=notification_method_checkbox]');
    expect(await page.locator(name('email')).isVisible()).toBe(true);
  });

  it.each(['2026-01', 'later'] as const)('checks a SIRET, shows the company, leads to the form (%s)', async (gen) => {
    await open({ form: 'company', forTiers: null, gen });
    expect(page.url()).toMatch(/siret$/);
    await page.fill('#user_siret', '73282932000075');
    await page.click('main button[type=submit]');
    await page.waitForSelector('.fr-error-text');
    await page.fill('#user_siret', '732 829 320 00074');
    await page.click('main button[type=submit]');
    await page.waitForURL(/etablissement$/);
    await page.click('text=Continuer');
    await page.waitForURL(/brouillon$/);
    await page.waitForSelector('body.dom-ready');
  });
});

describe('pages and hosts (contract §1, §9)', () => {
  it('tells owner from invited, draft from submitted, French from English, and both hosts apart', async () => {
    await open({ form: 'help-2024', role: 'invited' });
    expect(await page.locator('.invite-cannot-submit').count()).toBe(1);
    expect(await page.locator('form[action$="/check_completude"]').count()).toBe(1);
    expect(await page.locator('#dossier-invites-button-wrapper').count()).toBe(0);

    const id = await open(
      { form: 'help-2024', state: 'en_construction', lang: 'en', values: { 2007: 'Coiffure' } },
      undefined,
      LEGACY_HOST,
    );
    expect(page.url()).toMatch(/\/modifier$/);
    expect(await page.getAttribute('#dossier-edit-form', 'action')).toBe(
      `https://${LEGACY_HOST}/dossiers/${id}/brouillon`,
    );
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.locator('label[for="champ-2011-input-yes"]').textContent()).toBe('Yes');
    expect(await page.locator('link[rel=canonical]').count()).toBe(1);
    expect(await page.locator('#champ-2007 .updated-at').count()).toBe(1);
    await page.locator(champ(2003)).fill('35000');
    await ended();
    expect(sandbox.dossier(id).values['2003']).toEqual({ value: '35000' });
    expect(await page.locator('#champ-2003-value-label').textContent()).toContain('Required field');
  });

  it('serves agents’ annotations, the administrator’s preview and pages without a form', async () => {
    const { id } = sandbox.createDossier({ form: 'help-2024' });
    const base = 'https://demarche.numerique.gouv.fr';
    await page.goto(`${base}/procedures/90001/dossiers/${id}/annotations`);
    expect(await page.locator('[name="dossier[champs_private_attributes][2102][value]"]').count()).toBe(1);
    await page.goto(`${base}/admin/procedures/90001/apercu`);
    expect(await page.locator('#dossier-edit-form').count()).toBe(1);
    expect(await page.locator('.dossier-edit-sticky-footer').count()).toBe(0);
    for (const path of [
      '/dossiers',
      '/users/sign_in',
      '/commencer/help-departement-demo-v1',
      `/dossiers/${id}/messagerie`,
    ]) {
      const answer = await page.goto(base + path);
      expect(answer?.status()).toBe(200);
      expect(await page.locator('#dossier-edit-form').count()).toBe(0);
      expect(answer?.headers()['content-security-policy']).toContain("connect-src 'self'");
    }
  });

  it('shows hostile labels as text', async () => {
    await open({ form: 'hostile' });
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('main script, main img').count()).toBe(0);
    expect((await page.locator('label[for="champ-7001-input-value"]').textContent())?.length).toBeGreaterThanOrEqual(
      10_000,
    );
  });

  it('lets nothing else out', async () => {
    await open({ form: 'plain-1' });
    const before = proxy.refused.length;
    await page.goto('https://example.org/').catch(() => null);
    expect(proxy.refused.slice(before)).toContain('example.org:443');
  });

  it('draws a form of a thousand fields', async () => {
    await open({ form: 'plain-1000' });
    expect(await page.locator('.editable-champ').count()).toBe(1000);
  });
});
