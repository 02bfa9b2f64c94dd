import { expect, it } from 'vitest';
import { LISTS } from '../../entrypoints/sidepanel/aids/texts';
import { PANEL } from '../../entrypoints/sidepanel/texts';
import { aidOf } from '../../lib/aids/catalogue';
import { pageAids } from '../../lib/aids/pages/page-aids';
import { ACCOUNT_SECRET, APP_HOST, READING } from '../sandbox';
import { READING_HOSTS } from '../sandbox/server/reading';
import { type Tab, until } from '../tools/stage';
import { openDesk } from './support/desk';
import { TEXTS } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN } from './support/people';
import { BOTH, type Scene, scenes } from './support/scene';

interface Icon {
  text: string;
  title: string;
  color: string;
}

interface Action {
  getBadgeText(of: object): Promise<string>;
  getTitle(of: object): Promise<string>;
  getBadgeBackgroundColor(of: object): Promise<number[]>;
}

/** What stands on the icon for that tab. */
function icon(scene: Scene, tab: Tab): Promise<Icon> {
  return scene.stage.inExtension(async (tabId: number) => {
    const { action } = (globalThis as unknown as { chrome: { action: Action } }).chrome;
    const color = (await action.getBadgeBackgroundColor({ tabId })).slice(0, 3).join(' ');
    return { text: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }), color };
  }, tab.id);
}

/** What the page says of itself when the extension asks, once its script is there; `undefined` when nobody answers that question. */
async function asked(scene: Scene, tab: Tab): Promise<unknown> {
  const { said } = await until(
    async () => ({
      said: await scene.stage.inExtension(
        (tabId: number) =>
          (
            globalThis as unknown as { chrome: { tabs: { sendMessage(...given: unknown[]): Promise<unknown> } } }
          ).chrome.tabs.sendMessage(tabId, { type: 'page/context' }, { frameId: 0 }),
        tab.id,
      ),
    }),
    { what: 'la réponse de la page' },
  );
  return said;
}

/** How many aids the extension should find on that page, by its address, title, heading and breadcrumb. */
const countOf = (url: string, title: string, h1: string, breadcrumb = '') =>
  String(pageAids({ url, title, h1, breadcrumb }).length);

const shows = (scene: Scene, tab: Tab, text: string) =>
  until(async () => (await icon(scene, tab)).text === text, { what: `« ${text} » sur l’icône` });

scenes('Les aides de la page lue', BOTH, (scene) => {
  it('le nombre d’aides est sur l’icône, avec ses mots et sa couleur', async () => {
    const { url, title, h1, breadcrumb } = READING.artisanSickLeave;
    const tab = await scene.openReading(url);
    const count = countOf(url, title, h1, breadcrumb.join(' > '));
    expect(Number(count)).toBeGreaterThan(1);
    await shows(scene, tab, count);
    expect(await icon(scene, tab)).toMatchObject({
      title: `Relais TI : ${count} aides à regarder sur cette page`,
      color: '109 59 122',
    });
    // What left the page: nothing of its text.
    expect(await asked(scene, tab)).toEqual({ page: { url, title, h1, breadcrumb: breadcrumb.join(' > ') } });
  });

  it('une page pour les médecins et une page pour les employeurs restent muettes', async () => {
    const tabs: Tab[] = [];
    for (const { url } of [READING.doctors, READING.employer]) {
      const tab = await scene.openReading(url);
      expect(await asked(scene, tab)).toMatchObject({ page: { url } });
      tabs.push(tab);
    }
    // A page heard after them has its number: theirs would have come.
    const witness = await scene.openReading(READING.payment.url);
    await until(async () => (await icon(scene, witness)).text !== '', { what: 'le nombre de la page témoin' });
    for (const tab of tabs) expect(await icon(scene, tab)).toMatchObject({ text: '', title: 'Relais TI' });
  });

  it('d’un compte connecté, seul le chemin est lu', async () => {
    const tab = await scene.openReading(READING.account.url);
    await until(async () => (await icon(scene, tab)).text !== '', { what: 'le nombre de la page du compte' });
    const said = JSON.stringify(await asked(scene, tab));
    expect(JSON.parse(said)).toEqual({
      page: {
        url: 'https://assure.ameli.fr/PortailAS/appmanager/PortailAS/assure?_pageLabel=as_messagerie_page',
        title: '',
        h1: '',
        breadcrumb: '',
      },
    });
    expect(said).not.toContain(ACCOUNT_SECRET);
    expect((await icon(scene, tab)).title).not.toContain(ACCOUNT_SECRET);
  });

  it('une page qui devient une autre sans se recharger change de nombre', async () => {
    const { url, title, h1, leadsTo } = READING.rights;
    const tab = await scene.openReading(url);
    const before = countOf(url, title, h1);
    await shows(scene, tab, before);
    await tab.role('button', leadsTo.label).click();
    const after = countOf(new URL(leadsTo.url, url).href, leadsTo.title, leadsTo.h1);
    expect(after).not.toBe(before);
    await shows(scene, tab, after);
    expect(await asked(scene, tab)).toMatchObject({ page: { h1: leadsTo.h1, title: leadsTo.title } });
  });

  it('une page cachée n’est pas regardée ; elle l’est quand elle revient', async () => {
    const { url, title, h1, leadsTo } = READING.rights;
    const tab = await scene.openReading(url);
    const before = countOf(url, title, h1);
    await shows(scene, tab, before);
    const comeBack = await scene.stage.hide(tab);
    await tab.fn(() => document.querySelector('button')?.click());
    // Another page was heard meanwhile: had this one spoken, it would have been too.
    const witness = await scene.openReading(READING.payment.url);
    await until(async () => (await icon(scene, witness)).text !== '', { what: 'le nombre de la page témoin' });
    expect((await icon(scene, tab)).text).not.toBe(countOf(new URL(leadsTo.url, url).href, leadsTo.title, leadsTo.h1));
    await comeBack();
    await shows(scene, tab, countOf(new URL(leadsTo.url, url).href, leadsTo.title, leadsTo.h1));
  });

  it('les pages de démarche gardent leur propre script, et leur icône', async () => {
    const { tab } = await scene.openDossier(TEXTS);
    expect((await asked(scene, tab)) ?? null).toBeNull();
    expect((await icon(scene, tab)).text).toBe('');
  });

  it('rien ne part, rien n’est écrit dans la page', async () => {
    const { url } = READING.disability;
    const tab = await scene.openReading(url);
    const markup = () => tab.fn(() => document.documentElement.outerHTML);
    const before = await markup();
    await until(async () => (await icon(scene, tab)).text !== '', { what: 'le nombre sur l’icône' });
    expect(await markup()).toBe(before);
    const asks = scene.sandbox.log.filter(({ host }) => READING_HOSTS.includes(host) && host !== '');
    expect(asks.filter(({ path }) => path !== new URL(url).pathname && path !== '/favicon.ico')).toEqual([]);
    const kept: unknown = await scene.stage.inExtension(async () => {
      const { storage } = (
        globalThis as unknown as {
          chrome: { storage: Record<'local' | 'session', { get(key: null): Promise<object> }> };
        }
      ).chrome;
      return [await storage.local.get(null), await storage.session.get(null)];
    });
    expect(JSON.stringify(kept)).not.toMatch(/service-public|F16940|invalidit/i);
  });

  it('une page d’un autre genre est lue quand le conseiller le demande', async () => {
    await openDesk(scene, AURELIEN);
    const tab = await scene.openReading(`https://${APP_HOST}/commencer/help-departement-demo-v1`);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
    await panel.role('tab', PANEL.tabs.aids).click();
    await panel.button(LISTS.pageRead).click();
    await panel.role('button', LISTS.pageRead).gone();
    await panel.tab.sees(words(aidOf('help')?.title ?? 'Help'));
    // Once, for the panel: the icon says nothing of a démarche.
    expect((await icon(scene, tab)).text).toBe('');
  });
});
