import { expect, it } from 'vitest';
import { durationInWords } from '../../../lib/texts/common';

it.each([
  [0, '0 s'],
  [10, '10 s'],
  [60, '1 min'],
  [160, '2 min 40 s'],
  [900, '15 min'],
])('%i s in words: %s', (seconds, words) => {
  expect(durationInWords(seconds).replaceAll('\u00a0', ' ')).toBe(words);
});
