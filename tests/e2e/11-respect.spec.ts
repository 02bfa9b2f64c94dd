import { beforeAll, expect, it } from 'vitest';
import { until } from '../tools/stage';
import { atWork, openDesk } from './support/desk';
import { KEPT, longForm, TEXTS, UNTOUCHABLE } from './support/forms';
import { askScan, fieldOf, Line, order, scan, text, write } from './support/line';
import { formMarkup } from './support/markup';
import { PanelPage } from './support/panel.page';
import { MAIWENN } from './support/people';
import { CHROMIUM, ELSEWHERE, scenes } from './support/scene';

const APP = 'https://demarche.numerique.gouv.fr';
const SAVED = { outcome: 'saved', reason: null };

scenes('Ce que l’extension ne fait pas', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('18 aucune requête vers le site des démarches, ni ailleurs, depuis le panneau ou l’arrière-plan', async () => {
    const asked: string[] = [];
    const dossier = await scene.openDossier(TEXTS);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    panel.tab.page.on('request', (request) => asked.push(request.url()));
    const worker = await scene.stage.workerSession();
    await worker.send('Network.enable');
    worker.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));

    await panel.role('button', new RegExp(MAIWENN.lastName)).click();
    await panel.reviewed();
    await panel.fillAndWait(4);
    await panel.undoAll();
    expect(asked.filter((url) => !url.startsWith(scene.stage.origin) && !/^(data|blob):/.test(url))).toEqual([]);
    // The site's own log agrees: pages, and what the page's script signed.
    const unsigned = scene.sandbox.log.filter(
      ({ byPage, kind, fetchMode }) => !byPage && kind !== 'asset' && fetchMode !== 'navigate',
    );
    expect(unsigned).toEqual([]);
    expect(
      scene.sandbox.log.filter(({ kind }) => ['submit', 'new-dossier', 'upload', 'row-add'].includes(kind)),
    ).toEqual([]);
  });

  it('19 regarder un champ : un cadre hors du formulaire, sans un mot du client, retiré ensuite', async () => {
    const { dossier, panel } = await atWork(scene, TEXTS, MAIWENN);
    const before = await formMarkup(dossier.tab);
    const outside = () =>
      dossier.tab.fn(() =>
        [...document.body.children, ...document.documentElement.children].map((e) => e.outerHTML.slice(0, 200)),
      );
    const around = await outside();
    await panel.role('button', /^Nom de famille/).click();
    await until(async () => (await outside()).length > around.length, { what: 'le cadre' });
    expect(await formMarkup(dossier.tab)).toBe(before);
    const added = (await outside()).filter((html) => !around.includes(html)).join('');
    expect(added).not.toContain(MAIWENN.lastName);
    // The panel goes away without a word; the person goes on in the page.
    await panel.tab.close();
    await dossier.tab.click('h1');
    await until(async () => (await outside()).length === around.length, { what: 'le cadre retiré' });
    expect(await formMarkup(dossier.tab)).toBe(before);
  });

  it('20 annotations d’agents, aperçu d’administration, connexion, liste des dossiers : inerte', async () => {
    const { id } = scene.sandbox.createDossier({ form: 'all-types' });
    const panelSays: Record<string, RegExp> = {
      [`/procedures/90010/dossiers/${id}/annotations`]: /agents|démarche/,
      '/admin/procedures/90010/apercu': /agents|démarche/,
      '/users/sign_in': /connexion|démarche/,
      '/dossiers': /formulaire|démarche/,
    };
    for (const [path, words] of Object.entries(panelSays)) {
      const tab = scene.keep(await scene.stage.openTab(`${APP}${path}`));
      const answer = await askScan(scene.stage, tab);
      expect(answer === null || 'none' in answer, path).toBe(true);
      const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
      await panel.tab.sees(words);
      expect(await panel.rows(), path).toEqual([]);
    }
  });

  it('rien n’est injecté hors des pages de dossiers', async () => {
    for (const url of [
      `${APP}/users/sign_in`,
      `${APP}/commencer/tous-les-types`,
      `https://${ELSEWHERE}/dossiers/1001/brouillon`,
    ]) {
      const tab = scene.keep(await scene.stage.openTab(url));
      expect(await scene.stage.worlds(tab), url).not.toContain('Relais TI');
    }
    const { tab } = await scene.openDossier(KEPT);
    await until(async () => (await scene.stage.worlds(tab)).includes('Relais TI'), { what: 'le script de page' });
  });
});

scenes('Pages et messages hostiles', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('une page qui n’est pas ce qu’elle dit : refusée en mots, rien d’écrit', async () => {
    const { id } = scene.sandbox.createDossier({ form: KEPT });
    // The address of a form, and nothing of a form.
    const tab = scene.keep(await scene.stage.openTab(`${APP}/dossiers/${id}/brouillon`));
    await tab.fn(() => {
      document.body.innerHTML =
        '<main><h1>Autre chose</h1><input name="dossier[champs_public_attributes][1][value]"></main>';
    });
    const answer = await askScan(scene.stage, tab);
    expect(answer && 'none' in answer).toBe(true);
    // Private annotations smuggled into a public form.
    const other = await scene.openDossier(KEPT);
    await other.tab.fn(() => {
      document
        .querySelector('#dossier-edit-form')
        ?.insertAdjacentHTML('beforeend', '<input name="dossier[champs_private_attributes][9][value]">');
    });
    expect(await askScan(scene.stage, other.tab)).toEqual({ none: 'agent-page' });
  });

  it('messages de la page : sans effet', async () => {
    const { tab, saves } = await scene.openDossier(KEPT);
    const form = await scan(scene.stage, tab);
    const before = await formMarkup(tab);
    await tab.fn(
      (sent: never) => {
        const runtime = (
          globalThis as unknown as { chrome?: { runtime?: { sendMessage?: (id: string, m: unknown) => void } } }
        ).chrome?.runtime;
        for (const message of sent as unknown[]) {
          window.postMessage(message, '*');
          document.dispatchEvent(new CustomEvent('relais-run', { detail: message }));
          document.documentElement.dispatchEvent(new CustomEvent('autosave:end', { detail: message }));
          runtime?.sendMessage?.('any', message);
        }
      },
      [
        { type: 'page/scan' },
        { do: 'write', order: order(form, 2201, text('Intrus')) },
        { type: 'desk/badge', tabId: 1, ready: 9 },
        { type: 'seen/form', place: '<script>', dossier: { toString: 'x' } },
      ] as never,
    );
    expect(await formMarkup(tab)).toBe(before);
    expect(saves()).toBe(0);
    // And badly shaped orders from our own side: dropped, the next good one works.
    const line = await Line.open(scene.stage, tab);
    for (const bad of [
      null,
      'write',
      { do: 'write' },
      { do: 'write', order: { fieldId: 2201 } },
      { do: 'write', order: { ...order(form, 2201, text('x')), intent: { kind: 'text', text: 12 } } },
      { do: 'restore', fieldId: '2201', before: 'x', after: [] },
      { do: 'submit' },
    ]) {
      await line.send(bad as never);
    }
    await line.send({ do: 'write', order: order(form, 2202, text(MAIWENN.firstName)) });
    expect(await line.result('2202')).toMatchObject(SAVED);
    expect((await line.news()).filter(({ news }) => news === 'result')).toHaveLength(1);
    expect(saves()).toBe(1);
  });

  it('libellés hostiles et libellé de dix mille caractères : lus comme du texte, le panneau tient', async () => {
    const { dossier, panel } = await atWork(scene, 'hostile', MAIWENN);
    const form = await scan(scene.stage, dossier.tab);
    for (const { label } of form.fields) expect(label.length).toBeLessThanOrEqual(2000);
    expect(form.fields.find(({ id }) => id === '7007')?.options?.length).toBeLessThanOrEqual(500);
    expect(
      await panel.tab.fn(() => [document.title, document.querySelectorAll('img[src=x], script:not([src])').length]),
    ).toEqual([await panel.tab.fn(() => document.title), 0]);
    expect(await panel.tab.fn(() => document.title)).not.toContain('owned');
    expect(panel.tab.complaints).toEqual([]);
    await panel.tab.size(320, 800);
    expect(await panel.tab.fn(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
      true,
    );
  });

  it('un formulaire de mille champs : lu, borné, le panneau répond', async () => {
    const { dossier, panel } = await atWork(scene, longForm(1050), MAIWENN);
    const form = await scan(scene.stage, dossier.tab);
    expect(form.truncated).toBe(true);
    expect(form.fields).toHaveLength(1000);
    expect((await panel.rows()).length).toBe(1000);
    await panel.tab.sees(/très long/);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 10_500, text(MAIWENN.lastName))]);
    expect(result).toMatchObject(SAVED);
  });

  it('13 fichiers, accords et champs cachés : aucune forme d’ordre ne les touche', async () => {
    const { tab, id } = await scene.openDossier(UNTOUCHABLE);
    const form = await scan(scene.stage, tab);
    const kinds = [
      text('x'),
      { kind: 'choice', labels: ['Oui'], code: 'true', other: 'x' },
      { kind: 'choices', labels: ['Oui'] },
      { kind: 'linked', primary: 'a', secondary: 'b' },
      { kind: 'commune', city: 'Nantes', postalCode: '44000' },
      { kind: 'epci', department: '44', epci: 'Nantes Métropole' },
    ] as const;
    for (const field of [2301, 2302, 2303, 2304]) {
      expect(fieldOf(form, field).refusal).not.toBeNull();
      const results = await write(
        scene.stage,
        tab,
        kinds.map((intent) => order(form, field, intent as never, true)),
      );
      for (const { outcome } of results) expect(outcome).toBe('refused');
    }
    expect(scene.sandbox.dossier(id).values).toEqual({});
  });
});
