import { beforeAll, expect, it } from 'vitest';
import { OPTIONS } from '../../entrypoints/options/texts';
import { CHOOSE, FILE } from '../../entrypoints/sidepanel/texts';
import { LABELS } from '../../lib/profile/labels';
import { DAMAGE, LOCK } from '../../lib/texts/common';
import { DATABASE } from '../../lib/vault/names';
import { until } from '../tools/stage';
import { atWork, nameOf, openDesk } from './support/desk';
import { KEPT } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { AURELIEN, MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

/** However many there are. */
const TO_CHECK = /à\s+vérifier$/;
/** Which one the damage leaves alone depends on its number in the vault. */
const ONE_OF_OURS = /Kerzoncuf|Brossolin|Prigent/;

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
    await panel.role('heading', TO_CHECK).shown();
    expect(await panel.role('button', DAMAGE.keep).exists()).toBe(false);
    await panel.role('button', ONE_OF_OURS).click();
    await panel.reviewed();
  });

  it('une fiche abîmée se supprime, après confirmation ; les autres restent', async () => {
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.role('heading', TO_CHECK).shown();
    const erase = panel.role('button', new RegExp(`^${DAMAGE.erase}`));
    for (let left = await erase.count(); left > 0; left -= 1) {
      await erase.nth(0).click();
      await panel.role('dialog').role('button', DAMAGE.eraseYes).click();
      await until(async () => (await erase.count()) < left, { what: 'une fiche abîmée de moins' });
    }
    await panel.role('heading', TO_CHECK).gone();
    await panel.role('button', ONE_OF_OURS).click();
    await panel.reviewed();
  });
});

/** The sealed index of a table, or a record as it was before: put away, then put back as a restored disk would. */
async function tamper(scene: Scene, what: 'copy' | 'put-back' | 'lose-index', table: string): Promise<void> {
  await scene.stage.inExtension(
    async (name: string, todo: string, of: string) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const world = globalThis as unknown as { kept?: unknown[] };
      const change = db.transaction(['records', 'indexes'], 'readwrite');
      const records = change.objectStore('records');
      const ended = new Promise((done) => {
        change.oncomplete = done;
      });
      if (todo === 'lose-index') change.objectStore('indexes').delete(of);
      if (todo === 'put-back') for (const row of world.kept ?? []) records.put(row);
      if (todo === 'copy') {
        const all = records.getAll();
        all.onsuccess = () => {
          world.kept = (all.result as { table: string }[]).filter((row) => row.table === of);
        };
      }
      await ended;
      db.close();
    },
    DATABASE,
    what,
    table,
  );
}

scenes('Ce qui a changé sur le disque', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('une version plus ancienne a pris la place : on la lit, on la garde, elle sert à nouveau', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await tamper(scene, 'copy', 'clients');
    await panel.part('file');
    await panel.fillFile({ birthPlace: 'Brest' });
    await tamper(scene, 'put-back', 'clients');

    const dossier = await scene.openDossier(KEPT);
    const other = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await other.role('heading', words(DAMAGE.title(1))).shown();
    await other.tab.fn(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await other.tab.sees(MAIWENN.birthPlace);
    await other.role('button', new RegExp(`^${words(DAMAGE.keep).source}`)).click();
    await other.role('heading', words(DAMAGE.title(1))).gone();
    await other.choose(nameOf(MAIWENN));
  });

  it('l’index des fiches est perdu : c’est dit, puis accepté', async () => {
    await tamper(scene, 'lose-index', 'clients');
    const dossier = await scene.openDossier(KEPT);
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.role('heading', words(DAMAGE.title(1))).shown();
    await panel.role('button', new RegExp(`^${words(DAMAGE.keepAll).source}`)).click();
    await panel.role('heading', words(DAMAGE.title(1))).gone();
    await panel.choose(nameOf(MAIWENN));
  });

  it('l’identité du conseiller n’est plus lisible : le panneau le dit, les options permettent d’en sortir', async () => {
    const options = scene.keep(await scene.stage.openSurface('options'));
    await options.role('textbox', LABELS.advisorLastName.label).put('Dunoyer');
    await options.role('button', OPTIONS.advisor.save).click();
    await options.sees(OPTIONS.advisor.saved);
    await scene.stage.inExtension(async (name: string) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
      });
      const store = db.transaction('records', 'readwrite').objectStore('records');
      const all = store.getAll();
      all.onsuccess = () => {
        for (const row of all.result as { table: string; ciphertext: Uint8Array }[]) {
          if (row.table !== 'advisor') continue;
          row.ciphertext[3] = (row.ciphertext[3] ?? 0) ^ 1;
          store.put(row);
        }
      };
      await new Promise((done) => {
        store.transaction.oncomplete = done;
      });
      db.close();
    }, DATABASE);

    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.tab.sees(words(DAMAGE.advisor));
    const again = scene.keep(await scene.stage.openSurface('options'));
    await again.role('heading', words(DAMAGE.title(1))).shown();
    await again.role('button', new RegExp(`^${DAMAGE.erase}`)).click();
    await again.role('dialog').role('button', DAMAGE.eraseYes).click();
    await again.role('heading', words(DAMAGE.title(1))).gone();
  });
});
