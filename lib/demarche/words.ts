/** How texts of the page are read and compared (contract §4.3). Pure. */

const SPACES = /[\s\u00a0\u202f\u2009\u200b\ufeff]+/g;

/** Most texts of a page need nothing more than their ends trimmed: one look instead of two replacements. */
const MESSY = / {2}|[^\S ]|[\u200b’ʼ‘]/;

/** One line: white space of all kinds collapsed, typographic apostrophes made plain, ends trimmed. */
export function cleanText(text: string): string {
  const trimmed = text.trim();
  return MESSY.test(trimmed) ? trimmed.replace(SPACES, ' ').replace(/[’ʼ‘]/g, "'").trim() : trimmed;
}

/** For comparing only: no case, no accents, no punctuation. */
export const looseText = (text: string): string =>
  cleanText(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const sameText = (a: string, b: string): boolean => cleanText(a) === cleanText(b);

/** In a repetition with a single child, the row number ends the label (contract §4.3): « Enfant 2 » → « Enfant ». */
export const withoutRowNumber = (label: string, row: number): string =>
  label.endsWith(` ${row}`) ? label.slice(0, -String(row).length - 1).trimEnd() : label;

/**
 * The position of the one text that answers `wanted`: exactly first, else without case and accents.
 * `'none'` when nothing fits, `'several'` when the page offers the same text twice.
 */
export function findText(texts: readonly string[], wanted: string): number | 'none' | 'several' {
  for (const form of [cleanText, looseText]) {
    const target = form(wanted);
    if (target === '') continue;
    const first = texts.findIndex((text) => form(text) === target);
    if (first === -1) continue;
    return texts.some((text, i) => i > first && form(text) === target) ? 'several' : first;
  }
  return 'none';
}
