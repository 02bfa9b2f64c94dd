/** The list of clients while it changes under the eyes of whoever chooses in it: the focus stays on the same client. */
import { beforeAll, expect, it } from 'vitest';
import { BACKUP } from '../../entrypoints/options/backup/texts';
import { CHOOSE } from '../../entrypoints/sidepanel/texts';
import { DATABASE } from '../../lib/vault/names';
import { type Tab, until } from '../tools/stage';
import { openOptions } from './support/desk';
import { choose } from './support/files';
import { KEPT, TEXTS } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { PASSPHRASE } from './support/people';
import { BOTH, type Scene, scenes } from './support/scene';

/** Rows drawn at once. */
const DRAWN = 30;
/** Two more than that. */
const CLIENTS = Array.from({ length: DRAWN + 2 }, (_, at) => `Zoé Dune ${String(at + 1).padStart(2, '0')}`);
const AT_THE_EDGE = `Zoé Dune ${DRAWN}`;
const NEIGHBOURS = [DRAWN - 1, DRAWN + 1].map((at) => `Zoé Dune ${at}`);

/** A vault and its clients, brought in by a list. */
async function manyClients(scene: Scene): Promise<void> {
  const { tab } = await scene.openDossier(TEXTS);
  const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
  await panel.createVault(PASSPHRASE);
  const options = await openOptions(scene, 'sauvegarde');
  await options.role('heading', BACKUP.list.title).shown();
  const rows = CLIENTS.map((name) => name.replace('Zoé ', 'Zoé;'));
  const list = ['Prénom;Nom', ...rows].join('\n');
  await choose(options, BACKUP.list.file, 'clients.csv', [...new TextEncoder().encode(list)]);
  await options.role('button', BACKUP.preview.action(CLIENTS.length)).click();
  await options.sees(words(BACKUP.preview.done(CLIENTS.length, 0)));
  await scene.clear();
}

async function choosing(scene: Scene): Promise<PanelPage> {
  const { tab } = await scene.openDossier(KEPT);
  const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
  await panel.role('heading', CHOOSE.title).shown();
  return panel;
}

const focused = (tab: Tab) =>
  tab.fn(() => {
    const element = document.activeElement as HTMLElement | null;
    return element === null || element === document.body ? '' : element.innerText.trim();
  });

/** One bit of that client's record, on the disk. */
async function damage(scene: Scene, client: string): Promise<void> {
  await scene.stage.inExtension(
    async (name: string, id: string) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
      });
      const store = db.transaction('records', 'readwrite').objectStore('records');
      const ended = new Promise((done) => {
        store.transaction.oncomplete = done;
      });
      const found = store.get(['clients', id]);
      found.onsuccess = () => {
        const row = found.result as { ciphertext: Uint8Array };
        row.ciphertext[3] = (row.ciphertext[3] ?? 0) ^ 1;
        store.put(row);
      };
      await ended;
      db.close();
    },
    DATABASE,
    client,
  );
}

scenes('La liste des clients', BOTH, (scene) => {
  beforeAll(() => manyClients(scene));

  it('change sous les yeux : le client qui a le focus le garde, et Entrée choisit celui qui est montré', async () => {
    const panel = await choosing(scene);
    const elsewhere = await choosing(scene);
    await panel.tab.front();
    const id = await panel.button(AT_THE_EDGE).fn((row) => {
      row.focus();
      return row.dataset.id ?? '';
    });
    expect(await focused(panel.tab)).toBe(AT_THE_EDGE);

    // One more before it: it would be just past those that are drawn.
    await elsewhere.create('Hélène', 'Abgrall');
    await panel.button('Hélène Abgrall').shown();
    expect(await focused(panel.tab)).toBe(AT_THE_EDGE);

    // The records are looked through after each change: this one does not hold any more, and leaves the list.
    await damage(scene, id);
    const { tab } = await scene.openDossier(TEXTS);
    const third = scene.keepPanel(await PanelPage.open(scene.stage, tab));
    await third.create('Inès', 'Bastide');
    await panel.button(AT_THE_EDGE).gone();
    const heir = await focused(panel.tab);
    expect(NEIGHBOURS).toContain(heir);

    await panel.tab.front();
    await panel.tab.press('Enter');
    await panel.reviewed();
    expect(await panel.tab.text()).toContain(heir);
  });

  it('se déroule : le focus passe à la première des fiches de plus', async () => {
    const panel = await choosing(scene);
    await panel.tab.front();
    const more = panel.role('button', /^En voir \d+ de plus$/);
    await more.fn((button) => button.focus());
    await panel.tab.press('Enter');
    await more.gone();
    const rows = await panel.tab.fn(() =>
      [...document.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.innerText.trim()),
    );
    expect(rows.length).toBeGreaterThan(DRAWN);
    await until(async () => (await focused(panel.tab)) === rows[DRAWN], { what: 'le focus sur la fiche suivante' });
  });
});
