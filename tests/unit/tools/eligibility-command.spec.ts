import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { eligibility } from '../../tools/commands/eligibility';
import { BadInput } from '../../tools/lines';

interface Line {
  id: string;
  verdict: string;
  missing: string[];
  reasons: string[];
}

let folder = '';
const file = async (content: object | string) => {
  const path = join(folder, 'client.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const run = async (content: object): Promise<Map<string, Line>> => {
  const lines = await eligibility(['--client', await file(content), '--today', '2026-11-21']);
  return new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.id, line]));
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-eligibility-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const ARTISAN = {
  lastName: 'Kervadec',
  selfEmployedStatus: 'Artisan',
  birthDate: '1975-03-02',
  activityStartDate: '2015-01-01',
  sickLeave: true,
  sickLeaveStart: '2026-10-05',
  facts: { cesse_toute_activite: true, invalidite_categorie: 0 },
};

describe('eligibility --client CLIENT.json', () => {
  it('answers for each aid, in the order of the catalogue', async () => {
    const out = await run({});
    expect([...out.keys()]).toEqual(AIDS.map(({ id }) => id));
    for (const line of out.values()) expect(Object.keys(line)).toEqual(['id', 'verdict', 'missing', 'reasons']);
  });

  it('nothing known: nothing is refused, and only what is for everyone is probable', async () => {
    const out = [...(await run({})).values()];
    expect(out.filter(({ verdict }) => verdict === 'non')).toEqual([]);
    const always = AIDS.filter(({ condition }) => 'always' in condition).map(({ id }) => id);
    expect(out.filter(({ verdict }) => verdict === 'probable').map(({ id }) => id)).toEqual(always);
  });

  it('takes the file, the Bilan and the facts together; health counts as agreed', async () => {
    const out = await run(ARTISAN);
    expect(out.get('ij-artisan-commercant')).toMatchObject({ verdict: 'probable', missing: [] });
    expect(out.get('ij-auto-entrepreneur')).toMatchObject({ verdict: 'non', missing: [] });
    expect(out.get('ij-auto-entrepreneur')?.reasons).toEqual(['Statut : artisan (Fiche)']);
    expect(out.get('pdp-ti')).toMatchObject({ verdict: 'a_verifier', missing: ['risque_desinsertion'] });
  });

  it('a value that cannot be is told and never decided upon', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const out = await run({
      facts: { fumeur: 'parfois', age: 12, licorne: 1, Grossesse: true, rqth: { a: 1 }, compte_ameli: null },
    });
    expect(out.get('tabac')?.verdict).toBe('a_verifier');
    expect(out.get('examen-prevention-sante')?.verdict).toBe('a_verifier');
    const words = told.mock.calls.map(([line]) => String(line));
    const named = [/Grossesse.*minuscules/, /rqth.*forme/, /Fumeur.*oui ou non/, /Âge.*de 16 à 110/, /licorne/];
    expect(words.map((line, at) => named[at]?.test(line))).toEqual(named.map(() => true));
    expect(words.join('')).not.toContain('parfois');
  });

  it('--today decides of what depends on dates', async () => {
    const path = await file({ birthDate: '1976-11-22' });
    const verdict = async (today: string) =>
      (await eligibility(['--client', path, `--today=${today}`]))
        .map((line) => JSON.parse(line) as Line)
        .find(({ id }) => id === 'depistage-colorectal')?.verdict;
    expect(await verdict('2026-11-21')).toBe('non');
    expect(await verdict('2026-11-22')).toBe('probable');
  });

  it.each([
    [[], 'Usage'],
    [['--client'], 'Il manque la valeur'],
    [['--client', 'absent.json'], 'lecture impossible'],
    [['--client', 'c.json', '--today', '2026-02-30'], 'date réelle'],
    [['--client', 'c.json', 'autre.json'], 'Usage'],
    [['--mode', 'x'], 'Option inconnue'],
  ])('refuses %j in words', async (args, words) => {
    await expect(eligibility(args)).rejects.toThrow(BadInput);
    await expect(eligibility(args)).rejects.toThrow(words);
  });

  it.each([
    ['{', 'ce n’est pas du JSON'],
    ['[]', 'un objet'],
    [{ sickLeave: 'oui' }, 'En arrêt de travail'],
    [{ facts: [true] }, 'un ensemble de rubriques'],
  ])('refuses the file %j in words', async (content, words) => {
    await expect(eligibility(['--client', await file(content)])).rejects.toThrow(words);
  });
});

describe('npm run relais -- eligibility', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'tests/tools/relais.ts', 'eligibility', ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it('prints one line per aid', async () => {
    const { status, stdout } = command('--client', await file(ARTISAN), '--today', '2026-11-21');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(AIDS.length);
  });

  it('ends with 2 and words on bad input', async () => {
    const { status, stdout, stderr } = command('--client', await file('{'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('ce n’est pas du JSON');
  });
});
