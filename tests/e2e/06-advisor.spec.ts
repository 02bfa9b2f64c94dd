import { beforeAll, expect, it } from 'vitest';
import { REVIEW } from '../../entrypoints/sidepanel/texts';
import { atWork, openDesk } from './support/desk';
import { CHOICES, KEPT, TEXTS, UNTOUCHABLE } from './support/forms';
import { words } from './support/panel.page';
import { MAIWENN } from './support/people';
import { BOTH, scenes } from './support/scene';

scenes('Le conseiller, de la fiche à l’enregistrement', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('01 un geste : chaque réponse est écrite, enregistrée, montrée comme telle', async () => {
    const { dossier, panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.fillAndWait();
    expect(await panel.states()).toEqual({ 1101: 'saved', 1102: 'saved', 1103: 'saved', 1104: 'saved' });
    expect(dossier.value(1101)).toBe(MAIWENN.lastName);
    expect(dossier.value(1102)).toBe(MAIWENN.activityDescription);
    expect(dossier.value(1103)).toBe(MAIWENN.email);
    expect(String(dossier.value(1104)).replace(/\s/g, '')).toMatch(/^(0261911234|0639981234)$/);
    await panel.tab.sees(words(REVIEW.report(4, 0, 0)));
  });
});
