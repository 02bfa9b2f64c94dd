import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { hashOf, ORIGIN, textOf } from '../../../lib/vault/journal/chain';
import { entryOf, type JournalLine, type JournalNote } from '../../../lib/vault/journal/entry';
import { journalCsv, journalJson } from '../../../lib/vault/journal/export';

async function linesOf(notes: JournalNote[]): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for (const note of notes) {
    const before = lines.at(-1);
    const previous = before === undefined ? ORIGIN : await hashOf(textOf(before));
    lines.push({ seq: lines.length + 1, at: '2026-11-21T09:00:00.000Z', who: null, ...entryOf(note), previous });
  }
  return lines;
}

describe('the journal for a spreadsheet', () => {
  it('says each line in words', async () => {
    const lines = await linesOf([
      {
        kind: 'run-done',
        client: 'c1',
        what: 'Aide ; « sociale »',
        keys: ['lastName', 'siret'],
        outcome: { saved: 2, refused: 1 },
      },
      { kind: 'agreement-given', client: 'c1', what: 'sante' },
      { kind: 'aid-retained', client: 'c1', what: 'css' },
    ]);
    const csv = journalCsv(lines);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const { data } = Papa.parse<string[]>(csv.slice(1).trim(), { delimiter: ';' });
    expect(data[1]?.slice(3)).toEqual([
      'Remplissage terminé',
      'c1',
      'Aide ; « sociale »',
      'Nom, Numéro SIRET',
      '2 enregistrés, 1 laissé tel quel',
    ]);
    expect(data[2]?.[5]).toBe('santé');
    expect(data[3]?.[5]).toMatch(/^Complémentaire santé solidaire/);
  });

  it('never hands a formula to a spreadsheet', async () => {
    const lines = await linesOf([{ kind: 'run-done', what: '=HYPERLINK("https://example.org")' }]);
    const { data } = Papa.parse<string[]>(journalCsv(lines).slice(1).trim(), { delimiter: ';' });
    expect(data[1]?.[5]).toMatch(/^'=/);
  });
});

describe('the whole journal as JSON', () => {
  it('can be checked with any SHA-256 tool, line by line', async () => {
    const lines = await linesOf([
      { kind: 'vault-created' },
      { kind: 'run-done', what: 'Démarche', outcome: { saved: 3, 'not-saved': 1 } },
      { kind: 'vault-locked' },
    ]);
    const last = await hashOf(textOf(lines[2] as JournalLine));
    const json = journalJson([...lines].reverse(), { sound: true, count: 3, last }, '2026-11-21T10:00:00.000Z');
    expect(JSON.parse(json)).toEqual({
      format: 'relais-journal/1',
      exportedAt: '2026-11-21T10:00:00.000Z',
      proof: { sound: true, count: 3, last },
      lines,
    });
    const texts = json.split('\n').slice(1, 4);
    const hashes = texts.map((text) => createHash('sha256').update(text.replace(/,$/, '')).digest('hex'));
    expect(hashes).toEqual([lines[1]?.previous, lines[2]?.previous, last]);
  });
});
