import { beforeAll, expect, it } from 'vitest';
import { LINE, REVIEW } from '../../entrypoints/sidepanel/texts';
import { until } from '../tools/stage';
import { atWork, nameOf, openDesk } from './support/desk';
import { CHOICES, CONDITIONS, FAILING, KEPT, longForm, TEXTS, UNTOUCHABLE } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN, MAIWENN } from './support/people';
import { BOTH, CHROMIUM, scenes } from './support/scene';

scenes('Le conseiller, de la fiche à l’enregistrement', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it('01 un geste : chaque réponse est écrite, enregistrée, montrée comme telle', async () => {
    const { dossier, panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.fillAndWait(4);
    expect(await panel.states()).toEqual({ 1101: 'saved', 1102: 'saved', 1103: 'saved', 1104: 'saved' });
    expect(dossier.value(1101)).toBe(MAIWENN.lastName);
    expect(dossier.value(1102)).toBe(MAIWENN.activityDescription);
    expect(dossier.value(1103)).toBe(MAIWENN.email);
    expect(String(dossier.value(1104)).replace(/\s/g, '')).toMatch(/^(0261911234|0639981234)$/);
    await panel.tab.sees(words(REVIEW.report(4, 0, 0)));
  });

  it('04 les choix de la fiche : boutons, listes, longue liste', async () => {
    const { dossier, panel } = await atWork(scene, CHOICES, MAIWENN);
    await panel.fillAndWait();
    expect(await panel.states()).toEqual(
      Object.fromEntries([1401, 1402, 1403, 1404, 1405, 1406].map((id) => [id, 'saved'])),
    );
    expect([1401, 1402, 1403, 1404, 1405, 1406].map((id) => dossier.value(id))).toEqual([
      'Mme',
      'true',
      'true',
      'opt-b',
      'Micro-entreprise',
      'Française',
    ]);
  });

  it('12 une réponse déjà là est laissée ; « Tout annuler » après un rechargement remet tout, enregistré', async () => {
    const { dossier, panel } = await atWork(scene, KEPT, MAIWENN, { values: { 2201: 'Nom déjà saisi' } });
    expect((await panel.row(2201)).state).toBe('filled');
    await panel.fillAndWait(2);
    expect(dossier.value(2201)).toBe('Nom déjà saisi');
    await panel.onLine(2201, LINE.overwrite);
    await panel.fillAndWait(1);
    expect(dossier.value(2201)).toBe(MAIWENN.lastName);

    // The page is loaded again and the panel closed and opened: the way back is kept in session memory.
    await dossier.tab.reload();
    await panel.tab.close();
    const again = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await again.reviewed();
    await again.undoAll();
    expect([2201, 2202, 2203].map((id) => dossier.value(id))).toEqual(['Nom déjà saisi', '', '']);
    const shown = await dossier.tab.fn(() =>
      [...document.querySelectorAll<HTMLInputElement>('#dossier-edit-form .editable-champ input')].map(
        (input) => input.value,
      ),
    );
    expect(shown).toEqual(['Nom déjà saisi', '', '']);
  });

  it('13 engagement, pièce, carte, consentement, autre personne : montrés à part, jamais écrits', async () => {
    const { dossier, panel } = await atWork(scene, UNTOUCHABLE, MAIWENN);
    const ticked = () => dossier.tab.fn(() => [...document.querySelectorAll('input:checked')].map((input) => input.id));
    const before = await ticked();
    await panel.fillAndWait(1);
    const states = await panel.states();
    expect(states[2307]).toBe('saved');
    for (const id of [2301, 2302, 2303, 2304, 2305]) expect(['never', 'unknown'], String(id)).toContain(states[id]);
    expect(states[2306]).not.toBe('saved');
    expect(Object.keys(scene.sandbox.dossier(dossier.id).values)).toEqual(['2307']);
    expect(await ticked()).toEqual(before);
  });

  it('14, 15 ce que le site n’a pas gardé est dit, gardé dans le panneau, réessayé d’un geste', async () => {
    const { dossier, panel } = await atWork(scene, FAILING, MAIWENN);
    scene.sandbox.set({ fail: { stableId: 2402, status: 500, times: 1 } });
    await panel.fillAndWait();
    expect(await panel.states()).toEqual({ 2401: 'saved', 2402: 'not-saved', 2403: 'saved', 2404: 'saved-invalid' });
    expect((await panel.row(2402)).text).toContain(MAIWENN.firstName);
    expect((await panel.row(2404)).text).toContain('doit comporter une clé');
    await panel.onLine(2402, LINE.retry);
    await panel.becomes(2402, 'saved');
    expect(dossier.value(2402)).toBe(MAIWENN.firstName);
  });
});

scenes('Les jours sans', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it('09 une question qui apparaît pendant le remplissage est remplie dans le même geste', async () => {
    const { dossier, panel } = await atWork(scene, CONDITIONS, MAIWENN);
    await panel.fillAndWait();
    expect(dossier.value(1901)).toBe('true');
    await panel.becomes(1902, 'saved');
    expect(dossier.value(1902)).toBe(MAIWENN.lastName);
    expect(dossier.value(1903)).toBeUndefined();
  });

  it('le service d’arrière-plan arrêté en plein remplissage : tout s’enregistre quand même', async () => {
    const { dossier, panel } = await atWork(scene, longForm(12), MAIWENN);
    scene.sandbox.set({ delayMs: 150 });
    await panel.fill(12);
    await until(() => dossier.saves() >= 2, { what: 'un remplissage commencé' });
    await scene.stage.killWorker();
    await panel.rested();
    expect(Object.values(await panel.states())).toEqual(Array(12).fill('saved'));
    await panel.undoAll();
    expect(Object.values(scene.sandbox.dossier(dossier.id).values).map(({ value }) => value)).toEqual(
      Array(12).fill(''),
    );
  });

  it('le panneau fermé en plein remplissage : la page s’arrête, le journal reste, on peut reprendre et tout annuler', async () => {
    const { dossier, panel } = await atWork(scene, longForm(30), MAIWENN);
    scene.sandbox.set({ delayMs: 250 });
    await panel.fill(30);
    await until(() => dossier.saves() >= 3, { what: 'un remplissage commencé' });
    await panel.tab.close();
    // What was under way ends; nothing new begins.
    let before = -1;
    await until(
      async () => {
        const now = scene.sandbox.log.filter(({ kind, status }) => kind === 'autosave' && status > 0).length;
        const quiet = now === before && now === dossier.saves();
        before = now;
        await new Promise((next) => setTimeout(next, 400));
        return quiet;
      },
      { what: 'le calme' },
    );
    const written = Object.keys(scene.sandbox.dossier(dossier.id).values).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(30);

    scene.sandbox.set({ delayMs: 0 });
    const again = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await again.reviewed();
    await again.fillAndWait();
    expect(Object.keys(scene.sandbox.dossier(dossier.id).values)).toHaveLength(30);
    expect(scene.sandbox.log.filter(({ kind }) => kind === 'submit')).toEqual([]);
  });

  it('« Arrêter » : ce qui est commencé finit, le reste n’est pas touché', async () => {
    const { dossier, panel } = await atWork(scene, longForm(30), MAIWENN);
    scene.sandbox.set({ delayMs: 250 });
    await panel.fill(30);
    await until(() => dossier.saves() >= 3, { what: 'un remplissage commencé' });
    await panel.role('button', REVIEW.stop).click();
    await panel.rested();
    const states = Object.values(await panel.states());
    const saved = states.filter((state) => state === 'saved').length;
    expect(saved).toBe(Object.keys(scene.sandbox.dossier(dossier.id).values).length);
    expect(saved).toBeLessThan(30);
    expect(await panel.role('button', /^Préremplir/).exists()).toBe(true);
  });

  it('22 deux onglets, deux dossiers, deux clients : rien ne se mêle', async () => {
    const one = await atWork(scene, TEXTS, MAIWENN);
    const two = await atWork(scene, TEXTS, AURELIEN);
    await Promise.all([one.panel.fill(), two.panel.fill()]);
    await Promise.all([one.panel.rested(), two.panel.rested()]);
    expect(one.dossier.value(1101)).toBe(MAIWENN.lastName);
    expect(two.dossier.value(1101)).toBe(AURELIEN.lastName);
    expect(one.dossier.value(1103)).toBe(MAIWENN.email);
    expect(two.dossier.value(1103)).toBe(AURELIEN.email);
    // Same dossier in another tab: same client, without asking again.
    const { url } = { url: one.dossier.tab.url() };
    const third = scene.keep(await scene.stage.openDossier(url));
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, third));
    await panel.reviewed();
    await panel.tab.sees(words(nameOf(MAIWENN)));
  });
});
