import { expect, it } from 'vitest';
import type { FieldResult, Intent, PostalAddress } from '../../lib/forms/intent';
import type { FormDef } from '../sandbox/server/definition';
import { choice, Line, order, scan, text, write } from './support/line';
import { BOTH, type OpenDossier, type Scene, scenes } from './support/scene';

const TRADES = Array.from({ length: 24 }, (_, i) => `Métier n° ${i + 1}`).concat('Métier d’art');

/** One field of each family, the mandatory radios among them: these offer no way back to « no answer ». */
const FAMILIES: FormDef = {
  path: 'familles',
  number: 960,
  title: 'Démarche « familles »',
  applicant: 'individual',
  champs: [
    { id: 6001, type: 'text', label: 'Nom de famille', required: true },
    { id: 6002, type: 'textarea', label: 'Description' },
    { id: 6003, type: 'date', label: 'Date de naissance' },
    { id: 6004, type: 'yes_no', label: 'Activité en cours ?', required: true },
    { id: 6005, type: 'drop_down_list', label: 'Statut', options: ['Artisan', 'Commerçant'], other: true },
    { id: 6006, type: 'departements', label: 'Département' },
    { id: 6007, type: 'drop_down_list', label: 'Métier', options: TRADES, other: true },
    { id: 6008, type: 'multiple_drop_down_list', label: 'Canaux', options: ['Téléphone', 'Courriel', 'Courrier'] },
    { id: 6009, type: 'multiple_drop_down_list', label: 'Autres métiers', options: TRADES },
    { id: 6010, type: 'linked_drop_down_list', label: 'Secteur', linked: { Commerce: ['Épicerie', 'Librairie'] } },
    { id: 6011, type: 'communes', label: 'Commune' },
    { id: 6012, type: 'epci', label: 'Intercommunalité' },
    { id: 6013, type: 'address', label: 'Adresse' },
    { id: 6014, type: 'address', label: 'Autre adresse' },
  ],
};

const yes: Intent = { kind: 'choice', labels: ['Oui'], code: 'true', other: null };
const address = (street: string, city: string, outsideBase: boolean): Intent => {
  const known: PostalAddress = { street, postalCode: '44000', city, country: 'FR' };
  return { kind: 'address', address: known, outsideBase, suggestion: null };
};

const ANSWERS: Record<string, Intent> = {
  6001: text('Kerzoncuf'),
  6002: text('Vélos\nà domicile'),
  6003: text('1980-12-31'),
  6004: yes,
  6005: { kind: 'choice', labels: ['Sculptrice'], code: null, other: 'Sculptrice' },
  6006: { kind: 'choice', labels: ['Loire-Atlantique'], code: '44', other: null },
  6007: choice("Métier d'art"),
  6008: { kind: 'choices', labels: ['Courriel', 'Courrier'] },
  6009: { kind: 'choices', labels: ['Métier n° 3', 'Métier n° 20'] },
  6010: { kind: 'linked', primary: 'Commerce', secondary: 'Librairie' },
  6011: { kind: 'commune', city: 'Saint-Denis', postalCode: '97490' },
  6012: { kind: 'epci', department: '44', epci: 'Nantes Métropole' },
  6013: address('12 rue des Lilas', 'Nantes', false),
  6014: address('3 chemin du Petit Bois', 'Nantes', true),
};

const OTHERS: Record<string, Intent> = {
  6001: text('Le Gall'),
  6002: text('Autre chose'),
  6003: text('1975-01-02'),
  6004: { kind: 'choice', labels: ['Non'], code: 'false', other: null },
  6005: choice('Artisan'),
  6006: { kind: 'choice', labels: ['Nord'], code: '59', other: null },
  6007: choice('Métier n° 5'),
  6008: { kind: 'choices', labels: ['Téléphone'] },
  6009: { kind: 'choices', labels: ['Métier n° 7'] },
  6010: { kind: 'linked', primary: 'Commerce', secondary: 'Épicerie' },
  6011: { kind: 'commune', city: 'Lens', postalCode: '62300' },
  6012: { kind: 'epci', department: '35', epci: 'Rennes Métropole' },
  6013: address('14 rue des Lilas', 'Nantes', false),
};

/** What the server holds, empty answers left out: a champ once answered and emptied is as one never answered. */
function held(scene: Scene, dossier: OpenDossier): Record<string, unknown> {
  const full = (value: unknown): boolean =>
    Array.isArray(value) ? value.some(full) : value !== '' && value !== undefined;
  return Object.fromEntries(
    Object.entries(scene.sandbox.dossier(dossier.id).values).flatMap(([pid, attrs]) => {
      const kept = Object.entries(attrs).filter(([, value]) => full(value));
      return kept.length > 0 ? [[pid, Object.fromEntries(kept)]] : [];
    }),
  );
}

async function writeAll(scene: Scene, dossier: OpenDossier, intents: Record<string, Intent>, overwrite = false) {
  const form = await scan(scene.stage, dossier.tab);
  return write(
    scene.stage,
    dossier.tab,
    Object.entries(intents).map(([id, intent]) => order(form, id, intent, overwrite)),
  );
}

async function undoAll(scene: Scene, dossier: OpenDossier, results: FieldResult[]): Promise<FieldResult[]> {
  const line = await Line.open(scene.stage, dossier.tab);
  const undone: FieldResult[] = [];
  for (const { fieldId, before, after } of results) {
    if (!before || !after) throw new Error(`Pas de quoi défaire ${fieldId}`);
    await line.send({ do: 'restore', fieldId, before, after });
    undone.push(await line.result(fieldId));
  }
  await line.close();
  return undone;
}

const outcomes = (results: FieldResult[]) => results.map(({ fieldId, outcome }) => `${fieldId} ${outcome}`);
const allSaved = (intents: Record<string, Intent>) => Object.keys(intents).map((id) => `${id} saved`);

scenes('Défaire', BOTH, (scene) => {
  for (const gen of ['2026-01', 'later'] as const) {
    it(`12 chaque sorte de champ : écrit dans un formulaire vide, puis défait, et le site n’a plus rien (${gen})`, async () => {
      const dossier = await scene.openDossier(FAMILIES, { gen });
      const results = await writeAll(scene, dossier, ANSWERS);
      expect(outcomes(results)).toEqual(allSaved(ANSWERS));
      expect(Object.keys(held(scene, dossier))).toEqual(Object.keys(ANSWERS));

      expect(outcomes(await undoAll(scene, dossier, results))).toEqual(allSaved(ANSWERS));
      expect(held(scene, dossier)).toEqual({});
      const form = await scan(scene.stage, dossier.tab);
      expect(form.fields.filter(({ state }) => state !== 'empty').map(({ id }) => id)).toEqual([]);
    });
  }

  it('12 ce qui était là et qu’on a remplacé ligne à ligne revient, enregistré', async () => {
    const dossier = await scene.openDossier(FAMILIES);
    await writeAll(scene, dossier, ANSWERS);
    const before = held(scene, dossier);
    const replaced = await writeAll(scene, dossier, OTHERS, true);
    expect(outcomes(replaced)).toEqual(allSaved(OTHERS));
    expect(held(scene, dossier)).not.toEqual(before);

    expect(outcomes(await undoAll(scene, dossier, replaced))).toEqual(allSaved(OTHERS));
    expect(held(scene, dossier)).toEqual(before);
  });
});
