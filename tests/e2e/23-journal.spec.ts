import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { OPTIONS } from '../../entrypoints/options/texts';
import { FILE } from '../../entrypoints/sidepanel/texts';
import { JOURNAL_FAULT_TEXTS, JOURNAL_KIND_TEXTS } from '../../lib/texts/journal';
import { DATABASE } from '../../lib/vault/names';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, nameOf, openDesk, openOptions } from './support/desk';
import { KEPT } from './support/forms';
import { words } from './support/panel.page';
import { AURELIEN, MAIWENN } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

const { journal } = OPTIONS;

async function openJournal(scene: Scene): Promise<Tab> {
  const options = await openOptions(scene, 'journal');
  await lines(options).shown();
  return options;
}

const lines = (options: Tab) => options.role('region', journal.title).role('listitem');

/** Presses a button that saves a file, and gives what it holds. */
async function saved(options: Tab, button: string): Promise<string> {
  await options.fn(() => {
    const world = globalThis as unknown as { kept: Promise<string> | null };
    world.kept = null;
    URL.createObjectURL = (file) => {
      world.kept = (file as Blob).text();
      return 'about:blank';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await options.role('button', button).click();
  return until(() => options.fn(() => (globalThis as unknown as { kept: Promise<string> | null }).kept), {
    what: 'le fichier enregistré',
  });
}

/** Flips one bit of a line, in the database itself. */
async function damage(scene: Scene, id: string): Promise<void> {
  await scene.stage.inExtension(
    async (name: string, key: string) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const store = db.transaction('records', 'readwrite').objectStore('records');
      const ended = new Promise((done) => {
        store.transaction.oncomplete = done;
      });
      const found = store.get(['journal', key]);
      found.onsuccess = () => {
        found.result.ciphertext[2] ^= 1;
        store.put(found.result);
      };
      await ended;
      db.close();
    },
    DATABASE,
    id,
  );
}

scenes('Le journal', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it('dit ce qui a été fait, pour qui et avec quel résultat, jamais une réponse ; se filtre et s’exporte', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.fillAndWait(3);
    await panel.undoAll();

    const options = await openJournal(scene);
    await options.role('status', words(journal.sound)).shown();
    // The line of the last gesture may still be on its way.
    const said = await until(
      async () => {
        const text = (await lines(options).texts()).join('\n');
        if (text.includes(JOURNAL_KIND_TEXTS['run-undone'])) return text;
        await options.role('button', journal.again).click();
        return null;
      },
      { what: 'la ligne de l’annulation' },
    );
    for (const kind of ['vault-created', 'client-created', 'run-begun', 'run-done', 'run-undone'] as const) {
      expect(said).toContain(JOURNAL_KIND_TEXTS[kind]);
    }
    expect(said).toContain('3 enregistrés');
    expect(said).toContain(nameOf(MAIWENN));
    expect(said).not.toContain(MAIWENN.email);
    expect(await axe(options)).toEqual([]);
    await options.size(320, 700);
    expect(await tooWide(options)).toEqual([]);
    await options.size(900, 700);

    await options.role('combobox', journal.group).choose(journal.groups.runs);
    await until(async () => (await lines(options).count()) === 3, { what: 'les remplissages seuls' });
    await options.role('searchbox', journal.search).fill('brossolin');
    await until(async () => !(await lines(options).exists()), { what: 'rien pour l’autre client' });
    await options.role('searchbox', journal.search).fill('kerzonc');
    await until(async () => (await lines(options).count()) === 3, { what: 'les trois lignes' });

    const table = await saved(options, journal.saveTable);
    expect(table.trim().split('\r\n')).toHaveLength(4);
    expect(table).toContain(JOURNAL_KIND_TEXTS['run-undone']);
    const whole = await saved(options, journal.saveWhole);
    for (const value of [MAIWENN.lastName, MAIWENN.email, AURELIEN.lastName]) {
      expect(table).not.toContain(value);
      expect(whole).not.toContain(value);
    }
    // Each line holds the hash of the one before: checked here without a line of ours.
    const texts = whole.split('\n').slice(1, -2);
    const { lines: told } = JSON.parse(whole) as { lines: { previous: string; kind: string }[] };
    expect(told).toHaveLength(texts.length);
    expect(told.at(-1)?.kind).toBe('journal-exported');
    for (const [at, text] of texts.slice(0, -1).entries()) {
      const hash = createHash('sha256').update(text.replace(/,$/, '')).digest('hex');
      expect(told[at + 1]?.previous).toBe(hash);
    }
  });
});

scenes('Le journal abîmé', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('une fiche supprimée laisse ses lignes, sans nom ; une ligne touchée est dite, les autres se lisent', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.part('file');
    await panel.button(FILE.remove).click();
    await panel.role('dialog').role('button', FILE.removeYes).click();
    await panel.role('dialog').gone();

    const options = await openJournal(scene);
    const before = await lines(options).texts();
    expect(before[0]).toContain(JOURNAL_KIND_TEXTS['client-erased']);
    expect(before[0]).toContain(journal.erased);
    expect(before.join('\n')).not.toContain(MAIWENN.lastName);

    await damage(scene, '000000002');
    await options.role('button', journal.again).click();
    await options.role('status', words(journal.broken(2))).shown();
    await options.sees(words(JOURNAL_FAULT_TEXTS.altered));
    expect(await lines(options).count()).toBe(before.length - 1);
  });
});
