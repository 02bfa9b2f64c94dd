import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FILE, LINE, WAITING } from '../../entrypoints/sidepanel/texts';
import { MESSAGE_TYPES, RUN_PORT } from '../../lib/messages';
import { LABELS } from '../../lib/profile/labels';
import { COMMON, LOCK } from '../../lib/texts/common';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, nameOf, openDesk } from './support/desk';
import { filesHolding } from './support/disk';
import { KEPT, TEXTS } from './support/forms';
import { PanelPage, words } from './support/panel.page';
import { MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, CHROMIUM, Scene, scenes } from './support/scene';

const VAULT = 60_000;
const ACTIVITY = 1102;

/** Everything the session memory of the extension holds, as text. */
function sessionMemory(scene: Scene): Promise<string> {
  return scene.stage.inExtension(async () => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<object> } } } }
    ).chrome;
    return JSON.stringify(await storage.session.get(null));
  });
}

/** The id of the one client there is, as the address of the sheet carries it. */
function clientId(scene: Scene): Promise<string> {
  return scene.stage.inExtension(async () => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<object> } } } }
    ).chrome;
    const desk = Object.entries(await storage.session.get(null)).find(([name]) =>
      name.startsWith('vault/desk/client/'),
    );
    return String(desk?.[1]);
  });
}

const END = new RegExp(`^${words(COMMON.endMeeting).source}`);
const isLocked = (tab: Tab) => tab.role('heading', LOCK.unlockTitle).shown();

async function unlock(tab: Tab): Promise<void> {
  await tab.role('textbox', LOCK.passphrase).fill(PASSPHRASE);
  await tab.role('button', LOCK.unlock).click();
  await tab.role('heading', LOCK.unlockTitle).gone({ timeout: VAULT });
}

scenes('Fin de rendez-vous', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('de chaque écran, verrouille tous les autres à l’instant et vide la mémoire', async () => {
    const { dossier, panel } = await atWork(scene, KEPT, MAIWENN);
    const id = await clientId(scene);
    const options = scene.keep(await scene.stage.openSurface('options'));
    const sheet = scene.keep(await scene.stage.openTab(`${scene.stage.origin}/fiche.html#${id}`));
    const popup = scene.keep(await scene.stage.openSurface('popup'));
    const behindTheKey = [panel.tab, options, sheet];

    for (const from of [panel.tab, options, sheet, popup]) {
      await from.role('button', END).shown();
      expect(await sessionMemory(scene)).toContain('vault/key');
      await from.role('button', END).click();
      for (const tab of behindTheKey) {
        await isLocked(tab);
        expect(await tab.text()).not.toContain(MAIWENN.lastName);
      }
      await popup.role('button', END).gone();
      expect(await popup.text()).not.toContain(MAIWENN.lastName);
      expect(await sessionMemory(scene)).toBe('{}');
      const badge = await scene.stage.inExtension(async (tabId: number) => {
        const { action } = (
          globalThis as unknown as {
            chrome: { action: Record<'getBadgeText' | 'getTitle', (of: object) => Promise<string>> };
          }
        ).chrome;
        return [await action.getBadgeText({ tabId }), await action.getTitle({ tabId })];
      }, dossier.tab.id);
      expect(badge).toEqual(['', COMMON.productName]);
      await unlock(options);
      await panel.opened();
    }
  });
});

/** Every type there is, from their one list, and some that someone might hope for. */
const TYPES = [...Object.keys(MESSAGE_TYPES), 'vault/state', 'vault/unlock', 'clients/list', 'desk/run'];

/** What a script of ours in the page gets by asking; null stands for no answer. */
interface Learned {
  /** Whether it really is one of our scripts. */
  id: string | null;
  answers: Record<string, unknown>;
  session: string;
  call: unknown[];
}

function askedByScript(scene: Scene, tab: Tab): Promise<Learned> {
  return scene.stage.inExtension(
    async (tabId: number, names: string[], port: string) => {
      const { scripting } = (
        globalThis as unknown as {
          chrome: { scripting: { executeScript(what: object): Promise<{ result: unknown }[]> } };
        }
      ).chrome;
      const [said] = await scripting.executeScript({
        target: { tabId },
        args: [names, port],
        func: async (all: string[], name: string) => {
          const world = globalThis as unknown as { browser?: unknown; chrome?: unknown };
          // biome-ignore lint/suspicious/noExplicitAny: the extension's own API, in the page's script world.
          const api = (world.browser ?? world.chrome) as any;
          const page = { url: 'https://www.ameli.fr/', title: '', h1: '', breadcrumb: '' };
          const answers: Record<string, unknown> = {};
          for (const type of all) {
            const message = { type, place: null, dossier: null, fieldId: null, page };
            answers[type] = await api.runtime.sendMessage(message).then(
              (answer: unknown) => answer ?? null,
              () => null,
            );
          }
          let session = 'refusée';
          try {
            session = JSON.stringify(await api.storage.session.get(null));
          } catch {
            // As it should be.
          }
          const call = await new Promise<unknown[]>((done) => {
            const heard: unknown[] = [];
            try {
              const line = api.runtime.connect({ name });
              line.onMessage.addListener((word: unknown) => heard.push(word));
              line.onDisconnect.addListener(() => done(heard));
              line.postMessage({ do: 'stop' });
            } catch {
              done(heard);
            }
          });
          return { id: api.runtime.id ?? null, answers, session, call };
        },
      });
      return said?.result as never;
    },
    tab.id,
    TYPES,
    RUN_PORT,
  );
}

/** The page itself: ways to speak to us, what answers it when it says our words aloud, files of ours it can read. */
function askedByPage(scene: Scene, tab: Tab): Promise<{ doors: number; words: string[]; files: string[] }> {
  return tab.fn(
    async (all: string[], origin: string) => {
      const world = globalThis as unknown as Record<'browser' | 'chrome', { runtime?: { sendMessage?: unknown } }>;
      const doors = [world.browser, world.chrome].filter((api) => api?.runtime?.sendMessage !== undefined).length;
      const words: string[] = [];
      const rounds = 2;
      for (let round = 0; round < rounds; round += 1) {
        await new Promise<void>((done) => {
          window.addEventListener('message', function listen({ data }) {
            if (data === 'fin') {
              window.removeEventListener('message', listen);
              done();
            } else if (!('ours' in Object(data))) words.push(JSON.stringify(data));
          });
          for (const type of all) {
            window.postMessage({ type, ours: true }, '*');
            document.dispatchEvent(new CustomEvent(type, { detail: { type } }));
          }
          window.postMessage('fin', '*');
        });
      }
      const files = await Promise.all(
        ['sidepanel.html', 'fiche.html', 'manifest.json'].map((name) =>
          fetch(`${origin}/${name}`).then(
            () => name,
            () => null,
          ),
        ),
      );
      return { doors, words, files: files.filter((name) => name !== null) };
    },
    TYPES,
    scene.stage.origin,
  );
}

/** Neither a script of ours nor the page gets a word out of us, and no site is let in by the manifest. */
async function nothingIsLearned(scene: Scene, tab: Tab): Promise<void> {
  const learned = await askedByScript(scene, tab);
  expect(learned.id).not.toBeNull();
  expect(learned.answers).toEqual(Object.fromEntries(TYPES.map((type) => [type, null])));
  expect(learned.session).toBe('refusée');
  expect(learned.call).toEqual([]);
  expect(await askedByPage(scene, tab)).toEqual({ doors: 0, words: [], files: [] });
  const sites = await scene.stage.inExtension(() => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: { getManifest(): object } } }).chrome;
    return 'externally_connectable' in runtime.getManifest();
  });
  expect(sites).toBe(false);
  expect(await sessionMemory(scene)).toBe('{}');
}

scenes('Sans coffre, puis verrouillé', BOTH, (scene) => {
  it('aucun message d’un script ni de la page n’apprend quoi que ce soit', async () => {
    const { tab } = await scene.openDossier(KEPT);
    const first = scene.keepPanel(await PanelPage.open(scene.stage, tab));
    await first.role('heading', LOCK.createTitle).shown();
    await nothingIsLearned(scene, tab);

    await openDesk(scene, MAIWENN);
    const { dossier, panel } = await atWork(scene, KEPT, MAIWENN);
    const id = await clientId(scene);
    const options = scene.keep(await scene.stage.openSurface('options'));
    scene.keep(await scene.stage.openSurface('popup'));
    scene.keep(await scene.stage.openTab(`${scene.stage.origin}/fiche.html#${id}`));
    await panel.lock();
    await isLocked(options);
    await nothingIsLearned(scene, dossier.tab);
    expect(await panel.tab.text()).not.toContain(MAIWENN.lastName);
  });
});

scenes('Ce qui se tapait', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('dans la fiche : revient après le verrouillage, dit en mots, et s’efface une fois enregistré', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.part('file');
    const name = LABELS.birthPlace.label;
    await panel.role('textbox', name).fill('Plougastel');
    // The screen locks: nobody pressed anything.
    const options = scene.keep(await scene.stage.openSurface('options'));
    await options.role('button', END).click();
    await isLocked(panel.tab);
    expect(await panel.tab.text()).not.toMatch(/Plougastel|saisie/i);

    await panel.unlock(PASSPHRASE);
    await panel.role('button', words(`${WAITING.resume} (${nameOf(MAIWENN)})`)).shown();
    expect(await axe(panel.tab)).toEqual([]);
    await panel.tab.size(320, 700);
    expect(await tooWide(panel.tab)).toEqual([]);
    await panel.tab.size(400, 900);
    await panel.role('button', words(`${WAITING.resume} (${nameOf(MAIWENN)})`)).click();
    await panel.tab.sees(words(WAITING.fileBack));
    expect(await panel.role('textbox', name).value()).toBe('Plougastel');
    await panel.button(FILE.save).click();
    await panel.role('status', words(FILE.savedAt('').replace(/[ .]+$/, ''))).shown();

    await panel.lock();
    await panel.unlock(PASSPHRASE);
    await panel.role('tablist').shown();
    await panel.choose(nameOf(MAIWENN));
    expect(await panel.role('button', words(WAITING.giveUp)).exists()).toBe(false);
    await panel.part('file');
    await until(async () => (await panel.role('textbox', name).value()) === 'Plougastel', {
      what: 'le lieu enregistré',
    });
  });

  it('s’abandonne d’un geste', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await panel.part('file');
    await panel.role('textbox', LABELS.birthPlace.label).fill('Landerneau');
    await panel.button(COMMON.endMeeting).click();
    await panel.role('dialog').role('button', 'Verrouiller').click();
    await panel.unlock(PASSPHRASE);
    await panel.role('button', words(WAITING.giveUp)).click();
    await panel.role('button', words(WAITING.giveUp)).gone();
    await panel.lock();
    await panel.unlock(PASSPHRASE);
    await panel.choose(nameOf(MAIWENN));
    expect(await panel.role('button', words(WAITING.giveUp)).exists()).toBe(false);
    await panel.part('file');
    expect(await panel.role('textbox', LABELS.birthPlace.label).value()).not.toBe('Landerneau');
  });

  it('dans la liste d’un dossier : la ligne ouverte et la réponse donnée reviennent', async () => {
    const { panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.onLine(1101, LINE.edit);
    await panel.role('textbox', 'Nom de famille').fill('Kerzoncuf-Abgrall');
    await panel.button(LINE.apply).click();
    await panel.onLine(ACTIVITY, LINE.edit);
    await panel.role('textbox', 'Description de votre activité').fill('Réparation de vélos et de');
    await panel.lock();
    expect(await panel.tab.text()).not.toContain('Abgrall');

    await panel.unlock(PASSPHRASE);
    await panel.choose(nameOf(MAIWENN));
    await panel.tab.sees(words(WAITING.linesBack));
    expect(await panel.role('textbox', 'Description de votre activité').value()).toBe('Réparation de vélos et de');
    expect((await panel.row(1101)).value).toBe('Kerzoncuf-Abgrall');
    expect((await panel.row(1101)).state).toBe('ready');
  });
});

for (const browser of BOTH) {
  describe(`Le navigateur redémarre (${browser})`, () => {
    const profile = mkdtempSync(join(tmpdir(), 'relais-lock-'));
    const scene = new Scene(browser, { profile });
    beforeAll(async () => {
      await scene.start();
      await openDesk(scene, MAIWENN);
    });
    afterAll(async () => {
      await scene.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });

    it('verrouillé, mémoire vide, rien de lisible sur le disque ; la saisie revient', async () => {
      const { panel } = await atWork(scene, KEPT, MAIWENN);
      await panel.part('file');
      await panel.role('textbox', LABELS.birthPlace.label).fill('Guilligomarc’h');
      await panel.tab.press('Tab');
      await panel.part('fill');
      await scene.stop();
      expect(await filesHolding(profile, ['Guilligomarc', MAIWENN.lastName])).toEqual([]);
      await scene.start();
      const dossier = await scene.openDossier(KEPT);
      const again = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
      await isLocked(again.tab);
      expect(await sessionMemory(scene)).toBe('{}');
      expect(await again.tab.text()).not.toContain(MAIWENN.lastName);
      await again.unlock(PASSPHRASE);
      await again.role('button', words(`${WAITING.resume} (${nameOf(MAIWENN)})`)).click();
      await until(async () => (await again.role('textbox', LABELS.birthPlace.label).value()) === 'Guilligomarc’h', {
        what: 'la saisie d’avant',
      });
    });
  });
}

scenes('Le service d’arrière-plan', CHROMIUM, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('mort, rien n’est perdu ni ouvert ; réveillé par l’écran verrouillé, il verrouille', async () => {
    const { panel } = await atWork(scene, KEPT, MAIWENN);
    await scene.stage.killWorker();
    await panel.part('file');
    await panel.tab.sees(nameOf(MAIWENN));
    const worker = await scene.stage.workerSession();
    await worker.send('Runtime.evaluate', { expression: 'chrome.idle.onStateChanged.dispatch("locked")' });
    await isLocked(panel.tab);
    // What is listened to does not die.
    await worker.detach();
    await scene.stage.killWorker();
    await panel.tab.reload();
    await isLocked(panel.tab);
    expect(await sessionMemory(scene)).toBe('{}');
  });
});
