/** Thousands of clients: from the open vault to a list, a search typed in the panel itself, a client saved among them. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyInput } from 'puppeteer-core';
import { PANEL } from '../../entrypoints/sidepanel/texts';
import { pageBundle } from '../tools/page-bundle';
import { Stage, type Tab, until } from '../tools/stage';
import type { VaultBench } from './vault-page';

const CLIENTS = 5000;
const JOURNAL_LINES = 10_000;
/** The panel is opened anew each time: the first key is always a first one. */
const ROUNDS = 5;
const SEARCHES = ['kerzoncuf mai', '732 829 3', 'nantes', 'le goff 12', 'atelier 4999', 'zo', 'z', 'martin helene 3'];
const KEYS = 200;
const EARLY_KEYS = 40;
/** Less work than that at a key that does nothing: nothing goes on behind. */
const CALM_MS = 4;

/** Typed, then taken back letter by letter, one search after the other. */
const TYPED: KeyInput[] = Array.from({ length: 10 }, () => SEARCHES)
  .flat()
  .flatMap((search) => [...[...search], ...Array(search.length).fill('Backspace')] as KeyInput[])
  .slice(0, KEYS);

/** Milliseconds for one key. */
interface Keystroke {
  /** Processor time of the page's own thread: scripts, style, layout, paint. A busy machine changes nothing to it. */
  work: number;
  /** From the key to the frame that answers it, as the person waits. */
  felt: number;
}

/** `arm()`, before a key, makes `answered`: from that key to the frame after it. */
function watchKeys(): void {
  const world = globalThis as unknown as { arm: () => void; answered: Promise<number> };
  world.arm = () => {
    world.answered = new Promise((tell) => {
      const watch = (event: Event) =>
        requestAnimationFrame(() => {
          // Handed over once the frame is drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            tell(performance.now() - event.timeStamp);
          };
          port2.postMessage(null);
        });
      addEventListener('keydown', watch, { capture: true, once: true });
    });
  };
}

async function strike(tab: Tab, keys: readonly KeyInput[]): Promise<Keystroke[]> {
  const driver = await tab.page.createCDPSession();
  await driver.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await driver.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const strokes: Keystroke[] = [];
  for (const key of keys) {
    await tab.page.evaluate('arm()');
    const before = await worked();
    await tab.press(key);
    const felt = (await tab.page.evaluate('answered')) as number;
    strokes.push({ work: (await worked()) - before, felt });
  }
  await driver.detach();
  return strokes;
}

/** The panel on its list of clients, its search box under the fingers. */
async function openList(stage: Stage): Promise<Tab> {
  const tab = await stage.openPanel(await stage.openTab('about:blank'));
  await tab.role('tab', PANEL.tabs.file).click();
  await tab.waitFor(() => document.querySelectorAll('#panel-file li button').length > 0, { what: 'la liste' });
  await tab.front();
  await tab.fn(watchKeys);
  await tab.fn(() => document.querySelector<HTMLElement>('#panel-file input[type=search]')?.focus());
  return tab;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Until the panel has looked through the records and has nothing more to do. */
async function calm(tab: Tab): Promise<void> {
  await until(async () => (await strike(tab, ['Shift'])).every(({ work }) => work < CALM_MS), {
    timeout: 60_000,
    what: 'le calme',
  });
}

async function measureKeys(stage: Stage) {
  const rounds: Keystroke[][] = [];
  const early: Keystroke[] = [];
  const bare: Keystroke[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tab = await openList(stage);
    await calm(tab);
    rounds.push(await strike(tab, TYPED));
    // The same keys in a box that nobody listens to: what the browser itself takes.
    await tab.fn(() => {
      document.body.replaceChildren(document.createElement('input'));
      document.querySelector('input')?.focus();
    });
    bare.push(...(await strike(tab, TYPED.slice(0, EARLY_KEYS))));
    await tab.close();
    const again = await openList(stage);
    early.push(...(await strike(again, TYPED.slice(0, EARLY_KEYS))));
    await again.close();
  }
  // Each key several times: a garbage collection may fall on one of them.
  const work = TYPED.map((_, at) => median(rounds.map((round) => round[at]?.work ?? Number.NaN)));
  return {
    keys: KEYS,
    first: work[0] ?? Number.NaN,
    median: median(work),
    worst: Math.max(...work),
    /** Of every key of every round. */
    slowest: Math.max(...rounds.flat().map((key) => key.work)),
    bare: median(bare.map((key) => key.work)),
    felt: median(rounds.flat().map((key) => key.felt)),
    /** While the records are still being looked through behind the list. */
    feltEarly: median(early.map((key) => key.felt)),
    bareFelt: median(bare.map((key) => key.felt)),
  };
}

/**
 * The list itself, and changes, as a script of the extension: what the driver brings in may do what pages of the
 * extension may not. The keys, in the panel as it is built.
 */
export async function measureList(extension: string) {
  const apart = mkdtempSync(join(tmpdir(), 'relais-banc-'));
  cpSync(extension, apart, { recursive: true });
  writeFileSync(join(apart, 'bench.js'), await pageBundle('bench/vault-page.tsx'));
  const stage = await Stage.open({ browser: 'chromium', extension: apart });
  try {
    const tab = await stage.openSurface('popup');
    await tab.front();
    await tab.page.addScriptTag({ url: `${stage.origin}/bench.js` });
    const call = (work: string) => tab.page.evaluate(`vaultBench.${work}`);
    const listed = (await call(`list(${CLIENTS})`)) as Awaited<ReturnType<VaultBench['list']>>;
    const keys = await measureKeys(stage);
    await tab.front();
    const changes = (await call(`changes(${JOURNAL_LINES})`)) as Awaited<ReturnType<VaultBench['changes']>>;
    return { ...listed, keys, changes };
  } finally {
    await stage.close();
    rmSync(apart, { recursive: true, force: true });
  }
}
