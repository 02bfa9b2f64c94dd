/**
 * `npm run kill`: browsers killed in the middle of what the vault does, at moments drawn at random, and what was left.
 * `npm run kill -- firefox import` runs that browser and that operation only. From the environment: `KILLS`, moments
 * drawn per operation (50), and `KILL_SEED`, so that a run can be made again, or with `KILL_ONLY` one moment of it, by its
 * number. Ends with code 1 when anything was lost.
 */
import { rmSync } from 'node:fs';
import type { BrowserName } from '../tools/browsers';
import { build } from '../tools/build';
import { pageBundle } from '../tools/page-bundle';
import { campaign, draw, withKillPage } from './campaign';
import { KINDS } from './kinds';
import { heading, row } from './table';

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const asked = process.argv.slice(2);
const chosen = <T extends string>(all: readonly T[]): readonly T[] => {
  const some = all.filter((one) => asked.includes(one));
  return some.length > 0 ? some : all;
};
const unknown = asked.filter((word) => ![...BROWSERS, ...KINDS].includes(word as never));
if (unknown.length > 0) {
  console.error(
    `Inconnu : ${unknown.join(', ')}. Navigateurs : ${BROWSERS.join(', ')}. Opérations : ${KINDS.join(', ')}.`,
  );
  process.exit(2);
}

const drawn = Number(process.env.KILLS ?? 50);
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const only = process.env.KILL_ONLY;
const counts = { drawn, commit: Math.ceil(drawn / 5), held: Math.ceil(drawn / 10) };
console.log(
  `graine ${seed} · ${drawn} moments tirés par opération, ${counts.commit} autour d’une écriture, ${counts.held} dedans`,
);

const code = await pageBundle('kill/page.ts');
let failed = false;
for (const browser of chosen(BROWSERS)) {
  const extension = withKillPage(build(browser), code);
  process.on('exit', () => rmSync(extension, { recursive: true, force: true }));
  console.log(`\n${browser}\n${heading()}`);
  for (const kind of chosen(KINDS)) {
    const verdicts = await campaign({
      browser,
      extension,
      moments: draw(seed, kind, counts).filter(({ number }) => only === undefined || number === Number(only)),
      onVerdict: (verdict) => {
        if (!verdict.half && verdict.lost === 0) return;
        failed = true;
        const { moment, when, at, length, lost, faults } = verdict;
        console.log(
          `✗ ${browser} ${JSON.stringify(moment)} ${when}, à ${at.toFixed(0)} ms (${length.toFixed(0)} en tout) : ${lost} perdues ; ${faults.join(' ; ')}`,
        );
      },
    });
    console.log(row(kind, verdicts));
  }
}
process.exitCode = failed ? 1 : 0;
