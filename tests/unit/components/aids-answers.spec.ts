import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, writeAnswer } from '../../../components/aids/answers';
import { boxesOf, prefill, readBoxes } from '../../../components/aids/calculator';
import type { Calculator, Situation } from '../../../lib/aids/types';
import { AID } from '../../../lib/texts/aids';

const value = (typed: Parameters<typeof readAnswer>[0], raw: string) => {
  const read = readAnswer(typed, raw);
  return read.ok ? read.value : null;
};

describe('what is typed is read the French way', () => {
  it.each([
    ['amount', '30 000', 30000],
    ['amount', '30\u202f000,50 €', 30000.5],
    ['date', '15/07/2026', '2026-07-15'],
    ['date', '1er mars 1965', '1965-03-01'],
    ['month', '07/2026', '2026-07'],
    ['month', '2026-7', '2026-07'],
    ['number', '4', 4],
    ['numbers', '42, 40, 12', [42, 40, 12]],
    ['numbers', '42 40 12', [42, 40, 12]],
    ['numbers', '42 et 40', [42, 40]],
    ['numbers', '30 000 ; 28 500', [30000, 28500]],
    ['numbers', '30 000', [30000]],
  ] as const)('%s « %s »', (kind, raw, expected) => {
    expect(value({ kind }, raw)).toEqual(expected);
  });

  it.each([
    ['amount', '30.000'],
    ['amount', 'beaucoup'],
    ['amount', '-1'],
    ['date', '31/02/2026'],
    ['date', '31/12/26'],
    ['month', '13/2026'],
    ['number', '2,5'],
    ['numbers', '42, quarante'],
    ['numbers', ','],
    ['number', ''],
  ] as const)('refuses %s « %s », without repeating it', (kind, raw) => {
    const read = readAnswer({ kind }, raw);
    expect(read.ok).toBe(false);
    if (!read.ok && raw.length > 2) expect(read.message).not.toContain(raw);
  });

  it('takes half days where they make sense', () => {
    expect(value({ kind: 'number', decimals: true }, '2,5')).toBe(2.5);
    expect(value({ kind: 'number' }, '2,5')).toBeNull();
  });

  it('keeps within its bounds', () => {
    expect(value({ kind: 'number', min: 1, max: 4 }, '4')).toBe(4);
    expect(value({ kind: 'number', min: 1, max: 4 }, '5')).toBeNull();
    expect(value({ kind: 'amount', min: -1e7 }, '−500')).toBe(-500);
    expect(value({ kind: 'numbers', max: 120 }, '42, 140')).toBeNull();
  });

  it('a number known by its figures keeps its zeros, and wants them all', () => {
    const postal = { kind: 'number', digits: 5 } as const;
    expect(writeAnswer(postal, 1000)).toBe('01000');
    expect(writeAnswer(postal, 59_000)).toBe('59000');
    expect(readAnswer(postal, '01000')).toEqual({ ok: true, value: 1000 });
    expect(readAnswer(postal, '59 000')).toEqual({ ok: true, value: 59_000 });
    expect(readAnswer(postal, '5900')).toEqual({ ok: false, message: AID.figuresExpected(5) });
  });

  it('reads again what it writes', () => {
    const cases = fc.oneof(
      fc.record({ kind: fc.constant('amount' as const), value: fc.integer({ min: 0, max: 1e9 }).map((n) => n / 100) }),
      fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 100_000 }) }),
      fc.record({
        kind: fc.constant('numbers' as const),
        value: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 8 }),
      }),
      fc.record({
        kind: fc.constant('date' as const),
        value: fc
          .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
      }),
    );
    fc.assert(
      fc.property(cases, ({ kind, value: known }) => {
        expect(value({ kind }, writeAnswer({ kind }, known))).toEqual(known);
      }),
    );
  });
});

const CALCULATOR: Calculator = {
  id: 'essai',
  title: 'Essai',
  about: '',
  counter: false,
  inputs: [
    { name: 'raam', kind: 'amount', label: 'Revenu', required: true, fact: 'raam' },
    { name: 'dpa', kind: 'date', label: 'Date', required: false, fact: 'date_prevue' },
    { name: 'cesse', kind: 'yes-no', label: 'Cesse', required: false, fact: 'cesse' },
    {
      name: 'statut',
      kind: 'choice',
      label: 'Statut',
      required: false,
      fact: 'statut',
      options: [{ value: 'artisan', label: 'Artisan' }],
    },
  ],
  calculate: () => ({ ok: false, reason: '', missing: [] }),
};

describe('the boxes of a calculator', () => {
  const situation: Situation = {
    today: '2026-11-21',
    known: new Map([
      ['raam', { value: 30000 }],
      ['cesse', { value: false }],
      ['statut', { among: ['artisan', 'commercant'] }],
      ['autre', { value: true }],
    ]),
    needs: new Map(),
    origins: new Map(),
  };

  it('are filled with what is known for sure, and only with it', () => {
    const known = prefill(CALCULATOR, situation);
    expect(known).toEqual({ raam: 30000, cesse: false });
    expect(readBoxes(CALCULATOR, boxesOf(CALCULATOR, known))).toEqual({ inputs: known, errors: {} });
  });

  it('leave out what is empty, and tell what is wrong', () => {
    const { inputs, errors } = readBoxes(CALCULATOR, { raam: ' ', dpa: '15/15/2026', cesse: 'oui', statut: '' });
    expect(inputs).toEqual({ cesse: true });
    expect(Object.keys(errors)).toEqual(['dpa']);
  });

  it('never show an option the list does not have', () => {
    expect(boxesOf(CALCULATOR, { statut: 'avocat' }).statut).toBe('');
  });
});
