/** What runs inside an extension page: the search over many clients as the panel shows it, and how long its frames are. */
import { createRoot } from 'react-dom/client';
import { ReverseView } from '../../entrypoints/sidepanel/aids/views/ReverseView';
import { AIDS } from '../../lib/aids/catalogue';
import type { Client } from '../../lib/profile/schema';
import { inventedClients, TODAY } from './people';

/** As the vault hands them out. */
async function* few(clients: readonly Client[]): AsyncGenerator<readonly Client[]> {
  for (let from = 0; from < clients.length; from += 20) yield clients.slice(from, from + 20);
}

const frame = () => new Promise<number>((next) => requestAnimationFrame(next));

/** The longest time between two frames while something goes on. */
async function worstFrame(during: () => Promise<void>): Promise<number> {
  let worst = 0;
  let last = await frame();
  let done = false;
  const watch = (now: number) => {
    worst = Math.max(worst, now - last);
    last = now;
    if (!done) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  await during();
  done = true;
  return worst;
}

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
    const idle = await worstFrame(async () => {
      const end = performance.now() + 500;
      while (performance.now() < end) await frame();
    });
    const start = performance.now();
    const worst = await worstFrame(async () => {
      button.click();
      await waitFor(() => root.querySelector('progress'));
      await waitFor(() => root.querySelector('[role=status]')?.textContent);
    });
    const time = performance.now() - start;
    return {
      clients: count,
      found: root.querySelectorAll('[data-verdict]').length,
      time,
      worstFrame: worst,
      /** The same machine, the same page, nothing to do. */
      idleFrame: idle,
    };
  },
};

export type ClientsBench = typeof bench;
(globalThis as unknown as { clientsBench: ClientsBench }).clientsBench = bench;
