import { beforeAll, expect, it } from 'vitest';
import { CARD, LISTS, QUESTIONS, WHO } from '../../entrypoints/sidepanel/aids/texts';
import { AGREE, PANEL } from '../../entrypoints/sidepanel/texts';
import { aidOf } from '../../lib/aids/catalogue';
import { factOf } from '../../lib/aids/facts/definitions';
import { COMMON } from '../../lib/texts/common';
import { READING } from '../sandbox';
import { type Tab, until } from '../tools/stage';
import { AidsPage, badge } from './support/aids.page';
import { axe, tooWide } from './support/axe';
import { nameOf, openDesk } from './support/desk';
import { words } from './support/panel.page';
import { MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

const titleOf = (id: string) => aidOf(id)?.title ?? id;

/** The panel beside a page advisors read, on its *Aides* tab. */
async function reading(scene: Scene, url: string): Promise<{ page: Tab; panel: AidsPage }> {
  const page = await scene.openReading(url);
  await until(async () => (await badge(scene.stage, page)) !== '', { what: 'un nombre sur l’icône' });
  const panel = scene.keepPanel(await AidsPage.open(scene.stage, page));
  await panel.listed();
  return { page, panel };
}

/** A panel opened anew: it knows what the vault keeps, and nothing else. */
async function again(scene: Scene, page: Tab, panel: AidsPage): Promise<AidsPage> {
  await panel.tab.close();
  const next = scene.keepPanel(await AidsPage.open(scene.stage, page));
  await next.listed();
  return next;
}

scenes('L’onglet Aides', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('d’une page d’ameli à la fiche : question, liste, papiers, fiche', async () => {
    const { page, panel } = await reading(scene, READING.health.url);
    expect(await panel.selectedTab()).toBe(PANEL.tabs.aids);
    await panel.newClient('Gaëlle', 'Essai-Premier');
    await panel.becomesListed('css', 'page');
    expect(await badge(scene.stage, page)).toBe(String((await panel.ids('page')).length));
    expect(await panel.ids('probable')).not.toContain('css');

    await panel.openCard('css');
    expect(await panel.verdict()).toBe('a_verifier');
    await panel.answer('couverture_assurance_maladie', true);
    await panel.answer('beneficiaire_rsa', true);
    await panel.verdictBecomes('probable');

    const [paper] = aidOf('css')?.documents ?? [];
    await panel.role('checkbox', words(paper?.text ?? '')).click();
    await panel.tab.sees(words(CARD.papersCount(1, aidOf('css')?.documents.length ?? 0)));
    await panel.button(CARD.retain).click();
    await panel.role('button', words(CARD.unretain)).shown();
    await panel.back();
    expect(await panel.tab.fn(() => (document.activeElement as HTMLElement).dataset.aid)).toBe('css');
    await panel.becomesListed('css', 'probable');

    // Kept: a panel opened anew knows all of it.
    const next = await again(scene, page, panel);
    await next.becomesListed('css', 'probable');
    await next.openCard('css');
    expect(await next.question('beneficiaire_rsa').exists()).toBe(false);
    expect(await next.role('checkbox', words(paper?.text ?? '')).fn((box) => (box as HTMLInputElement).checked)).toBe(
      true,
    );
    await next.back();

    await next.button(CARD.openSheet(1)).click();
    const fiche = await sheet(scene);
    await fiche.sees(words(titleOf('css')));
  });

  it('sans fiche : la page et toutes les aides, sans verdict ni case', async () => {
    const { panel } = await reading(scene, READING.maternity.url);
    await panel.withoutClient();
    await panel.role('heading', words(WHO.title)).shown();
    expect(await panel.ids('probable')).toEqual([]);
    expect((await panel.ids('all')).length).toBe(82);
    await panel.openCard('maternite-ij');
    expect(await panel.verdict()).toBeNull();
    expect(await panel.role('checkbox').count()).toBe(0);
    await panel.back();
    await panel.pick(nameOf(MAIWENN));
    await panel.becomesListed('maternite-ij', 'page');
  });

  it('une réponse de santé sans accord sert au rendez-vous et n’est pas gardée ; avec accord, elle l’est', async () => {
    const { page, panel } = await reading(scene, READING.artisanSickLeave.url);
    await panel.newClient('Gaëlle', 'Essai-Santé');
    const fact = factOf('arret_en_cours');
    expect(fact?.sensitivity).toBe('N3');
    await panel.openCard('arret-envoi-48h');
    await panel.answerOnce();
    await panel.answer('arret_en_cours', true);
    await panel.verdictBecomes('probable');
    await panel.tab.sees(words(QUESTIONS.heard(fact?.label ?? '')));

    const next = await again(scene, page, panel);
    await next.openCard('arret-envoi-48h');
    expect(await next.verdict()).toBe('a_verifier');
    await next.role('button', AGREE.oral).click();
    await next.answer('arret_en_cours', true);
    await next.verdictBecomes('probable');

    const last = await again(scene, page, next);
    await last.openCard('arret-envoi-48h');
    expect(await last.verdict()).toBe('probable');
  });

  it('une réponse se défait ; « ne sait pas » n’est pas redemandé', async () => {
    const { panel } = await reading(scene, READING.health.url);
    await panel.newClient('Gaëlle', 'Essai-Retour');
    await panel.openCard('css');
    await panel.answer('couverture_assurance_maladie', false);
    await panel.verdictBecomes('non');
    await panel.back();
    await panel.becomesListed('css', 'non');
    await panel
      .role('region', QUESTIONS.title)
      .role('button', words(`${QUESTIONS.undo} ${factOf('couverture_assurance_maladie')?.label}`))
      .click();
    await until(async () => !(await panel.ids('non')).includes('css'), { what: 'css de nouveau à vérifier' });

    await panel.openCard('css');
    await panel.question('couverture_assurance_maladie').role('radio', COMMON.doesNotKnow).click();
    await panel.tab.sees(words(QUESTIONS.skipped));
    await panel.back();
    await panel.openCard('css');
    expect(await panel.question('couverture_assurance_maladie').exists()).toBe(false);
    expect(await panel.verdict()).toBe('a_verifier');
  });
});

scenes('L’onglet Aides, de près', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('au clavier seul : chercher, ouvrir, répondre, retenir, revenir', async () => {
    const { panel } = await reading(scene, READING.health.url);
    await panel.newClient('Gaëlle', 'Essai-Clavier');
    const { tab } = panel;
    const reach = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 120; step += 1) {
        const here = await tab.fn(() => {
          const element = document.activeElement as HTMLElement | null;
          if (element === document.body) return '';
          const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : null;
          return label ?? element?.getAttribute('aria-label') ?? element?.innerText ?? '';
        });
        if (name.test(here)) return;
        await tab.press('Tab');
      }
      throw new Error(`Hors d’atteinte au clavier : ${name}`);
    };
    await reach(words(LISTS.search));
    await tab.page.keyboard.type('complémentaire solidaire');
    await panel.becomesListed('css', 'results');
    await reach(words(titleOf('css')));
    await tab.press('Enter');
    expect(await tab.fn(() => document.activeElement?.id)).toBe('aid-title');
    await reach(words(CARD.retain));
    await tab.press('Enter');
    await panel.role('button', words(CARD.unretain)).shown();
    await reach(/^Oui$/);
    await tab.press('Space');
    await tab.sees(words(QUESTIONS.saved(factOf('couverture_assurance_maladie')?.label ?? '')));
    // The focus stays on the question just answered: arrows mend a slip.
    await tab.press('ArrowRight');
    await panel.verdictBecomes('non');
    await tab.press('ArrowLeft');
    await until(async () => (await panel.verdict()) === 'a_verifier', { what: 'la réponse corrigée' });
    await tab.press('Escape');
    await panel.listed();
    expect(await tab.fn(() => (document.activeElement as HTMLElement).dataset.aid)).toBe('css');
  });

  it('chaque état : sans faute d’accessibilité, clair et sombre, et à 320 px', async () => {
    const { panel } = await reading(scene, READING.maternity.url);
    await decent(panel.tab, 'listes');
    await panel.search('zzzzzz');
    await panel.tab.sees(words(LISTS.nothing('zzzzzz')));
    await decent(panel.tab, 'recherche sans résultat');
    await panel.search('');
    for (const id of ['maternite-ij', 'css', 'ij-auto-entrepreneur', 'fci']) {
      await panel.search(titleOf(id));
      await panel.openCard(id, LISTS.results);
      await panel.tab.fn(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      await decent(panel.tab, `carte ${id}`);
      await panel.back();
    }
    await panel.withoutClient();
    await panel.search('');
    await decent(panel.tab, 'sans client');
  });

  it('deux fiches ne se mêlent pas ; au verrouillage, plus rien du client', async () => {
    const { panel } = await reading(scene, READING.health.url);
    await panel.newClient('Gaëlle', 'Essai-Un');
    await panel.openCard('css');
    await panel.answer('couverture_assurance_maladie', true);
    await panel.tab.sees(words(QUESTIONS.saved(factOf('couverture_assurance_maladie')?.label ?? '')));
    await panel.back();
    await panel.newClient('Morgan', 'Essai-Deux');
    await panel.openCard('css');
    await panel.question('couverture_assurance_maladie').shown();
    expect(await panel.tab.text()).not.toMatch(/Essai-Un/);
    await panel.lock();
    expect(await panel.tab.text()).not.toMatch(/Essai-/);
    await panel.unlock(PASSPHRASE);
    await panel.listed();
    // The choice of the appointment left with the lock.
    await panel.role('heading', words(WHO.title)).shown();
  });

  it('un formulaire de démarche est aussi une page : ses aides, pour le client du dossier', async () => {
    const dossier = await scene.openDossier('help-2024');
    const panel = scene.keepPanel(await AidsPage.open(scene.stage, dossier.tab));
    await panel.choose(nameOf(MAIWENN));
    expect(await panel.selectedTab()).toBe(PANEL.tabs.fill);
    await panel.part('aids');
    await panel.becomesListed('help', 'page');
    await dossier.tab.goto(READING.payment.url);
    await panel.becomesListed('delais-paiement-urssaf', 'page');
    expect(await panel.selectedTab()).toBe(PANEL.tabs.aids);
  });
});

/** Clean for the accessibility engine in light and dark, and no sideways scroll at the narrowest. */
async function decent(tab: Tab, screen: string): Promise<void> {
  // Taller than the longest card: the foot that stays in sight covers nothing.
  await tab.size(400, 9000);
  for (const scheme of ['light', 'dark'] as const) {
    await tab.scheme(scheme);
    expect(await axe(tab), `${screen}, ${scheme}`).toEqual([]);
  }
  await tab.scheme('light');
  for (const width of [320, 400]) {
    await tab.size(width, 800);
    expect(await tooWide(tab), `${screen}, ${width} px`).toEqual([]);
  }
}

interface TabsApi {
  query(what: object): Promise<{ id: number; url?: string }[]>;
  remove(id: number): Promise<void>;
}

/** The printable page the panel opened, looked at in a window of its own. */
async function sheet(scene: Scene): Promise<Tab> {
  const { stage } = scene;
  const find = (address: string) =>
    stage.inExtension(async (start: string) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: TabsApi } }).chrome;
      const found = (await tabs.query({})).find(({ url }) => url?.startsWith(start));
      if (found !== undefined) await tabs.remove(found.id);
      return found?.url ?? null;
    }, address);
  const url = await until(() => find(`${stage.origin}/fiche.html#`), { what: 'la fiche dans un onglet' });
  return scene.keep(await stage.openTab(url));
}
