/** Browsers made to die in the middle of what the vault does, and what was left each time (design: kill.design.md). */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../tools/browsers';
import { dice } from '../tools/dice';
import { Stage, type Tab } from '../tools/stage';
import type { CommitEvent, Kind, Sight } from './kinds';
import type { KillPage } from './page';

export type Mode = 'drawn' | 'commit' | 'held';

/** When the blow falls. Shares are in [0, 1). */
export interface Moment {
  kind: Kind;
  /** Its place in the draw: with the seed, it says everything. */
  number: number;
  mode: Mode;
  share: number;
  /** Which commit, which write. */
  which: number;
}

/** What the page had told when the blow fell. */
export type When = 'before' | 'during' | 'between' | 'after';

export interface Verdict {
  moment: Moment;
  when: When;
  /** Milliseconds of the life, to the blow; and of the whole life before it. */
  at: number;
  length: number;
  /** Which of the two states allowed was found: that before the step under way, or that after it. */
  landed: 'before' | 'after' | null;
  /** Records that should be there in either case and do not open. */
  lost: number;
  /** Neither of the two states, whole; or anything the vault finds wrong. */
  half: boolean;
  /** For whoever looks into it. Invented people only. */
  faults: string[];
}

/** Past the end of the operation too: the moment just after it was told done is one of the interesting ones. */
const BEYOND = 1.3;
/** Milliseconds a transaction is held open, at most. */
const HELD_MS = 20;

/** `counts` of moments of each mode, the same for a seed. */
export function draw(seed: number, kind: Kind, counts: Record<Mode, number>): Moment[] {
  const modes = (Object.entries(counts) as [Mode, number][]).flatMap(([mode, count]) => Array<Mode>(count).fill(mode));
  return modes.map((mode, number) => {
    const roll = dice(seed * 1_000_003 + number * 7919 + kind.charCodeAt(0) * 31 + kind.charCodeAt(1));
    return { kind, number, mode, share: roll(), which: roll() };
  });
}

/** A copy of the built extension with one more page, in a folder to be removed. */
export function withKillPage(extension: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-arret-'));
  cpSync(extension, folder, { recursive: true });
  writeFileSync(join(folder, 'kill.js'), code);
  writeFileSync(
    join(folder, 'kill.html'),
    '<!doctype html><meta charset="utf-8"><title>Arrêt</title><script src="kill.js"></script>\n',
  );
  return folder;
}

/** One launch per moment, on one profile; each tells what the death before has left. */
export async function campaign(options: {
  browser: BrowserName;
  /** From `withKillPage`. */
  extension: string;
  moments: readonly Moment[];
  onVerdict?: (verdict: Verdict) => void;
}): Promise<Verdict[]> {
  const { browser, extension, moments, onVerdict } = options;
  const profile = await mkdtemp(join(tmpdir(), 'relais-profil-'));
  const verdicts: Verdict[] = [];
  let death: Death | null = null;
  try {
    for (const moment of [...moments, null]) {
      const stage: Stage = await Stage.open({ browser, extension, profile });
      try {
        const page = calls(await stage.openTab(`${stage.origin}/kill.html`));
        if (death !== null) {
          const verdict = await autopsy(page, death);
          verdicts.push(verdict);
          onVerdict?.(verdict);
        }
        death = moment === null ? null : await die(stage, page, moment);
      } finally {
        await stage.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  return verdicts;
}

type Calls = <K extends keyof KillPage>(
  call: K,
  ...args: Parameters<KillPage[K]>
) => Promise<Awaited<ReturnType<KillPage[K]>>>;

const calls =
  ({ page }: Tab): Calls =>
  (call, ...args) =>
    page.evaluate(`kill.${call}(...${JSON.stringify(args)})`) as never;

/** A life to its end, for what it looks like at each step and how long it takes. */
interface Life {
  sights: Sight[];
  phrases: readonly string[];
  length: number;
  commits: number;
  commitLength: number;
  writes: number;
  indexes: number;
}

interface Death {
  moment: Moment;
  life: Life;
  when: When;
  at: number;
  /** Steps told done. */
  told: number;
}

async function live(page: Calls, kind: Kind): Promise<Life> {
  const phrases = await page('phrases', kind);
  await page('make', kind);
  // A vault that the step itself opens cannot be looked at before: what it holds is the same.
  const opens = kind === 'migration';
  const sights = opens ? [] : [await page('look')];
  await page('listen', 0);
  let length = 0;
  for (let step = 0; step < phrases.length - 1; step += 1) {
    const start = performance.now();
    await page('run', kind, step);
    length += performance.now() - start;
    sights.push(await page('look'));
  }
  if (opens) sights.unshift(sights[0] as Sight);
  for (const [step, sight] of sights.entries()) {
    if (sight.faults.length > 0) throw new Error(`Sans aucun arrêt, ${kind} laisse déjà : ${sight.faults.join(' ; ')}`);
    if (!opens && step > 0 && same(sight, sights[step - 1])) throw new Error(`${kind}, étape ${step} : rien ne change`);
  }
  const events = await page('events');
  const lengths = events.flatMap(({ what, at }, place) => {
    const next = events[place + 1];
    return what === 'begun' && next?.what === 'done' ? [next.at - at] : [];
  });
  return {
    sights,
    phrases,
    length,
    commits: lengths.length,
    commitLength: lengths.reduce((sum, each) => sum + each, 0) / lengths.length,
    writes: await page('writes'),
    indexes: await page('indexesOnDisk'),
  };
}

async function die(stage: Stage, page: Calls, moment: Moment): Promise<Death> {
  const { kind, mode, share, which } = moment;
  const life = await live(page, kind);
  await page('make', kind);
  await page('listen', mode === 'held' ? 1 + Math.floor(which * life.writes) : 0);

  let strike: () => void = () => undefined;
  const blow = new Promise<void>((now) => {
    strike = now;
  });
  const strikeIn = (ms: number): void => void setTimeout(strike, ms);

  let heard: CommitEvent[] = [];
  let told = 0;
  const start = performance.now();
  const listening = async (): Promise<void> => {
    for (let aimed = false; ; ) {
      heard = await page('heard', heard.length);
      if (aimed) continue;
      const begun = heard.filter(({ what }) => what === 'begun').length;
      const held = heard.some(({ what }) => what === 'held');
      aimed = (mode === 'commit' && begun > Math.floor(which * life.commits)) || (mode === 'held' && held);
      if (aimed) strikeIn(share * (mode === 'held' ? HELD_MS : BEYOND * life.commitLength));
    }
  };
  const living = async (): Promise<void> => {
    for (let step = 0; step < life.phrases.length - 1; step += 1) {
      await page('run', kind, step);
      told = step + 1;
    }
    if (mode !== 'drawn') strikeIn(share * life.commitLength);
  };
  if (mode === 'drawn') strikeIn(share * BEYOND * life.length);
  let failure: unknown = null;
  let struck = false;
  listening().catch(() => undefined);
  living().catch((error: unknown) => {
    // Once it is dead, of course.
    if (!struck) failure = error;
    strike();
  });
  await blow;
  struck = true;
  const at = performance.now() - start;
  const seen = { told, when: whenOf(heard, told === life.phrases.length - 1, life.commits) };
  await stage.kill();
  if (failure !== null) throw failure;
  return { moment, life, at, ...seen };
}

function whenOf(heard: readonly CommitEvent[], finished: boolean, commits: number): When {
  if (finished) return 'after';
  const last = heard.at(-1);
  if (last === undefined) return 'before';
  if (last.what !== 'done') return 'during';
  return heard.filter(({ what }) => what === 'done').length >= commits ? 'after' : 'between';
}

/** The same browser again, on what was left. */
async function autopsy(page: Calls, { moment, life, when, at, told }: Death): Promise<Verdict> {
  const indexes = await page('indexesOnDisk');
  const allowed = [told, Math.min(told + 1, life.sights.length - 1)];
  const [before, after] = allowed.map((step) => life.sights[step] as Sight) as [Sight, Sight];
  const faults: string[] = [];

  // The likely one first: wrong tries make one wait.
  const phrases = [...new Set(life.phrases)];
  if (when === 'after') phrases.reverse();
  const open: string[] = [];
  let found: Sight | null = null;
  for (const phrase of phrases) {
    const refusal = await page('enter', phrase);
    if (refusal === null) {
      open.push(phrase);
      found ??= await page('look');
    } else if (refusal !== 'wrong-passphrase') faults.push(`entrée : ${refusal}`);
  }
  if (open.length !== 1) faults.push(`${open.length} phrases ouvrent`);
  faults.push(...(found?.faults ?? ['rien ne s’ouvre']));

  const fits = (step: number) => same(found, life.sights[step]) && open[0] === life.phrases[step];
  const step = allowed.find(fits);
  if (step === undefined) faults.push(...differences(found, before, after));
  const due = Object.keys(before.clients).filter((id) => id in after.clients);
  const lost = due.filter((id) => !(id in (found?.clients ?? {}))).length;
  // An upgrade changes nothing to be seen: whether it was done shows on the disk.
  const moved = same(before, after) && told === 0 ? indexes === life.indexes : step !== told;
  return {
    moment,
    when,
    at,
    length: life.length,
    landed: step === undefined ? null : moved || told === life.sights.length - 1 ? 'after' : 'before',
    lost,
    half: step === undefined || faults.length > 0,
    faults,
  };
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** In a few words, what of the sight is of neither state, or of one and not the other. */
function differences(found: Sight | null, before: Sight, after: Sight): string[] {
  if (found === null) return [];
  const count = (state: Sight) =>
    Object.keys({ ...found.clients, ...state.clients }).filter((id) => found.clients[id] !== state.clients[id]).length;
  return [
    `${count(before)} fiches autres qu’avant, ${count(after)} autres qu’après`,
    `journal : ${found.told.length} lignes, ${before.told.length} avant, ${after.told.length} après`,
    `lignes par table : ${JSON.stringify(found.rows)}, ${JSON.stringify(before.rows)} avant, ${JSON.stringify(after.rows)} après`,
  ];
}
