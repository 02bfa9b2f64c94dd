import { describe, expect, it } from 'vitest';
import * as reasons from '../../../lib/forms/reasons';

describe('reasons', () => {
  const texts = Object.entries(reasons).flatMap(([name, table]) =>
    Object.entries(table).map(([key, text]) => [`${name}.${key}`, text] as const),
  );

  it.each(texts)('%s is one or two short French sentences', (_, text) => {
    expect(text).toMatch(/^[A-ZÀÉÊ].*\.$/u);
    expect(text.length).toBeLessThan(170);
    // A plain space there would let the sign fall to the next line.
    expect(text).not.toMatch(/ [:;?!»]|« /u);
    expect(text).not.toMatch(/vous avez droit/i);
  });

  it('are all different within a table', () => {
    for (const table of Object.values(reasons))
      expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length);
  });
});
