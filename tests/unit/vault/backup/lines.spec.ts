import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newClient, parseClient } from '../../../../lib/profile/schema';
import { type BackupContent, readLines, writeLines } from '../../../../lib/vault/backup/lines';
import { BackupError } from '../../../../lib/vault/backup/refusals';
import { parseLesson } from '../../../../lib/vault/learned';

const NOW = '2026-11-21T09:00:00.000Z';
const CONTENT: BackupContent = {
  madeAt: NOW,
  advisor: { advisorLastName: 'Conseil', advisorEmail: 'conseil@example.org' },
  clients: ['a', 'b'].map((id) => ({
    client: newClient(id, NOW, { lastName: 'Exemple', firstName: `Camille\u2028${id}`, facts: { css_demandee: true } }),
    seen: ['2026-11-01T08:00:00.000Z'],
  })),
  lessons: [{ hostFamily: 'ds', stableId: '12', label: 'Nom', type: 'text', key: 'lastName' }],
};
const TEXT = writeLines(CONTENT);
const read = (text: string) => readLines(text, parseLesson);
function refusal(text: string): string | null {
  try {
    read(text);
    return null;
  } catch (error) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
}
const rows = TEXT.trimEnd().split('\n');

describe('the lines of a backup', () => {
  it('come back as they went', () => {
    expect(read(TEXT)).toEqual({ ...CONTENT, faults: [] });
    expect(read(`\ufeff${TEXT.replaceAll('\n', '\r\n')}\r\n`)).toEqual({ ...CONTENT, faults: [] });
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(JSON.parse(row)).toBeTypeOf('object');
  });

  it('bring records of an earlier shape up to today’s', () => {
    const { lastContactOn: _, ...old } = { ...newClient('z', NOW), schema: 1 };
    const text = `${JSON.stringify({ relaisTi: 'sauvegarde', format: 1, madeAt: NOW, lines: 1 })}\n${JSON.stringify({ kind: 'client', seen: [], record: old })}`;
    expect(read(text).clients[0]?.client).toEqual(newClient('z', NOW));
  });

  it.each([
    ['nothing', '', 'foreign'],
    ['a letter', 'Bonjour,\nvoici…', 'foreign'],
    ['another JSON', '{"format":1}\n', 'foreign'],
    ['a later format', rows.join('\n').replace('"format":1', '"format":2'), 'newer-format'],
    ['a line less', rows.slice(0, -1).join('\n'), 'incomplete'],
    ['a line more', [...rows, rows[1]].join('\n'), 'incomplete'],
  ])('are refused when they are %s', (_, text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('never let one faulty record cost the others, nor a value into the sentences', () => {
    const text = rows.join('\n').replace('"lastName":"Exemple"', '"lastName":12,"secret":"Zorglub"');
    const { clients, faults } = read(text);
    expect(clients.map(({ client }) => client.id)).toEqual(['b']);
    expect(faults).toEqual([{ line: 3, sentences: [expect.stringContaining('Nom'), expect.any(String)] }]);
    expect(JSON.stringify(faults)).not.toContain('Zorglub');
    const twice = read(rows.with(3, rows[2]!).join('\n'));
    expect(twice.faults[0]?.sentences[0]).toMatch(/déjà plus haut/);
  });

  it('whatever is done to them, are refused in words or give sound records (10 000 texts)', {
    timeout: 120_000,
  }, () => {
    const edit = fc.oneof(
      fc.tuple(fc.nat(TEXT.length), fc.nat(30), fc.string({ unit: 'binary', maxLength: 20 })).map(
        ([at, cut, put]) =>
          (text: string) =>
            text.slice(0, at) + put + text.slice(at + cut),
      ),
      fc.tuple(fc.constantFrom('1', '"a"', 'true', 'client', 'record', 'seen', '[]', NOW), fc.json()).map(
        ([what, json]) =>
          (text: string) =>
            text.replace(what, json),
      ),
      fc.tuple(fc.nat(4), fc.nat(4)).map(([a, b]) => (text: string) => {
        const lines = text.split('\n');
        [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
        return lines.join('\n');
      }),
      fc.constantFrom((text: string) => text.replace('"a"', '"__proto__"')),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce((before, one) => one(before), TEXT);
        try {
          const { clients, faults } = read(text);
          for (const { client } of clients) expect(parseClient(client)).toEqual({ ok: true, value: client });
          for (const { sentences } of faults) expect(sentences).not.toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(BackupError);
          expect((error as Error).message).toMatch(/Rien n’a été modifié/);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
