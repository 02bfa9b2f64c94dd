/**
 * Private windows. Firefox keeps nothing of ours there, and says so to us: so must we, before a word is typed. Chromium
 * shows the same pages over the ordinary profile: what is saved from there stays, and is found again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMON, LOCK } from '../../lib/texts/common';
import { VaultError } from '../../lib/vault/errors';
import type { Tab } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, openDesk } from './support/desk';
import { TEXTS } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN, MAIWENN, PASSPHRASE } from './support/people';
import { openPrivately } from './support/private';
import { Scene, scenes } from './support/scene';
import { openSidePanel } from './support/side-panel';

const FORGETS = words(new VaultError('storage-forgets').message);

/** Told in the alert, and nowhere to type. */
async function saysItForgets(tab: Tab): Promise<void> {
  await tab.role('alert', FORGETS).shown();
  for (const role of ['textbox', 'searchbox', 'form']) expect(await tab.role(role).count(), role).toBe(0);
  for (const title of [LOCK.createTitle, LOCK.unlockTitle])
    expect(await tab.role('heading', title).exists()).toBe(false);
}

scenes(
  'Fenêtre privée',
  ['firefox'],
  (scene) => {
    beforeAll(() => openDesk(scene, MAIWENN));

    it('dit que rien n’y sera gardé, avant toute saisie, et laisse le coffre à la fenêtre ordinaire', async () => {
      // First: a window opened from a private one is private too.
      const { panel } = await atWork(scene, TEXTS, MAIWENN);
      const aside = scene.keep(await openPrivately(scene.stage, `${scene.stage.origin}/sidepanel.html?tabId=1`));
      await saysItForgets(aside);
      expect(await aside.text()).not.toMatch(new RegExp(`${MAIWENN.lastName}|${MAIWENN.firstName}`));
      expect(await axe(aside)).toEqual([]);
      await panel.part('file');
      await panel.role('heading', new RegExp(MAIWENN.lastName)).shown();
    });
  },
  { privateWindows: 'allowed' },
);

scenes(
  'Navigateur qui ne se souvient de rien',
  ['firefox'],
  (scene) => {
    it('le dit dans le panneau et dans les options, avant toute saisie', async () => {
      const { tab } = await scene.openDossier(TEXTS);
      const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
      await saysItForgets(panel.tab);
      expect(await axe(panel.tab)).toEqual([]);
      await panel.tab.size(320, 700);
      expect(await tooWide(panel.tab)).toEqual([]);
      const options = scene.keep(await scene.stage.openSurface('options'));
      await options.role('alert', FORGETS).shown();
      expect(await options.role('textbox').count()).toBe(0);
      expect(await axe(options)).toEqual([]);
    });
  },
  { privateWindows: 'always' },
);

describe('Fenêtre privée (chromium)', () => {
  const profile = mkdtempSync(join(tmpdir(), 'relais-private-'));
  const scene = new Scene('chromium', { profile, privateWindows: 'allowed' });
  beforeAll(async () => {
    await scene.start();
    await openDesk(scene, MAIWENN);
  });
  afterAll(async () => {
    await scene.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('montre le même coffre, et ce qui y est enregistré s’y retrouve le lendemain', async () => {
    const { url } = scene.sandbox.createDossier({ form: TEXTS });
    const page = scene.keep(await openPrivately(scene.stage, url()));
    const panel = new PanelPage(await openSidePanel(scene.stage, page));
    await panel.role('button', new RegExp(MAIWENN.lastName)).shown();
    await panel.create(AURELIEN.firstName, AURELIEN.lastName);
    await panel.button(COMMON.endMeeting).shown();
    await scene.stop();

    await scene.start();
    const dossier = await scene.openDossier(TEXTS);
    const again = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await again.unlock(PASSPHRASE);
    for (const person of [MAIWENN, AURELIEN]) await again.role('button', new RegExp(person.lastName)).shown();
  });
});
