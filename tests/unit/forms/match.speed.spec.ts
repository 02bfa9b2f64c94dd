import { describe, expect, it } from 'vitest';
import { type FieldLine, formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';

/*
 * Labels come from strangers. Hostile texts of the longest length read are timed, then a hundred times longer: a pattern
 * that backtracks over the whole text for each of its characters would take many times the bound.
 */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  'one long word': (n) => 'a'.repeat(n),
  'a long word that looks like a known one': (n) => 'telephon'.repeat(n / 8),
  'accents apart': (n) => 'e\u0301'.repeat(n / 2),
  digits: (n) => '1'.repeat(n),
  'numbering that never ends': (n) => '1.'.repeat(n / 2),
  dashes: (n) => ' - '.repeat(n / 3),
  'open brackets': (n) => '('.repeat(n),
  spaces: (n) => ' '.repeat(n),
  'no-break spaces': (n) => ' \u00a0'.repeat(n / 2),
  apostrophes: (n) => "l'".repeat(n / 2),
  'genders by points': (n) => 'né·e·s'.repeat(n / 6),
  'genders by slashes': (n) => 'a/e'.repeat(n / 3),
  'short forms': (n) => 'n° n-1 c.a. tel '.repeat(n / 16),
  'a headcount at many dates': (n) => 'salariés au 1/'.repeat(n / 14),
  'second persons': (n) => 'vous ou vous '.repeat(n / 13),
  'third persons': (n) => 'souhaite-t-'.repeat(n / 11),
  'names in a row': (n) => 'nom prénom '.repeat(n / 11),
  'called in': (n) => 'plombier intervenu '.repeat(n / 19),
  'a place after a birth': (n) => `à ${'(commune '.repeat(n / 9)}`,
};

/** Characters read of one text. */
const LONGEST = 2000;
const FORMS = 6;
/** Milliseconds for one hostile field, some four times what it takes. */
const PER_FIELD = 4;

const line = (idx: number, label: string, over: Partial<FieldLine> = {}): FieldLine => ({
  form: 'inv',
  formTitle: 'Aide',
  idx,
  section: null,
  label,
  type: 'text',
  ...over,
});

/** Best of three, in milliseconds: a busy machine slows some runs, not all. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

/** As label, title, explanation block, description, option and form title: every text that is read. */
const everywhere = (text: string, salt: string): FieldLine[] => [
  line(1, text),
  line(2, text, { type: 'yes_no', section: `${salt}${text}` }),
  line(3, 'Nom', { section: `${text}${salt}`, context: text, description: text, formTitle: text }),
  line(4, 'Statut', { type: 'drop_down_list', options: [text, `${text}b`], repetition: text }),
];

describe('time', () => {
  it.each(Object.entries(HOSTILE))('stays linear on %s', (_, make) => {
    const time = (length: number, forms: number): number => {
      const lines = Array.from({ length: forms }, (_, i) => everywhere(make(length), `${i} `)).flat();
      const form = formOfLines(lines.map((l, i) => ({ ...l, idx: i + 1, formTitle: make(length) })));
      return best(() => match(form, []));
    };
    time(LONGEST / 2, 1);
    expect(time(LONGEST, FORMS)).toBeLessThan(PER_FIELD * FORMS * 4);
    // Longer texts are cut, or walked once.
    expect(time(100 * LONGEST, 1)).toBeLessThan(1000);
  });

  it('reads a page of a thousand fields in no time a person would notice', () => {
    const labels = ['Nom', 'Prénom', 'Adresse (n° et rue)', 'Téléphone portable', 'N° SIRET', 'Montant du devis'];
    const form = formOfLines(
      Array.from({ length: 1000 }, (_, i) => line(i + 1, `${labels[i % 6]}`, { section: `Partie ${i % 40}` })),
    );
    expect(best(() => match(form, []))).toBeLessThan(1000);
  });
});
