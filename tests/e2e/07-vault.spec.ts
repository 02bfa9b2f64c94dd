import { beforeAll, expect, it } from 'vitest';
import { CHOOSE, FILE } from '../../entrypoints/sidepanel/texts';
import { LABELS } from '../../lib/profile/labels';
import { LOCK } from '../../lib/texts/common';
import { DATABASE } from '../../lib/vault/names';
import { until } from '../tools/stage';
import { atWork, nameOf, openDesk } from './support/desk';
import { KEPT } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN, MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

/** Flips one bit of each sealed client but the first, in the database itself. */
async function damage(scene: Scene): Promise<number> {
  return scene.stage.inExtension(async (name: string) => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => done(open.result);
      open.onerror = () => fail(open.error);
    });
    const store = db.transaction('records', 'readwrite').objectStore('records');
    const records = await new Promise<{ table: string; ciphertext: Uint8Array }[]>((done) => {
      const all = store.getAll();
      all.onsuccess = () => done(all.result);
    });
    const victims = records.filter(({ table }) => table === 'clients').slice(1);
    for (const victim of victims) {
      victim.ciphertext[3] = (victim.ciphertext[3] ?? 0) ^ 1;
      store.put(victim);
    }
    await new Promise((done) => {
      store.transaction.oncomplete = done;
    });
    db.close();
    return victims.length;
  }, DATABASE);
}

scenes('Le coffre', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('verrouillé : plus rien d’un client à l’écran ni en mémoire ; une mauvaise phrase ne perd rien', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.lock();
    expect(await panel.tab.text()).not.toContain(MAIWENN.lastName);
    const session = await scene.stage.inExtension(async () =>
      JSON.stringify(
        await (
          globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<object> } } } }
        ).chrome.storage.session.get(null),
      ),
    );
    expect(session).not.toContain(MAIWENN.lastName);
    expect(session).not.toMatch(/vault\/key/);

    await panel.tryToUnlock('une tout autre phrase de passe');
    await panel.role('alert').shown({ timeout: 60_000 });
    expect(await panel.role('alert').text()).toMatch(/Ce n’est pas la bonne phrase/);
    await panel.unlock(PASSPHRASE);
    await panel.role('button', words(MAIWENN.lastName)).shown();
  });

  it('verrouiller dans une fenêtre verrouille toutes les autres', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    const other = await atWork(scene, KEPT, MAIWENN);
    await panel.lock();
    await other.panel.role('heading', LOCK.unlockTitle).shown();
    expect(await other.panel.tab.text()).not.toContain(MAIWENN.lastName);
    await other.panel.unlock(PASSPHRASE);
    await panel.opened();
  });
});

scenes('Les fiches', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it('créer, corriger, chercher, supprimer', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.part('file');
    await panel.fillFile({ birthPlace: 'Brest' });
    await panel.button(FILE.all).click();
    for (const [first, last] of [
      ['Zoé', 'Prigent'],
      ['Hélène', 'Abgrall'],
    ] as const) {
      await panel.create(first, last);
      await panel.button(FILE.all).click();
    }
    // Four files: the search shows.
    const list = panel.role('tabpanel').role('listitem');
    await until(async () => (await list.count()) === 4, { what: 'quatre fiches' });
    await panel.role('searchbox', words(CHOOSE.search)).fill('helene');
    await until(async () => (await list.count()) === 1, { what: 'une fiche trouvée' });
    expect((await list.texts())[0]).toContain('Hélène Abgrall');
    await list.role('button').click();
    await panel.button(FILE.remove).click();
    await panel.role('dialog').role('button', FILE.removeYes).click();
    await until(async () => (await list.count()) === 3, { what: 'trois fiches' });
    expect((await list.texts()).join(' ')).not.toContain('Abgrall');

    // A wrong number is told, and nothing is saved.
    await panel
      .role('tabpanel')
      .role('button', words(nameOf(AURELIEN)))
      .click();
    const company = panel.role('group', /^Entreprise( |$)/);
    await company.role('button').nth(0).click();
    await company.role('textbox', LABELS.siret.label).fill('44306184100048');
    await panel.button(FILE.save).click();
    await panel.tab.sees(words(FILE.faults(1)));
    await panel.button(FILE.undoChanges).click();
    await until(
      async () => (await company.role('textbox', LABELS.siret.label).value()).replace(/\s/g, '') === AURELIEN.siret,
    );
  });

  it('une fiche abîmée est dite en mots, gardée, et les autres restent lisibles', async () => {
    expect(await damage(scene)).toBeGreaterThan(0);
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.tab.sees(/fiches? abîmées?/);
    const readable = panel.role('tabpanel').role('listitem');
    await until(async () => (await readable.count()) > 0, { what: 'une fiche lisible' });
    await readable.role('button').click();
    await panel.reviewed();
  });
});
