/** A browser killed in the middle loses nothing: a few moments of each operation here, hundreds in `npm run kill`. */
import { rmSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { campaign, draw, type Moment, type Verdict, withKillPage } from '../kill/campaign';
import { KINDS } from '../kill/kinds';
import type { BrowserName } from '../tools/browsers';
import { pageBundle } from '../tools/page-bundle';
import { BOTH } from './support/scene';

const STORY = 600_000;

async function verdicts(browser: BrowserName, code: string, moments: Moment[]): Promise<Verdict[]> {
  const extension = withKillPage(inject('builds')[browser], code);
  try {
    return await campaign({ browser, extension, moments });
  } finally {
    rmSync(extension, { recursive: true, force: true });
  }
}

describe('Le navigateur tué au milieu', () => {
  const seed = Date.now() % 1_000_000;

  it.each(BOTH)('%s : rien de perdu, rien à moitié écrit', { timeout: STORY }, async (browser) => {
    const moments = KINDS.flatMap((kind) => draw(seed, kind, { drawn: 0, commit: 0, held: 1 }));
    const [drawn] = KINDS.slice(seed % KINDS.length);
    if (drawn !== undefined) moments.push(...draw(seed, drawn, { drawn: 1, commit: 0, held: 0 }));
    const found = await verdicts(browser, await pageBundle('kill/page.ts'), moments);
    expect(found.length).toBe(moments.length);
    const wrong = found.filter(({ half, lost }) => half || lost > 0);
    expect(wrong, `graine ${seed}`).toEqual([]);
    // A death in a transaction for certain, for each operation.
    const held = found.filter(({ moment }) => moment.mode === 'held');
    expect(held.map(({ moment, when }) => [moment.kind, when])).toEqual(KINDS.map((kind) => [kind, 'during']));
    // Nothing of it stays. (A vault brought up to date has more than one commit: the one before may be done.)
    const single = held.filter(({ moment }) => moment.kind !== 'migration');
    expect(single.map(({ landed }) => landed)).toEqual(single.map(() => 'before'));
  });

  it('se verrait : la même écriture sans sa transaction laisse une moitié', { timeout: STORY }, async () => {
    const transaction = "db.transaction('rw', db.keyring, db.records, db.indexes, async () => {";
    let taken = 0;
    const code = await pageBundle('kill/page.ts', [
      {
        name: 'sans-transaction',
        enforce: 'pre',
        transform(source, id) {
          if (!id.endsWith('/lib/vault/change.ts')) return null;
          taken += source.split(transaction).length - 1;
          return source.replace(transaction, '((work) => work())(async () => {');
        },
      },
    ]);
    expect(taken).toBe(1);
    // At the last of its writes: the records are there, and their index is not.
    const moment: Moment = { kind: 'purge', number: 0, mode: 'held', share: 0.5, which: 0.999 };
    const [verdict] = await verdicts('chromium', code, [moment]);
    expect(verdict).toMatchObject({ half: true, landed: null });
    expect(verdict?.faults.join('\n')).toMatch(/clients\/finie-0 : missing/);
  });
});
