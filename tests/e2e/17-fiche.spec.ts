import { beforeAll, expect, it } from 'vitest';
import { FICHE } from '../../entrypoints/fiche/texts';
import { REVERSE } from '../../entrypoints/sidepanel/aids/reverse-texts';
import { CARD, LISTS } from '../../entrypoints/sidepanel/aids/texts';
import { aidOf } from '../../lib/aids/catalogue';
import type { AidId } from '../../lib/aids/types';
import { LOCK } from '../../lib/texts/common';
import { type Tab, until } from '../tools/stage';
import { AidsPage } from './support/aids.page';
import { axe, tooWide } from './support/axe';
import { introduceAdvisor, nameOf, openDesk } from './support/desk';
import { TEXTS } from './support/forms';
import { words } from './support/panel.page';
import { ADVISOR, MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

/** None of them needs the client's agreement about health. */
const RETAINED = { aced: 'ACED', css: 'C2S', 'recours-cra': 'recours amiable', 'espace-partenaires': 'partenaires' };
const titleOf = (id: AidId) => aidOf(id)?.title ?? id;
const paperOf = (id: AidId) => aidOf(id)?.documents[0]?.text ?? '';

/** The *Aides* tab for Maïwenn, beside her dossier. */
async function aidsTab(scene: Scene): Promise<AidsPage> {
  const dossier = await scene.openDossier(TEXTS);
  const panel = scene.keepPanel(await AidsPage.open(scene.stage, dossier.tab));
  await panel.choose(nameOf(MAIWENN));
  await panel.part('aids');
  await panel.listed();
  return panel;
}

async function openCard(panel: AidsPage, id: AidId, typed: string): Promise<void> {
  await panel.search(typed);
  await panel.becomesListed(id, 'results');
  await panel.openCard(id, LISTS.results);
}

/** The number of a client, from the address the panel opens; the tab it opened goes away. */
async function sheetAddress(scene: Scene, panel: AidsPage, count: number): Promise<string> {
  await panel.button(CARD.openSheet(count)).click();
  const { stage } = scene;
  return until(
    () =>
      stage.inExtension(async (prefix: string) => {
        const { tabs } = (
          globalThis as unknown as {
            chrome: {
              tabs: { query(what: object): Promise<{ id: number; url?: string }[]>; remove(id: number): Promise<void> };
            };
          }
        ).chrome;
        const opened = (await tabs.query({})).find(({ url }) => url?.startsWith(prefix));
        if (opened !== undefined) await tabs.remove(opened.id);
        return opened?.url ?? null;
      }, `${stage.origin}/fiche.html#`),
    { what: 'la fiche dans un onglet' },
  );
}

const openSheet = async (scene: Scene, url: string): Promise<Tab> => scene.keep(await scene.stage.openTab(url));

scenes('La fiche à remettre', BOTH, (scene) => {
  let address = '';

  beforeAll(async () => {
    await openDesk(scene, MAIWENN);
    await introduceAdvisor(scene);
    const panel = await aidsTab(scene);
    for (const [id, typed] of Object.entries(RETAINED)) {
      await openCard(panel, id, typed);
      if (id === 'css') await panel.role('checkbox', words(paperOf(id))).click();
      await panel.button(CARD.retain).click();
      await panel.role('button', words(CARD.unretain)).shown();
      await panel.back();
    }
    address = await sheetAddress(scene, panel, Object.keys(RETAINED).length);
  });

  it('dit pourquoi, quoi faire, avec quels papiers, qui appeler, et d’où cela vient', async () => {
    expect(address.slice(address.indexOf('#'))).toMatch(/^#[0-9a-f-]{36}$/);
    const sheet = await openSheet(scene, address);
    await sheet.role('heading', FICHE.title).shown();
    const text = await sheet.text();
    const contains = (said: string) => expect(text).toMatch(words(said));
    contains(nameOf(MAIWENN));
    contains(`${ADVISOR.advisorFirstName} ${ADVISOR.advisorLastName}`);
    contains(ADVISOR.advisorOrganisation);
    for (const id of ['aced', 'css', 'recours-cra']) {
      contains(titleOf(id));
      contains(aidOf(id)?.organism ?? '');
      contains(aidOf(id)?.source ?? '');
    }
    contains(FICHE.papers);
    contains(FICHE.contacts);
    contains(FICHE.orientation);
    // What has a deadline comes first.
    expect(
      await sheet.fn(() => [...document.querySelectorAll<HTMLElement>('li[data-aid]')].map((one) => one.dataset.aid)),
    ).toEqual(['css', 'recours-cra', 'aced']);
    expect(
      await sheet.fn(() =>
        [...document.querySelectorAll<HTMLElement>('[data-at-hand="true"]')].map((one) => one.innerText).join(),
      ),
    ).toMatch(words(paperOf('css')));
    // What is for the advisor alone stays on the card.
    expect(text).not.toContain(titleOf('espace-partenaires'));
    // Nothing of the person but the name.
    for (const secret of [MAIWENN.email, MAIWENN.addressStreet, MAIWENN.siret, '30 000'])
      expect(text).not.toContain(secret);
  });

  it('s’efface au verrouillage, et revient avec la phrase', async () => {
    const sheet = await openSheet(scene, address);
    await sheet.role('heading', FICHE.title).shown();
    const panel = scene.keepPanel(await AidsPage.open(scene.stage, (await scene.openDossier(TEXTS)).tab));
    await panel.opened();
    await panel.lock();
    await sheet.front();
    await sheet.role('heading', LOCK.unlockTitle).shown();
    expect(await sheet.fn(() => document.documentElement.textContent)).not.toContain(MAIWENN.lastName);
    await sheet.role('textbox', LOCK.passphrase).fill(PASSPHRASE);
    await sheet.role('button', LOCK.unlock).click();
    await sheet.role('heading', FICHE.title).shown({ timeout: 60_000 });
    await sheet.sees(words(nameOf(MAIWENN)));
  });

  it('s’imprime d’un geste, en gros caractères si l’on veut', async () => {
    const sheet = await openSheet(scene, address);
    await sheet.role('heading', FICHE.title).shown();
    await sheet.fn(() => {
      window.print = () => {
        document.documentElement.dataset.printed = 'yes';
      };
    });
    const size = () => sheet.fn(() => getComputedStyle(document.querySelector('article') as HTMLElement).fontSize);
    const normal = Number.parseFloat(await size());
    await sheet.role('button', FICHE.large).click();
    await until(async () => Number.parseFloat(await size()) > normal * 1.2, { what: 'de plus gros caractères' });
    await sheet.role('button', FICHE.print).click();
    expect(await sheet.fn(() => document.documentElement.dataset.printed)).toBe('yes');
  });

  it('depuis une aide : quels clients elle peut concerner, et rien après le verrouillage', async () => {
    const panel = await aidsTab(scene);
    await openCard(panel, 'aced', RETAINED.aced);
    await panel.button(REVERSE.start).click();
    await panel.tab.sees(words(REVERSE.said('done', 1, 1, 1)));
    const person = panel.role('region', words(CARD.reverse)).role('listitem');
    expect(await person.text()).toMatch(words(nameOf(MAIWENN)));
    await panel.lock();
    await panel.unlock(PASSPHRASE);
    expect(await panel.tab.text()).not.toMatch(words(REVERSE.said('done', 1, 1, 1)));
  });

  it('sans client, ou sans aide retenue : des mots, pas une page blanche', async () => {
    const nobody = await openSheet(scene, `${scene.stage.origin}/fiche.html#personne`);
    await nobody.role('heading', FICHE.nobody).shown();
    const panel = await aidsTab(scene);
    for (const [id, typed] of Object.entries(RETAINED)) {
      await openCard(panel, id, typed);
      await panel.button(CARD.unretain).click();
      await panel.role('button', words(CARD.retain)).shown();
      await panel.back();
    }
    const empty = await openSheet(scene, address);
    await empty.role('heading', FICHE.empty).shown();
  });
});

scenes('La fiche sur le papier et pour tous', CHROMIUM, (scene) => {
  let address = '';

  beforeAll(async () => {
    await openDesk(scene, MAIWENN);
    const panel = await aidsTab(scene);
    const more = { ...RETAINED, reclamation: 'réclamation', 'delais-paiement-urssaf': 'délais de paiement' };
    for (const [id, typed] of Object.entries(more)) {
      await openCard(panel, id, typed);
      await panel.button(CARD.retain).click();
      await panel.role('button', words(CARD.unretain)).shown();
      await panel.back();
    }
    address = await sheetAddress(scene, panel, Object.keys(more).length);
  });

  it('cinq aides tiennent sur deux feuilles A4, noir sur blanc, sans rien de l’écran', async () => {
    const sheet = await openSheet(scene, address);
    await sheet.role('heading', FICHE.title).shown();
    await sheet.scheme('dark');
    await sheet.page.emulateMediaType('print');
    const paper = await sheet.fn(() => {
      const shown = (element: Element) => element.checkVisibility();
      const article = document.querySelector('article') as HTMLElement;
      return {
        buttons: [...document.querySelectorAll('button')].filter(shown).length,
        ink: getComputedStyle(article).color,
        grounds: [article, document.body].map((one) => getComputedStyle(one).backgroundColor),
        headings: [...document.querySelectorAll('h2, h3')].map((one) => getComputedStyle(one).breakAfter),
      };
    });
    expect(paper.buttons).toBe(0);
    expect(paper.ink).toBe('rgb(0, 0, 0)');
    expect(new Set(paper.grounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']));
    expect(new Set(paper.headings)).toEqual(new Set(['avoid']));
    const pdf = Buffer.from(await sheet.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThanOrEqual(2);
    // A4, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/);
  });

  it('à l’écran : accessible, clair et sombre, étroit, au clavier', async () => {
    const sheet = await openSheet(scene, address);
    await sheet.role('heading', FICHE.title).shown();
    for (const scheme of ['light', 'dark'] as const) {
      await sheet.scheme(scheme);
      expect(await axe(sheet), scheme).toEqual([]);
    }
    for (const width of [320, 800]) {
      await sheet.size(width, 800);
      expect(await tooWide(sheet), `${width} px`).toEqual([]);
    }
    // The end of the meeting is the first thing in reach, then the print.
    await sheet.press('Tab');
    await sheet.press('Tab');
    expect(await sheet.fn(() => (document.activeElement as HTMLElement).innerText)).toMatch(words(FICHE.print));
    await sheet.press('Tab');
    await sheet.press('Enter');
    expect(await sheet.role('button', FICHE.large).fn((button) => button.getAttribute('aria-pressed'))).toBe('true');
  });
});
