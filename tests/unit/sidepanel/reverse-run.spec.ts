import { describe, expect, it } from 'vitest';
import {
  type Batch,
  type BatchDone,
  type ReverseNews,
  type ReverseWorker,
  runReverse,
} from '../../../entrypoints/sidepanel/aids/reverse-run';
import { type Client, newClient } from '../../../lib/profile/schema';

/** A worker that answers when told to. */
function fakeWorker() {
  const batches: Batch[] = [];
  let ended = 0;
  const worker: ReverseWorker = {
    postMessage: (batch: Batch) => batches.push(batch),
    terminate: () => {
      ended += 1;
    },
    onmessage: null,
    onerror: null,
  };
  const answer = (done: BatchDone) => worker.onmessage?.call(worker as Worker, { data: done } as MessageEvent);
  return {
    worker,
    batches,
    ended: () => ended,
    /** The last batch, everybody in it concerned. */
    reply: () => {
      const { clients } = batches.at(-1) as Batch;
      answer({
        looked: clients.length,
        matches: clients.map(({ id }) => ({ clientId: id, verdict: 'probable', missing: [] })),
      });
    },
    fail: () => worker.onerror?.call(worker as Worker, new Event('error') as ErrorEvent),
  };
}

const clients = Array.from({ length: 25 }, (_, at) => newClient(`c${at}`, '2026-01-01T00:00:00Z'));

/** Ten at a time, as they are read. */
async function* inTens(): AsyncGenerator<Client[]> {
  for (let from = 0; from < clients.length; from += 10) yield clients.slice(from, from + 10);
}

/** Lets what was asked for be read. */
const turn = () => new Promise((done) => setImmediate(done));

async function start(read = inTens()) {
  const fake = fakeWorker();
  const news: ReverseNews[] = [];
  const end = runReverse(fake.worker, { aid: 'css', today: '2026-11-21', clients: read }, (one) => news.push(one));
  await turn();
  return { ...fake, news, end };
}

describe('a search over the clients', () => {
  it('hands over a few files at a time, the next once answered, and ends', async () => {
    const { batches, reply, news, ended } = await start();
    expect(batches).toHaveLength(1);
    while (news.at(-1)?.state === 'running') {
      reply();
      await turn();
    }
    expect(batches.map((batch) => batch.clients.length)).toEqual([10, 10, 5]);
    expect(news.map(({ looked }) => looked)).toEqual([0, 10, 20, 25]);
    expect(news.at(-1)?.state).toBe('done');
    expect(news.at(-1)?.matches.map(({ clientId }) => clientId)).toEqual(clients.map(({ id }) => id));
    expect(ended()).toBe(1);
  });

  it('stops at once: nothing more is sent nor told', async () => {
    const { batches, reply, news, end, ended } = await start();
    reply();
    await turn();
    end();
    const told = news.length;
    reply();
    await turn();
    expect(news).toHaveLength(told);
    expect(batches).toHaveLength(2);
    expect(ended()).toBe(1);
  });

  it('says when the worker breaks, with what was found until then', async () => {
    const { reply, fail, news, ended } = await start();
    reply();
    await turn();
    fail();
    expect(news.at(-1)).toMatchObject({ state: 'failed', looked: 10 });
    expect(ended()).toBe(1);
  });

  it('says when the files can no longer be read, as when the vault locks', async () => {
    async function* locking(): AsyncGenerator<Client[]> {
      yield clients.slice(0, 10);
      throw new Error('locked');
    }
    const { reply, news, ended } = await start(locking());
    reply();
    await turn();
    expect(news.at(-1)).toMatchObject({ state: 'failed', looked: 10 });
    expect(ended()).toBe(1);
  });

  it('lets go of what it was reading when it is stopped', async () => {
    let letGo = false;
    async function* watched(): AsyncGenerator<Client[]> {
      try {
        yield clients.slice(0, 10);
        yield clients.slice(10);
      } finally {
        letGo = true;
      }
    }
    const { end } = await start(watched());
    end();
    await turn();
    expect(letGo).toBe(true);
  });

  it('has nothing to do without clients', async () => {
    async function* nobody(): AsyncGenerator<Client[]> {}
    const { news, batches } = await start(nobody());
    expect(news).toEqual([{ looked: 0, matches: [], state: 'done' }]);
    expect(batches).toEqual([]);
  });
});
