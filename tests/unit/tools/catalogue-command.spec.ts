import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../lib/aids/compiled/parameters';
import { catalogue } from '../../tools/commands/catalogue';

const run = async (...args: string[]) =>
  (await catalogue(args)).map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the catalogue command', () => {
  it('counts what there is, and finds the compiled files up to date', async () => {
    const [first] = await run('--today', '2026-11-21');
    expect(first).toMatchObject({ aids: 82, behind: [] });
  });

  it('names no aid read within six months, and every one read before', async () => {
    const reread = async (day: string) => (await run(`--today=${day}`)).filter((line) => 'aid' in line).length;
    expect(await reread('2026-11-22')).toBe(0);
    expect(await reread('2028-01-01')).toBe(82);
  });

  it('names the yearly figures whose next value is due', async () => {
    const due = async (day: string) =>
      new Set((await run('--today', day)).flatMap((line) => (line.parameter === undefined ? [] : [line.parameter])));
    expect(await due('2026-11-21')).not.toContain('pass');
    expect(await due('2027-01-01')).toContain('pass');
    const yearly = PARAMETERS.filter((parameter) => parameter.yearly).map(({ id }) => id);
    expect([...(await due('2040-01-01'))].sort()).toEqual(yearly.sort());
  });

  it.each([[['--today', '2026-02-30']], [['--today']], [['autre']], [['--today', '2026-11-21', 'autre']]])(
    'refuses %j',
    async (args) => {
      await expect(catalogue(args)).rejects.toThrow(/Usage|date réelle/);
    },
  );
});
