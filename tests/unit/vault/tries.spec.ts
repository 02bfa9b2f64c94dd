import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, readTries, standing, type Tries, waitAfter, waitOf } from '../../../lib/vault/tries';

const SECOND = 1000;
const QUARTER = 15 * 60 * SECOND;

describe('the delay after wrong tries', () => {
  it('lets anyone mistype twice, then grows to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map((count) => waitAfter(count) / SECOND)).toEqual([
      0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900,
    ]);
  });

  it('runs from the last try, and ends', () => {
    let tries: Tries | null = null;
    for (let at = 1; at <= 3; at++) tries = counted(tries, at * SECOND);
    expect(tries).toEqual({ count: 3, last: 3 * SECOND });
    expect(waitOf(tries, 3 * SECOND)).toEqual({ until: 13 * SECOND, count: 3 });
    expect(waitOf(tries, 13 * SECOND - 1)).not.toBeNull();
    expect(waitOf(tries, 13 * SECOND)).toBeNull();
    expect(waitOf(null, 0)).toBeNull();
  });

  it('is neither cut short nor made to last by any move of the clock back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 99 }),
        fc.nat(2e12),
        fc.integer({ min: 1, max: 2e12 }),
        (count, last, back) => {
          const now = last - back;
          const tries = standing({ count, last }, now);
          const wait = waitOf(tries, now);
          expect(wait?.count).toBe(count);
          expect((wait?.until ?? 0) - now).toBe(waitAfter(count));
          expect(waitAfter(count)).toBeLessThanOrEqual(QUARTER);
        },
      ),
    );
  });

  it('keeps a state that is not ahead of the clock as it is', () => {
    const tries = { count: 4, last: 50 };
    expect(standing(tries, 50)).toBe(tries);
    expect(standing(tries, 51)).toBe(tries);
  });

  it('takes what is on the disk for what it is', () => {
    expect(readTries({ id: 'lock', count: 3, last: 12 })).toEqual({ count: 3, last: 12 });
    for (const junk of [
      undefined,
      null,
      3,
      'x',
      {},
      { count: 0, last: 1 },
      { count: -2, last: 1 },
      { count: 1.5, last: 1 },
      { count: 3, last: 'hier' },
      { count: 3, last: Number.NaN },
    ]) {
      expect(readTries(junk)).toBeNull();
    }
  });
});
