import { expect, it } from 'vitest';
import { until } from '../tools/stage';
import { CONDITIONS, KEPT, ROWS, TEXTS, UNTOUCHABLE } from './support/forms';
import { choice, fieldOf, Line, order, scan, text, write } from './support/line';
import { formMarkup } from './support/markup';
import { MAIWENN } from './support/people';
import { BOTH, CHROMIUM, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };
const control = (id: string | number, attr = 'value') => `[name="dossier[champs_public_attributes][${id}][${attr}]"]`;

scenes('La vie d’un formulaire', BOTH, (scene) => {
  it('12 ce qui est déjà rempli n’est pas écrasé ; défaire remet ce qui était là, et l’enregistre', async () => {
    const dossier = await scene.openDossier(KEPT, { values: { 2201: 'Nom déjà saisi', 2203: 'deja@example.org' } });
    const form = await scan(scene.stage, dossier.tab);
    expect(fieldOf(form, 2201).state).toBe('filled');

    const [kept, written, replaced] = await write(scene.stage, dossier.tab, [
      order(form, 2201, text(MAIWENN.lastName)),
      order(form, 2202, text(MAIWENN.firstName)),
      order(form, 2203, text(MAIWENN.email), true),
    ]);
    expect(kept).toMatchObject({ outcome: 'refused', reason: 'not-empty' });
    expect(dossier.value(2201)).toBe('Nom déjà saisi');
    expect(dossier.saves(2201)).toBe(0);
    expect([written, replaced]).toMatchObject([SAVED, SAVED]);
    expect(dossier.value(2203)).toBe(MAIWENN.email);

    const line = await Line.open(scene.stage, dossier.tab);
    for (const result of [written, replaced]) {
      if (!result?.before || !result.after) throw new Error('Pas de quoi défaire');
      await line.send({ do: 'restore', fieldId: result.fieldId, before: result.before, after: result.after });
      expect(await line.result(result.fieldId)).toMatchObject(SAVED);
    }
    expect(dossier.value(2202)).toBe('');
    expect(dossier.value(2203)).toBe('deja@example.org');
    await line.close();
  });

  it('12 défaire ne touche pas ce que quelqu’un a changé depuis', async () => {
    const dossier = await scene.openDossier(KEPT);
    const form = await scan(scene.stage, dossier.tab);
    const [written] = await write(scene.stage, dossier.tab, [order(form, 2202, text(MAIWENN.firstName))]);
    if (!written?.before || !written.after) throw new Error('Pas de quoi défaire');
    await dossier.tab.type(control(2202), ' Rose');
    await until(() => dossier.value(2202) === `${MAIWENN.firstName} Rose`, { what: 'la saisie enregistrée' });

    const line = await Line.open(scene.stage, dossier.tab);
    await line.send({ do: 'restore', fieldId: '2202', before: written.before, after: written.after });
    await until(async () => (await line.news()).length > 0, { what: 'une réponse' });
    expect(await line.result('2202')).toMatchObject({ outcome: 'refused', reason: 'changed-since' });
    expect(dossier.value(2202)).toBe(`${MAIWENN.firstName} Rose`);
  });

  it('13 attestation, pièce, carte, type inconnu : listés, refusés, intacts', async () => {
    for (const gen of ['2026-01', 'later'] as const) {
      const dossier = await scene.openDossier(UNTOUCHABLE, { gen });
      const form = await scan(scene.stage, dossier.tab);
      const before = await formMarkup(dossier.tab);
      expect(fieldOf(form, 2301).refusal).toBe('attestation');
      expect(fieldOf(form, 2302).refusal).toBe('file');
      expect(fieldOf(form, 2303).refusal).toBe('map');
      expect(fieldOf(form, 2304).refusal).toBe('unsupported');
      // Even an order that should never be sent leaves them alone.
      const results = await write(scene.stage, dossier.tab, [
        order(form, 2301, { kind: 'choice', labels: ['Oui'], code: 'true', other: null }),
        order(form, 2301, text('true'), true),
        order(form, 2302, text('piece.pdf')),
        order(form, 2303, text('48.85,2.35')),
        order(form, 2304, text(MAIWENN.lastName)),
      ]);
      for (const result of results) expect(result.outcome).toBe('refused');
      expect(await formMarkup(dossier.tab)).toBe(before);
      expect(dossier.saves()).toBe(0);
    }
  });

  it('18, 19 aucun envoi, aucune requête de l’extension, aucune trace dans le formulaire', async () => {
    const dossier = await scene.openDossier(TEXTS);
    const form = await scan(scene.stage, dossier.tab);
    const before = await formMarkup(dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1101, text(MAIWENN.lastName)),
      order(form, 1102, text('Réparation de vélos')),
      order(form, 1103, text(MAIWENN.email)),
      order(form, 1104, text(MAIWENN.phone)),
    ]);
    expect(results).toMatchObject([SAVED, SAVED, SAVED, SAVED]);
    expect(await formMarkup(dossier.tab)).toBe(before);
    const foreign = await dossier.tab.fn(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => /relais/i.test(`${element.tagName} ${element.id} ${element.className}`))
        .map((element) => element.tagName),
    );
    expect(foreign).toEqual([]);

    const log = scene.sandbox.log;
    expect(log.filter(({ kind }) => kind === 'submit' || kind === 'new-dossier')).toEqual([]);
    expect(scene.sandbox.dossier(dossier.id).submitted).toBe(0);
    // Every request is a page load or one the page's own script signed.
    const unsigned = log.filter(
      ({ byPage, kind, fetchMode }) => !byPage && kind !== 'asset' && fetchMode !== 'navigate',
    );
    expect(unsigned.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(log.map(({ origin }) => origin).filter((origin) => origin.includes('extension'))).toEqual([]);
  });
});

scenes('La vie d’un formulaire, suite', CHROMIUM, (scene) => {
  it('09 un champ qui apparaît après une réponse se remplit ; un champ caché jamais', async () => {
    const dossier = await scene.openDossier(CONDITIONS);
    const form = await scan(scene.stage, dossier.tab);
    expect(fieldOf(form, 1902).visible).toBe(false);
    expect(fieldOf(form, 1901).gatesOthers).toBe(true);
    const early = await write(scene.stage, dossier.tab, [order(form, 1902, text(MAIWENN.lastName))]);
    expect(early).toMatchObject([{ outcome: 'refused', reason: 'field-hidden' }]);

    const results = await write(scene.stage, dossier.tab, [
      order(form, 1901, { kind: 'choice', labels: ['Oui'], code: 'true', other: null }),
      order(form, 1902, text(MAIWENN.lastName)),
      order(form, 1903, text(MAIWENN.firstName)),
    ]);
    expect(results).toMatchObject([SAVED, SAVED, { outcome: 'refused', reason: 'field-hidden' }]);
    expect(dossier.value(1902)).toBe(MAIWENN.lastName);
    expect(dossier.saves(1903)).toBe(0);
  });

  for (const gen of ['2026-01', 'later'] as const) {
    it(`10 répétition : les lignes ajoutées dans la page se remplissent, celles qui étaient là restent (${gen})`, async () => {
      const dossier = await scene.openDossier(ROWS, { gen, rows: { 2001: [{ 2002: '44306184100047' }] } });
      // The person adds two rows with the site's own button; the extension never does.
      for (const count of [2, 3]) {
        await dossier.tab.click('[id^="create_repetition"]');
        await until(async () => (await scan(scene.stage, dossier.tab)).fields.length === count, {
          what: `${count} lignes`,
        });
      }
      // The site moved the focus into the new row; the person leaves it for the panel.
      await dossier.tab.fn(() => (document.activeElement as HTMLElement).blur());
      const form = await scan(scene.stage, dossier.tab);
      const [first, second, third] = form.fields;
      if (!first || !second || !third) throw new Error('Trois lignes attendues');
      expect(form.fields.map(({ repetition }) => repetition?.row)).toEqual([1, 2, 3]);
      // The site adds the row's number to a lone label; it is not part of the question.
      expect(new Set(form.fields.map(({ label }) => label))).toEqual(new Set(['SIRET de votre entreprise']));
      expect([first.state, second.state, third.state]).toEqual(['filled', 'empty', 'empty']);

      const results = await write(scene.stage, dossier.tab, [
        order(form, first.id, text(MAIWENN.siret)),
        order(form, second.id, text(MAIWENN.siret)),
        order(form, third.id, text('35600000000048')),
      ]);
      expect(results).toMatchObject([{ outcome: 'refused', reason: 'not-empty' }, SAVED, SAVED]);
      const stored = (id: string) => String(dossier.value(id, 'external_id')).replace(/\s/g, '');
      expect([first, second, third].map(({ id }) => stored(id))).toEqual([
        '44306184100047',
        MAIWENN.siret,
        '35600000000048',
      ]);
      expect(scene.sandbox.log.filter(({ kind }) => kind === 'row-add')).toHaveLength(2);
    });
  }

  it('16 la personne écrit dans un champ pendant le remplissage : on le lui laisse', async () => {
    const dossier = await scene.openDossier(KEPT);
    scene.sandbox.set({ delayMs: 400 });
    const form = await scan(scene.stage, dossier.tab);
    await dossier.tab.front();
    const line = await Line.open(scene.stage, dossier.tab);
    await line.send({ do: 'write', order: order(form, 2201, text(MAIWENN.lastName)) });
    await dossier.tab.type(control(2202), 'Ma');
    await line.send({ do: 'write', order: order(form, 2202, text(MAIWENN.firstName)) });
    expect(await line.result('2202')).toMatchObject({ outcome: 'refused' });
    expect(['person-typing', 'not-empty']).toContain((await line.result('2202')).reason);
    expect(await line.result('2201')).toMatchObject(SAVED);
    await dossier.tab.page.keyboard.type('rie');
    await until(() => dossier.value(2202) === 'Marie', { what: 'la saisie de la personne, enregistrée' });
  });

  it('17 onglet caché pendant le remplissage : pause, puis reprise', async () => {
    const dossier = await scene.openDossier(KEPT);
    const form = await scan(scene.stage, dossier.tab);
    const show = await scene.stage.hide(dossier.tab);
    const line = await Line.open(scene.stage, dossier.tab);
    await line.send({ do: 'write', order: order(form, 2201, text(MAIWENN.lastName)) });
    await until(async () => (await line.news()).some(({ news }) => news === 'paused'), { what: 'la pause' });
    expect(dossier.saves()).toBe(0);
    await show();
    expect(await line.result('2201')).toMatchObject(SAVED);
    expect((await line.news()).map(({ news }) => news)).toEqual(['paused', 'resumed', 'result']);
    expect(dossier.value(2201)).toBe(MAIWENN.lastName);
  });

  it('20 modification après dépôt, page en anglais, personne invitée : même remplissage', async () => {
    for (const wish of [
      { state: 'en_construction' as const, page: 'modifier' },
      { lang: 'en' as const },
      { role: 'invited' as const },
    ]) {
      const dossier = await scene.openDossier(KEPT, wish);
      const form = await scan(scene.stage, dossier.tab);
      expect(form).toMatchObject({
        place: 'champs',
        lang: 'lang' in wish ? 'en' : 'fr',
        role: 'role' in wish ? 'invited' : 'owner',
      });
      const [result] = await write(scene.stage, dossier.tab, [order(form, 2201, text(MAIWENN.lastName))]);
      expect(result).toMatchObject(SAVED);
      expect(dossier.value(2201)).toBe(MAIWENN.lastName);
    }
    expect(scene.sandbox.log.filter(({ kind }) => kind === 'submit' || kind === 'check-completeness')).toEqual([]);
  });

  it('22 retour en arrière : la page retrouvée se lit et se remplit encore', async () => {
    const dossier = await scene.openDossier(KEPT);
    await scan(scene.stage, dossier.tab);
    await dossier.tab.goto('https://demarche.numerique.gouv.fr/dossiers');
    await dossier.tab.back();
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 2201, text(MAIWENN.lastName))]);
    expect(result).toMatchObject(SAVED);
  });

  it('22 deux dossiers de la même démarche : mêmes champs, valeurs jamais mêlées', async () => {
    const [one, two] = [await scene.openDossier(KEPT), await scene.openDossier(KEPT)];
    const [first, second] = [await scan(scene.stage, one.tab), await scan(scene.stage, two.tab)];
    expect(first.fields.map(({ stableId }) => stableId)).toEqual(second.fields.map(({ stableId }) => stableId));
    expect(first.dossier).not.toBe(second.dossier);
    const lines = await Promise.all([Line.open(scene.stage, one.tab), Line.open(scene.stage, two.tab)]);
    await lines[0].send({ do: 'write', order: order(first, 2201, text('Premier')) });
    await lines[1].send({ do: 'write', order: order(second, 2201, text('Second')) });
    expect(await lines[0].result('2201')).toMatchObject(SAVED);
    expect(await lines[1].result('2201')).toMatchObject(SAVED);
    expect([one.value(2201), two.value(2201)]).toEqual(['Premier', 'Second']);
  });

  it('un champ dont le libellé ou la nature a changé depuis la relecture est refusé', async () => {
    const dossier = await scene.openDossier(KEPT);
    const form = await scan(scene.stage, dossier.tab);
    await dossier.tab.fn((css: string) => {
      const label = document.querySelector(css)?.closest('.editable-champ')?.querySelector('label');
      if (label) label.textContent = 'Nom du tuteur';
    }, control(2201));
    const results = await write(scene.stage, dossier.tab, [
      order(form, 2201, text(MAIWENN.lastName)),
      { ...order(form, 2202, text(MAIWENN.firstName)), reviewed: { type: 'email', label: 'Prénom' } },
      { ...order(form, 2203, choice(MAIWENN.email)) },
    ]);
    expect(results).toMatchObject(Array(3).fill({ outcome: 'refused', reason: 'field-changed' }));
    expect(dossier.saves()).toBe(0);
  });
});
