import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plan } from '../../tools/commands/plan';
import { BadInput } from '../../tools/lines';

const FIELDS = [
  {
    form: 'b',
    formTitle: 'Demande Help',
    idx: 1,
    section: 'Identification du bénéficiaire',
    label: 'Nom',
    type: 'text',
  },
  {
    form: 'a',
    formTitle: 'Demande Help',
    idx: 1,
    section: null,
    label: 'Percevez-vous des prestations de la CAF ?',
    type: 'yes_no',
  },
  { form: 'b', idx: 2, label: 'Je certifie l’exactitude de ma demande', type: 'checkbox' },
  { form: 'a', idx: 2, label: 'Numéro de sécurité sociale', type: 'text' },
];

let folder = '';
const write = async (name: string, content: string) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const client = (content: object | string) =>
  write('client.json', typeof content === 'string' ? content : JSON.stringify(content));
const fields = (lines: object[] = FIELDS) =>
  write('fields.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
const refusal = async (args: string[]) => {
  const error = await plan(args).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BadInput);
  return (error as BadInput).message;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-plan-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('plan --client CLIENT.json FIELDS.jsonl', () => {
  it('answers each line, in the order of the lines', async () => {
    const file = await client({ lastName: 'Durand', cafBenefits: false, nir: '184127645108946' });
    const out = (await plan(['--client', file, '--today', '2026-11-21', await fields()])).map((line) =>
      JSON.parse(line),
    );
    expect(out.map(({ form, idx }) => [form, idx])).toEqual(FIELDS.map(({ form, idx }) => [form, idx]));
    expect(out.map(({ key, value, status, from }) => ({ key, value, status, from }))).toEqual([
      { key: 'lastName', value: 'Durand', status: expect.stringMatching(/ready|confirm/), from: 'Fiche, identité' },
      { key: 'cafBenefits', value: 'false', status: 'ready', from: 'Bilan' },
      { key: null, value: null, status: 'never', from: null },
      { key: 'nir', value: '184127645108946', status: expect.stringMatching(/ready|confirm/), from: 'Saisie unique' },
    ]);
    expect(Object.keys(out[0])).toEqual(['form', 'idx', 'key', 'confidence', 'evidence', 'value', 'status', 'from']);
  });

  it('counts ages at --today', async () => {
    const file = await client({ birthDate: '1966-01-01', retirementInfo: true });
    const path = await fields([
      {
        form: 'a',
        formTitle: 'Demande Help',
        idx: 1,
        label: 'Avez-vous plus de 58 ans et souhaitez-vous être informé sur votre retraite ?',
        type: 'yes_no',
      },
    ]);
    const at = async (today: string) =>
      JSON.parse((await plan(['--today', today, path, `--client=${file}`]))[0]!).value;
    expect([await at('2020-01-01'), await at('2026-01-01')]).toEqual(['false', 'true']);
  });

  it('gives nothing for an empty list of fields', async () => {
    expect(await plan(['--client', await client({}), await write('empty.jsonl', '\n')])).toEqual([]);
  });

  it('refuses bad arguments with the usage', async () => {
    expect(await refusal([])).toContain('Usage');
    expect(await refusal(['--client', 'x.json'])).toContain('Usage');
    expect(await refusal(['--clients', 'x.json', 'y'])).toContain('--clients');
    expect(await refusal(['y', '--client'])).toContain('--client');
    expect(await refusal(['--client', 'x.json', '--today', '2026-02-30', 'y'])).toContain('AAAA-MM-JJ');
  });

  it('refuses a bad client by name, without its values', async () => {
    const message = await refusal([
      '--client',
      await client({ lastName: ['Durand'], cafBenefits: 'oui', siret: 73282932000074 }),
      await fields(),
    ]);
    expect(message).toContain('lastName');
    expect(message).toContain('cafBenefits');
    expect(message).toContain('siret');
    expect(message).not.toMatch(/Durand|73282932000074/);
    expect(await refusal(['--client', await client('{'), await fields()])).toContain('JSON');
    expect(await refusal(['--client', await client([]), await fields()])).toContain('objet');
    expect(await refusal(['--client', join(folder, 'nowhere.json'), await fields()])).toContain('lecture impossible');
  });

  it('tells which keys it left aside, and goes on', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const out = await plan(['--client', await client({ lastname: 'Durand', note: 'x' }), await fields()]);
    const said = told.mock.calls.map(([text]) => String(text)).join('');
    told.mockRestore();
    expect(out).toHaveLength(FIELDS.length);
    expect(said).toContain('lastName');
    expect(said).toContain('note');
    expect(said).not.toContain('Durand');
  });

  it('refuses a bad line by its number', async () => {
    const file = await client({});
    expect(
      await refusal(['--client', file, await fields([FIELDS[0]!, { form: 'a', idx: 1, label: 3, type: 'text' }])]),
    ).toContain('ligne 2');
  });
});
