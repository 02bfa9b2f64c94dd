import { expect, it, vi } from 'vitest';
import { measureVerdicts } from '../../bench/verdicts';

// Slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

/** Generous, for a busy machine: `npm run bench` gives the figures. */
it('the verdicts of every aid are given at once, and faster than publicodes evaluates the same rules', async () => {
  const { all, changed, publicodes, aids } = await measureVerdicts();
  expect(aids).toBe(82);
  expect(all).toBeLessThan(50);
  expect(changed).toBeLessThan(20);
  expect(all).toBeLessThan(publicodes);
});
