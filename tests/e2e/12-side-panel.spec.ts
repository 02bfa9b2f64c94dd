import { beforeAll, expect, it } from 'vitest';
import { type Tab, until } from '../tools/stage';
import { nameOf, openDesk } from './support/desk';
import { BESIDE, BESIDE_STEPS, longForm } from './support/forms';
import { choice, order, scan, write } from './support/line';
import { PanelPage } from './support/panel.page';
import { AURELIEN, MAIWENN } from './support/people';
import { BOTH, type OpenDossier, type Scene, scenes } from './support/scene';
import { focusPanel, hasFocus, openBeside, openSidePanel, show } from './support/side-panel';

const ALL = [3301, 3302, 3303, 3304, 3305, 3306, 3307, 3308];

const ANSWERS = {
  3301: 'Mme',
  3302: MAIWENN.lastName,
  3303: MAIWENN.email,
  3304: 'Française',
  3306: '12 Rue des Lilas 44000 Nantes',
  3307: 'true',
  3308: MAIWENN.activityDescription,
};

async function beside(scene: Scene, dossier: OpenDossier): Promise<PanelPage> {
  return scene.keepPanel(new PanelPage(await openSidePanel(scene.stage, dossier.tab)));
}

/** What the page hears of the keyboard from now on: moments with the focus, and focus events the browser itself made. */
async function listenToFocus(page: Tab): Promise<() => Promise<{ looks: number; withFocus: number; told: number }>> {
  await page.fn(() => {
    const heard = { looks: 0, withFocus: 0, told: 0 };
    Object.assign(globalThis, { heardOfFocus: heard });
    const look = () => {
      heard.looks += 1;
      if (document.hasFocus()) heard.withFocus += 1;
    };
    for (const type of ['input', 'change', 'click']) document.addEventListener(type, look, true);
    document.addEventListener(
      'focusin',
      (event) => {
        if (event.isTrusted) heard.told += 1;
      },
      true,
    );
  });
  return () =>
    page.fn(
      () =>
        (globalThis as unknown as { heardOfFocus: { looks: number; withFocus: number; told: number } }).heardOfFocus,
    );
}

/** Lists that still believe someone is in them: they would open at the next change of the page. */
const listsAwake = (page: Tab): Promise<string[]> =>
  page.fn(() => [...document.querySelectorAll('[data-focused], [aria-expanded=true]')].map(({ id }) => id));

scenes('Le panneau latéral, qui garde le clavier', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it.each(['2026-01', 'later'] as const)('tout est enregistré sans que la page ait le clavier (%s)', async (gen) => {
    const dossier = await scene.openDossier(BESIDE, { gen });
    const panel = await beside(scene, dossier);
    await panel.choose(nameOf(MAIWENN));
    const heard = await listenToFocus(dossier.tab);
    expect(await hasFocus(dossier.tab)).toBe(false);
    await panel.fillAndWait(ALL.length);

    expect(await panel.states()).toEqual(Object.fromEntries(ALL.map((id) => [id, 'saved'])));
    expect(Object.fromEntries(Object.keys(ANSWERS).map((id) => [id, dossier.value(id)]))).toEqual(ANSWERS);
    expect(dossier.value(3305, 'code')).toBe('44109-44000');
    // The story proves nothing if the page could hear the keyboard.
    expect(await heard()).toMatchObject({ withFocus: 0, told: 0 });
    expect((await heard()).looks).toBeGreaterThan(ALL.length);
    expect(await hasFocus(panel.tab)).toBe(true);
    expect(await listsAwake(dossier.tab)).toEqual([]);

    await panel.undoAll();
    expect(ALL.map((id) => dossier.value(id, id === 3305 ? 'code' : 'value') ?? '')).toEqual(ALL.map(() => ''));
    expect(await heard()).toMatchObject({ withFocus: 0, told: 0 });
    expect(await listsAwake(dossier.tab)).toEqual([]);
  });

  it.each(['2026-01', 'later'] as const)('listes à plusieurs temps, et ce qu’elles n’ont pas (%s)', async (gen) => {
    const dossier = await scene.openDossier(BESIDE_STEPS, { gen });
    await beside(scene, dossier);
    const form = await scan(scene.stage, dossier.tab);
    const heard = await listenToFocus(dossier.tab);
    const street = 'Lieu-dit Kerdréan';
    const results = await write(scene.stage, dossier.tab, [
      order(form, 3401, { kind: 'choices', labels: ['Cotisations', 'Trésorerie'] }),
      order(form, 3402, { kind: 'epci', department: '44', epci: 'Nantes Métropole' }),
      order(form, 3403, {
        kind: 'address',
        address: { street, postalCode: '35000', city: 'Rennes', country: 'FR' },
        outsideBase: true,
        suggestion: null,
      }),
      order(form, 3404, choice('Franç')),
      order(form, 3405, { kind: 'commune', city: 'Saint-Denis', postalCode: '99999' }),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'saved', 'needs-person', 'needs-person']);
    expect([...(dossier.value(3401) as string[])].filter(Boolean).sort()).toEqual(['Cotisations', 'Trésorerie']);
    expect(dossier.value(3402)).toBe('244400404');
    expect(dossier.value(3403, 'street_address')).toBe(street);
    expect(dossier.value(3403, 'commune_code')).toBe('35238-35000');
    expect([dossier.value(3404) ?? '', dossier.value(3405, 'code') ?? '']).toEqual(['', '']);
    expect(await heard()).toMatchObject({ withFocus: 0, told: 0 });
    expect(await listsAwake(dossier.tab)).toEqual([]);
  });

  it('toucher une ligne : le champ est encadré dans la page, le clavier reste au panneau', async () => {
    const dossier = await scene.openDossier(BESIDE);
    const panel = await beside(scene, dossier);
    await panel.choose(nameOf(MAIWENN));
    const outside = () => dossier.tab.fn(() => document.documentElement.children.length);
    const before = await outside();
    await panel.role('button', /^Description de votre activité/).click();
    await until(async () => (await outside()) > before, { what: 'le cadre' });
    await dossier.tab.waitFor(
      () => {
        const box = document.querySelector('textarea')?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      },
      { what: 'le champ en vue' },
    );
    expect(await hasFocus(dossier.tab)).toBe(false);
    expect(await hasFocus(panel.tab)).toBe(true);
  });

  it('22 un autre onglet de la fenêtre : le panneau le suit, chaque dossier garde son client', async () => {
    const one = await scene.openDossier(BESIDE);
    const panel = await beside(scene, one);
    await panel.choose(nameOf(MAIWENN));

    const { id, url } = scene.sandbox.createDossier({ form: BESIDE });
    const two = scene.keep(await openBeside(scene.stage, one.tab, url()));
    await panel.tab.sees(`Dossier n° ${id.toLocaleString('fr-FR').replace(/\s/g, ' ')}`);
    // Nobody is chosen for it: the first dossier's client is offered, not taken.
    expect(await panel.rows()).toEqual([]);
    await focusPanel(panel.tab, two);
    await panel.choose(nameOf(AURELIEN));
    await panel.fillAndWait();
    const values = () => scene.sandbox.dossier(id).values;
    expect(values()[3302]?.value).toBe(AURELIEN.lastName);
    expect(values()[3303]?.value).toBe(AURELIEN.email);
    expect(one.saves()).toBe(0);

    await show(scene.stage, one.tab);
    await panel.tab.sees(nameOf(MAIWENN));
    await panel.reviewed();
    await focusPanel(panel.tab, one.tab);
    await panel.fillAndWait(ALL.length);
    expect(Object.fromEntries(Object.keys(ANSWERS).map((field) => [field, one.value(field)]))).toEqual(ANSWERS);
    expect(values()[3302]?.value).toBe(AURELIEN.lastName);
    expect(values()[3303]?.value).toBe(AURELIEN.email);

    await show(scene.stage, two);
    await panel.tab.sees(nameOf(AURELIEN));
    expect((await panel.row(3302)).state).toBe('saved');
    expect((await panel.row(3302)).text).toContain(AURELIEN.lastName);
  });

  it('22 l’onglet changé en plein remplissage : la suite va au dossier commencé, rien à l’autre', async () => {
    const one = await scene.openDossier(longForm(20));
    const panel = await beside(scene, one);
    await panel.choose(nameOf(MAIWENN));
    const { id, url } = scene.sandbox.createDossier({ form: longForm(20) });
    const two = scene.keep(await openBeside(scene.stage, one.tab, url()));
    await focusPanel(panel.tab, two);
    await panel.choose(nameOf(AURELIEN));
    await show(scene.stage, one.tab);
    await panel.tab.sees(nameOf(MAIWENN));
    await panel.reviewed();
    await focusPanel(panel.tab, one.tab);

    scene.sandbox.set({ delayMs: 150 });
    await panel.fill(20);
    await until(() => one.saves() >= 3, { what: 'un remplissage commencé' });
    await show(scene.stage, two);
    expect(await panel.tab.text()).toContain(nameOf(MAIWENN));
    await show(scene.stage, one.tab);
    await panel.rested();
    expect(Object.values(await panel.states())).toEqual(Array(20).fill('saved'));
    const names = Object.values(scene.sandbox.dossier(one.id).values).map(({ value }) => value);
    expect(names).toHaveLength(20);
    expect(names).not.toContain(AURELIEN.lastName);
    expect(scene.sandbox.dossier(id).values).toEqual({});

    // At rest, it follows again.
    await show(scene.stage, two);
    await panel.tab.sees(nameOf(AURELIEN));
  });

  it('le panneau fermé en plein remplissage : la page s’arrête ; rouvert, il reprend', async () => {
    const dossier = await scene.openDossier(longForm(30));
    const panel = await beside(scene, dossier);
    await panel.choose(nameOf(MAIWENN));
    scene.sandbox.set({ delayMs: 250 });
    await panel.fill(30);
    await until(() => dossier.saves() >= 3, { what: 'un remplissage commencé' });
    await panel.tab.close();
    // What was under way ends; nothing new begins.
    await until(() => quiet(scene, dossier), { what: 'le calme' });
    const written = Object.keys(scene.sandbox.dossier(dossier.id).values).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(30);
    expect(dossier.tab.complaints).toEqual([]);

    scene.sandbox.set({ delayMs: 0 });
    const again = await beside(scene, dossier);
    await again.reviewed();
    await again.fillAndWait();
    expect(Object.keys(scene.sandbox.dossier(dossier.id).values)).toHaveLength(30);
    expect(scene.sandbox.log.filter(({ kind }) => kind === 'submit')).toEqual([]);
  });
});

/** Every save is answered, and a second one does not come in the time several would take. */
async function quiet(scene: Scene, dossier: OpenDossier): Promise<boolean> {
  const asked = dossier.saves();
  const answered = scene.sandbox.log.filter(({ kind, status }) => kind === 'autosave' && status > 0).length;
  await new Promise((next) => setTimeout(next, 600));
  return asked === answered && dossier.saves() === asked;
}
