import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../../lib/aids/rank';
import type { AidVerdict, PageAid, VerdictName } from '../../../lib/aids/types';

const onPage = (id: string, score: number): PageAid => ({ id, score, why: `« ${id} » dans le titre` });
const verdict = (id: string, name: VerdictName, missing: string[] = []): AidVerdict => ({
  id,
  verdict: name,
  missing,
  reasons: [],
});
const order = (pages: PageAid[], verdicts: AidVerdict[]) => rank(pages, verdicts).map(({ id }) => id);

describe('page and client together', () => {
  it('without a client, the order of the page', () => {
    expect(order([onPage('a', 0.9), onPage('b', 0.5)], [])).toEqual(['a', 'b']);
  });

  it('what the client may get comes before what is nearer to the page but uncertain', () => {
    expect(
      order([onPage('a', 0.8), onPage('b', 0.7)], [verdict('a', 'a_verifier', ['x']), verdict('b', 'probable')]),
    ).toEqual(['b', 'a']);
  });

  it('a « non » sinks and stays in sight when the page is about it, and is left out otherwise', () => {
    const verdicts = [verdict('a', 'non'), verdict('b', 'a_verifier'), verdict('c', 'non')];
    expect(order([onPage('a', 0.99), onPage('b', 0.3)], verdicts)).toEqual(['b', 'a']);
  });

  it('the fewer questions, the nearer', () => {
    expect(order([], [verdict('a', 'a_verifier', ['x', 'y', 'z']), verdict('b', 'a_verifier', ['x'])])).toEqual([
      'b',
      'a',
    ]);
  });

  it('says where each aid comes from', () => {
    const page = onPage('a', 0.9);
    const [first, second] = rank([page], [verdict('a', 'probable'), verdict('b', 'probable')]);
    expect(first).toEqual({ id: 'a', page, verdict: verdict('a', 'probable') });
    expect(second).toEqual({ id: 'b', page: null, verdict: verdict('b', 'probable') });
  });

  it('each aid once; all of the page; on the page, no « non » before another', () => {
    const names = fc.constantFrom<VerdictName>('probable', 'a_verifier', 'non');
    const aids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(
        aids,
        aids,
        fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.array(names, { minLength: 8, maxLength: 8 }),
        (seen, judged, scores, given) => {
          const pages = seen.map((id, at) => onPage(id, scores[at] ?? 0.5));
          const verdicts = judged.map((id, at) => verdict(id, given[at] ?? 'non'));
          const ranked = rank(pages, verdicts);
          expect(new Set(ranked.map(({ id }) => id)).size).toBe(ranked.length);
          for (const { id } of pages) expect(ranked.some((one) => one.id === id)).toBe(true);
          const there = ranked
            .filter((one) => one.page !== null && one.verdict !== null)
            .map((one) => one.verdict?.verdict);
          const firstNo = there.indexOf('non');
          if (firstNo >= 0) expect(there.slice(firstNo).every((name) => name === 'non')).toBe(true);
        },
      ),
    );
  });
});
