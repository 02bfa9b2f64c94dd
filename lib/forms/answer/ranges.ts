/** Numbers and ranges said in the texts of choices: « de 0 à 9 salariés », « Moins de 10 000 € », « 250 et plus ». */

export interface Range {
  min: number;
  max: number;
  /** Are the bounds themselves in? */
  minIn: boolean;
  maxIn: boolean;
}

/** A longer text is a sentence, not a range. */
const LONGEST = 120;

const NUMBER = String.raw`(\d+(?:[ .]\d{3})*(?:,\d+)?)\s*(k€|k|m€|millions?|milliers?|mille)?`;
const UNITS: Readonly<Record<string, number>> = {
  'k€': 1e3,
  k: 1e3,
  mille: 1e3,
  millier: 1e3,
  milliers: 1e3,
  'm€': 1e6,
  million: 1e6,
  millions: 1e6,
};
const TAIL = String.raw`\s*(?:€|(?:d')?euros?|eur)?(?:\s*(?:ht|hors taxes?|inclus))?\s*(?:salaries?|employes?|personnes?|enfants?|agents?|etp|par an|annuels?|\/ ?an)?(?:\s*(?:€|par an|a charge|au foyer|\/ ?an))?\s*$`;

type Reading = [RegExp, (a: number, b: number) => Range];

const closed = (min: number, max: number): Range => ({ min, max, minIn: true, maxIn: true });
const READINGS: readonly Reading[] = [
  [new RegExp(`^(?:de |entre |d')?${NUMBER}\\s*(?:€|euros?)?\\s*(?:a|et|-)\\s*${NUMBER}${TAIL}`), closed],
  [
    new RegExp(`^(?:moins de|moins d'|inferieur a|<)\\s*${NUMBER}${TAIL}`),
    (a) => ({ min: -Infinity, max: a, minIn: false, maxIn: false }),
  ],
  [
    new RegExp(`^(?:jusqu'a|au plus|maximum|inferieur ou egal a|≤|<=|< ou =)\\s*${NUMBER}${TAIL}`),
    (a) => ({ min: -Infinity, max: a, minIn: false, maxIn: true }),
  ],
  [
    new RegExp(`^(?:plus de|plus d'|superieur a|>)\\s*${NUMBER}${TAIL}`),
    (a) => ({ min: a, max: Infinity, minIn: false, maxIn: false }),
  ],
  [
    new RegExp(`^(?:au moins|a partir de|superieur ou egal a|≥|>=|> ou =)\\s*${NUMBER}${TAIL}`),
    (a) => ({ min: a, max: Infinity, minIn: true, maxIn: false }),
  ],
  [
    new RegExp(
      `^${NUMBER}\\s*(?:€|euros?|salaries?|employes?|personnes?|enfants?)?\\s*(?:et plus|ou plus|et \\+|\\+|et au-dela)${TAIL}`,
    ),
    (a) => ({ min: a, max: Infinity, minIn: true, maxIn: false }),
  ],
  [
    new RegExp(`^${NUMBER}\\s*(?:€|euros?|salaries?|employes?|personnes?|enfants?)?\\s*(?:et moins|ou moins)${TAIL}`),
    (a) => ({ min: -Infinity, max: a, minIn: false, maxIn: true }),
  ],
  [new RegExp(`^${NUMBER}${TAIL}`), (a) => closed(a, a)],
];

/** The range an option's text says; null when it says none, or anything besides (another unit, a period other than the year). */
export function readRange(text: string): Range | null {
  if (text.length > LONGEST) return null;
  const plain = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[‐‑–—]/g, '-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\((?:e|s|es)\)/g, '')
    // A remark without figures changes nothing: « 0 (aucun salarié) ».
    .replace(/\s*\([^()\d]*\)$/, '')
    .replace(/^[a-z][).]\s+/, '')
    .trim();
  if (
    /^(?:aucun|aucune|zero|neant|pas de|pas d'|sans)\b(?: (?:salarie|enfant|employe|personne|a charge|au foyer))*$/.test(
      plain,
    )
  )
    return closed(0, 0);
  for (const [pattern, make] of READINGS) {
    const parts = pattern.exec(plain);
    if (!parts) continue;
    let [first, second] = [amount(parts[1], parts[2]), amount(parts[3], parts[4])];
    // « 10 à 20 k€ »: the unit stands once, for both.
    if (parts[4] && !parts[2]) first = amount(parts[1], parts[4]);
    if (Number.isNaN(first)) return null;
    if (Number.isNaN(second)) second = first;
    return first <= second ? make(first, second) : null;
  }
  return null;
}

function amount(digits: string | undefined, unit: string | undefined): number {
  if (digits === undefined) return Number.NaN;
  return Number(digits.replace(/[ .]/g, '').replace(',', '.')) * (unit ? (UNITS[unit] ?? Number.NaN) : 1);
}

const holds = (range: Range, value: number): boolean =>
  (range.minIn ? value >= range.min : value > range.min) && (range.maxIn ? value <= range.max : value < range.max);

/** The one option whose range holds the number; null when none or several do, or when one with figures is not understood. */
export function chooseRange(options: readonly string[], value: number): string | null {
  const ranges = options.map((option) => ({ option, range: readRange(option) }));
  // A choice with figures that we cannot read may be the right one.
  if (ranges.some(({ option, range }) => range === null && /\d/.test(option))) return null;
  const fitting = ranges.flatMap(({ option, range }) => (range !== null && holds(range, value) ? [option] : []));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
