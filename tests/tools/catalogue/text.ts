import type { RichText } from '../../../lib/aids/types';

/** Money written out: its date and source would be lost. Groups that begin with 0 are telephone numbers. */
const AMOUNTS = [/€/, /\beuros?\b/i, /\bEUR\b/, /(?<!\d[\s\u00a0\u202f]?)[1-9]\d{0,2}(?:[\s\u00a0\u202f]\d{3})+(?!\d)/];

/** The bare amount of a text, or null. Figures go through a parameter, `{{pass}}`. */
export function bareAmount(text: string): string | null {
  for (const amount of AMOUNTS) {
    const found = amount.exec(text.replace(FIGURE, ''));
    if (found) return found[0];
  }
  return null;
}

const FIGURE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Non-breaking spaces and curly apostrophes where French wants them, so that authors may type plainly. Links are left alone. */
export function typeset(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .replace(/(\p{L})'(?=[\p{L}\d«])/gu, '$1’')
    .replace(/\.\.\./g, '…')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (%)/g, '$1\u202f$2');
}

/** « Au plus {{ij_maximale}} » → its pieces. */
export function richText(text: string): RichText {
  const pieces: (string | { parameter: string })[] = [];
  let at = 0;
  const whole = typeset(text.replace(/\s+/g, ' '));
  for (const found of whole.matchAll(FIGURE)) {
    if (found.index > at) pieces.push(whole.slice(at, found.index));
    pieces.push({ parameter: found[1] ?? '' });
    at = found.index + found[0].length;
  }
  if (at < whole.length) pieces.push(whole.slice(at));
  return pieces;
}
