/** A CSV file as headers and rows. Says why when it is none. */
import Papa from 'papaparse';

export interface CsvRow {
  /** As the spreadsheet numbers it: the headers are on line 1 when nothing stands above. */
  line: number;
  cells: string[];
}

export interface CsvTable {
  headers: string[];
  rows: CsvRow[];
  /** Lines whose quotes do not close: their boxes may be shifted. */
  broken: number[];
}

export type ReadTable = { ok: true; table: CsvTable } | { ok: false; message: string };

/** A list longer than that is not the work of one advisor. */
export const MAX_ROWS = 5000;
export const MAX_COLUMNS = 200;
export const MAX_CSV = 20_000_000;

const TEXTS = {
  empty: 'Ce fichier est vide. Rien n’a été importé.',
  tooBig:
    'Ce fichier est trop gros pour une liste de clients. Rien n’a été importé : découpez-le en plusieurs fichiers.',
  workbook:
    'C’est un classeur, pas un fichier CSV. Rien n’a été importé : dans le tableur, choisissez « Enregistrer sous », puis « CSV ».',
  binary: 'Ce n’est pas un fichier CSV. Rien n’a été importé : choisissez un fichier dont le nom finit par « .csv ».',
  noRow: 'Ce fichier n’a pas de ligne sous les titres de colonnes. Rien n’a été importé.',
  tooManyRows: `Ce fichier compte plus de ${MAX_ROWS} lignes. Rien n’a été importé : découpez-le en plusieurs fichiers.`,
  tooManyColumns: `Ce fichier compte plus de ${MAX_COLUMNS} colonnes. Rien n’a été importé.`,
} as const;

const refuse = (message: string): ReadTable => ({ ok: false, message });

/** Reads the bytes of a file, whatever a French spreadsheet made of them. */
export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes.length === 0) return refuse(TEXTS.empty);
  if (bytes.length > MAX_CSV) return refuse(TEXTS.tooBig);
  const [first, second] = bytes;
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)) return refuse(TEXTS.workbook);
  const text = decode(bytes);
  if (text.includes('\0')) return refuse(TEXTS.binary);
  return readText(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What Excel writes under « CSV (séparateur : point-virgule) ».
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that cuts the headers most, outside quotes; the French one when in doubt. */
function separatorOf(text: string): string {
  const headers = (/^\s*(.*)$/m.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t', '|'].map((each) => ({ each, count: headers.split(each).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).each;
}

function readText(content: string): ReadTable {
  const text = content.replace(/^\ufeff/, '');
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    // The headers, the rows, and as many empty lines: beyond, it is refused anyway.
    preview: 3 * MAX_ROWS,
  });
  const rows = data
    .map((cells, at): CsvRow => ({ line: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [head, ...body] = rows;
  if (head === undefined) return refuse(TEXTS.empty);
  if (body.length === 0) return refuse(TEXTS.noRow);
  if (body.length > MAX_ROWS) return refuse(TEXTS.tooManyRows);
  if (head.cells.length > MAX_COLUMNS) return refuse(TEXTS.tooManyColumns);
  const broken = errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row + 1] : []));
  return { ok: true, table: { headers: head.cells, rows: body, broken: [...new Set(broken)] } };
}
