import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldLine, formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { SURE } from '../../../lib/forms/matching';
import type { Field } from '../../../lib/forms/page-form';
import { fold, tidy } from '../../../lib/forms/text';
import { PERSON_KEYS } from '../../../lib/profile/keys';

const line = (over: Partial<FieldLine>): FieldLine => ({
  form: 'inv',
  formTitle: 'Aide',
  idx: 1,
  section: 'Demandeur',
  label: '',
  type: 'text',
  ...over,
});
const one = (over: Partial<FieldLine>) => match(formOfLines([line(over)]), [])[0];

const CLEAR: [string, string][] = [
  ['Prénom', 'text'],
  ['Nom de naissance', 'text'],
  ['Date de naissance', 'date'],
  ['Adresse', 'address'],
  ['Code postal', 'text'],
  ["Complément d'adresse", 'text'],
  ['Adresse électronique', 'email'],
  ['Téléphone', 'phone'],
  ["Date de début d'activité", 'date'],
  ['Numéro de sécurité sociale', 'text'],
  ['Nom et prénom', 'text'],
];
const clear = fc.constantFrom(...CLEAR);
const text = fc.oneof(fc.string({ maxLength: 300, unit: 'binary' }), fc.string({ maxLength: 60, unit: 'grapheme' }));

describe('normalisation', () => {
  it('does nothing the second time', () => {
    fc.assert(
      fc.property(text, (s) => {
        expect(tidy(tidy(s))).toBe(tidy(s));
        expect(fold(fold(s))).toBe(fold(s));
      }),
      // Met before: an accent freed by an invisible character, an accented ligature, stars side by side.
      { examples: [['e\u0301\u200b\u0327'], ['\u01fc'], ['` * *\u0327']] },
    );
  });
});

describe('matching any page', () => {
  it('never throws, gives one match per field, and a key or a reason', () => {
    const field: fc.Arbitrary<Field> = fc.record({
      id: text,
      stableId: text,
      rowId: fc.option(text),
      type: fc.oneof(fc.constantFrom('text', 'yes_no', 'drop_down_list', 'email', 'checkbox', 'date', 'siret'), text),
      label: text,
      description: fc.option(text),
      sections: fc.array(text, { maxLength: 3 }),
      context: fc.option(text),
      repetition: fc.option(fc.record({ label: text, row: fc.nat(5) })),
      options: fc.option(fc.array(text, { maxLength: 8 })),
      required: fc.boolean(),
      control: fc.constant(null),
      refusal: fc.constantFrom(null, 'file' as const, 'attestation' as const),
      state: fc.constant('empty' as const),
      visible: fc.boolean(),
      gatesOthers: fc.boolean(),
      error: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.array(field, { maxLength: 6 }),
        text,
        fc.constantFrom('champs' as const, 'identity' as const, 'siret' as const),
        (fields, title, place) => {
          const form = { ...formOfLines([]), place, procedure: { path: null, title }, fields };
          const all = match(form, []);
          expect(all.map((m) => m.fieldId)).toEqual(fields.map((f) => f.id));
          for (const m of all) expect((m.key === null) !== (m.noKey === null)).toBe(true);
        },
      ),
    );
  });

  it('stays quick on labels of ten thousand characters and a thousand fields', () => {
    const long = [
      'nom '.repeat(2500),
      '1.'.repeat(5000),
      '('.repeat(10_000),
      'é'.repeat(10_000),
      'vous a '.repeat(1500),
      'salarié au 1/'.repeat(800),
      "l'".repeat(5000),
      ' \u00a0'.repeat(5000),
    ];
    const lines = Array.from({ length: 1000 }, (_, i) =>
      line({ idx: i, label: long[i % long.length] ?? '', section: long[(i + 1) % long.length] ?? '' }),
    );
    const started = performance.now();
    match(formOfLines(lines), []);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('what changes nothing', () => {
  const before = fc.constantFrom('', '1 - ', '2.3) ', '12. ', 'a) ', 'IV - ', '• ', '1.2 ');
  const after = fc.constantFrom('', ' *', '*', ' :', ' : *', '\u00a0*', ' ');
  const dress = fc.constantFrom(
    (s: string) => s,
    (s: string) => s.replaceAll(' ', '\u00a0'),
    (s: string) => s.replaceAll("'", '’'),
    (s: string) => s.toUpperCase(),
    (s: string) => s.toUpperCase().normalize('NFD').replace(/\p{M}/gu, ''),
    (s: string) => s.normalize('NFD'),
    (s: string) => s.replaceAll(' ', '  '),
  );
  it('asterisks, numbering, capitals, apostrophes and spaces', () => {
    fc.assert(
      fc.property(clear, before, after, dress, ([label, type], b, a, d) => {
        const plain = one({ label, type });
        expect(plain?.confidence).toBeGreaterThanOrEqual(SURE);
        expect(one({ label: `${b}${d(label)}${a}`, type })?.key).toBe(plain?.key);
      }),
    );
  });
});

describe('what always forbids', () => {
  it('a file, a tick box or a map', () => {
    fc.assert(
      fc.property(
        clear,
        fc.constantFrom('checkbox', 'piece_justificative', 'titre_identite', 'carte'),
        ([label], type) => {
          expect(one({ label, type })?.key).toBeNull();
        },
      ),
    );
  });

  it('another person or thing as complement, in the label or in the title', () => {
    const others = fc.constantFrom(
      'du tuteur',
      "de l'enfant",
      'du conjoint',
      "de l'employeur",
      'du notaire',
      'du projet',
      'de la manifestation',
      "de l'association",
      'du maître d’apprentissage',
      'des salariés',
      'du xyzzy',
    );
    fc.assert(
      fc.property(clear, others, ([label, type], other) => {
        const m = one({ label: `${label} ${other}`, type });
        const ours = m?.key != null && m.key !== 'spouseName' && (PERSON_KEYS as readonly string[]).includes(m.key);
        expect(ours && (m?.confidence ?? 0) >= SURE).toBe(false);
        if (label !== 'Prénom' && label !== 'Téléphone') return;
        expect(one({ label, type, section: `Informations ${other}` })?.confidence ?? 0).toBeLessThan(SURE);
      }),
    );
  });
});
