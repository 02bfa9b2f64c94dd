/**
 * `npm start`: the extension at work on the stand-in site, with an invented client.
 * With a display a browser opens and stays (`-- --firefox` for Firefox). Without one, or with `-- --headless`, the
 * whole job is done through the panel, the report printed, a picture taken, and the command ends.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COUNT_OF, type CountName } from '../../entrypoints/sidepanel/review/review';
import { REVIEW, STATE_NAMES } from '../../entrypoints/sidepanel/texts';
import { nameOf } from '../e2e/support/desk';
import type { BrowserName } from './browsers';
import { DEMO_CLIENT, DEMO_PASSPHRASE, openTheatre, sideBySide, type Theatre } from './theatre';

const asked = new Set(process.argv.slice(2));
for (const word of asked) {
  if (!['--firefox', '--headless'].includes(word)) {
    console.error(`Option inconnue : ${word}. Options : --firefox, --headless.`);
    process.exit(2);
  }
}
const browser: BrowserName = asked.has('--firefox') ? 'firefox' : 'chromium';
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const headless = asked.has('--headless') || !display;

const MARKS: Record<CountName, string> = {
  saved: '✓',
  ready: '·',
  failed: '✗',
  ask: '?',
  person: '☞',
  unknown: '–',
  aside: '–',
};

/** What the panel shows, line by line, once the site has answered. */
async function report({ panel }: Theatre): Promise<boolean> {
  const rows = await panel.rows();
  for (const { state, question, value, note } of rows) {
    const mark = MARKS[COUNT_OF[state]];
    console.log(`  ${mark} ${question.length > 100 ? `${question.slice(0, 99)}…` : question}`);
    const said = note.startsWith(STATE_NAMES[state]) ? note : `${STATE_NAMES[state]}. ${note}`;
    console.log(`      ${value ? `${value} — ` : ''}${said.trim()}`);
  }
  const counts: Partial<Record<CountName, number>> = {};
  for (const { state } of rows) counts[COUNT_OF[state]] = (counts[COUNT_OF[state]] ?? 0) + 1;
  console.log(`\n  ${REVIEW.report(counts.saved ?? 0, counts.failed ?? 0, counts.ask ?? 0, counts.person ?? 0)}`);
  return (counts.saved ?? 0) > 0 && (counts.failed ?? 0) === 0;
}

async function pictureOf({ stage, dossier, panel }: Theatre): Promise<string> {
  const folder = resolve(import.meta.dirname, '../../.cache');
  mkdirSync(folder, { recursive: true });
  const parts = mkdtempSync(join(tmpdir(), 'relais-picture-'));
  const path = join(folder, 'demonstration.png');
  await dossier.tab.size(1000, 900);
  const shots = [
    await dossier.tab.screenshot(join(parts, 'page.png')),
    await panel.tab.screenshot(join(parts, 'panel.png')),
  ];
  await sideBySide(stage, shots, path);
  rmSync(parts, { recursive: true, force: true });
  return path;
}

async function byItself(theatre: Theatre): Promise<boolean> {
  const { panel, sandbox, dossier } = theatre;
  // As on any morning: locked, then opened, the client chosen again.
  await panel.lock();
  await panel.unlock(DEMO_PASSPHRASE);
  await panel.choose(nameOf(DEMO_CLIENT));
  console.log(`Dossier n° ${dossier.id}, demande Help, pour ${nameOf(DEMO_CLIENT)} (personne inventée)\n`);
  await panel.fillAndWait();
  const well = await report(theatre);
  const sent = sandbox.log.filter(({ kind }) => kind === 'submit').length;
  console.log(
    `  Formulaire envoyé : ${sent === 0 ? 'non, c’est à la personne de le faire' : 'OUI, ce qui ne doit jamais arriver'}.`,
  );
  console.log(`\nImage de la page et du panneau : ${await pictureOf(theatre)}`);
  return well && sent === 0;
}

const theatre = await openTheatre({ browser, headless });
let closing = false;
const leave = async (code: number) => {
  if (closing) return;
  closing = true;
  await theatre.close();
  process.exit(code);
};
process.on('SIGINT', () => void leave(0));
process.on('SIGTERM', () => void leave(0));

if (headless) {
  const well = await byItself(theatre).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  await leave(well ? 0 : 1);
} else {
  console.log(`Le panneau est ouvert à côté d’une demande Help du site factice.`);
  console.log(`Client : ${nameOf(DEMO_CLIENT)} (personne inventée). Phrase de passe : ${DEMO_PASSPHRASE}`);
  console.log('Fermez le navigateur, ou Ctrl-C, pour terminer.');
  theatre.stage.driver.on('disconnected', () => void leave(0));
}
