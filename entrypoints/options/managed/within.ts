/** The usual lengths that a ceiling leaves, with the present one and the ceiling itself, each once and in order. */
export function within(usual: readonly number[], present: number, most: number | undefined): number[] {
  const all = [...usual, present, ...(most === undefined ? [] : [most])];
  return [...new Set(all)].filter((one) => most === undefined || one <= most).sort((a, b) => a - b);
}
