/** What runs inside an extension page: the list of thousands of clients, from the open vault to the screen, and what a change in it costs. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ChooseClient } from '../../entrypoints/sidepanel/views/ChooseClient';
import { agreedTo, withAgreement } from '../../lib/profile/agreements';
import { clients, createVault, lock, unlock } from '../../lib/vault';
import { transact } from '../../lib/vault/change';
import { CLIENTS } from '../../lib/vault/client-shape';
import { onDatabase } from '../../lib/vault/database';
import type { JournalNote } from '../../lib/vault/journal/entry';
import { note } from '../../lib/vault/journal/lines';
import { openedVault } from '../../lib/vault/lock';
import { inventedClients, TODAY } from './people';

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

/** A sealed index and a record of these sizes, put in a database of their own: what any save of them costs at least. */
async function bareSave(indexBytes: number, recordBytes: number): Promise<() => Promise<unknown>> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const open = indexedDB.open('banc', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('rows');
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const texts = [indexBytes, recordBytes].map((size) => new Uint8Array(size));
  const seal = async (text: BufferSource) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
  };
  return async () => {
    // The index is opened and sealed anew at each save.
    const sealed = await Promise.all(texts.map(seal));
    await new Promise<void>((done, fail) => {
      const change = db.transaction('rows', 'readwrite', { durability: 'strict' });
      for (const [at, row] of sealed.entries()) change.objectStore('rows').put(row, at);
      change.oncomplete = () => done();
      change.onabort = () => fail(change.error);
    });
  };
}

/** Both in turn, milliseconds: medians, and the slowest of ours. */
async function inTurn(floor: () => Promise<unknown>, ours: (round: number) => Promise<unknown>) {
  const floors: number[] = [];
  const times: number[] = [];
  for (let round = -3; round < ROUNDS; round += 1) {
    const bare = await timed(floor);
    const time = await timed(() => ours(round));
    if (round < 0) continue;
    floors.push(bare);
    times.push(time);
  }
  return { floor: median(floors), time: median(times), worst: Math.max(...times) };
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
    return {
      clients: count,
      /** With Argon2id, slow on purpose. */
      unlocking,
      floor: median(floors),
      list: median(lists),
      /** Every record opened and checked, for comparison. */
      whole,
    };
  },

  /** In the vault that `list` made, still open: a client saved again, a line appended to a journal of that many lines. */
  async changes(lines: number) {
    const { cards } = await clients.cards();
    const id = cards[0]?.id ?? '';
    const vault = await openedVault();
    const index = await onDatabase((db) => db.indexes.get('clients'));
    const sizeOf = (text: unknown) => new TextEncoder().encode(JSON.stringify(text)).length;
    const record = sizeOf(await clients.get(id));
    const save = await inTurn(await bareSave(index?.ciphertext.length ?? 0, record), async (round) => {
      const found = await clients.get(id);
      if (found === null) throw new Error('Le client mesuré a disparu');
      const client = agreedTo(found, 'sante', TODAY)
        ? found
        : withAgreement(found, { scope: 'sante', how: 'oral', givenOn: TODAY, months: null });
      await clients.save({ ...client, profile: { ...client.profile, city: `Ville ${round}` } });
    });
    // Hundreds at a time: they are written as one change, each with its own place in the chain.
    const told: JournalNote = { kind: 'run-done', client: id, what: 'banc', outcome: { saved: 1 } };
    for (let written = 0; written < lines; written += 500) await note(vault, Array(500).fill(told));
    const append = await inTurn(await bareSave(400, 400), () => note(vault, [told]));
    await lock();
    const unlocking = await timed(() => unlock(PASSPHRASE));
    return { save, append, lines, unlocking };
  },
};

export type VaultBench = typeof bench;
(globalThis as unknown as { vaultBench: VaultBench }).vaultBench = bench;
