import { expect, it } from 'vitest';
import type { RunCommand } from '../../lib/messages';
import type { FormDef } from '../sandbox/server/definition';
import { until } from '../tools/stage';
import { IDENTITY, TEXTS } from './support/forms';
import { askScan, choice, fieldOf, Line, order, scan, text, write } from './support/line';
import { besideTheForm, formMarkup } from './support/markup';
import { BOTH, CHROMIUM, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };
const locate = (scene: { stage: { inExtension: CallableFunction } }, tabId: number, fieldId: string | null) =>
  scene.stage.inExtension(
    (id: number, wanted: string | null) =>
      (globalThis as unknown as { chrome: { tabs: { sendMessage(...args: unknown[]): Promise<unknown> } } }).chrome.tabs
        .sendMessage(id, { type: 'page/locate', fieldId: wanted }, { frameId: 0 })
        .catch(() => null),
    tabId,
    fieldId,
  );

const long = (path: string, count: number, label: (i: number) => string): FormDef => ({
  path,
  number: 970,
  title: `Démarche « ${path} »`,
  applicant: 'individual',
  champs: Array.from({ length: count }, (_, i) => ({ id: 7000 + i, type: 'text', label: label(i) })),
});

scenes('Identité', BOTH, (scene) => {
  it('11 pour un tiers : chacun dans son bloc, rien n’est envoyé', async () => {
    const dossier = await scene.openDossier(IDENTITY, {
      forTiers: null,
      identity: { forTiers: true },
      page: 'identite',
    });
    const form = await scan(scene.stage, dossier.tab);
    expect(form).toMatchObject({ place: 'identity', mode: 'third-party', role: 'owner' });
    const results = await write(scene.stage, dossier.tab, [
      order(form, 'mandataire.last_name', text('Conseil')),
      order(form, 'mandataire.first_name', text('Ana')),
      order(form, 'individual.gender', { kind: 'choice', labels: ['Madame'], code: 'Mme', other: null }),
      order(form, 'individual.nom', text('Kerzoncuf')),
      order(form, 'individual.prenom', text('Maïwenn')),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('written'));
    const values = await dossier.tab.fn(() =>
      [...document.querySelectorAll<HTMLInputElement>('#identite-form input:not([type=hidden])')]
        .filter((input) => input.type !== 'radio' || input.checked)
        .map((input) => `${input.name} ${input.value}`)
        .filter((line) => !line.endsWith(' ')),
    );
    expect(values.sort()).toEqual([
      'dossier[individual_attributes][gender] Mme',
      'dossier[individual_attributes][nom] Kerzoncuf',
      'dossier[individual_attributes][prenom] Maïwenn',
      'dossier[mandataire_first_name] Ana',
      'dossier[mandataire_last_name] Conseil',
    ]);
    expect(scene.sandbox.log.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('11 la case du courriel n’est écrite que montrée par la personne ; l’identité verrouillée reste intacte', async () => {
    const dossier = await scene.openDossier(IDENTITY, {
      forTiers: null,
      identity: { forTiers: true },
      page: 'identite',
    });
    const form = await scan(scene.stage, dossier.tab);
    const email = order(form, 'individual.email', text('maiwenn@example.org'));
    const [hidden] = await write(scene.stage, dossier.tab, [email]);
    expect(hidden).toMatchObject({ outcome: 'refused', reason: 'field-hidden' });
    await dossier.tab.click('label[for=notification_method_email]');
    const [shown] = await write(scene.stage, dossier.tab, [email]);
    expect(shown).toMatchObject({ outcome: 'written' });

    const locked = await scene.openDossier(IDENTITY, {
      gen: 'later',
      forTiers: null,
      identity: { forTiers: false, locked: true, nom: 'Martin' },
      page: 'identite',
    });
    const lockedForm = await scan(scene.stage, locked.tab);
    expect(fieldOf(lockedForm, 'individual.nom').state).toBe('locked');
    const [refused] = await write(scene.stage, locked.tab, [order(lockedForm, 'individual.nom', text('Autre'), true)]);
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'field-locked' });
  });
});

scenes('La page', CHROMIUM, (scene) => {
  it('montrer un champ : un contour hors du formulaire, sans rien y laisser, et il s’en va', async () => {
    const dossier = await scene.openDossier(long('long', 60, (i) => `Question ${i}`));
    await scan(scene.stage, dossier.tab);
    const [markup, beside] = [await formMarkup(dossier.tab), await besideTheForm(dossier.tab)];
    expect(await locate(scene, dossier.tab.id, '7050')).toEqual({ found: true });
    await dossier.tab.waitFor(() => {
      const box = document.getElementById('champ-7050')?.getBoundingClientRect();
      return box !== undefined && box.top > 0 && box.bottom < innerHeight;
    });
    expect((await besideTheForm(dossier.tab)).length).toBe(beside.length + 1);
    // Closed, and without a word.
    expect(await dossier.tab.fn(() => [document.documentElement.lastElementChild?.shadowRoot ?? null])).toEqual([null]);
    expect(await dossier.tab.fn(() => document.documentElement.lastElementChild?.textContent)).toBe('');
    expect(await formMarkup(dossier.tab)).toBe(markup);
    expect(await locate(scene, dossier.tab.id, '9999')).toEqual({ found: false });
    await locate(scene, dossier.tab.id, null);
    expect(await besideTheForm(dossier.tab)).toEqual(beside);
  });

  it('mille cent champs, un libellé de dix mille lettres : lus jusqu’à la limite, et c’est dit', async () => {
    const dossier = await scene.openDossier(
      long('demesure', 1_100, (i) => (i === 0 ? 'é'.repeat(10_000) : `Question ${i}`)),
    );
    const form = await scan(scene.stage, dossier.tab);
    expect(form.truncated).toBe(true);
    expect(form.fields.length).toBe(1_000);
    expect(form.fields[0]?.label.length).toBe(2_000);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 7000, text('écrit'))]);
    expect(result).toMatchObject(SAVED);
  });

  it('un ordre qui n’a pas notre forme est ignoré tout entier, les suivants passent', async () => {
    const dossier = await scene.openDossier(TEXTS);
    const form = await scan(scene.stage, dossier.tab);
    const good = order(form, 1101, text('Kerzoncuf'));
    const line = await Line.open(scene.stage, dossier.tab);
    const wrong: unknown[] = [
      'write',
      { do: 'submit' },
      { do: 'write', order: { ...good, fieldId: 1104 } },
      { do: 'write', order: { ...good, fieldId: '1103', intent: { kind: 'text' } } },
      { do: 'restore', fieldId: '1104', before: 'x', after: [] },
    ];
    for (const command of wrong) await line.send(command as RunCommand);
    await line.send({ do: 'write', order: { ...good, fieldId: '1"] , [name="x' } });
    await line.send({ do: 'write', order: good });
    expect(await line.result('1101')).toMatchObject(SAVED);
    expect((await line.news()).length).toBe(2);
    expect(Object.keys(scene.sandbox.dossier(dossier.id).values)).toEqual(['1101']);
    await line.close();
  });

  it('une liste ouverte alors que la personne écrit ailleurs lui rend sa place', async () => {
    const choices = Array.from({ length: 25 }, (_, i) => `Choix ${i}`);
    const dossier = await scene.openDossier({
      ...long('place', 3, (i) => `Question ${i}`),
      champs: [
        { id: 7000, type: 'text', label: 'Question 0' },
        ...Array.from({ length: 20 }, (_, i) => ({ id: 7100 + i, type: 'text', label: `Entre ${i}` })),
        { id: 7001, type: 'drop_down_list', label: 'Liste', options: choices },
      ],
    });
    const form = await scan(scene.stage, dossier.tab);
    await dossier.tab.type('[name="dossier[champs_public_attributes][7000][value]"]', 'abc');
    await dossier.tab.press('ArrowLeft');
    const place = () =>
      dossier.tab.fn(() => {
        const input = document.activeElement as HTMLInputElement;
        return [input.name, input.selectionStart, Math.round(scrollY)];
      });
    const before = await place();
    const [result] = await write(scene.stage, dossier.tab, [order(form, 7001, choice('Choix 23'))]);
    expect(result).toMatchObject(SAVED);
    expect(await place()).toEqual(before);
    await until(() => dossier.value(7000) === 'abc', { what: 'la saisie de la personne, enregistrée' });
  });

  it('panneau fermé : le champ commencé se termine, aucun autre ne commence', async () => {
    const dossier = await scene.openDossier(long('ferme', 20, (i) => `Question ${i}`));
    scene.sandbox.set({ delayMs: 300 });
    const form = await scan(scene.stage, dossier.tab);
    const line = await Line.open(scene.stage, dossier.tab);
    for (const { id } of form.fields) await line.send({ do: 'write', order: order(form, id, text(`Réponse ${id}`)) });
    await until(() => dossier.saves() > 0, { what: 'un premier enregistrement' });
    await line.close();
    const standing = () =>
      dossier.tab.fn(
        () => [...document.querySelectorAll<HTMLInputElement>('.editable-champ input')].filter((i) => i.value).length,
      );
    const count = await standing();
    expect(count).toBeLessThan(20);
    await until(() => dossier.saves() === count, { what: 'ce qui était commencé, enregistré' });
    expect(await standing()).toBe(count);
  });

  it('pages d’agent, de liste ou de connexion : rien à lire, rien d’écouté', async () => {
    const dossier = await scene.openDossier(TEXTS);
    await scan(scene.stage, dossier.tab);
    for (const path of ['/dossiers', '/users/sign_in', `/procedures/900/dossiers/${dossier.id}`]) {
      await dossier.tab.goto(`https://demarche.numerique.gouv.fr${path}`);
      expect(await askScan(scene.stage, dossier.tab), path).toBeNull();
    }
  });
});
