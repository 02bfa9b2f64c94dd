import { expect, it } from 'vitest';
import { CALCULATE, CHECK, POPUP, SEARCH } from '../../entrypoints/popup/texts';
import { aidOf } from '../../lib/aids/catalogue';
import { pageAids } from '../../lib/aids/pages/page-aids';
import { QUICK_QUESTIONS } from '../../lib/aids/quick-check';
import { AID } from '../../lib/texts/aids';
import { PAGE } from '../../lib/texts/common';
import { PROBE_DATABASE } from '../../lib/vault/names';
import { READING } from '../sandbox';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { words } from './support/panel.page';
import { BOTH, CHROMIUM, type Scene, scenes } from './support/scene';

/** An artisan on sick leave, without cover, whose contributions are hard to pay. */
const TAPS = [
  'Artisan',
  'En arrêt de travail',
  'Oui',
  'Aucune',
  'Difficiles à payer en ce moment',
  'Revenus en baisse',
  'Non',
  'Non',
];

async function openPopup(scene: Scene): Promise<Tab> {
  const popup = scene.keep(await scene.stage.openSurface('popup'));
  await popup.size(360, 600);
  await popup.role('button', POPUP.openPanel).shown();
  return popup;
}

async function open(popup: Tab, corner: keyof typeof POPUP.corners): Promise<void> {
  await popup.role('button', words(POPUP.corners[corner])).click();
  await popup.role('heading', words(POPUP.corners[corner])).shown();
}

async function answerAll(popup: Tab): Promise<void> {
  for (const [at, label] of TAPS.entries()) {
    await popup.role('heading', words(QUICK_QUESTIONS[at]?.text ?? '')).shown();
    await popup.role('button', new RegExp(`^${words(label).source}$`)).click();
  }
  await popup.role('button', CHECK.restart).shown();
}

const found = (popup: Tab) =>
  popup.fn(() =>
    [...document.querySelectorAll<HTMLElement>('li[data-aid]')].map((row) => ({
      id: row.dataset.aid ?? '',
      verdict: row.querySelector<HTMLElement>('[data-verdict]')?.dataset.verdict ?? null,
    })),
  );

/** The popup as the icon opens it beside that page. */
async function openBeside(scene: Scene, page: Tab): Promise<Tab> {
  return scene.keep(await scene.stage.openTab(`${scene.stage.origin}/popup.html?tabId=${page.id}`));
}

/** Everything the extension could have kept; the empty database that tries the storage holds nothing of anyone. */
const kept = (popup: Tab) =>
  popup.fn(async (probe) => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<string, { get(all: null): Promise<object> }> } }
    ).chrome;
    return JSON.stringify([
      await storage.local?.get(null),
      await storage.session?.get(null),
      { ...localStorage },
      { ...sessionStorage },
      (await indexedDB.databases()).filter(({ name }) => name !== probe).map(({ name, version }) => [name, version]),
    ]);
  }, PROBE_DATABASE);

scenes('Au comptoir, sans dossier', BOTH, (scene) => {
  it('huit questions, les aides à regarder, rien de gardé', async () => {
    const popup = await openPopup(scene);
    const before = await kept(popup);
    await open(popup, 'check');
    await answerAll(popup);
    await popup.role('button', /^Voir les/).click();
    const aids = await found(popup);
    const verdicts = new Map(aids.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts.get('arret-envoi-48h')).toBe('probable');
    expect(verdicts.get('complementaire-sante')).toBe('probable');
    expect(verdicts.get('ij-artisan-commercant')).toBe('a_verifier');
    expect(verdicts.has('ij-profession-liberale')).toBe(false);
    expect(aids.map(({ verdict }) => verdict)).not.toContain('non');
    // Probable ones first.
    const order = aids.map(({ verdict }) => verdict);
    expect(order.lastIndexOf('probable')).toBeLessThan(order.indexOf('a_verifier'));
    expect(await kept(popup)).toBe(before);

    // Gone with the window.
    await popup.close();
    const again = await openPopup(scene);
    await open(again, 'check');
    await again.role('heading', words(QUICK_QUESTIONS[0]?.text ?? '')).shown();
    expect(await found(again)).toEqual([]);
  });

  it('devant une page d’ameli : de quoi elle parle, combien d’aides, et le chemin vers elles', async () => {
    const { url, title, h1, breadcrumb } = READING.maternity;
    const popup = await openBeside(scene, await scene.openReading(url));
    const count = pageAids({ url, title, h1, breadcrumb: breadcrumb.join(' > ') }).length;
    await popup.role('button', POPUP.openAids(count)).shown();
    await popup.role('heading', words(h1)).shown();
    await popup.sees(words(POPUP.pageAids(count)));
    expect(await popup.text()).not.toMatch(words(PAGE.elsewhere.title));

    const silent = await openBeside(scene, await scene.openReading(READING.doctors.url));
    await silent.sees(words(POPUP.pageAids(0)));
    await silent.role('button', POPUP.openPanel).shown();
  });

  it('revenir sur une réponse, et ne pas savoir', async () => {
    const popup = await openPopup(scene);
    await open(popup, 'check');
    await popup.role('button', 'Artisan').click();
    await popup.role('heading', words(QUICK_QUESTIONS[1]?.text ?? '')).shown();
    await popup.role('button', CHECK.before).click();
    await popup.role('heading', words(QUICK_QUESTIONS[0]?.text ?? '')).shown();
    for (const { text } of QUICK_QUESTIONS) {
      await popup.role('heading', words(text)).shown();
      await popup.role('button', CHECK.doesNotKnow).click();
    }
    await popup.role('heading', words(CHECK.found(0))).shown();
    expect(await found(popup)).toEqual([]);
  });

  it('un calcul : refus en toutes lettres, puis montant daté, formule et source', async () => {
    const popup = await openPopup(scene);
    await open(popup, 'calculate');
    expect(await popup.role('list').fn((list) => list.querySelectorAll('button').length)).toBe(3);
    await popup.role('button', /^Indemnités maladie : artisan/).click();
    await popup.sees(AID.noFigure);
    await popup.role('combobox', /^Statut/).choose('Artisan');
    await popup.role('textbox', /^Revenu/).fill('30 000');
    await popup.sees(words('41,10 € par jour'));
    await popup.sees(AID.estimation);
    await popup.sees(words(AID.figuresOf('1er janvier 2026')));
    await popup.role('textbox', /^Revenu/).fill('beaucoup');
    await popup.sees(words(AID.toMend('Revenu').slice(0, -1)));
    await popup.role('button', CALCULATE.change).click();
    await popup.role('heading', words(CALCULATE.which)).shown();
  });

  it('chercher par mot', async () => {
    const popup = await openPopup(scene);
    await open(popup, 'search');
    await popup.role('searchbox', SEARCH.label).fill('mutuelle');
    await until(async () => (await found(popup)).some(({ id }) => id === 'complementaire-sante'), {
      what: 'la complémentaire santé',
    });
    await popup.role('searchbox', SEARCH.label).fill('xyzt');
    await popup.sees(SEARCH.found(0));
  });
});

scenes('La fenêtre d’icône pour tous', CHROMIUM, (scene) => {
  async function decent(popup: Tab, screen: string): Promise<void> {
    for (const scheme of ['light', 'dark'] as const) {
      await popup.scheme(scheme);
      expect(await axe(popup), `${screen}, ${scheme}`).toEqual([]);
    }
    for (const width of [320, 360]) {
      await popup.size(width, 600);
      expect(await tooWide(popup), `${screen}, ${width} px`).toEqual([]);
    }
  }

  it('chaque écran, clair et sombre, étroit', async () => {
    const popup = await openPopup(scene);
    await decent(popup, 'accueil');
    await open(popup, 'check');
    await decent(popup, 'question');
    await answerAll(popup);
    await popup.fn(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await decent(popup, 'aides à regarder');
    await popup.role('button', POPUP.back).click();
    await open(popup, 'calculate');
    await decent(popup, 'calculs');
    await popup.role('button', /^C2S/).click();
    await popup.role('textbox', /^Personnes/).fill('2');
    await popup.sees(AID.estimation);
    await popup.fn(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await decent(popup, 'un calcul');
    await popup.role('button', POPUP.back).click();
    await open(popup, 'search');
    await popup.role('searchbox', SEARCH.label).fill('arrêt');
    await popup.role('listitem').nth(0).shown();
    await decent(popup, 'recherche');
  });

  it('au clavier seul : les huit questions, puis une aide dépliée', async () => {
    const popup = await openPopup(scene);
    const focused = () =>
      popup.fn(() => (document.activeElement as HTMLElement | null)?.innerText?.replace(/\s+/g, ' ').trim() ?? '');
    /** Tab until the focus stands on what is named; never more presses than there are stops. */
    const reach = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 40; step += 1) {
        if (name.test(await focused())) return;
        await popup.press('Tab');
      }
      throw new Error(`Hors d’atteinte au clavier : ${name}`);
    };
    await reach(words(POPUP.corners.check));
    await popup.press('Enter');
    for (const [at, label] of TAPS.entries()) {
      // The question takes the focus: it is read out, the answers come next.
      await until(async () => words(QUICK_QUESTIONS[at]?.text ?? '').test(await focused()), {
        what: `le focus sur la question ${at + 1}`,
      });
      await reach(new RegExp(`^${words(label).source}$`));
      await popup.press('Enter');
    }
    await until(async () => /à regarder/.test(await focused()), { what: 'le focus sur le résultat' });
    await reach(words(CHECK.more));
    await popup.press('Enter');
    const [first] = await found(popup);
    await popup.sees(words(aidOf(first?.id ?? '')?.organism ?? 'jamais'));
  });
});
