/** What a structure sets, through the browser's own policies: shown where it governs, held where it counts. */
import { beforeAll, expect, it } from 'vitest';
import { MANDATE, PAPER } from '../../entrypoints/fiche/texts';
import { BACKUP } from '../../entrypoints/options/backup/texts';
import { KEPT } from '../../entrypoints/options/keeping/texts';
import { MANAGED } from '../../entrypoints/options/managed/texts';
import { OPTIONS } from '../../entrypoints/options/texts';
import { HANDED } from '../../entrypoints/sidepanel/handed/texts';
import { LINE, NUMBERS } from '../../entrypoints/sidepanel/texts';
import { LABELS } from '../../lib/profile/labels';
import { LOCK, NO_FORM } from '../../lib/texts/common';
import { type Tab, type Target, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, nameOf, openDesk } from './support/desk';
import { askScan } from './support/line';
import { PanelPage, words } from './support/panel.page';
import { MAIWENN, PLANTED } from './support/people';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

const STRUCTURE = 'Maison des entrepreneurs';
const BASIS = 'Décret n° 2019-341 du 19 avril 2019, article 2';
const HOST = 'demarche.numerique.gouv.fr';

/** Chromium hands its policies over a moment after the extension is there. */
async function set(scene: Scene): Promise<Record<string, unknown>> {
  return until(
    async () => {
      const values = await scene.stage.inExtension(async () => {
        const { managed } = (
          globalThis as unknown as { chrome: { storage: { managed: { get(all: null): Promise<object> } } } }
        ).chrome.storage;
        return (await managed.get(null)) as Record<string, never>;
      });
      return Object.keys(values).length > 0 ? values : null;
    },
    { what: 'les réglages de la structure', timeout: 60_000 },
  );
}

async function options(scene: Scene, part: keyof typeof OPTIONS.parts): Promise<Tab> {
  const tab = scene.keep(await scene.stage.openTab(`${scene.stage.origin}/options.html#${part}`));
  await tab.role('heading', OPTIONS.parts[part].title).shown();
  return tab;
}

/** The words that describe a control to who does not see it. */
const described = (target: Target): Promise<string> =>
  target.fn((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .replace(/[\s\u00a0\u202f]+/g, ' '),
  );

const choices = (target: Target): Promise<string[]> =>
  target.fn((element) => [...(element as HTMLSelectElement).options].map(({ value }) => value));

const fixed = (what: string): RegExp => words(MANAGED.fixed(STRUCTURE, what));

scenes(
  'Réglages d’une structure',
  BOTH,
  (scene, browser) => {
    beforeAll(async () => {
      await set(scene);
      await openDesk(scene, MAIWENN);
    });

    it('chaque réglage se lit à sa place, avec le nom de la structure, et ce qui est mal écrit est dit', async () => {
      const tab = await options(scene, 'coffre');
      await tab.sees(words(MANAGED.intro(STRUCTURE)));
      // A name nobody knows: Chromium leaves it out by itself, and says so in its own page of policies.
      await tab.sees(words(MANAGED.faults(browser === 'firefox' ? 2 : 1)));
      await tab.sees('« allowedHosts »');
      if (browser === 'firefox') await tab.sees('« couleur »');
      const idle = tab.role('combobox', OPTIONS.security.idle);
      expect(await described(idle)).toMatch(fixed(MANAGED.idle(10)));
      expect(await choices(idle)).toEqual(['2', '5', '10']);
      expect(await idle.value()).toBe('10');

      const keeping = await options(scene, 'conservation');
      const months = keeping.role('combobox', KEPT.months);
      expect(await described(months)).toMatch(fixed(MANAGED.months(12)));
      expect(await choices(months)).toEqual(['6', '12']);
      await keeping.sees(fixed(MANAGED.numbers.kept(BASIS)));

      const backup = await options(scene, 'sauvegarde');
      const make = backup.role('button', BACKUP.make.action);
      expect(await make.enabled()).toBe(false);
      expect(await described(make)).toMatch(fixed(MANAGED.noBackup));

      const journal = await options(scene, 'journal');
      for (const name of [OPTIONS.journal.saveTable, OPTIONS.journal.saveWhole]) {
        const button = journal.role('button', name);
        await button.shown();
        expect(await button.enabled()).toBe(false);
        expect(await described(button)).toMatch(fixed(MANAGED.noJournalFiles));
      }

      const hosts = await options(scene, 'demarches');
      await hosts.sees(fixed(MANAGED.hosts));
      await hosts.sees(MANAGED.hostLeftOut);

      for (const each of [tab, keeping, backup, journal, hosts]) {
        expect(await axe(each)).toEqual([]);
        await each.size(320, 800);
        await until(async () => (await tooWide(each)).length === 0, { what: 'une page sans défilement de côté' });
      }
    });

    it('un site écarté n’est ni lu ni rempli, et le panneau dit pourquoi ; l’autre reste ouvert', async () => {
      const out = await scene.openDossier('plain-5', { host: 'www.demarches-simplifiees.fr' });
      expect(await askScan(scene.stage, out.tab)).toEqual({ none: 'limited' });
      const panel = scene.keepPanel(await PanelPage.open(scene.stage, out.tab));
      await panel.role('heading', NO_FORM.limited.title).shown();
      await panel.tab.sees(words(NO_FORM.limited.text));

      // A page that is only read is not read either, nor counted on the icon.
      const reading = await scene.openReading('https://www.ameli.fr/assure/droits-demarches');
      const told = await scene.stage.inExtension(
        (id: number) =>
          (
            globalThis as unknown as { chrome: { tabs: { sendMessage(id: number, message: object): Promise<string> } } }
          ).chrome.tabs.sendMessage(id, { type: 'page/context' }),
        reading.id,
      );
      expect(told).toEqual({ none: 'limited' });

      const { panel: other } = await atWork(scene, 'plain-5', MAIWENN);
      expect((await other.rows()).length).toBeGreaterThan(0);
    });

    it('aucun fichier ne sort, mais la personne reçoit sa copie imprimée, notée au journal', async () => {
      const { panel } = await atWork(scene, 'plain-5', MAIWENN);
      await panel.part('file');
      await panel.tab.sees(words(HANDED.noFiles));
      expect(await panel.role('button', HANDED.data).exists()).toBe(false);
      await panel.role('button', HANDED.paper).click();
      const id = await until(
        () =>
          scene.stage.inExtension(async (address: string) => {
            const { tabs } = (
              globalThis as unknown as {
                chrome: { tabs: { query(all: object): Promise<{ url?: string }[]> } };
              }
            ).chrome;
            return (await tabs.query({})).map(({ url }) => url ?? '').find((url) => url.startsWith(address)) ?? '';
          }, `${scene.stage.origin}/fiche.html?tout`),
        { what: 'la page à imprimer' },
      );
      const sheet = scene.keep(await scene.stage.openTab(id));
      await sheet.role('region', PAPER.screenTitle).shown();
      await sheet.sees(MAIWENN.email);
      expect(await axe(sheet)).toEqual([]);
      const mandate = scene.keep(await scene.stage.openTab(id.replace('?tout', '?mandat')));
      await mandate.sees(STRUCTURE);
      await mandate.sees(words(MANDATE.numbersKept(BASIS)));
      const journal = await options(scene, 'journal');
      await journal.sees(nameOf(MAIWENN));
    });

    it('un numéro se garde sur la base légale montrée, sert à remplir, et s’efface', async () => {
      const form = {
        path: `numero-${browser}`,
        number: 990,
        title: 'Démarche « numéro »',
        applicant: 'individual' as const,
        champs: [{ id: 4101, type: 'text', label: 'Numéro de sécurité sociale' }],
      };
      const { panel, dossier } = await atWork(scene, form, MAIWENN);
      await panel.onLine(4101, LINE.enter);
      const row = panel.role('listitem', words(LINE.keepBasis(BASIS)));
      await row.role('textbox').fill(PLANTED.nir);
      const keep = row.role('checkbox', LINE.keepNumber);
      expect(await described(keep)).toContain(BASIS);
      await keep.click();
      await panel.role('button', LINE.apply).click();
      await panel.becomes(4101, 'ready');
      await panel.fillAndWait(1);
      expect(String(dossier.value(4101)).replace(/\s/g, '')).toBe(PLANTED.nir);

      // Another dossier, another day: it is there.
      await scene.clear();
      const again = await atWork(scene, form, MAIWENN);
      await again.panel.becomes(4101, 'ready');
      await again.panel.part('file');
      await again.panel.tab.sees(words(NUMBERS.basis(BASIS)));
      await again.panel.button(NUMBERS.erase(LABELS.nir.label)).click();
      await again.panel.tab.sees(words(NUMBERS.none));
      await again.panel.part('fill');
      await again.panel.becomes(4101, 'missing');
    });
  },
  {
    managed: {
      structureName: STRUCTURE,
      maxIdleMinutes: 10,
      retentionMonths: 12,
      allowedHosts: [HOST, 'https://ameli.fr/'],
      exportAllowed: false,
      keepTypedOnce: { legalBasis: BASIS },
      couleur: 'bleu',
    },
  },
);

scenes(
  'Un réglage changé en cours de route',
  CHROMIUM,
  (scene) => {
    it('tient aussitôt : le délai, et les sites', { timeout: 120_000 }, async () => {
      await set(scene);
      await openDesk(scene, MAIWENN);
      const tab = await options(scene, 'coffre');
      const idle = tab.role('combobox', OPTIONS.security.idle);
      expect(await idle.value()).toBe('15');
      const { panel } = await atWork(scene, 'plain-5', MAIWENN);

      scene.policies?.set({ maxIdleMinutes: 5, allowedHosts: ['ameli.fr'] });
      await until(async () => (await idle.value()) === '5', { what: 'le délai plus court', timeout: 60_000 });
      await panel.role('heading', NO_FORM.limited.title).shown();
      // Still open: five minutes have not passed.
      expect(await panel.role('heading', LOCK.unlockTitle).exists()).toBe(false);
    });
  },
  { managed: { structureName: STRUCTURE } },
);
