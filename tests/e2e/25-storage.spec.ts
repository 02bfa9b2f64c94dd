import { beforeAll, expect, it } from 'vitest';
import { OPTIONS } from '../../entrypoints/options/texts';
import { CHOOSE, FILE } from '../../entrypoints/sidepanel/texts';
import { until } from '../tools/stage';
import { atWork, openDesk, openOptions } from './support/desk';
import { KEPT } from './support/forms';
import { words } from './support/panel.page';
import { MAIWENN } from './support/people';
import { BOTH, CHROMIUM, scenes } from './support/scene';

scenes('Le stockage', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('les options disent que l’écriture réussit, et ce que le navigateur répond', async () => {
    const options = await openOptions(scene, 'coffre');
    await options.role('heading', OPTIONS.storage.title).shown();
    await options.sees(words(OPTIONS.storage.works));
    const ask = options.role('button', OPTIONS.storage.ask);
    if (await ask.exists()) await ask.click();
    const answer = await options.fn(() => navigator.storage.persisted());
    await options.sees(words(answer ? OPTIONS.storage.kept : OPTIONS.storage.notKept));
    if (!answer) await options.sees(words(OPTIONS.storage.asked));
  });
});

scenes('La liste des fiches', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('se cherche par la naissance et le SIRET ; une fiche changée ailleurs y change aussi', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.part('file');
    await panel.fillFile({ birthDate: '29/02/1984', siret: '732 829 320 00074' });
    await panel.button(FILE.all).click();
    for (const last of ['Prigent', 'Abgrall', 'Le Goff']) {
      await panel.create('Zoé', last);
      await panel.button(FILE.all).click();
    }
    const list = panel.role('tabpanel').role('listitem');
    const search = panel.role('searchbox', words(CHOOSE.search));
    for (const typed of ['29/02/1984', '732 829 320 00074', '73282932000074']) {
      await search.fill(typed);
      await until(async () => (await list.count()) === 1, { what: `une fiche pour « ${typed} »` });
      expect((await list.texts())[0]).toContain(MAIWENN.lastName);
    }
    await search.fill('prigent');
    await until(async () => (await list.count()) === 1, { what: 'une fiche trouvée' });

    const other = await atWork(scene, KEPT, MAIWENN);
    await other.panel.part('file');
    await other.panel.fillFile({ lastName: 'Prigentin' });
    await until(async () => (await list.count()) === 2, { what: 'la fiche changée dans l’autre fenêtre' });
  });
});
