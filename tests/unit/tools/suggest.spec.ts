import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scorePageLines, scorePages } from '../../tools/commands/score-pages';
import { suggest } from '../../tools/commands/suggest';

const folder = mkdtempSync(join(tmpdir(), 'relais-suggest-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(...lines: unknown[]): string {
  const path = join(folder, `${Math.random()}.jsonl`);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

const C2S = { url: 'https://www.ameli.fr/assure/actualites/x', title: 'La Complémentaire santé solidaire' };
const DOCTORS = { url: 'https://www.ameli.fr/medecin/actualites/complementaire-sante-solidaire', title: null };

describe('suggest', () => {
  it('answers each line in order: address, ids, score', async () => {
    const answers = (await suggest([file(DOCTORS, '', { ...C2S, excerpt: 'never looked at', h1: null })])).map((line) =>
      JSON.parse(line),
    );
    expect(answers).toEqual([
      { url: DOCTORS.url, aids: [], score: 0 },
      { url: C2S.url, aids: ['css', 'complementaire-sante'], score: expect.closeTo(0.87, 1) },
    ]);
  });

  it.each([
    ['not JSON', '{'],
    ['no address', { title: 'Sans adresse' }],
    ['an address that is no text', { url: 3 }],
    ['a title that is no text', { url: C2S.url, title: ['a'] }],
  ])('refuses %s, and says which line', async (_, line) => {
    await expect(suggest([file(C2S, line)])).rejects.toThrow(/ligne 2/);
  });

  it('wants one file', async () => {
    await expect(suggest([])).rejects.toThrow(/Usage/);
    await expect(suggest(['a', 'b'])).rejects.toThrow(/Usage/);
    await expect(suggest([join(folder, 'nowhere.jsonl')])).rejects.toThrow(/lecture impossible/);
  });
});

describe('score-pages', () => {
  const right = { ...C2S, relevant: ['css'], main: 'css' };
  const as = (main: string | null, more: object = {}) => ({
    ...C2S,
    relevant: main === null ? [] : [main],
    main,
    ...more,
  });

  it('counts what comes first, among three, and silence', () => {
    const score = scorePageLines([
      right,
      as('complementaire-sante'),
      as('adoption', { main_alt: ['css'] }),
      as(null),
      { ...DOCTORS, title: '', relevant: [], main: null },
    ]);
    expect(score).toMatchObject({ positives: 3, first: 2, top3: 2, negatives: 2, silent: 1 });
    expect(score.missed.map(({ page }) => page.main)).toEqual(['complementaire-sante', null]);
  });

  it('says it in words, blind pages apart', async () => {
    const [all, blind, missed] = await scorePages([file({ ...right, blind: true }, as('adoption'))]);
    expect(all).toMatch(/^toutes : 2 pages ; première 50\.0 % \(1\/2\)/);
    expect(blind).toMatch(/^à l’aveugle : 1 pages ; première 100\.0 %/);
    expect(missed).toContain('adoption attendu');
    await expect(scorePages([file({ ...right, main: 1 })])).rejects.toThrow(/« main »/);
  });
});
