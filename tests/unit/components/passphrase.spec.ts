import { describe, expect, it } from 'vitest';
import { LEAST_LENGTH, strengthOf } from '../../../components/passphrase';
import { MIN_PASSPHRASE } from '../../../lib/vault/names';

describe('strength of a passphrase', () => {
  it('asks for as many characters as the vault', () => {
    expect(LEAST_LENGTH).toBe(MIN_PASSPHRASE);
  });
  it.each([
    ['', 'none'],
    ['motdepasse', 'short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'short'],
    ['121212121212121212121212', 'short'],
    ['lilas marée 7', 'fair'],
    ['quatre lilas sous une marée bleue', 'good'],
  ])('« %s » : %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
