import { beforeAll, expect, it } from 'vitest';
import { PARTS } from '../../entrypoints/options/parts';
import { OPTIONS } from '../../entrypoints/options/texts';
import { LOCK } from '../../lib/texts/common';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, nameOf, openDesk } from './support/desk';
import { KEPT } from './support/forms';
import { PanelPage } from './support/panel.page';
import { MAIWENN, PASSPHRASE } from './support/people';
import { CHROMIUM, scenes } from './support/scene';

/** Clean for the accessibility engine in light and dark, and no sideways scroll at the narrowest. */
async function decent(tab: Tab, screen: string): Promise<void> {
  // High enough for nothing to hide under the bar at the bottom.
  await tab.size(400, 6000);
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

scenes('Chaque écran', CHROMIUM, (scene) => {
  it('avant le coffre : accueil du panneau et des options', async () => {
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.role('heading', LOCK.createTitle).shown();
    await decent(panel.tab, 'créer le coffre');
    const options = scene.keep(await scene.stage.openSurface('options'));
    await options.role('heading', 'Options').shown();
    await decent(options, 'options, sans coffre');
  });

  it('le panneau : choix, relecture, détails, compte rendu, fiche, Bilan', async () => {
    await openDesk(scene, MAIWENN);
    const { dossier, panel } = await atWork(scene, 'all-types', MAIWENN);
    await decent(panel.tab, 'relecture');
    for (const row of (await panel.rows()).slice(0, 4)) {
      await panel.tab.fn((id: string) => {
        document.querySelector<HTMLElement>(`[data-field="${id}"] button[aria-expanded="false"]`)?.click();
      }, row.id);
    }
    await decent(panel.tab, 'détails');
    await panel.fillAndWait();
    await decent(panel.tab, 'compte rendu');
    await panel.part('file');
    await panel.tab.fn(() => {
      for (const group of document.querySelectorAll('details')) group.open = true;
    });
    await decent(panel.tab, 'fiche');
    await panel.role('button', /Bilan$/).click();
    await panel.role('radiogroup').shown();
    await decent(panel.tab, 'Bilan');
    await panel.lock();
    await decent(panel.tab, 'verrouillé');
    await dossier.tab.front();
  });

  it('la fenêtre d’icône et les options ouvertes', async () => {
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.unlock(PASSPHRASE);
    const options = scene.keep(await scene.stage.openSurface('options'));
    for (const part of PARTS) {
      await options.role('link', OPTIONS.parts[part].nav).click();
      // The part that was chosen is read out.
      await until(() =>
        options.fn((name: string) => document.activeElement?.textContent === name, OPTIONS.parts[part].title),
      );
      await decent(options, `options, ${part}`);
    }
    const popup = scene.keep(await scene.stage.openSurface('popup'));
    await popup.size(360, 500);
    await popup.role('button', 'Options').shown();
    await decent(popup, 'icône');
  });
});

scenes('Au clavier seul', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('déverrouiller, choisir le client, préremplir, tout annuler : sans souris', async () => {
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    const { tab } = panel;
    await panel.lock();

    /** Tab until the focus stands on what is named; never more presses than there are stops. */
    const reach = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 80; step += 1) {
        const here = await tab.fn(() => {
          const element = document.activeElement as HTMLElement | null;
          return element?.getAttribute('aria-label') ?? element?.innerText ?? '';
        });
        if (name.test(here)) return;
        await tab.press('Tab');
      }
      throw new Error(`Hors d’atteinte au clavier : ${name}`);
    };

    // The caret waits in the box.
    await until(() => tab.fn(() => document.activeElement?.tagName === 'INPUT'), { what: 'le curseur dans la phrase' });
    await tab.page.keyboard.type(PASSPHRASE);
    await tab.press('Enter');
    await panel.opened();
    await reach(new RegExp(nameOf(MAIWENN)));
    await tab.press('Enter');
    await panel.reviewed();
    await reach(/^Préremplir/);
    await tab.press('Enter');
    await panel.becomes(2201, 'saved');
    await panel.rested();
    expect(dossier.value(2201)).toBe(MAIWENN.lastName);

    await reach(/^Tout annuler$/);
    await tab.press('Enter');
    await panel.role('dialog').shown();
    await reach(/^Tout annuler$/);
    await tab.press('Enter');
    await until(() => dossier.value(2201) === '', { what: 'le retour en arrière' });
    // The focus is never lost on nothing.
    await panel.rested();
    expect(await tab.fn(() => document.activeElement?.tagName)).not.toBe(undefined);
  });
});
