/** What runs inside an extension page: the search over many clients as the panel shows it, and how long its frames are. */
import { createRoot } from 'react-dom/client';
import { ReverseView } from '../../entrypoints/sidepanel/aids/views/ReverseView';
import { AIDS } from '../../lib/aids/catalogue';
import { FACTS } from '../../lib/aids/facts/definitions';
import type { FactDefinition } from '../../lib/aids/types';
import { type Client, newClient } from '../../lib/profile/schema';

const TODAY = '2026-11-21';

/** The same invented clients at each run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Known = NonNullable<Client['profile']['facts']>[string];

function invent({ kind, options = [], max = 60 }: FactDefinition, roll: () => number): Known {
  const option = options[Math.floor(roll() * options.length)]?.value ?? '';
  switch (kind) {
    case 'yes-no':
      return roll() < 0.5;
    case 'choice':
      return option;
    case 'list':
      return [option];
    case 'number':
      return Math.floor(roll() * Math.min(max, 60));
    case 'amount':
      return Math.floor(roll() * 60_000);
    case 'numbers':
      return [Math.floor(roll() * 80), Math.floor(roll() * 80)];
    case 'date':
      return `${2020 + Math.floor(roll() * 7)}-0${1 + Math.floor(roll() * 9)}-15`;
  }
}

function inventedClients(count: number): Client[] {
  const roll = dice(2026);
  const asked = FACTS.filter(({ derivedFrom }) => derivedFrom === undefined);
  return Array.from({ length: count }, (_, at) =>
    newClient(`banc-${at}`, `${TODAY}T00:00:00Z`, {
      firstName: 'Camille',
      lastName: `Banc ${at}`,
      facts: Object.fromEntries(asked.filter(() => roll() < 0.6).map((fact) => [fact.id, invent(fact, roll)])),
    }),
  );
}

/** As the vault hands them out. */
async function* few(clients: readonly Client[]): AsyncGenerator<readonly Client[]> {
  for (let from = 0; from < clients.length; from += 20) yield clients.slice(from, from + 20);
}

const frame = () => new Promise<number>((next) => requestAnimationFrame(next));

async function waitFor<T>(look: () => T | null | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await frame();
  }
}

const bench = {
  /** `worker`: address of the built worker, whose name the build chooses. */
  async reverse(worker: string, count: number) {
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
      constructor() {
        super(worker, { type: 'module' });
      }
    };
    const clients = inventedClients(count);
    // The rule that asks for most facts.
    const aid = AIDS.reduce((a, b) =>
      JSON.stringify(a.condition).length > JSON.stringify(b.condition).length ? a : b,
    );
    const root = document.body.appendChild(document.createElement('div'));
    createRoot(root).render(
      <ReverseView aid={aid} cards={clients} everyClient={() => few(clients)} today={TODAY} onOpen={() => {}} />,
    );
    const button = await waitFor(() => root.querySelector('button'));
    const frames: number[] = [];
    let last = await frame();
    let done = false;
    const watch = (now: number) => {
      frames.push(now - last);
      last = now;
      if (!done) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    const start = performance.now();
    button.click();
    await waitFor(() => root.querySelector('progress'));
    await waitFor(() => root.querySelector('[role=status]')?.textContent);
    const time = performance.now() - start;
    done = true;
    const sorted = frames.sort((a, b) => a - b);
    return {
      clients: count,
      found: root.querySelectorAll('[data-verdict]').length,
      time,
      worstFrame: sorted.at(-1) ?? 0,
      frames: sorted.length,
    };
  },
};

export type ClientsBench = typeof bench;
(globalThis as unknown as { clientsBench: ClientsBench }).clientsBench = bench;
