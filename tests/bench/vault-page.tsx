/** What runs inside an extension page: the list of thousands of clients, from the open vault to the screen, and a search in it. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ChooseClient } from '../../entrypoints/sidepanel/views/ChooseClient';
import { clients, createVault, lock, unlock } from '../../lib/vault';
import { transact } from '../../lib/vault/change';
import { CLIENTS } from '../../lib/vault/client-shape';
import { openedVault } from '../../lib/vault/lock';
import { inventedClients } from './people';

const PASSPHRASE = 'banc de mesure sans secret';
const ROUNDS = 15;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The same bytes, one ciphertext each, under a key at hand: nothing but WebCrypto. */
async function bareDecryption(texts: Uint8Array<ArrayBuffer>[]): Promise<() => Promise<unknown>> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const sealed = await Promise.all(
    texts.map(async (text) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, text: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
    }),
  );
  return () => Promise.all(sealed.map(({ iv, text }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, text)));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The list on the screen, with its search box. */
async function showList(): Promise<() => void> {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  const { cards } = await clients.cards();
  const nothing = async () => null;
  flushSync(() =>
    root.render(
      <ChooseClient
        title="Banc"
        clients={cards}
        damaged={[]}
        last={null}
        onKeep={nothing}
        onErase={nothing}
        onChoose={() => {}}
        onCreate={nothing}
      />,
    ),
  );
  if (box.querySelector('input[type=search]') === null || box.querySelectorAll('li').length === 0)
    throw new Error('La liste ne s’affiche pas');
  return () => {
    root.unmount();
    box.remove();
  };
}

/** Milliseconds of each keystroke, until the rows are in the page and laid out. */
async function keystrokes(typed: string): Promise<number[]> {
  const close = await showList();
  const box = document.querySelector('input[type=search]') as HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const times: number[] = [];
  for (let length = 1; length <= typed.length; length += 1) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    flushSync(() => {
      set?.call(box, typed.slice(0, length));
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  if (document.querySelectorAll('ul li').length === 0) throw new Error('La recherche ne trouve personne');
  close();
  return times;
}

const bench = {
  async list(count: number) {
    await createVault(PASSPHRASE);
    const invented = inventedClients(count);
    await transact(await openedVault(), ['clients'], async (change) => {
      for (const { version: _, ...content } of invented) await change.put(CLIENTS, content.id, 0, content);
    });
    await lock();
    const unlocking = await timed(() => unlock(PASSPHRASE));

    const encoder = new TextEncoder();
    const bare = await bareDecryption(
      invented.map(({ version: _, ...content }) => encoder.encode(JSON.stringify(content))),
    );
    const floors: number[] = [];
    const lists: number[] = [];
    for (let round = -3; round < ROUNDS; round += 1) {
      const floor = await timed(bare);
      let close = () => {};
      const list = await timed(async () => {
        close = await showList();
      });
      close();
      if (round < 0) continue;
      floors.push(floor);
      lists.push(list);
    }
    const whole = await timed(() => clients.list());
    // Each keystroke several times: the machine may be doing something else at one of them.
    const typings: number[][] = [];
    for (let round = 0; round < 5; round += 1) {
      const typing: number[] = [];
      for (const typed of ['kerzoncuf mai', '732 829 3', 'nantes']) typing.push(...(await keystrokes(typed)));
      typings.push(typing);
    }
    const keys = (typings[0] ?? []).map((_, at) => median(typings.map((typing) => typing[at] ?? Number.NaN)));
    return {
      clients: count,
      /** With Argon2id, slow on purpose. */
      unlocking,
      floor: median(floors),
      list: median(lists),
      /** Every record opened and checked, for comparison. */
      whole,
      keystroke: median(keys),
      worstKeystroke: Math.max(...keys),
    };
  },
};

export type VaultBench = typeof bench;
(globalThis as unknown as { vaultBench: VaultBench }).vaultBench = bench;
