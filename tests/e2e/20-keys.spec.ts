import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONS } from '../../entrypoints/options/texts';
import { LOCK } from '../../lib/texts/common';
import { DATABASE } from '../../lib/vault/names';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { nameOf, openOptions } from './support/desk';
import { filesHolding } from './support/disk';
import { PanelPage, words } from './support/panel.page';
import { MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, type OpenDossier, Scene } from './support/scene';

const WRONG = 'une tout autre phrase de passe';
const SECOND_PHRASE = 'cinq goélands sur un toit gris';
const THIRD_PHRASE = 'trois cerises dans un bol vert';
/** Argon2id takes its time on purpose. */
const VAULT = 60_000;
/** A story here opens the vault many times, and a browser once more. */
const LONG = 240_000;
const CODE = /(?:[0-9A-HJKMNP-TV-Z]{4}\s+){7}[0-9A-HJKMNP-TV-Z]{4}/;

interface TriesRow {
  id: string;
  count: number;
  last: number;
}

/** The count as it lies on the disk; `back` makes as if that many ms had passed since the last try. */
function tries(scene: Scene, back = 0): Promise<TriesRow | null> {
  return scene.stage.inExtension(
    async (name: string, ms: number) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const change = db.transaction('tries', 'readwrite');
      const store = change.objectStore('tries');
      const row = await new Promise<TriesRow | null>((done) => {
        const all = store.getAll();
        all.onsuccess = () => {
          const found = (all.result[0] as TriesRow | undefined) ?? null;
          if (found !== null && ms > 0) store.put({ ...found, last: found.last - ms });
          done(found);
        };
      });
      await new Promise((done) => {
        change.oncomplete = done;
      });
      db.close();
      return row;
    },
    DATABASE,
    back,
  );
}

for (const browser of BOTH) {
  describe(`Les clés (${browser})`, { timeout: LONG }, () => {
    const profile = mkdtempSync(join(tmpdir(), 'relais-keys-'));
    const scene = new Scene(browser, { profile });
    let dossier: OpenDossier;
    let panel: PanelPage;
    let code = '';

    /** A new browser process on the same profile, and the panel in it. */
    async function restart(): Promise<void> {
      await scene.stop();
      await scene.start();
      await openPanel();
    }

    async function openPanel(): Promise<void> {
      await scene.clear();
      dossier = await scene.openDossier('plain-5');
      panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    }

    /** Tries, and waits for the answer. */
    async function wrong(phrase = WRONG): Promise<void> {
      const before = (await tries(scene))?.count ?? 0;
      await panel.tryToUnlock(phrase);
      await until(async () => (await tries(scene))?.count === before + 1, { timeout: VAULT, what: 'un essai de plus' });
      await panel.role('alert').shown({ timeout: VAULT });
    }

    /** As if that many ms had passed, the panel looked at again. */
    async function waited(ms: number): Promise<void> {
      await tries(scene, ms);
      await panel.tab.goto(`${scene.stage.origin}/sidepanel.html?tabId=${dossier.tab.id}`);
      await panel.role('heading', LOCK.unlockTitle).shown();
      await panel.role('timer').gone();
    }

    async function byCode(typed: string, phrase: string): Promise<void> {
      await panel.role('heading', LOCK.unlockTitle).shown();
      await panel.tab.fn(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await panel.button(LOCK.useCode).click();
      await panel.role('heading', LOCK.recoverTitle).shown();
      await panel.role('textbox', LOCK.code).fill(typed);
      await panel.role('textbox', LOCK.newPassphrase).fill(phrase);
      await panel.role('textbox', LOCK.passphraseAgain).fill(phrase);
      await panel.button(LOCK.recover).click();
    }

    /** Asks for a code in the options and reads it off the sheet. */
    async function makeCode(options: Tab, phrase: string): Promise<string> {
      await options.role('textbox', OPTIONS.recovery.passphrase).fill(phrase);
      await options
        .role(
          'button',
          new RegExp(`^(${words(OPTIONS.recovery.make).source}|${words(OPTIONS.recovery.replace).source})$`),
        )
        .click();
      await options.role('article').shown({ timeout: VAULT });
      const groups = await options.role('article').role('listitem').texts();
      expect(groups.join(' ')).toMatch(CODE);
      return groups.join('-');
    }

    beforeAll(async () => {
      await scene.start();
      await openPanel();
      await panel.createVault(PASSPHRASE);
      await panel.create(MAIWENN.firstName, MAIWENN.lastName);
    });
    afterAll(async () => {
      await scene.stop();
      rmSync(profile, { recursive: true, force: true });
    });

    it('trois erreurs : il faut attendre, avec un décompte, puis on peut réessayer', async () => {
      await panel.lock();
      for (let time = 0; time < 3; time += 1) await wrong();
      const timer = panel.role('timer');
      const first = Number(/(\d+)\s*s/.exec(await timer.shown({ what: 'le décompte' }).then(() => timer.text()))?.[1]);
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThanOrEqual(10);
      // The right one is not taken either, and nothing typed is lost.
      await panel.role('textbox', LOCK.passphrase).fill(PASSPHRASE);
      expect(await panel.role('button', LOCK.unlock).enabled()).toBe(false);
      expect(await axe(panel.tab)).toEqual([]);
      expect(await tooWide(panel.tab)).toEqual([]);
      await timer.gone({ timeout: 20_000 });
      expect((await tries(scene))?.count).toBe(3);
      await panel.role('button', LOCK.unlock).click();
      await panel.opened();
      expect(await tries(scene)).toBeNull();
    });

    it('l’attente survit à un nouveau lancement du navigateur, et s’allonge', async () => {
      await panel.lock();
      for (let time = 0; time < 6; time += 1) {
        await wrong();
        // As if the person had waited each time but the last; the first two bring no wait.
        if (time === 2 || time === 3 || time === 4) await waited(3_600_000);
      }
      expect(await panel.role('timer').text()).toMatch(/1\s*min|\d+\s*s/);
      await restart();
      expect(await tries(scene)).toMatchObject({ count: 6 });
      await panel.role('timer').shown({ what: 'le décompte, au nouveau lancement' });
      await panel.role('textbox', LOCK.passphrase).fill(PASSPHRASE);
      expect(await panel.role('button', LOCK.unlock).enabled()).toBe(false);
      // The options wait as well: it is one lock.
      const options = await openOptions(scene, 'coffre');
      await options.role('timer').shown();
      await waited(80_000);
      await panel.unlock(PASSPHRASE);
      await panel.role('button', words(MAIWENN.lastName)).shown();
    });

    it('changer de phrase : l’ancienne n’ouvre plus, la nouvelle ouvre les mêmes fiches après un nouveau lancement', async () => {
      const options = await openOptions(scene, 'coffre');
      await options.role('heading', OPTIONS.passphrase.title).shown();
      const change = async (current: string, next: string) => {
        await options.role('textbox', OPTIONS.passphrase.current).fill(current);
        await options.role('textbox', OPTIONS.passphrase.next).fill(next);
        await options.role('textbox', LOCK.passphraseAgain).fill(next);
        await options.role('button', OPTIONS.passphrase.change).click();
      };
      await change(WRONG, SECOND_PHRASE);
      await options.role('alert').shown({ timeout: VAULT });
      expect(await options.role('alert').text()).toMatch(/Ce n’est pas la bonne phrase/);
      await change(PASSPHRASE, SECOND_PHRASE);
      await options.sees(words(OPTIONS.passphrase.changed), { timeout: VAULT });

      await restart();
      await wrong(PASSPHRASE);
      await panel.unlock(SECOND_PHRASE);
      await panel.role('button', words(nameOf(MAIWENN))).shown();
    });

    it('le code de secours : créé et montré une fois, imprimé seul, introuvable ensuite', async () => {
      const options = await openOptions(scene, 'coffre');
      await options.sees(words(OPTIONS.recovery.none));
      code = await makeCode(options, SECOND_PHRASE);
      expect(await axe(options)).toEqual([]);
      await options.size(320, 900);
      expect(await tooWide(options)).toEqual([]);
      await options.size(1000, 900);
      await options.fn(() => {
        (globalThis as unknown as { printed: number }).printed = 0;
        window.print = () => {
          (globalThis as unknown as { printed: number }).printed += 1;
        };
      });
      await options.role('button', OPTIONS.recovery.print).click();
      expect(await options.fn(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
      if (browser === 'chromium') {
        await options.page.emulateMediaType('print');
        const seen = await options.fn(() =>
          [...document.querySelectorAll<HTMLElement>('h1, h2, h3, li, button')]
            .filter((element) => element.checkVisibility())
            .map((element) => element.closest('article') !== null),
        );
        expect(seen).toHaveLength(9);
        expect(seen.every(Boolean)).toBe(true);
        await options.page.emulateMediaType();
      }
      await options.role('button', OPTIONS.recovery.done).click();
      await options.role('article').gone();
      expect(await options.text()).not.toMatch(CODE);
      const anew = await openOptions(scene, 'coffre');
      await anew.role('heading', OPTIONS.recovery.title).shown();
      await anew.sees(words(OPTIONS.recovery.replaceText));
      expect(await anew.text()).not.toMatch(CODE);
    });

    it('phrase oubliée : le code ouvre le coffre au nouveau lancement et remplace la phrase', async () => {
      await restart();
      const misread = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
      await byCode(misread, THIRD_PHRASE);
      await panel.role('alert').shown({ timeout: VAULT });
      expect(await panel.role('alert').text()).toMatch(/groupe par groupe/);
      expect(await tries(scene)).toBeNull();
      expect(await axe(panel.tab)).toEqual([]);

      await panel.role('textbox', LOCK.code).fill(code.toLowerCase().replaceAll('-', ' '));
      await panel.button(LOCK.recover).click();
      await panel.opened();
      await panel.role('button', words(nameOf(MAIWENN))).shown();
      await panel.lock();
      await wrong(SECOND_PHRASE);
      await panel.unlock(THIRD_PHRASE);
    });

    it('un nouveau code remplace l’ancien ; ni code ni phrase ne sont sur le disque', async () => {
      const options = await openOptions(scene, 'coffre');
      await options.role('heading', OPTIONS.recovery.title).shown();
      const next = await makeCode(options, THIRD_PHRASE);
      expect(next).not.toBe(code);
      await options.role('button', OPTIONS.recovery.done).click();
      await openPanel();
      await panel.lock();
      await byCode(code, SECOND_PHRASE);
      await panel.role('alert').shown({ timeout: VAULT });
      expect(await panel.role('alert').text()).toMatch(/n’ouvre pas ce coffre/);
      await panel.role('textbox', LOCK.code).fill(next);
      await panel.button(LOCK.recover).click();
      await panel.opened();
      await scene.stop();
      const secrets = [code, next].flatMap((each) => [each, each.replaceAll('-', ''), each.replaceAll('-', ' ')]);
      expect(await filesHolding(profile, [...secrets, PASSPHRASE, SECOND_PHRASE, THIRD_PHRASE])).toEqual([]);
    });
  });
}
