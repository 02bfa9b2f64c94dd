import { beforeAll, expect, inject, it } from 'vitest';
import { AGREE, HEALTH, LINE, REVIEW } from '../../entrypoints/sidepanel/texts';
import { PAGE } from '../../lib/texts/common';
import { until } from '../tools/stage';
import { atWork, nameOf, newFile, openDesk } from './support/desk';
import { ADDRESSES, KEPT } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN, MAIWENN, PASSPHRASE } from './support/people';
import { CHROMIUM, type OpenDossier, type Scene, scenes } from './support/scene';

/** What stands on the icon for the tab of that dossier. */
function badge(scene: Scene, { tab }: OpenDossier): Promise<string> {
  return scene.stage.inExtension(
    (id: number) =>
      (
        globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string> } } }
      ).chrome.action.getBadgeText({ tabId: id }),
    tab.id,
  );
}

/** The number was forgotten: every house of the street is proposed. */
const NEAR = { ...AURELIEN, addressStreet: 'rue des Lilas', postalCode: '44000', city: 'Nantes' };

scenes('Le panneau, ligne par ligne', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, NEAR));

  it('plusieurs adresses possibles : celle que le conseiller choisit est écrite et enregistrée', async () => {
    const { dossier, panel } = await atWork(scene, ADDRESSES, NEAR);
    await panel.fillAndWait();
    await panel.becomes(1701, 'choose');
    // Not the first one: the site's order is not an answer.
    const choices = await panel.role('group', LINE.choices).role('button').texts();
    expect(choices.length).toBeGreaterThan(1);
    const choice = '14 Rue des Lilas 44000 Nantes';
    expect(choices.indexOf(choice)).toBeGreaterThan(0);
    await panel.onLine(1701, choice);
    const chosen = await panel.becomes(1701, 'ready');
    expect(chosen).toMatchObject({ value: choice, note: REVIEW.chosenHere });
    await panel.fillAndWait(1);
    await panel.becomes(1701, 'saved');
    expect(dossier.value(1701)).toBe(choice);
    await panel.undoAll();
    expect(dossier.value(1701) ?? '').toBe('');
  });

  it('l’accord santé : demandé une fois, les questions s’ouvrent ensuite', async () => {
    const { panel } = await atWork(scene, 'help-2024', NEAR);
    const waiting = (await panel.rows()).filter(({ note }) => words(LINE.waitsForHealth).test(note));
    expect(waiting.length).toBeGreaterThan(1);
    await panel.role('heading', words(HEALTH.title(waiting.length))).shown();
    expect(await panel.role('button', AGREE.oral).count()).toBe(1);
    await panel.role('button', AGREE.oral).click();
    await panel.role('heading', words(HEALTH.title(waiting.length))).gone();
    for (const { id } of waiting) expect((await panel.row(id)).text).toMatch(/Oui Non Ne sait pas/);
    expect(await panel.tab.fn(() => document.activeElement !== document.body)).toBe(true);
  });

  it('le compte rendu dit ce qui reste, et rien d’autre', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.fillAndWait();
    const text = await panel.tab.text();
    expect(text).toMatch(/réponses? enregistrées? par le site\./);
    expect(text).not.toMatch(words(REVIEW.nothingReady(0)));
  });

  it('le nombre sur l’icône part avec la liste', async () => {
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.choose(nameOf(MAIWENN));
    const ready = (await panel.rows()).filter(({ state }) => state === 'ready').length;
    await until(async () => (await badge(scene, dossier)) === String(ready), { what: 'le nombre sur l’icône' });
    await dossier.tab.reload();
    await panel.reviewed();
    await until(async () => (await badge(scene, dossier)) === String(ready), { what: 'le nombre après rechargement' });
    await panel.tab.close();
    await until(async () => (await badge(scene, dossier)) === '', { what: 'l’icône sans nombre' });
  });
});

scenes('Une page plus ancienne que l’extension', CHROMIUM, (scene) => {
  it('« Relier cette page » : la page ouverte avant l’installation répond, sans être rechargée', async () => {
    const dossier = await scene.openDossier(KEPT);
    await dossier.tab.type('[name="dossier[champs_public_attributes][2201][value]"]', 'K');
    await until(() => dossier.value(2201) === 'K', { what: 'une réponse donnée à la main' });
    await dossier.tab.fn(() => {
      Object.assign(globalThis, { samePage: true });
    });
    await scene.stage.reinstallExtension(inject('builds').chromium);

    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.createVault(PASSPHRASE);
    await panel.tab.sees(words(PAGE.silent.text));
    await panel.role('button', PAGE.silent.connect).click();
    await newFile(panel, MAIWENN);
    await panel.reviewed();
    expect((await panel.row(2201)).state).toBe('filled');
    await panel.fillAndWait();
    expect(dossier.value(2201)).toBe('K');
    expect(Object.values(await panel.states())).toContain('saved');
    expect(await dossier.tab.fn(() => (globalThis as { samePage?: boolean }).samePage)).toBe(true);
  });
});
