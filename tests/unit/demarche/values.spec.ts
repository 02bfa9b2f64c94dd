import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRealDate, sameValue, typedValue } from '../../../lib/demarche/values';

describe('typedValue', () => {
  it('refuses what an integer box would strip into another number', () => {
    expect(typedValue('integer_number', '12')).toBe('12');
    expect(typedValue('integer_number', '-3')).toBe('-3');
    expect(typedValue('integer_number', '12 500')).toBe('12500');
    for (const wrong of ['12,5', '12.5', '12,5 kg', '12 kg', 'douze', '--2', '1e3']) {
      expect(typedValue('integer_number', wrong), wrong).toBeNull();
    }
  });

  it('never changes the number an integer means', () => {
    fc.assert(
      fc.property(fc.bigInt(), (n) => {
        expect(typedValue('integer_number', String(n))).toBe(String(n));
      }),
    );
  });

  it('gives decimals a dot and at most three digits after it', () => {
    expect(typedValue('decimal_number', '12,5')).toBe('12.5');
    expect(typedValue('decimal_number', '1 234,567')).toBe('1234.567');
    for (const wrong of ['1,2345', '12,', '1,2,3', '12 €'])
      expect(typedValue('decimal_number', wrong), wrong).toBeNull();
  });

  it('takes ISO dates that exist only', () => {
    expect(typedValue('date', '1980-12-31')).toBe('1980-12-31');
    expect(typedValue('date', '2024-02-29')).toBe('2024-02-29');
    for (const wrong of [
      '31/12/1980',
      '1980-02-30',
      '2023-02-29',
      '1980-13-01',
      '1980-00-10',
      '0000-01-01',
      '1980-1-1',
    ]) {
      expect(typedValue('date', wrong), wrong).toBeNull();
    }
    expect(typedValue('datetime', '2026-02-01T10:30')).toBe('2026-02-01T10:30');
    for (const wrong of ['2026-02-01', '2026-02-30T10:30', '2026-02-01T24:00', '2026-02-01 10:30']) {
      expect(typedValue('datetime', wrong), wrong).toBeNull();
    }
  });

  it('knows every day of the calendar and no other', () => {
    const days = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        expect(isRealDate(day.toISOString().slice(0, 10))).toBe(true);
      }),
    );
    const parts = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 29, max: 31 }));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), parts, (year, [month, day]) => {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const text = `${year}-${String(month).padStart(2, '0')}-${day}`;
        expect(isRealDate(text)).toBe(day <= last);
      }),
    );
  });

  it('refuses an empty text, letters in a telephone, a SIRET without its 14 digits', () => {
    expect(typedValue('text', '  ')).toBeNull();
    expect(typedValue('phone', '06 39 98 12 34')).toBe('06 39 98 12 34');
    expect(typedValue('phone', 'standard')).toBeNull();
    expect(typedValue('siret', '732 829 320 00074')).toBe('73282932000074');
    expect(typedValue('siret', '7328293200007')).toBeNull();
  });
});

describe('sameValue', () => {
  it('sees through what the site rewrites', () => {
    expect(sameValue('iban', 'FR76 3000 6000 0112 3456 7890 189', 'fr7630006000011234567890189')).toBe(true);
    expect(sameValue('siret', '732 829 320 00074', '73282932000074')).toBe(true);
    expect(sameValue('decimal_number', '12.50', '12,5')).toBe(true);
    expect(sameValue('phone', '+33 6 39 98 12 34', '0639981234')).toBe(true);
    expect(sameValue('email', 'A@Example.org', 'a@example.org')).toBe(true);
    expect(sameValue('textarea', 'une\r\nligne', 'une\nligne')).toBe(true);
    expect(sameValue('text', 'e\u0301t\u00e9', 'été')).toBe(true);
    expect(sameValue('datetime', '2026-02-01T10:30:00', '2026-02-01T10:30')).toBe(true);
  });

  it('keeps apart what is another answer', () => {
    expect(sameValue('text', 'Martin', 'MARTIN')).toBe(false);
    expect(sameValue('integer_number', '12', '125')).toBe(false);
    expect(sameValue('integer_number', '90071992547409930', '90071992547409931')).toBe(false);
    expect(sameValue('date', '1980-12-31', '1980-12-30')).toBe(false);
    expect(sameValue('phone', '+32 6 39 98 12 34', '0639981234')).toBe(false);
    expect(sameValue('text', '', 'x')).toBe(false);
  });

  it('holds for what may be typed: the text and its typed form say the same', () => {
    const types = ['text', 'integer_number', 'decimal_number', 'date', 'siret', 'email', 'phone', 'iban'];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string(), (type, text) => {
        const typed = typedValue(type, text);
        if (typed !== null) expect(sameValue(type, typed, text)).toBe(true);
      }),
    );
  });
});
