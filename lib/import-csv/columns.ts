/** Which fact each column holds, told by its header. Pure. */
import { formOfLines } from '../forms/descriptor';
import { match } from '../forms/match';
import { type Match, SURE } from '../forms/matching';
import type { PageForm } from '../forms/page-form';
import { fold } from '../forms/text';
import { ADVISOR_KEYS, DERIVED_KEYS, TYPED_ONCE_KEYS } from '../profile/keys';
import { LABELS, type LabelledKey } from '../profile/labels';
import { STORED_KEYS, type StoredKey } from '../profile/schema';

/** Facts made of several that a list may hold in one column; taken apart when that can be done surely. */
export type WholeKey = 'fullName' | 'addressFull' | 'companyAddressFull';
export type ColumnKey = StoredKey | WholeKey;

export interface Column {
  /** From 0, in the order of the file. */
  index: number;
  header: string;
  /** null: not read. */
  key: ColumnKey | null;
  /** False: to be looked at before the import. */
  sure: boolean;
  /** Why it is not read, in French; null when it is. */
  aside: string | null;
}

/** As what a header is read, in turn: the first that says something. */
const AS = ['text', 'decimal_number', 'yes_no', 'drop_down_list'] as const;

const WHOLE: readonly LabelledKey[] = ['fullName', 'addressFull', 'companyAddressFull'];

export function columnsOf(headers: readonly string[]): Column[] {
  const readings = AS.map((type) => match(formOf(headers, type), []));
  const matches = headers.map((header, index) => ours(header) ?? found(readings.map((reading) => reading[index])));
  const owners = new Map<LabelledKey, number>();
  // The surer column keeps the fact, then the first one.
  const order = headers.map((_, index) => index);
  order.sort((a, b) => Number(isSure(matches[b])) - Number(isSure(matches[a])) || a - b);
  const columns = new Map<number, Column>();
  for (const index of order) {
    const header = headers[index] ?? '';
    const column: Column = { index, header, key: null, sure: true, aside: null };
    columns.set(index, column);
    const seen = matches[index];
    if (header === '') column.aside = 'Colonne sans titre.';
    else if (seen == null) column.aside = 'Titre non reconnu.';
    else {
      const free = seen.keys.find((key) => !owners.has(key));
      const [first] = seen.keys;
      if (free === undefined) {
        column.aside = `Déjà lu dans la colonne « ${headers[owners.get(first) ?? 0]} ».`;
        continue;
      }
      owners.set(free, index);
      column.aside = whyAside(free);
      if (column.aside === null) {
        column.key = free as ColumnKey;
        column.sure = isSure(seen) && free === first;
      }
    }
  }
  return headers.flatMap((_, index) => columns.get(index) ?? []);
}

/** The columns with one of them read otherwise; null: not at all. The fact leaves the column that had it. */
export function withKey(columns: readonly Column[], index: number, key: ColumnKey | null): Column[] {
  return columns.map((column) => {
    if (column.index === index) {
      return { ...column, key, sure: true, aside: key === null ? 'Laissée de côté à votre demande.' : null };
    }
    return key !== null && column.key === key
      ? { ...column, key: null, sure: true, aside: 'Lu dans une autre colonne à votre demande.' }
      : column;
  });
}

/** What a column may be said to hold, in the order of a file. */
export const COLUMN_KEYS: readonly ColumnKey[] = [...(WHOLE as WholeKey[]), ...STORED_KEYS].filter(
  (key) => whyAside(key) === null,
);

interface Seen {
  keys: readonly [LabelledKey, ...LabelledKey[]];
  confidence: number;
}

const isSure = (seen: Seen | null | undefined): boolean => (seen?.confidence ?? 0) >= SURE;

const NAMES: readonly LabelledKey[] = [...STORED_KEYS, ...DERIVED_KEYS, ...ADVISOR_KEYS];
/** By label; the first of two that read alike. */
const OURS = new Map([...NAMES].reverse().map((name) => [fold(LABELS[name].label), name]));

/** What Relais TI shows as a label, or documents as a key. */
function ours(header: string): Seen | null {
  const key = OURS.get(fold(header)) ?? NAMES.find((name) => name === header);
  return key === undefined ? null : { keys: [key], confidence: 1 };
}

function found(matches: readonly (Match | undefined)[]): Seen | null {
  for (const one of matches) {
    if (one?.key != null) return { keys: [one.key, ...one.alternatives], confidence: one.confidence };
  }
  return null;
}

/** null: it is read. */
function whyAside(key: LabelledKey): string | null {
  const label = LABELS[key].label;
  if ((ADVISOR_KEYS as readonly LabelledKey[]).includes(key)) return 'Concerne le conseiller, pas le client.';
  if ((TYPED_ONCE_KEYS as readonly LabelledKey[]).includes(key)) {
    return `« ${label} » ne se reprend jamais d’une liste : il se saisit au moment de remplir.`;
  }
  if (LABELS[key].sensitivity === 'N3') {
    return `« ${label} » touche à la santé : à noter dans la fiche, avec l’accord du client.`;
  }
  if (WHOLE.includes(key)) return null;
  return (DERIVED_KEYS as readonly LabelledKey[]).includes(key) ? `« ${label} » se déduit des autres rubriques.` : null;
}

/** The headers as the questions of a form that is nobody's. */
function formOf(headers: readonly string[], type: (typeof AS)[number]): PageForm {
  return { ...formOfLines(headers.map((label, idx) => ({ form: 'csv', idx, label, type }))), hostFamily: 'csv' };
}
