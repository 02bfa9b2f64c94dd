import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '../../../lib/vault/recovery-code';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bare = (code: string) => code.replaceAll('-', '');
const codes = fc.constant(null).map(newRecoveryCode);

describe('the recovery code', () => {
  it('is eight groups of four characters that cannot be mistaken for one another, new each time', () => {
    const made = Array.from({ length: 500 }, newRecoveryCode);
    for (const code of made) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(made).size).toBe(500);
    // Every character comes at every place of the secret: nothing of the 150 bits is lost.
    for (let at = 0; at < 30; at++) expect(new Set(made.map((code) => bare(code)[at])).size).toBe(32);
  });

  it('is read as people write it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const whole = bare(code);
        expect(readRecoveryCode(code)).toBe(whole);
        expect(readRecoveryCode(whole)).toBe(whole);
        expect(readRecoveryCode(code.toLowerCase())).toBe(whole);
        expect(readRecoveryCode(`  ${code.replaceAll('-', ' – ')}\n`)).toBe(whole);
        expect(readRecoveryCode(whole.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(whole);
        expect(readRecoveryCode(whole.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(whole);
      }),
    );
  });

  it('with one character wrong, or missing, or too many, is told before it is tried', () => {
    fc.assert(
      fc.property(codes, fc.nat(31), fc.constantFrom(...ALPHABET), (code, at, other) => {
        const whole = bare(code);
        fc.pre(whole[at] !== other);
        expect(readRecoveryCode(whole.slice(0, at) + other + whole.slice(at + 1))).toBeNull();
        expect(readRecoveryCode(whole.slice(0, at) + whole.slice(at + 1))).toBeNull();
        expect(readRecoveryCode(whole.slice(0, at) + other + whole.slice(at))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('with two characters of the secret swapped is told as well', () => {
    fc.assert(
      fc.property(codes, fc.nat(29), fc.nat(29), (code, a, b) => {
        const chars = [...bare(code)];
        fc.pre(chars[a] !== chars[b]);
        [chars[a], chars[b]] = [chars[b] as string, chars[a] as string];
        expect(readRecoveryCode(chars.join(''))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('is nothing else than a code', () => {
    for (const junk of [
      '',
      '-',
      'quatre mots sans lien',
      'U'.repeat(32),
      'é'.repeat(32),
      '0'.repeat(31),
      '0'.repeat(33),
    ]) {
      expect(readRecoveryCode(junk)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const read = readRecoveryCode(text);
        expect(read === null || /^[0-9A-HJKMNP-TV-Z]{32}$/.test(read)).toBe(true);
      }),
    );
  });
});
