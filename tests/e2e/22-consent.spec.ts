/** What the person agreed to, for how long; what is kept of them, told, handed over and erased. */
import { beforeAll, expect, it } from 'vitest';
import { MANDATE } from '../../entrypoints/fiche/texts';
import { KEPT } from '../../entrypoints/options/keeping/texts';
import { EVERYTHING, HANDED } from '../../entrypoints/sidepanel/handed/texts';
import { AGREE, CHOOSE, FILE, KEEPING } from '../../entrypoints/sidepanel/texts';
import { addDays, addMonths, localDay, toFrenchWords } from '../../lib/profile/dates';
import { type Tab, type Target, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { atWork, nameOf, openDesk, openOptions } from './support/desk';
import { TEXTS } from './support/forms';
import { type PanelPage, words } from './support/panel.page';
import { MAIWENN, PASSPHRASE } from './support/people';
import { BOTH, scenes } from './support/scene';

const agreements = (panel: PanelPage): Target => panel.role('region', FILE.agreements);
const scopeOf = (panel: PanelPage, scope: string): Target => agreements(panel).role('group', words(scope));

/** The panel lives that many days after today: its calendar only, the clocks that lock stay true. */
function daysLater(tab: Tab, days: number): Promise<void> {
  return tab.fn((ms: number) => {
    const Today = Date;
    globalThis.Date = new Proxy(Today, {
      construct: (target, args) =>
        args.length === 0 ? new target(target.now() + ms) : Reflect.construct(target, args),
    });
  }, days * 86_400_000);
}

scenes('Accords et conservation', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN));

  it('un accord a une date, une durée et une fin dite à l’avance ; passé sa fin, la santé ne sert plus', async () => {
    const { panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.part('file');
    // Given two years ago, less ten days: it ends soon.
    const givenOn = addDays(addMonths(localDay(), -24), 10);
    const ends = toFrenchWords(addDays(addMonths(givenOn, 24), -1));
    await agreements(panel).shown();
    await panel.tab.fn((day: string) => {
      const input = document.querySelector<HTMLInputElement>('fieldset input[type=date]');
      if (input === null) throw new Error('pas de date');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, day);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, givenOn);
    const health = scopeOf(panel, FILE.agreementHealth);
    await health.role('button', AGREE.written).click();
    await panel.tab.sees(words(`${FILE.givenWritten(toFrenchWords(givenOn))}${FILE.until(ends)}`));
    await panel.tab.sees(words(KEEPING.agreementSoon(KEEPING.agreement.sante, ends)));
    expect(await axe(panel.tab)).toEqual([]);
    for (const width of [320, 400]) {
      await panel.tab.size(width, 900);
      expect(await tooWide(panel.tab)).toEqual([]);
    }
    await panel.part('fill');
    await panel.tab.sees(words(KEEPING.agreementSoon(KEEPING.agreement.sante, ends)));

    // After its end: said, and settled with one gesture.
    await panel.lock();
    await daysLater(panel.tab, 12);
    await panel.unlock(PASSPHRASE);
    await panel.choose(nameOf(MAIWENN));
    await panel.part('file');
    await panel.tab.sees(words(KEEPING.agreementOver(KEEPING.agreement.sante, ends)));
    await scopeOf(panel, FILE.agreementHealth).role('button', AGREE.oral).click();
    await scopeOf(panel, FILE.agreementHealth).role('button', FILE.withdraw).shown();
    expect(await panel.tab.fn(() => document.body.innerText.includes('a pris fin'))).toBe(false);
  });

  it('tout ce que nous savons d’elle se remet en une page et en données', async () => {
    const { panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.part('file');
    await panel.tab.fn(() => {
      const make = URL.createObjectURL.bind(URL);
      const saved: Promise<string>[] = [];
      (globalThis as unknown as { saved: Promise<string>[] }).saved = saved;
      URL.createObjectURL = (blob: Blob) => {
        saved.push(blob.text());
        return make(blob);
      };
    });
    const saved = (at: number) =>
      panel.tab.fn((index: number) => (globalThis as unknown as { saved: Promise<string>[] }).saved[index], at);
    await panel.button(HANDED.page).click();
    await panel.tab.sees(words('.html'));
    await panel.button(HANDED.data).click();
    await panel.tab.sees(words('.json'));
    const page = await saved(0);
    for (const part of [EVERYTHING.title, nameOf(MAIWENN), 'Atelier des Lilas', EVERYTHING.agreements]) {
      expect(page).toContain(part);
    }
    expect(JSON.parse((await saved(1)) ?? '')).toMatchObject({ record: { profile: { lastName: MAIWENN.lastName } } });
  });

  it('l’accord s’imprime avec les noms, sans rien de coché', async () => {
    const { panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.part('file');
    await panel.button(HANDED.mandate).click();
    const find = () =>
      scene.stage.inExtension(async () => {
        const { tabs } = (
          globalThis as unknown as {
            chrome: {
              tabs: { query(what: object): Promise<{ id: number; url?: string }[]>; remove(id: number): Promise<void> };
            };
          }
        ).chrome;
        const found = (await tabs.query({})).find(({ url }) => url?.includes('/fiche.html?mandat#'));
        if (found !== undefined) await tabs.remove(found.id);
        return found?.url ?? null;
      });
    const url = await until(find, { what: 'l’accord dans un onglet' });
    const paper = scene.keep(await scene.stage.openTab(url));
    await paper.role('heading', MANDATE.title).shown();
    await paper.sees(`${MAIWENN.lastName} ${MAIWENN.firstName}`);
    expect(await paper.fn(() => document.querySelectorAll('input, [aria-checked=true]').length)).toBe(0);
    expect(await paper.fn(() => document.querySelector('article')?.innerText.includes('✓'))).toBe(false);
    expect(await axe(paper)).toEqual([]);
    await paper.size(320, 900);
    expect(await tooWide(paper)).toEqual([]);
  });

  it('une fiche sans contact est annoncée, puis effacée ; un contact la garde', async () => {
    const { panel } = await atWork(scene, TEXTS, MAIWENN);
    await panel.button('Changer de client').click();
    await panel.create('Ancien', 'Essai-Oubli');
    await panel.lock();
    await daysLater(panel.tab, 715);
    await panel.unlock(PASSPHRASE);
    await panel.tab.sees(words(KEEPING.ending(2)));
    expect(await axe(panel.tab)).toEqual([]);
    await panel.button(`${KEEPING.contact} ${nameOf(MAIWENN)}`).click();
    await panel.tab.sees(words(KEEPING.ending(1)));

    await panel.lock();
    await daysLater(panel.tab, 715 + 31);
    await panel.unlock(PASSPHRASE);
    await panel.tab.sees(words(KEEPING.purged(1)));
    await panel.part('file');
    await panel.role('heading', CHOOSE.titleElsewhere).shown();
    await panel.button(nameOf(MAIWENN)).shown();
    expect(await panel.tab.fn(() => document.body.innerText.includes('Essai-Oubli'))).toBe(false);

    const options = await openOptions(scene, 'conservation');
    await options.role('heading', KEPT.files).shown();
    await options.sees(words(KEPT.noFile));
    expect(await axe(options)).toEqual([]);
  });
});
