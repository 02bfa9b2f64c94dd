import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { match } from '../../tools/commands/match';
import { score } from '../../tools/commands/score';
import { BadInput } from '../../tools/lines';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(...lines: (object | string)[]): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.jsonl`);
  await writeFile(path, lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n'));
  return path;
}

const line = (form: string, idx: number, label: string, more: object = {}) => ({
  form,
  idx,
  label,
  type: 'text',
  section: 'Demandeur',
  ...more,
});

describe('match', () => {
  it('answers one line per field, in input order, forms mixed or not', async () => {
    const path = await file(line('a', 1, 'Prénom'), line('b', 1, 'Nom du projet'), '', line('a', 2, 'Code postal'));
    const out = (await match([path])).map((l) => JSON.parse(l));
    expect(out.map((o) => [o.form, o.idx, o.key])).toEqual([
      ['a', 1, 'firstName'],
      ['b', 1, null],
      ['a', 2, 'postalCode'],
    ]);
    expect(Object.keys(out[0])).toEqual(['form', 'idx', 'key', 'candidate', 'confidence', 'evidence']);
  });

  it('keeps what it would only ask about apart from what it would fill', async () => {
    const path = await file(line('a', 1, 'Nom'), line('a', 2, 'Prénom', { section: 'Votre conseiller' }));
    const [asked, sure] = (await match([path])).map((l) => JSON.parse(l));
    expect(asked).toMatchObject({ key: null, candidate: 'lastName', confidence: 0.6 });
    expect(asked.evidence.length).toBeGreaterThan(0);
    expect(sure).toMatchObject({ key: 'advisorFirstName', candidate: null });
  });

  it.each([
    ['{"form":', 'ligne 2'],
    ['[]', 'ligne 2'],
    [JSON.stringify(line('a', 1.5, 'Nom')), 'idx'],
    [JSON.stringify({ form: 'a', idx: 1, type: 'text' }), 'label'],
    [JSON.stringify(line('a', 1, 'Nom', { options: [1] })), 'options'],
    [JSON.stringify(line('a', 1, 'Nom', { section: 3 })), 'section'],
  ])('refuses %s in words, with its line', async (bad, words) => {
    const path = await file(line('a', 1, 'Prénom'), bad);
    await expect(match([path])).rejects.toThrow(BadInput);
    await expect(match([path])).rejects.toThrow(words);
  });

  it('refuses a missing file and missing arguments', async () => {
    await expect(match([join(folder, 'absent.jsonl')])).rejects.toThrow(BadInput);
    await expect(match([])).rejects.toThrow(BadInput);
  });
});

describe('score', () => {
  it('counts precision, recall and names wrong fills', async () => {
    const path = await file(
      line('a', 1, 'Prénom', { gold: ['firstName'] }),
      line('a', 2, 'Téléphone', { type: 'phone', gold: ['none'] }),
      line('a', 3, 'Xyzzy', { gold: ['siren'] }),
      line('a', 4, 'Nom de naissance', { gold: ['none'], ambiguous: true }),
      line('a', 5, 'Prénom', { type: 'piece_justificative', gold: ['none'] }),
    );
    const out = await score([path, '--missed']);
    expect(out[0]).toContain('champs 3, attendus 2, remplis 2, faux 1');
    expect(out[1]).toContain('précision 50.00 %, rappel 50.00 %');
    expect(out.filter((l) => l.startsWith('FAUX'))).toHaveLength(1);
    expect(out.filter((l) => l.startsWith('MANQUÉ'))).toHaveLength(1);
  });

  it('refuses lines without gold', async () => {
    await expect(score([await file(line('a', 1, 'Nom'))])).rejects.toThrow('gold');
  });
});
