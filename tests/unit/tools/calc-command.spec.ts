import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calc } from '../../tools/commands/calc';
import { BadInput } from '../../tools/lines';

const CASES = [
  { id: 'a', calculator: 'css-participation', profile: { ages_foyer: [42, 12] }, expected: { participation_mois: 22 } },
  { id: 'b', calculator: 'css-participation', profile: { age: 'vieux' } },
  { id: 'c', calculator: 'loto', profile: {} },
];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calc-'));
});
afterEach(() => rm(folder, { recursive: true }));
const write = async (content: unknown) => {
  const path = join(folder, 'cases.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const refusal = async (args: string[]): Promise<string> => {
  const error = await calc(args).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(BadInput);
  return (error as BadInput).message;
};

describe('calc', () => {
  it('gives one line per case, in order: a result, or the refusal and the inputs to look at', async () => {
    const lines = (await calc([await write({ cases: CASES })])).map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { id: 'a', result: { participation_mois: 22, par_personne: [14, 8] } },
      { id: 'b', error: expect.stringMatching(/ \[age\]$/) },
      { id: 'c', error: expect.stringContaining('loto') },
    ]);
  });

  it('takes the day of the calculation when a case gives none', async () => {
    const path = await write({ cases: [{ id: 'a', calculator: 'css-periode-ressources', profile: {} }] });
    expect(await calc([path, '--today', '2025-04-15'])).toEqual([
      JSON.stringify({ id: 'a', result: { du: '2024-03-01', au: '2025-02-28' } }),
    ]);
    expect(await calc(['--today=2025-04-15', path])).toHaveLength(1);
    expect((await calc([path]))[0]).toContain('result');
  });

  it('compares with what is expected, within tolerance', async () => {
    const cases = [
      ...CASES,
      {
        id: 'near',
        calculator: 'css-participation',
        profile: { age: 8 },
        expected: { participation_mois: 8.4 },
        tolerance: 0.5,
      },
      { id: 'far', calculator: 'css-participation', profile: { age: 8 }, expected: { participation_mois: 8.4, x: 1 } },
      { id: 'refused', calculator: 'css-participation', profile: {}, expected: { participation_mois: 8 } },
      { id: 'given', calculator: 'css-participation', profile: { age: 8 } },
    ];
    const lines = await calc([await write({ cases }), '--check']);
    expect(lines[0]).toBe('4 / 7');
    expect(lines.slice(1).map((line) => line.split(' ')[1])).toEqual(['far', 'refused', 'given']);
    expect(lines[1]).toContain('participation_mois attendu 8.4, obtenu 8 ; x attendu 1');
  });

  it('says what is wrong with a file', async () => {
    expect(await refusal([await write('{')])).toContain('JSON');
    expect(await refusal([await write([])])).toContain('cases');
    expect(await refusal([join(folder, 'absent.json')])).toContain('lecture impossible');
    for (const [wrong, word] of [
      [3, 'objet'],
      [{ calculator: 'asi', profile: {} }, 'id'],
      [{ id: 'a', profile: {} }, 'calculator'],
      [{ id: 'a', calculator: 'asi', profile: [] }, 'profile'],
      [{ id: 'a', calculator: 'asi', profile: {}, expected: 3 }, 'expected'],
      [{ id: 'a', calculator: 'asi', profile: {}, tolerance: '1' }, 'tolerance'],
    ] as const)
      expect(await refusal([await write({ cases: [wrong] })])).toMatch(new RegExp(`cas 1.*${word}`));
  });

  it('says how it is used', async () => {
    const path = await write({ cases: CASES });
    expect(await refusal([])).toContain('Usage');
    expect(await refusal([path, path])).toContain('Usage');
    expect(await refusal([path, '--tout'])).toContain('--tout');
    expect(await refusal([path, '--today', 'demain'])).toContain('--today');
    expect(await refusal([path, '--today'])).toContain('--today');
  });
});
