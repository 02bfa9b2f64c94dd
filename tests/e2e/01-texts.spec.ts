import { expect, it } from 'vitest';
import { DATES, DRESSED, NUMBERS, TEXTS } from './support/forms';
import { fieldOf, order, scan, text, write } from './support/line';
import { MAIWENN, PLANTED } from './support/people';
import { BOTH, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };
const REFUSED = { outcome: 'refused', reason: 'value-refused' };

scenes('Textes, nombres, dates', BOTH, (scene) => {
  it('01 texte, texte long, courriel, téléphone : écrits, enregistrés, prouvés', async () => {
    const { stage } = scene;
    const dossier = await scene.openDossier(TEXTS);
    const form = await scan(stage, dossier.tab);
    const values = { 1101: 'Kerzoncuf', 1102: 'Réparation de vélos', 1103: MAIWENN.email, 1104: MAIWENN.phone };
    const results = await write(
      stage,
      dossier.tab,
      Object.entries(values).map(([id, value]) => order(form, id, text(value))),
    );
    for (const result of results) expect(result).toMatchObject(SAVED);
    for (const [id, value] of Object.entries(values)) {
      expect(dossier.value(id), id).toBe(value);
      expect(dossier.saves(id), id).toBeGreaterThanOrEqual(1);
    }
    // The site drew the fields again with what it stored: the page's own proof.
    for (const id of [1101, 1103, 1104] as const) {
      const reflected = await dossier.tab.fn(
        (name: string) => (document.getElementsByName(name)[0] as HTMLInputElement).defaultValue,
        `dossier[champs_public_attributes][${id}][value]`,
      );
      expect(reflected, String(id)).toBe(values[id]);
    }
  });

  it('01 un texte de plusieurs lignes garde ses lignes', async () => {
    const dossier = await scene.openDossier(TEXTS);
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [order(form, 1102, text('Vélos\nà domicile'))]);
    expect(result).toMatchObject(SAVED);
    expect(String(dossier.value(1102)).replace(/\r/g, '')).toBe('Vélos\nà domicile');
  });

  it('02 nombres, IBAN et SIRET : écrits, « 12,5 kg » refusé sans rien toucher', async () => {
    const dossier = await scene.openDossier(NUMBERS);
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1201, text('12')),
      order(form, 1202, text('12,5')),
      order(form, 1203, text(PLANTED.iban)),
      order(form, 1204, text(MAIWENN.siret)),
      order(form, 1205, text('12,5 kg')),
    ]);
    expect(results.slice(0, 4)).toMatchObject([SAVED, SAVED, SAVED, SAVED]);
    expect(results[4]).toMatchObject(REFUSED);
    expect(dossier.value(1201)).toBe('12');
    expect(dossier.value(1202)).toBe('12.5');
    expect(String(dossier.value(1203)).replace(/\s/g, '')).toBe(PLANTED.iban);
    expect(String(dossier.value(1204, 'external_id')).replace(/\s/g, '')).toBe(MAIWENN.siret);
    expect(dossier.value(1205)).toBeUndefined();
    expect(dossier.saves(1205)).toBe(0);
  });

  it('03 dates : écrites en ISO, une date impossible est refusée et le champ reste intact', async () => {
    const dossier = await scene.openDossier(DATES, { values: { 1302: '2015-04-01' } });
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1301, text('1980-12-31')),
      order(form, 1302, text('2021-02-30'), true),
      order(form, 1303, text('2026-02-01T10:30')),
    ]);
    expect(results).toMatchObject([SAVED, REFUSED, SAVED]);
    expect(dossier.value(1301)).toBe('1980-12-31');
    expect(dossier.value(1302)).toBe('2015-04-01');
    expect(dossier.saves(1302)).toBe(0);
    expect(dossier.value(1303)).toBe('2026-02-01T10:30');
  });

  it('21 étoile, aide, mention « modifié », espaces et apostrophes : le libellé lu est le libellé de l’auteur', async () => {
    for (const gen of ['2026-01', 'later'] as const) {
      const dossier = await scene.openDossier(DRESSED, { gen, state: 'en_construction', page: 'modifier' });
      const form = await scan(scene.stage, dossier.tab);
      const first = fieldOf(form, 3101);
      expect(first.label.replace(/\s*:$/, '')).toBe("Numéro et nom de la voie de l'entreprise");
      expect(first.description).toBe("Tel qu'inscrit au registre. Ne pas indiquer la commune.");
      expect(first.required).toBe(true);
      expect(fieldOf(form, 3102).label).toBe("Date de début d'activité");
    }
  });
});
