/** The labelled corpus is a measuring instrument: a row that breaks its own conventions would bend every figure. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROFILE_KEYS } from '../../lib/profile/keys';

const TYPES = [
  'address',
  'annuaire_education',
  'carte',
  'checkbox',
  'civilite',
  'communes',
  'date',
  'datetime',
  'decimal_number',
  'departements',
  'drop_down_list',
  'email',
  'formatted',
  'iban',
  'integer_number',
  'linked_drop_down_list',
  'multiple_drop_down_list',
  'number',
  'pays',
  'phone',
  'piece_justificative',
  'rna',
  'siret',
  'text',
  'textarea',
  'titre_identite',
  'yes_no',
] as const;
const LIST_TYPES: readonly string[] = ['drop_down_list', 'linked_drop_down_list', 'multiple_drop_down_list'];
const NEVER_FILLED: readonly string[] = ['carte', 'checkbox', 'piece_justificative', 'titre_identite'];

const COMPUTED: readonly string[] = ['retirementInfo', 'householdIncomeAtMost'];

const text = z.string().trim().min(1);
const Row = z.strictObject({
  form: z.string().regex(/^inv-[a-z0-9-]+$/),
  formTitle: text,
  origin: text,
  idx: z.int().positive(),
  section: text.nullable(),
  label: text,
  type: z.enum(TYPES),
  description: text.nullable(),
  options: z.array(text).min(2).nullable(),
  required: z.boolean(),
  gold: z.array(z.enum(['none', ...PROFILE_KEYS])).min(1),
  ambiguous: z.boolean(),
  note: text.nullable(),
  context: text.nullable(),
  repetition: text.nullable(),
  /** Age or EUR per year read in the question; null when it gives none. */
  threshold: z.int().positive().nullable().optional(),
});
type Row = z.infer<typeof Row>;

const read = (file: string): Row[] =>
  readFileSync(new URL(`../corpus/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = Row.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${index + 1} ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });

const at = (row: Row): string => `${row.form} ${row.idx} « ${row.label} »`;

/** Lines of the rows for which `broken` holds: an empty list is what the tests want. */
const offenders = (rows: Row[], broken: (row: Row) => boolean): string[] => rows.filter(broken).map(at);

const readByPeople = (row: Row): string =>
  [row.formTitle, row.section, row.label, row.description, row.context, row.note, ...(row.options ?? [])].join('\n');

describe.each([
  { file: 'forms.jsonl', forms: 45, rows: 1500 },
  { file: 'help.jsonl', forms: 12, rows: 200 },
  { file: 'held-out.jsonl', forms: 14, rows: 300 },
  { file: 'forms-2.jsonl', forms: 54, rows: 1500 },
  { file: 'forms-3.jsonl', forms: 30, rows: 900 },
])('$file', ({ file, forms, rows: floor }) => {
  const rows = read(file);

  it('is large and varied enough to measure with', () => {
    expect(new Set(rows.map((row) => row.form)).size).toBeGreaterThanOrEqual(forms);
    expect(rows.length).toBeGreaterThanOrEqual(floor);
    const nothingToFill = rows.filter((row) => row.gold[0] === 'none' && row.gold.length === 1).length;
    expect(nothingToFill / rows.length).toBeGreaterThan(file === 'help.jsonl' ? 0.1 : 0.4);
    expect(rows.filter((row) => row.ambiguous).length / rows.length).toBeLessThan(0.2);
  });

  it('keeps the rows of a form together, numbered from 1, under one title', () => {
    const seen = new Set<string>();
    let previous: Row | null = null;
    for (const row of rows) {
      if (previous?.form === row.form) {
        expect(row.idx, at(row)).toBe(previous.idx + 1);
        expect(row.formTitle, at(row)).toBe(previous.formTitle);
      } else {
        expect(seen.has(row.form), `${row.form} is split`).toBe(false);
        expect(row.idx, at(row)).toBe(1);
        seen.add(row.form);
      }
      previous = row;
    }
  });

  it('gives options to lists and to nothing else', () => {
    expect(offenders(rows, (row) => LIST_TYPES.includes(row.type) !== (row.options !== null))).toEqual([]);
  });

  it('never expects a file, a tick box or a map to be filled', () => {
    expect(
      offenders(rows, (row) => NEVER_FILLED.includes(row.type) && (row.ambiguous || row.gold.join() !== 'none')),
    ).toEqual([]);
  });

  it('says why a row is ambiguous, and mixes « none » with a key only there', () => {
    expect(offenders(rows, (row) => row.ambiguous && row.note === null)).toEqual([]);
    expect(offenders(rows, (row) => !row.ambiguous && row.gold.length > 1 && row.gold.includes('none'))).toEqual([]);
    expect(offenders(rows, (row) => new Set(row.gold).size !== row.gold.length)).toEqual([]);
  });

  it('gives the threshold that stands in the question, for the computed answers and for nothing else', () => {
    expect(offenders(rows, (row) => (row.threshold !== undefined) !== COMPUTED.includes(row.gold.join()))).toEqual([]);
    expect(
      offenders(rows, (row) => row.threshold != null && !row.label.replace(/\D/g, '').includes(String(row.threshold))),
    ).toEqual([]);
  });

  it('holds no e-mail address, telephone or identifier of anyone', () => {
    expect(offenders(rows, (row) => /[\w.+-]+@[\w-]+\.\w+/.test(readByPeople(row)))).toEqual([]);
    expect(offenders(rows, (row) => /\d(?:[ .]?\d){8,}/.test(readByPeople(row)))).toEqual([]);
  });
});
