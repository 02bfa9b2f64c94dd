import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BACKUP } from '../../entrypoints/options/backup/texts';
import { LABELS } from '../../lib/profile/labels';
import { COMMON, LOCK } from '../../lib/texts/common';
import { atWork, openDesk, openOptions } from './support/desk';
import { filesHolding, plantControl, unseen } from './support/disk';
import { choose, saved } from './support/files';
import { PanelPage, words } from './support/panel.page';
import { MAIWENN, PASSPHRASE, PLANTED } from './support/people';
import { BOTH, Scene } from './support/scene';

const OWN = 'six huîtres sous la pluie bleue';
/** What was said, typed, brought in or chosen in the story, and may be read nowhere after it. */
const SOUGHT = [
  PLANTED.nir,
  PLANTED.iban,
  PASSPHRASE,
  OWN,
  MAIWENN.lastName,
  MAIWENN.birthPlace,
  MAIWENN.email,
  MAIWENN.phone,
  MAIWENN.companyStreet,
  MAIWENN.companyName,
  MAIWENN.activityDescription,
  PLANTED.typing,
  ...Object.values(PLANTED.listed),
];

/**
 * A day's work, then the disk: a file with its situation, numbers typed once and written in the page, typing left
 * unsaved, a backup, a list brought in, the end of the meeting, the browser closed.
 */
for (const browser of BOTH) {
  it(`après une journée, rien ne se lit sur le disque ; la saisie unique, écrite dans la page, n’est plus nulle part (${browser})`, {
    timeout: 240_000,
  }, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'relais-once-'));
    const scene = new Scene(browser, { profile });
    try {
      await scene.start();
      await openDesk(scene, MAIWENN);
      const form = {
        path: 'une-fois',
        number: 980,
        title: 'Démarche « une fois »',
        applicant: 'individual' as const,
        champs: [
          { id: 4001, type: 'text', label: 'Numéro de sécurité sociale', required: true },
          { id: 4002, type: 'iban', label: 'IBAN du demandeur' },
          { id: 4003, type: 'text', label: 'Nom de famille' },
        ],
      };
      const { dossier, panel } = await atWork(scene, form, MAIWENN);
      await panel.giveOnce(4001, PLANTED.nir);
      await panel.giveOnce(4002, PLANTED.iban);
      await panel.fillAndWait(3);
      expect(await panel.states()).toEqual({ 4001: 'saved', 4002: 'saved', 4003: 'saved' });
      expect(String(dossier.value(4001)).replace(/\s/g, '')).toBe(PLANTED.nir);
      expect(String(dossier.value(4002)).replace(/\s/g, '')).toBe(PLANTED.iban);

      const memory = await scene.stage.inExtension(async () => {
        const { storage } = (
          globalThis as unknown as { chrome: { storage: Record<string, { get(key: null): Promise<object> }> } }
        ).chrome;
        return JSON.stringify([await storage.session?.get(null), await storage.local?.get(null)]);
      });
      expect(memory.replace(/\s/g, '')).not.toContain(PLANTED.nir);
      expect(memory.replace(/\s/g, '')).not.toContain(PLANTED.iban);
      await panel.part('file');
      await panel.role('textbox', LABELS.birthPlace.label).fill(PLANTED.typing);
      await panel.tab.press('Tab');
      const options = await openOptions(scene, 'sauvegarde');
      await options.role('textbox', BACKUP.make.passphrase).fill(OWN);
      await options
        .role('region', BACKUP.make.title)
        .role('textbox', /seconde fois/)
        .fill(OWN);
      await saved(options, () => options.role('button', BACKUP.make.action).click());
      const { lastName, firstName, city } = PLANTED.listed;
      const list = [...new TextEncoder().encode(`Nom;Prénom;Ville\n${lastName};${firstName};${city}\n`)];
      await choose(options, BACKUP.list.file, 'clients.csv', list);
      await options.role('button', BACKUP.preview.action(1)).click();
      await options.sees(words(BACKUP.preview.done(1, 0)));
      await plantControl(scene.stage, SOUGHT);
      await options.role('button', words(COMMON.endMeeting)).click();
      await panel.role('heading', LOCK.unlockTitle).shown();
      // The extension's own pages closed and the browser gone: everything that rests is on the disk.
      await scene.clear();
    } finally {
      await scene.stop();
    }
    expect(await unseen(profile, SOUGHT)).toEqual([]);
    expect(await filesHolding(profile, SOUGHT)).toEqual([]);
    rmSync(profile, { recursive: true, force: true });
  });
}

it('le coffre et ses fiches survivent à la fermeture du navigateur, verrouillés', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'relais-again-'));
  const scene = new Scene('chromium', { profile });
  try {
    await scene.start();
    await openDesk(scene, MAIWENN);
    await scene.stop();
    await scene.start();
    const dossier = await scene.openDossier('plain-5');
    const panel = await PanelPage.open(scene.stage, dossier.tab);
    await panel.unlock(PASSPHRASE);
    await panel.role('button', new RegExp(MAIWENN.lastName)).click();
    await panel.reviewed();
  } finally {
    await scene.stop();
    rmSync(profile, { recursive: true, force: true });
  }
});
