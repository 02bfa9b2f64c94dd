import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, ORIGIN, textOf, verifyChain } from '../../../lib/vault/journal/chain';
import { entryOf, type JournalLine, MAX_WHAT, readLine } from '../../../lib/vault/journal/entry';

async function chainOf(length: number): Promise<string[]> {
  const texts: string[] = [];
  let previous = ORIGIN;
  for (let seq = 1; seq <= length; seq++) {
    const entry = entryOf({ kind: 'run-done', client: `c${seq % 3}`, what: 'Demande', outcome: { saved: seq } });
    const text = textOf({ seq, at: '2026-11-21T09:00:00.000Z', who: 'Ana Exemple', ...entry, previous });
    texts.push(text);
    previous = await hashOf(text);
  }
  return texts;
}

const byNumber = (texts: (string | null)[]): Map<number, string | null> =>
  new Map(texts.map((text, at) => [at + 1, text]));
const endOf = async (texts: string[]) => ({
  seq: texts.length,
  hash: texts.length === 0 ? ORIGIN : await hashOf(texts.at(-1) as string),
});

describe('the chain', () => {
  it('holds, empty or long', async () => {
    for (const length of [0, 1, 2, 50]) {
      const texts = await chainOf(length);
      const end = await endOf(texts);
      expect(await verifyChain(byNumber(texts), end)).toEqual({ sound: true, count: length, last: end.hash });
    }
  });

  it('tells the first line that was touched, whatever was done to it', async () => {
    const texts = await chainOf(12);
    const end = await endOf(texts);
    const forged = textOf({ ...(readLine(texts[4] as string) as JournalLine), who: 'Quelqu’un d’autre' });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('gone', 'shut', 'changed', 'swapped', 'not JSON'),
        async (seq, deed) => {
          const lines = byNumber(texts);
          if (deed === 'gone') lines.delete(seq);
          if (deed === 'shut') lines.set(seq, null);
          if (deed === 'not JSON') lines.set(seq, 'rien');
          if (deed === 'changed') lines.set(seq, (texts[seq - 1] as string).replace('Ana', 'Eva'));
          if (deed === 'swapped') lines.set(seq, texts[seq % 12] as string);
          const proof = await verifyChain(lines, end);
          // A change inside a line shows where the next one should follow it, or at the end.
          const expected = deed === 'changed' && seq < 12 ? seq + 1 : seq;
          expect(proof).toMatchObject({ sound: false, seq: expected, count: expected - 1 });
        },
      ),
      { numRuns: 300 },
    );
    const lines = byNumber(texts);
    lines.set(5, forged);
    expect(await verifyChain(lines, end)).toEqual({ sound: false, count: 5, seq: 6, fault: 'unlinked' });
  });

  it('tells a cut end, an end that is lost, and lines after the end', async () => {
    const texts = await chainOf(5);
    const end = await endOf(texts);
    expect(await verifyChain(byNumber(texts.slice(0, 3)), end)).toMatchObject({ seq: 4, fault: 'missing' });
    expect(await verifyChain(byNumber(texts), null)).toMatchObject({ count: 5, seq: 6, fault: 'end-lost' });
    expect(await verifyChain(new Map(), null)).toMatchObject({ count: 0, seq: 1, fault: 'end-lost' });
    const shorter = await endOf(texts.slice(0, 3));
    expect(await verifyChain(byNumber(texts), shorter)).toMatchObject({ count: 3, seq: 4, fault: 'unlisted' });
  });

  it('says for ever where it was taken up again', async () => {
    const first = await chainOf(2);
    const previous = await hashOf(first[1] as string);
    const line = { seq: 3, at: '2026-11-21T09:00:00.000Z', who: null, previous };
    const texts = [...first, textOf({ ...line, ...entryOf({ kind: 'journal-mended' }) })];
    expect(await verifyChain(byNumber(texts), await endOf(texts))).toMatchObject({ seq: 3, fault: 'mended' });
  });
});

describe('a line', () => {
  it('has no room for anything but the closed words and a short name', () => {
    expect(() => entryOf({ kind: 'run-done', keys: ['Kerzoncuf' as never] })).toThrow();
    expect(() => entryOf({ kind: 'run-done', outcome: { Kerzoncuf: 1 } as never })).toThrow();
    expect(() => entryOf({ kind: 'noted' as never })).toThrow();
    expect(entryOf({ kind: 'run-done', what: ` a\n b${'c'.repeat(500)}` }).what).toHaveLength(MAX_WHAT);
    expect(entryOf({ kind: 'run-done', what: ' \n ' }).what).toBeNull();
    expect(readLine('{"seq":1,"note":"Kerzoncuf"}')).toBeNull();
    expect(readLine('rien')).toBeNull();
  });

  it('comes back as it was told', async () => {
    const [text] = await chainOf(1);
    expect(textOf(readLine(text as string) as JournalLine)).toBe(text);
  });
});
