/** The text of a request, cut at its blanks so that they show. Pure. */

export interface Piece {
  text: string;
  /** True for what is left to complete. */
  blank: boolean;
  /** Where it begins in the text: names it among the others. */
  at: number;
}

/** Cuts `text` at every occurrence of the blanks, the longest first where two begin at the same place. */
export function pieces(text: string, blanks: readonly string[]): Piece[] {
  const longestFirst = [...new Set(blanks)].filter((blank) => blank !== '').sort((a, b) => b.length - a.length);
  const cut: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const blank = longestFirst.find((one) => text.startsWith(one, at));
    if (blank === undefined) {
      at += 1;
      continue;
    }
    if (at > from) cut.push({ text: text.slice(from, at), blank: false, at: from });
    cut.push({ text: blank, blank: true, at });
    at += blank.length;
    from = at;
  }
  if (from < text.length) cut.push({ text: text.slice(from), blank: false, at: from });
  return cut;
}
