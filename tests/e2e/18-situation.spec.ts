/** The answers given for the aids, looked at again in the client's file: mended, erased, put back. */
import { beforeAll, expect, it } from 'vitest';
import { LISTS } from '../../entrypoints/sidepanel/aids/texts';
import { AGREE, FILE, SITUATION } from '../../entrypoints/sidepanel/texts';
import { factOf } from '../../lib/aids/facts/definitions';
import type { FactId } from '../../lib/aids/types';
import { AID } from '../../lib/texts/aids';
import { COMMON } from '../../lib/texts/common';
import { READING } from '../sandbox';
import { until } from '../tools/stage';
import { AidsPage } from './support/aids.page';
import { axe, tooWide } from './support/axe';
import { openDesk } from './support/desk';
import { words } from './support/panel.page';
import { MAIWENN } from './support/people';
import { BOTH, type Scene, scenes } from './support/scene';

const labelOf = (fact: FactId) => factOf(fact)?.label ?? fact;

/** The panel on *Aides* for a new client who answered these. */
async function answered(scene: Scene, lastName: string): Promise<AidsPage> {
  const page = await scene.openReading(READING.health.url);
  const panel = scene.keepPanel(await AidsPage.open(scene.stage, page));
  await panel.listed();
  await panel.newClient('Gaëlle', lastName);
  await panel.openCard('css', LISTS.page);
  await panel.answer('couverture_assurance_maladie', true);
  await panel.answer('beneficiaire_rsa', true);
  await panel.verdictBecomes('probable');
  await panel.back();
  return panel;
}

/** What stands in the file, « Bénéficiaire du RSA » → « Oui ». */
const kept = (panel: AidsPage): Promise<Record<string, string>> =>
  panel.tab.fn(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-kept]')].map((row) => [
        row.dataset.kept ?? '',
        row.querySelector('b')?.innerText ?? '…',
      ]),
    ),
  );

scenes('La situation du client', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('une réponse se corrige, s’efface et se remet ; les aides suivent', async () => {
    const panel = await answered(scene, 'Essai-Situation');
    await panel.part('file');
    await panel.tab.sees(words(SITUATION.count(2)));
    await panel.button(SITUATION.review).click();
    await panel.role('heading', SITUATION.title).shown();
    expect(await kept(panel)).toEqual({ couverture_assurance_maladie: COMMON.yes, beneficiaire_rsa: COMMON.yes });
    expect(await axe(panel.tab)).toEqual([]);
    expect(await tooWide(panel.tab)).toEqual([]);

    await panel.button(`${SITUATION.edit} ${labelOf('beneficiaire_rsa')}`).click();
    await panel.question('beneficiaire_rsa').role('radio', COMMON.no).click();
    await panel.tab.sees(words(SITUATION.noted(labelOf('beneficiaire_rsa'))));
    expect(await kept(panel)).toMatchObject({ beneficiaire_rsa: COMMON.no });

    await panel.button(`${SITUATION.erase} ${labelOf('beneficiaire_rsa')}`).click();
    await panel.tab.sees(words(SITUATION.erased(labelOf('beneficiaire_rsa'))));
    expect(Object.keys(await kept(panel))).toEqual(['couverture_assurance_maladie']);
    await panel.button(SITUATION.restore).click();
    await until(async () => (await kept(panel)).beneficiaire_rsa === COMMON.no, { what: 'la réponse remise' });

    await panel.button(`${SITUATION.edit} ${labelOf('beneficiaire_rsa')}`).click();
    await panel.question('beneficiaire_rsa').role('radio', AID.doesNotKnow).click();
    await until(async () => !('beneficiaire_rsa' in (await kept(panel))), {
      what: '« Ne sait pas » efface la réponse',
    });

    await panel.button(SITUATION.back).click();
    await panel.tab.sees(words(SITUATION.count(1)));
    await panel.part('aids');
    await panel.listed();
    await until(async () => !(await panel.ids('probable')).includes('css'), { what: 'la C2S de nouveau à vérifier' });
  });

  it('le retrait de l’accord efface les réponses de santé et garde les autres', async () => {
    const panel = await answered(scene, 'Essai-Retrait');
    await panel.search('arrêt de travail');
    await panel.openCard('arret-envoi-48h', LISTS.results);
    await panel.role('button', AGREE.oral).click();
    await panel.answer('arret_en_cours', true);
    await panel.verdictBecomes('probable');
    await panel.part('file');
    await panel.button(SITUATION.review).click();
    expect(Object.keys(await kept(panel)).sort()).toEqual([
      'arret_en_cours',
      'beneficiaire_rsa',
      'couverture_assurance_maladie',
    ]);
    await panel.button(SITUATION.back).click();
    await panel.role('button', FILE.withdraw).click();
    await panel.role('dialog').role('button', FILE.withdraw).click();
    await panel.tab.sees(words(SITUATION.count(2)));
    await panel.button(SITUATION.review).click();
    expect(Object.keys(await kept(panel)).sort()).toEqual(['beneficiaire_rsa', 'couverture_assurance_maladie']);
  });
});
