/** `npm run pictures`: the pictures of the README, taken from the extension at work on the stand-in site. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OPTIONS } from '../../entrypoints/options/texts';
import { aidOf } from '../../lib/aids/catalogue';
import { AidsPage } from '../e2e/support/aids.page';
import { nameOf } from '../e2e/support/desk';
import { READING } from '../sandbox';
import { DEMO_CLIENT, openTheatre, sideBySide } from './theatre';

const folder = resolve(import.meta.dirname, '../../docs/images');
mkdirSync(folder, { recursive: true });
const parts = mkdtempSync(join(tmpdir(), 'relais-pictures-'));
const theatre = await openTheatre({ browser: 'chromium', headless: true, debounceMs: 60 });
const { stage, dossier, panel } = theatre;
let count = 0;

/** The page and the panel as they stand, side by side. */
async function both(name: string): Promise<void> {
  count += 1;
  const shots = [
    await dossier.tab.screenshot(join(parts, `page-${count}.png`)),
    await panel.tab.screenshot(join(parts, `panel-${count}.png`)),
  ];
  await sideBySide(stage, shots, join(folder, `${name}.png`));
}

const top = () => panel.tab.fn(() => document.querySelector('main, body')?.scrollTo(0, 0) ?? scrollTo(0, 0));

try {
  await dossier.tab.size(1000, 900);
  await panel.tab.fn(() => scrollTo(0, 0));
  await top();
  await both('relecture');
  await panel.fillAndWait();
  await dossier.tab.fn(() => scrollTo(0, 0));
  await both('enregistre');

  await panel.part('file');
  await panel.tab.fn(() => scrollTo(0, 0));
  await panel.tab.screenshot(join(parts, 'file.png'));
  await panel.role('button', /Bilan$/).click();
  await panel.role('radiogroup').shown();
  await panel.tab.fn(() => scrollTo(0, 0));
  await panel.tab.screenshot(join(parts, 'bilan.png'));
  await panel.tab.scheme('dark');
  await panel.part('fill');
  await panel.tab.screenshot(join(parts, 'dark.png'));
  await sideBySide(
    stage,
    ['file', 'bilan', 'dark'].map((name) => join(parts, `${name}.png`)),
    join(folder, 'fiche.png'),
  );
  // Beside a page of ameli: what it is about and what she may get, one aid, its papers and its request.
  const reading = await stage.openTab(READING.health.url);
  const aids = await AidsPage.open(stage, reading);
  await aids.listed();
  await aids.pick(nameOf(DEMO_CLIENT));
  await aids.becomesListed('css', 'page');
  await aids.tab.fn(() => scrollTo(0, 0));
  await aids.tab.screenshot(join(parts, 'aids.png'));
  await aids.openCard('css');
  await aids.tab.screenshot(join(parts, 'card.png'));
  await aids.role('checkbox', aidOf('css')?.documents[0]?.text).click();
  await aids.tab.screenshot(join(parts, 'papers.png'));
  await sideBySide(
    stage,
    ['aids', 'card', 'papers'].map((name) => join(parts, `${name}.png`)),
    join(folder, 'aides.png'),
  );
  // What is set once, and what a DPO reads.
  const options = await stage.openTab(`${stage.origin}/options.html#coffre`);
  for (const part of ['coffre', 'journal'] as const) {
    await options.size(900, 900);
    await options.role('link', OPTIONS.parts[part].nav).click();
    await options.role('heading', part === 'journal' ? OPTIONS.journal.exportTitle : OPTIONS.storage.title).shown();
    await options.screenshot(join(parts, `${part}.png`));
  }
  await sideBySide(
    stage,
    ['coffre', 'journal'].map((name) => join(parts, `${name}.png`)),
    join(folder, 'options.png'),
  );
  console.log(`Images de ${nameOf(DEMO_CLIENT)} (personne inventée) : ${folder}`);
} finally {
  await theatre.close();
  rmSync(parts, { recursive: true, force: true });
}
