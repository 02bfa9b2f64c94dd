import { expect, it } from 'vitest';
import type { Intent } from '../../lib/forms/intent';
import { ADDRESSES, COMMUNES } from './support/forms';
import { order, scan, write } from './support/line';
import { BOTH, CHROMIUM, scenes } from './support/scene';

const SAVED = { outcome: 'saved', reason: null };

const address = (
  street: string,
  postalCode: string,
  city: string,
  rest: { country?: string; outsideBase?: boolean; suggestion?: string } = {},
): Intent => ({
  kind: 'address',
  address: { street, postalCode, city, country: rest.country ?? 'FR' },
  outsideBase: rest.outsideBase ?? false,
  suggestion: rest.suggestion ?? null,
});

scenes('Lieux', BOTH, (scene) => {
  it('07 adresse connue de la base : la seule qui concorde en tout', async () => {
    const dossier = await scene.openDossier(ADDRESSES);
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('12 rue des Lilas', '44000', 'Nantes')),
      order(form, 1702, address('8 bis rue du Général de Gaulle', '35700', 'Rennes')),
    ]);
    expect(results).toMatchObject([SAVED, SAVED]);
    expect(dossier.value(1701)).toBe('12 Rue des Lilas 44000 Nantes');
    expect(dossier.value(1702)).toBe('8 bis Rue du Général de Gaulle 35700 Rennes');
  });

  it('07 adresse que la base ne connaît pas exactement : le conseiller choisit, puis son choix est écrit', async () => {
    const dossier = await scene.openDossier(ADDRESSES);
    const form = await scan(scene.stage, dossier.tab);
    const asked = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('13 rue des Lilas', '44000', 'Nantes')),
    ]);
    expect(asked[0]).toMatchObject({ outcome: 'needs-person' });
    expect(asked[0]?.choices.length).toBeGreaterThan(0);
    expect(dossier.value(1701) ?? '').toBe('');

    const suggestion =
      asked[0]?.choices.find((label) => label.startsWith('14 Rue des Lilas')) ?? asked[0]?.choices[0] ?? '';
    const chosen = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('13 rue des Lilas', '44000', 'Nantes', { suggestion })),
    ]);
    expect(chosen[0]).toMatchObject(SAVED);
    expect(dossier.value(1701)).toBe(suggestion);
  });

  it('08 commune à plusieurs codes postaux : celle du code de la fiche', async () => {
    const dossier = await scene.openDossier(COMMUNES);
    const form = await scan(scene.stage, dossier.tab);
    const results = await write(scene.stage, dossier.tab, [
      order(form, 1801, { kind: 'commune', city: 'Nantes', postalCode: '44200' }),
    ]);
    expect(results).toMatchObject([SAVED]);
    expect(dossier.value(1801, 'code')).toBe('44109-44200');
  });

  it('08 communes de même nom : jamais la première venue', async () => {
    const dossier = await scene.openDossier(COMMUNES);
    const form = await scan(scene.stage, dossier.tab);
    const first = await write(scene.stage, dossier.tab, [
      order(form, 1801, { kind: 'commune', city: 'Saint-Denis', postalCode: '97490' }),
    ]);
    expect(first).toMatchObject([SAVED]);
    expect(dossier.value(1801, 'code')).toBe('97411-97490');
  });
});

scenes('Lieux, cas rares', CHROMIUM, (scene) => {
  it('07 la base d’adresses en panne : c’est dit, rien n’est écrit', async () => {
    const dossier = await scene.openDossier(ADDRESSES);
    scene.sandbox.set({ listStatus: 500 });
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('12 rue des Lilas', '44000', 'Nantes')),
    ]);
    expect(result?.outcome).not.toBe('saved');
    expect(['list-not-answering', 'no-such-option']).toContain(result?.reason);
    expect(dossier.value(1701) ?? '').toBe('');
  });

  it('07 adresse hors base, en France', async () => {
    const dossier = await scene.openDossier(ADDRESSES);
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('Lieu-dit Kerdréan', '35000', 'Rennes', { outsideBase: true })),
    ]);
    expect(result).toMatchObject(SAVED);
    expect(dossier.value(1701, 'not_in_ban')).toBe('true');
    expect(dossier.value(1701, 'country_code')).toBe('FR');
    expect(dossier.value(1701, 'street_address')).toBe('Lieu-dit Kerdréan');
    expect(dossier.value(1701, 'commune_code')).toBe('35238-35000');
  });

  it('07 adresse hors base, à l’étranger', async () => {
    const dossier = await scene.openDossier(ADDRESSES);
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [
      order(form, 1701, address('Rue de la Loi 16', '1000', 'Bruxelles', { country: 'BE', outsideBase: true })),
    ]);
    expect(result).toMatchObject(SAVED);
    expect(dossier.value(1701, 'country_code')).toBe('BE');
    expect(dossier.value(1701, 'city_name')).toBe('Bruxelles');
    expect(dossier.value(1701, 'postal_code')).toBe('1000');
  });

  it('08 même nom, code postal inconnu du site : on demande', async () => {
    const dossier = await scene.openDossier(COMMUNES);
    const form = await scan(scene.stage, dossier.tab);
    const [result] = await write(scene.stage, dossier.tab, [
      order(form, 1801, { kind: 'commune', city: 'Saint-Denis', postalCode: '' }),
    ]);
    expect(result?.outcome).not.toBe('saved');
    expect(dossier.value(1801, 'code') ?? '').toBe('');
  });
});
