/** The journal as files for the DPO. Pure. */
import { unparse } from 'papaparse';
import { aidOf } from '../../aids/catalogue';
import { LABELS } from '../../profile/labels';
import { JOURNAL_COLUMNS, JOURNAL_KIND_TEXTS, JOURNAL_SCOPE_TEXTS, outcomesInWords } from '../../texts/journal';
import { type ChainProof, textOf } from './chain';
import type { JournalLine } from './entry';

/** What a line is about, in words: an aid by its title, an agreement by its scope. */
export function aboutOf({ kind, what }: Pick<JournalLine, 'kind' | 'what'>): string | null {
  if (what === null) return null;
  if (kind === 'agreement-given' || kind === 'agreement-withdrawn') return JOURNAL_SCOPE_TEXTS[what] ?? what;
  if (kind === 'aid-retained' || kind === 'aid-removed' || kind === 'request-prepared') {
    return aidOf(what)?.title ?? what;
  }
  return what;
}

/**
 * A table for a spreadsheet: `;`, UTF-8 with its mark, one line per line of the journal, in the order given.
 * A cell that a spreadsheet would take for a formula is made harmless: the name of a procedure comes from a page.
 */
export function journalCsv(lines: readonly JournalLine[]): string {
  const rows = lines.map((line) => [
    line.seq,
    line.at,
    line.who ?? '',
    JOURNAL_KIND_TEXTS[line.kind],
    line.client ?? '',
    aboutOf(line) ?? '',
    line.keys.map((key) => LABELS[key].label).join(', '),
    outcomesInWords(line.outcome),
  ]);
  const table = unparse({ fields: [...JOURNAL_COLUMNS], data: rows }, { delimiter: ';', escapeFormulae: true });
  return `\uFEFF${table}\r\n`;
}

/**
 * The whole journal, oldest first, one line of text per line: the SHA-256 of each (its comma left out) is the
 * `previous` of the next, and that of the last is `last`. `exportedAt` is an ISO instant.
 */
export function journalJson(lines: readonly JournalLine[], proof: ChainProof, exportedAt: string): string {
  const head = JSON.stringify({ format: 'relais-journal/1', exportedAt, proof }).slice(0, -1);
  const sorted = [...lines].sort((a, b) => a.seq - b.seq);
  return `${head},"lines":[\n${sorted.map(textOf).join(',\n')}\n]}\n`;
}
