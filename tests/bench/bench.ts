/**
 * `npm run bench`: what the extension costs, in a real Chromium, on the stand-in site. Times are given beside a bare
 * floor measured in the same run, on the same page: only the ratio means something from one machine to another.
 * Ends with code 1 when a bar is missed.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { longForm } from '../e2e/support/forms';
import { startProxy, startSandbox } from '../sandbox';
import { build } from '../tools/build';
import { pageBundle } from '../tools/page-bundle';
import { weigh } from '../tools/size';
import { Stage, until } from '../tools/stage';
import type { ClientsBench } from './clients-page';
import { buildEmptyPage } from './empty-page';
import type { Bench } from './page';
import type { VaultBench } from './vault-page';
import { measureVerdicts } from './verdicts';

/** What a démarche page or an advisor must not be made to pay. */
const BARS = {
  scan100: 3,
  write100: 3,
  popup: 1.5,
  reverseMs: 10_000,
  frameMs: 50,
  verdictsMs: 50,
  changedMs: 20,
  list: 2,
  keystrokeMs: 16,
} as const;
const SIZES = [30, 100, 300];
const LOADS = 15;

type Reading = ReturnType<Bench['reading']>;
type Writing = Awaited<ReturnType<Bench['writing']>>;
type Numbers<T> = { [K in keyof T]: number };

async function measure<T>(stage: Stage, url: string, code: string, call: keyof Bench): Promise<T> {
  const tab = await stage.openDossier(url);
  await tab.front();
  await tab.page.evaluate(code);
  const figures = (await tab.page.evaluate(`bench.${call}()`)) as T;
  await tab.close();
  return figures;
}

interface Page {
  extension: string;
  path: string;
  /** What stands on the screen once it can be used. */
  ready: string;
}

/** Milliseconds from the start of the navigation to what can be used: medians of many openings, both pages in turn. */
async function loadings(...pages: [Page, Page]): Promise<[number, number]> {
  const open = await Promise.all(
    pages.map(async ({ extension, path, ready }) => {
      const stage = await Stage.open({ browser: 'chromium', extension });
      const tab = await stage.openTab('about:blank');
      // As text: it runs before anything else of the page.
      await tab.page.evaluateOnNewDocument(`
        (function look() {
          if (document.querySelector(${JSON.stringify(ready)})) globalThis.shownAt = performance.now();
          else requestAnimationFrame(look);
        })();
      `);
      return { stage, tab, url: `${stage.origin}/${path}`, times: [] as number[] };
    }),
  );
  for (let round = -2; round < LOADS; round += 1) {
    for (const { tab, url, times } of open) {
      await tab.front();
      await tab.goto(url);
      const time = await until(() => tab.fn(() => (globalThis as { shownAt?: number }).shownAt ?? 0));
      if (round >= 0) times.push(time);
      await tab.goto('about:blank');
    }
  }
  const medians: number[] = [];
  for (const { stage, times } of open) {
    await stage.close();
    medians.push(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN);
  }
  return medians as [number, number];
}

type Reverse = Awaited<ReturnType<ClientsBench['reverse']>>;

/** Many clients against one aid, as the panel shows it, with the worker of the built extension: medians of a few searches. */
async function reversing(extension: string): Promise<Reverse> {
  const code = await pageBundle('bench/clients-page.tsx');
  const worker = readdirSync(extension, { recursive: true, encoding: 'utf8' }).find((name) =>
    /reverse\.worker[^/]*\.js$/.test(name),
  );
  if (worker === undefined) throw new Error('La recherche parmi les clients n’est pas dans l’extension');
  const stage = await Stage.open({ browser: 'chromium', extension });
  const rounds: Reverse[] = [];
  for (let round = 0; round < 5; round += 1) {
    const tab = await stage.openSurface('options');
    await tab.front();
    await tab.page.evaluate(code);
    rounds.push((await tab.page.evaluate(`clientsBench.reverse('/${worker}', 500)`)) as Reverse);
    await tab.close();
  }
  await stage.close();
  const middle = (of: keyof Reverse) => rounds.map((one) => one[of]).sort((a, b) => a - b)[2] ?? Number.NaN;
  return {
    clients: middle('clients'),
    time: middle('time'),
    worstFrame: middle('worstFrame'),
    idleFrame: middle('idleFrame'),
    found: middle('found'),
  };
}

/**
 * Thousands of clients, from the open vault to a list one can search. As a script of the extension itself: what the
 * driver brings in may do what pages of the extension may not.
 */
async function listing(extension: string): Promise<Awaited<ReturnType<VaultBench['list']>>> {
  const apart = mkdtempSync(join(tmpdir(), 'relais-banc-'));
  cpSync(extension, apart, { recursive: true });
  writeFileSync(join(apart, 'bench.js'), await pageBundle('bench/vault-page.tsx'));
  const stage = await Stage.open({ browser: 'chromium', extension: apart });
  const tab = await stage.openSurface('popup');
  await tab.front();
  await tab.page.addScriptTag({ url: `${stage.origin}/bench.js` });
  const figures = (await tab.page.evaluate('vaultBench.list(5000)')) as Awaited<ReturnType<VaultBench['list']>>;
  await stage.close();
  rmSync(apart, { recursive: true, force: true });
  return figures;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 3 : 1)} ms`;
const times = (value: number) => `× ${value.toFixed(2)}`;

const extension = build('chromium');
const code = await pageBundle('bench/page.ts');
// The site waits for ever before it sends: its listeners are in the figures, its requests are not.
const sandbox = await startSandbox({ debounceMs: 600_000 });
const proxy = await startProxy(sandbox);
const stage = await Stage.open({ browser: 'chromium', extension, proxy: proxy.url });

const lines: { what: string; fields: number; time: number; floor: number; ratio: number; bar: number | null }[] = [];
let throughput = 0;
for (const size of SIZES) {
  const reading = await measure<Numbers<Reading>>(
    stage,
    sandbox.createDossier({ form: `plain-${size}` }).url(),
    code,
    'reading',
  );
  const add = (what: string, time: number, floor: number, bar: number | null) =>
    lines.push({ what, fields: size, time, floor, ratio: time / floor, bar: size === 100 ? bar : null });
  add('lire la page', reading.scan, reading.floor, BARS.scan100);
  add('reconnaître et planifier', reading.plan, reading.floor, null);
  if (size === 300) throughput = (reading.fields / reading.match) * 1000;
  const writing = await measure<Numbers<Writing>>(
    stage,
    sandbox.createDossier({ form: longForm(size) }).url(),
    code,
    'writing',
  );
  add('écrire, attente du site non comprise', writing.write, writing.floor, BARS.write100);
}
await stage.close();
await proxy.close();
await sandbox.close();

const empty = await buildEmptyPage();
const [panel, barePanel] = await loadings(
  { extension, path: 'sidepanel.html?tabId=1', ready: 'h1' },
  { extension: empty, path: 'sidepanel.html', ready: 'h1' },
);
const [popup, barePopup] = await loadings(
  { extension, path: 'popup.html', ready: 'main button' },
  { extension: empty, path: 'popup.html', ready: 'h1' },
);
rmSync(resolve(empty, '../..'), { recursive: true, force: true });

const reverse = await reversing(extension);
const listed = await listing(extension);
const weights = weigh(extension);
const verdicts = await measureVerdicts();
const figures = {
  lines,
  match: { fieldsPerSecond: Math.round(throughput) },
  verdicts: { ...verdicts, ratio: verdicts.all / verdicts.publicodes },
  panel: { loadMs: panel, emptyPageMs: barePanel, ratio: panel / barePanel },
  popup: { loadMs: popup, emptyPageMs: barePopup, ratio: popup / barePopup },
  reverse,
  listed,
  weights,
};

console.log(
  `${'mesure'.padEnd(40)}${'champs'.padStart(7)}${'temps'.padStart(12)}${'socle'.padStart(12)}${'rapport'.padStart(10)}  limite`,
);
for (const { what, fields, time, floor, ratio, bar } of lines) {
  const limit = bar === null ? '' : `≤ ${bar} ${ratio <= bar ? '✓' : '✗'}`;
  console.log(
    `${what.padEnd(40)}${String(fields).padStart(7)}${ms(time).padStart(12)}${ms(floor).padStart(12)}${times(ratio).padStart(10)}  ${limit}`,
  );
}
console.log(`\nreconnaissance : ${Math.round(throughput).toLocaleString('fr')} champs par seconde`);
const judged = (value: number, bar: number) => (value <= bar ? '✓' : '✗');
console.log(`ouverture du panneau : ${ms(panel)}, page React vide : ${ms(barePanel)}, ${times(panel / barePanel)}`);
console.log(
  `ouverture de la fenêtre d’icône : ${ms(popup)}, page React vide : ${ms(barePopup)}, ${times(popup / barePopup)} (limite × ${BARS.popup}) ${judged(popup / barePopup, BARS.popup)}`,
);
console.log(
  `${reverse.clients} clients × une aide : ${ms(reverse.time)} (limite ${ms(BARS.reverseMs)}) ${judged(reverse.time, BARS.reverseMs)}, image la plus longue : ${ms(reverse.worstFrame)}, au repos ${ms(reverse.idleFrame)} (limite ${ms(BARS.frameMs)}) ${judged(reverse.worstFrame, BARS.frameMs)}`,
);
console.log(
  `coffre ouvert → liste de ${listed.clients} clients : ${ms(listed.list)}, les mêmes octets déchiffrés par WebCrypto seul : ${ms(listed.floor)}, ${times(listed.list / listed.floor)} (limite × ${BARS.list}) ${judged(listed.list / listed.floor, BARS.list)} ; toutes les fiches entières : ${ms(listed.whole)} ; ouverture du coffre, Argon2id compris : ${ms(listed.unlocking)}`,
);
console.log(
  `une frappe dans la recherche : ${ms(listed.keystroke)}, la plus longue : ${ms(listed.worstKeystroke)} (limite ${ms(BARS.keystrokeMs)}) ${judged(listed.worstKeystroke, BARS.keystrokeMs)}`,
);
for (const [what, time, bar] of [
  [`verdicts des ${verdicts.aids} aides`, verdicts.all, BARS.verdictsMs],
  ['verdicts après une réponse changée', verdicts.changed, BARS.changedMs],
] as const)
  console.log(
    `${what} : ${ms(time)} (limite ${ms(bar)}) ${judged(time, bar)}, publicodes seul : ${ms(verdicts.publicodes)}, ${times(time / verdicts.publicodes)}`,
  );
for (const { what, bytes, bar } of weights) {
  console.log(
    `${what} : ${(bytes / 1024).toFixed(1)} Ko gzip (limite ${(bar / 1024).toFixed(0)} Ko) ${bytes <= bar ? '✓' : '✗'}`,
  );
}
const folder = resolve(import.meta.dirname, '../../.cache');
mkdirSync(folder, { recursive: true });
writeFileSync(resolve(folder, 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log('\nChiffres : .cache/bench.json');
const missed =
  lines.some(({ ratio, bar }) => bar !== null && ratio > bar) ||
  weights.some(({ bytes, bar }) => bytes > bar) ||
  popup / barePopup > BARS.popup ||
  reverse.time > BARS.reverseMs ||
  reverse.worstFrame > BARS.frameMs ||
  listed.list / listed.floor > BARS.list ||
  listed.worstKeystroke > BARS.keystrokeMs ||
  verdicts.all > BARS.verdictsMs ||
  verdicts.changed > BARS.changedMs;
process.exitCode = missed ? 1 : 0;
