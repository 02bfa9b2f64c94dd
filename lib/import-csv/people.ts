/** Rows as clients' facts, checked box by box. Pure. */
import { checkFact, stored } from '../profile/checks';
import { LABELS } from '../profile/labels';
import { newClient, type Profile, parseClient, type StoredKey } from '../profile/schema';
import { TYPED_ONCE_WORDS, typedOnceIn } from '../profile/typed-once';
import type { Column, ColumnKey } from './columns';
import type { CsvTable } from './table';

/** A sentence about one box, or about the whole line (`header` null). Never the value. */
export interface BoxNote {
  header: string | null;
  message: string;
}

export interface CsvPerson {
  line: number;
  /** What holds. Empty when nothing may come of the line. */
  profile: Profile;
  /** Boxes that do not hold: not in `profile`. */
  faults: BoxNote[];
  /** Boxes that were mended: in `profile`. */
  notes: BoxNote[];
  /** Has it what a record needs, a name? */
  usable: boolean;
}

/** `today` is an ISO date. */
export function readPeople(table: CsvTable, columns: readonly Column[], today: string): CsvPerson[] {
  const broken = new Set(table.broken);
  const keys = new Set(columns.flatMap(({ key }) => key ?? []));
  return table.rows.map(({ line, cells }) => {
    const faults: BoxNote[] = [];
    const notes: BoxNote[] = [];
    const values: Partial<Record<StoredKey, string | number | boolean>> = {};
    const inLine = (message: string) => faults.push({ header: null, message });

    if (broken.has(line))
      inLine('Les guillemets de cette ligne ne se referment pas : ses cases sont peut-être décalées.');
    if (cells.slice(table.headers.length).some((cell) => cell !== '')) {
      inLine('Cette ligne a plus de cases que de titres : un séparateur traîne sans doute dans un texte.');
    }
    for (const { index, header, key } of columns) {
      const cell = cells[index] ?? '';
      if (key === null || cell === '') continue;
      const parts = partsOf(key, cell, keys);
      if (parts === null) faults.push({ header, message: CANNOT_SPLIT[key as keyof typeof CANNOT_SPLIT] });
      for (const [part, raw] of parts ?? []) {
        if (values[part] !== undefined) continue;
        const mended = mend(part, raw);
        const barred = barredBy(raw);
        const check =
          barred === null ? checkFact(part, mended?.value ?? raw, today) : ({ ok: false, message: barred } as const);
        if (!check.ok) faults.push({ header, message: check.message });
        else {
          values[part] = stored(part, check.value);
          if (mended !== null) notes.push({ header, message: mended.note });
        }
      }
    }
    const read = parseClient(newClient('ligne', `${today}T00:00:00Z`, values as Profile));
    if (!read.ok)
      for (const { path, message } of read.errors) {
        delete values[path.split('.').at(-1) as StoredKey];
        inLine(message);
      }
    const named = [values.lastName, values.birthName, values.firstName].some((name) => name !== undefined);
    if (!named) inLine('Ni nom ni prénom : une fiche en demande un.');
    const usable = named && (read.ok || parseClient(newClient('ligne', `${today}T00:00:00Z`, values as Profile)).ok);
    return { line, profile: usable ? (values as Profile) : {}, faults, notes, usable };
  });
}

/** « 7,32829E+13 »: a spreadsheet's way with long numbers. */
const SCIENTIFIC = /^\d([.,]\d+)?E\+\d+$/i;
const ABRIDGED =
  'Le tableur a abrégé ce numéro et ses chiffres sont perdus : mettez la colonne au format « Texte » et ressaisissez-le.';

/** Why a box cannot be used, whatever its column; null when it can. */
function barredBy(raw: string): string | null {
  if (SCIENTIFIC.test(raw)) return ABRIDGED;
  const [number] = typedOnceIn(raw);
  if (number === undefined) return null;
  return `Cette case contient ${TYPED_ONCE_WORDS[number]}, qui se saisit au moment de remplir, puis s’oublie : retirez-le du tableau.`;
}

/** Spreadsheets take a first zero away: put back where nothing else can be meant. */
function mend(key: StoredKey, raw: string): { value: string; note: string } | null {
  const { input } = LABELS[key];
  const digits = raw.replace(/[\s\u00a0\u202f.-]/g, '');
  if (input === 'postal-code' && /^[1-9]\d{3}$/.test(digits)) {
    return { value: `0${digits}`, note: 'Le zéro de tête, perdu par le tableur, a été remis.' };
  }
  if (input === 'phone' && /^[1-9]\d{8}$/.test(digits)) {
    return { value: `0${digits}`, note: 'Le zéro de tête, perdu par le tableur, a été remis.' };
  }
  return null;
}

type Part = [StoredKey, string];

const CANNOT_SPLIT = {
  fullName: 'Nom et prénom ne se distinguent pas : mettez-les dans deux colonnes, ou le nom en capitales.',
  addressFull: 'Cette adresse ne se laisse pas découper : mettez rue, code postal et commune dans trois colonnes.',
  companyAddressFull:
    'Cette adresse ne se laisse pas découper : mettez rue, code postal et commune dans trois colonnes.',
} as const;

const ADDRESS = {
  addressFull: { street: 'addressStreet', postalCode: 'postalCode', city: 'city' },
  companyAddressFull: { street: 'companyStreet', postalCode: 'companyPostalCode', city: 'companyCity' },
} as const;

/** null: it cannot be taken apart surely. */
function partsOf(key: ColumnKey, cell: string, keys: ReadonlySet<ColumnKey>): Part[] | null {
  if (key === 'fullName') return nameParts(cell);
  if (key !== 'addressFull' && key !== 'companyAddressFull') return [[key, cell]];
  const { street, postalCode, city } = ADDRESS[key];
  // Beside its postal code, « Adresse » is the street.
  if (keys.has(postalCode) || keys.has(city)) return [[street, cell]];
  const parts = /^(.{1,300}?)[\s,;-]+(\d{5})[\s,;-]+(\D.{0,100})$/s.exec(cell);
  if (parts === null) return null;
  const [, where = '', code = '', town = ''] = parts;
  return [
    [street, where.replace(/\s+/g, ' ')],
    [postalCode, code],
    [city, town],
  ];
}

/** « DURAND Marie-Anne », « Marie DURAND »: the capitals are the name. */
function nameParts(cell: string): Part[] | null {
  const words = cell.split(/\s+/);
  const capital = (word: string): boolean => /\p{Lu}{2}/u.test(word) && word === word.toLocaleUpperCase('fr');
  const last = words.filter(capital);
  const first = words.filter((word) => !capital(word));
  if (last.length === 0 || first.length === 0) return null;
  // Capitals in one stretch, at one end.
  const joined = words.map((word) => (capital(word) ? 'N' : 'p')).join('');
  if (!/^(?:N+p+|p+N+)$/.test(joined)) return null;
  return [
    ['lastName', last.join(' ')],
    ['firstName', first.join(' ')],
  ];
}
