import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atWork, openDesk } from './support/desk';
import { filesHolding } from './support/disk';
import { PanelPage } from './support/panel.page';
import { MAIWENN, PASSPHRASE, PLANTED } from './support/people';
import { BOTH, Scene } from './support/scene';

/** Numbers of social security and of bank accounts: asked at the fill, written, forgotten. */
for (const browser of BOTH) {
  it(`saisie unique : écrite dans la page, introuvable sur le disque et en mémoire ensuite (${browser})`, async () => {
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
      // The extension's own pages closed and the browser gone: everything that rests is on the disk.
      await scene.clear();
    } finally {
      await scene.stop();
    }
    const sought = [
      PLANTED.nir,
      PLANTED.iban,
      PASSPHRASE,
      MAIWENN.lastName,
      MAIWENN.email,
      MAIWENN.activityDescription,
      MAIWENN.phone,
    ];
    expect(await filesHolding(profile, sought)).toEqual([]);
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
