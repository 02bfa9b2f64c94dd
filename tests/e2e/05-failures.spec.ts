import { expect, it } from 'vitest';
import { until } from '../tools/stage';
import { FAILING, KEPT } from './support/forms';
import { Line, order, scan, text, write } from './support/line';
import { MAIWENN } from './support/people';
import { BOTH, CHROMIUM, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };

scenes('Pannes du site', BOTH, (scene) => {
  it('14 le site échoue sur un champ : lui seul est dit non enregistré, les autres vont bien, on peut réessayer', async () => {
    const dossier = await scene.openDossier(FAILING);
    scene.sandbox.set({ fail: { stableId: 2402, status: 500, times: 1 } });
    const form = await scan(scene.stage, dossier.tab);
    const orders = [
      order(form, 2401, text(MAIWENN.lastName)),
      order(form, 2402, text(MAIWENN.firstName)),
      order(form, 2403, text(MAIWENN.email)),
    ];
    const results = await write(scene.stage, dossier.tab, orders);
    expect(results).toMatchObject([SAVED, { outcome: 'not-saved', reason: 'save-failed' }, SAVED]);
    expect(dossier.value(2402)).toBeUndefined();
    expect(dossier.value(2403)).toBe(MAIWENN.email);
    // What stands there unsaved is our own value: sent again, and saved this time.
    const again = await write(scene.stage, dossier.tab, [orders[1] ?? order(form, 2402, text(''))]);
    expect(again).toMatchObject([SAVED]);
    expect(dossier.value(2402)).toBe(MAIWENN.firstName);
  });

  it('14 session expirée : la page se recharge, c’est dit une fois, rien ne boucle', async () => {
    const dossier = await scene.openDossier(FAILING);
    const form = await scan(scene.stage, dossier.tab);
    scene.sandbox.set({ expireSession: true });
    const line = await Line.open(scene.stage, dossier.tab);
    await line.send({ do: 'write', order: order(form, 2401, text(MAIWENN.lastName)) });
    await until(() => dossier.tab.url().includes('/users/sign_in'), { what: 'la page de connexion' });
    expect(dossier.saves()).toBe(1);
    expect(scene.sandbox.log.filter(({ kind }) => kind === 'sign-in')).toEqual([]);
    // The sign-in page is never filled.
    const typed = await dossier.tab.fn(() =>
      [...document.querySelectorAll('input')].map((input) => input.value).join(''),
    );
    expect(typed).not.toContain(MAIWENN.lastName);
  });

  it('15 enregistré mais refusé par le site : dit à part, avec les mots du site', async () => {
    const dossier = await scene.openDossier(FAILING);
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 2404, text('44000'))]);
    expect(result).toMatchObject({ outcome: 'saved-invalid' });
    expect(result?.message).toContain('doit comporter une clé');
    expect(dossier.value(2404)).toBe('44000');
  });
});

scenes('Pannes du site, suite', CHROMIUM, (scene) => {
  it('14 connexion coupée : non enregistré, la valeur reste', async () => {
    const dossier = await scene.openDossier(KEPT);
    scene.sandbox.set({ drop: { stableId: 2201 } });
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 2201, text(MAIWENN.lastName)),
      order(form, 2202, text(MAIWENN.firstName)),
    ]);
    expect(results).toMatchObject([{ outcome: 'not-saved' }, SAVED]);
  });

  it('15 le site garde autre chose que ce qui a été écrit : c’est dit', async () => {
    const dossier = await scene.openDossier(KEPT);
    scene.sandbox.set({ normalise: (_pid, _attr, value) => value.toUpperCase() });
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 2201, text(MAIWENN.lastName))]);
    expect(dossier.value(2201)).toBe(MAIWENN.lastName.toUpperCase());
    expect(result?.outcome).not.toBe('not-saved');
    expect(result?.reason === 'rewritten' || result?.outcome === 'saved').toBe(true);
  });
});

scenes(
  'Au rythme du vrai site',
  CHROMIUM,
  (scene) => {
    it('01 avec la seconde d’attente de la plateforme : dix champs enregistrés en moins de dix secondes', async () => {
      const dossier = await scene.openDossier('plain-10');
      const form = await scan(scene.stage, dossier.tab);
      const texts = form.fields.filter(({ type }) => type === 'text' || type === 'textarea');
      const start = performance.now();
      const line = await Line.open(scene.stage, dossier.tab);
      for (const { id } of texts) await line.send({ do: 'write', order: order(form, id, text(`Réponse ${id}`)) });
      for (const { id } of texts) expect(await line.result(id)).toMatchObject(SAVED);
      expect(performance.now() - start).toBeLessThan(10_000);
      for (const { id } of texts) expect(dossier.value(id)).toBe(`Réponse ${id}`);
    });
  },
  { debounceMs: 1000 },
);
