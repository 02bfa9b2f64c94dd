import { expect, it } from 'vitest';
import type { Intent } from '../../lib/forms/intent';
import { CHOICES, SEVERAL, TWO_STEPS } from './support/forms';
import { choice, order, scan, write } from './support/line';
import { BOTH, CHROMIUM, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };
const coded = (code: string, ...labels: string[]): Intent => ({ kind: 'choice', labels, code, other: null });

scenes('Choix', BOTH, (scene) => {
  for (const gen of ['2026-01', 'later'] as const) {
    it(`04 boutons, liste, longue liste : la réponse par son texte (${gen})`, async () => {
      const dossier = await scene.openDossier(CHOICES, { gen });
      const form = await scan(scene.stage, dossier.tab);
      const results = await write(scene.stage, dossier.tab, [
        order(form, 1401, coded('Mme', 'Mme', 'Madame')),
        order(form, 1402, coded('true', 'Oui')),
        order(form, 1403, coded('false', 'Non')),
        order(form, 1404, choice('Marié(e)')),
        order(form, 1405, choice('Micro-entreprise')),
        order(form, 1406, choice('Française')),
      ]);
      expect(results).toMatchObject(Array(6).fill(SAVED));
      expect(dossier.value(1401)).toBe('Mme');
      expect(dossier.value(1402)).toBe('true');
      expect(dossier.value(1403)).toBe('false');
      // The site stores its own number of the choice, not the text.
      expect(dossier.value(1404)).toBe('opt-b');
      expect(dossier.value(1405)).toBe('Micro-entreprise');
      expect(dossier.value(1406)).toBe('Française');
    });
  }

  it('04 un choix qui n’existe pas n’est pas approché : rien n’est écrit', async () => {
    const dossier = await scene.openDossier(CHOICES);
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1404, choice('Veuf(ve)')),
      order(form, 1405, choice('Société en participation')),
      order(form, 1406, choice('Franç')),
    ]);
    for (const result of results) expect(result.outcome).not.toBe('saved');
    for (const result of results) expect(result.reason).toBe('no-such-option');
    for (const id of [1404, 1405, 1406]) expect(dossier.value(id) ?? '', String(id)).toBe('');
  });
});

scenes('Choix en plusieurs temps', CHROMIUM, (scene) => {
  for (const gen of ['2026-01', 'later'] as const) {
    it(`05 plusieurs réponses : on ajoute, on n’enlève rien (${gen})`, async () => {
      const dossier = await scene.openDossier(SEVERAL, { gen, values: { 1501: ['Courrier'], 1502: ['Santé'] } });
      const form = await scan(scene.stage, dossier.tab);
      const results = await write(scene.stage, dossier.tab, [
        order(form, 1501, { kind: 'choices', labels: ['Téléphone'] }, true),
        order(form, 1502, { kind: 'choices', labels: ['Cotisations', 'Trésorerie'] }, true),
      ]);
      expect(results).toMatchObject([SAVED, SAVED]);
      expect([...(dossier.value(1501) as string[])].filter(Boolean).sort()).toEqual(['Courrier', 'Téléphone']);
      expect([...(dossier.value(1502) as string[])].filter(Boolean).sort()).toEqual([
        'Cotisations',
        'Santé',
        'Trésorerie',
      ]);
    });
  }

  for (const delayMs of [0, 800]) {
    it(`06 liste liée, intercommunalité, « autre » : deux temps, site à ${delayMs} ms`, async () => {
      const dossier = await scene.openDossier(TWO_STEPS);
      scene.sandbox.set({ delayMs });
      const form = await scan(scene.stage, dossier.tab);
      const results = await write(scene.stage, dossier.tab, [
        order(form, 1601, { kind: 'linked', primary: 'Artisanat', secondary: 'Réparation' }),
        order(form, 1602, { kind: 'epci', department: '44', epci: 'Nantes Métropole' }),
        order(form, 1603, { kind: 'choice', labels: ['Micro-entreprise'], code: null, other: 'Micro-entreprise' }),
      ]);
      expect(results).toMatchObject([SAVED, SAVED, SAVED]);
      expect(dossier.value(1601, 'primary_value')).toBe('Artisanat');
      expect(dossier.value(1601, 'secondary_value')).toBe('Réparation');
      expect(dossier.value(1602)).toBe('244400404');
      expect(dossier.value(1603, 'value_other')).toBe('Micro-entreprise');
    });
  }

  it('06 le second temps ne vient pas : c’est dit, on n’attend pas sans fin', async () => {
    const dossier = await scene.openDossier(TWO_STEPS);
    scene.sandbox.set({ delayMs: 6000 });
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [
      order(form, 1601, { kind: 'linked', primary: 'Artisanat', secondary: 'Réparation' }),
    ]);
    expect(['not-saved', 'needs-person']).toContain(result?.outcome);
    expect(['next-control-missing', 'save-timeout']).toContain(result?.reason);
  });
});
