import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPageQuestion, isRunCommand } from '../../../lib/demarche/guards';

const order = (intent: unknown, more: object = {}) => ({
  do: 'write',
  order: { fieldId: '12', reviewed: { type: 'text', label: 'Nom' }, intent, overwrite: false, ...more },
});
const address = { street: '12 rue des Lilas', postalCode: '44000', city: 'Nantes', country: 'FR' };

const GOOD = [
  { do: 'stop' },
  order({ kind: 'text', text: 'x' }),
  order({ kind: 'choice', labels: ['Oui'], code: 'true', other: null }),
  order({ kind: 'choices', labels: [] }),
  order({ kind: 'linked', primary: 'a', secondary: null }),
  order({ kind: 'commune', city: 'Nantes', postalCode: '44000' }),
  order({ kind: 'epci', department: '44', epci: 'Nantes Métropole' }),
  order({ kind: 'address', address, outsideBase: false, suggestion: null }),
  { do: 'restore', fieldId: '12', before: [], after: [{ name: 'n', value: 'v', checked: null }] },
];

describe('run commands', () => {
  it('of our shape are taken', () => {
    for (const command of GOOD) expect(isRunCommand(command), JSON.stringify(command)).toBe(true);
  });

  it('lacking any of their parts, or with one of another type, are refused whole', () => {
    for (const command of GOOD.slice(1)) {
      const paths: string[][] = [];
      const walk = (value: unknown, path: string[]) => {
        if (typeof value !== 'object' || value === null) return;
        for (const [key, inner] of Object.entries(value)) {
          paths.push([...path, key]);
          walk(inner, [...path, key]);
        }
      };
      walk(command, []);
      for (const path of paths.filter((steps) => !steps.includes('0'))) {
        for (const wrong of [undefined, 42, { a: 1 }]) {
          const broken = structuredClone(command) as Record<string, unknown>;
          let at = broken;
          for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
          at[path.at(-1) as string] = wrong;
          expect(isRunCommand(broken), `${path.join('.')} = ${JSON.stringify(wrong)}`).toBe(false);
        }
      }
    }
  });

  it('of kinds that do not exist are refused, whatever their name', () => {
    for (const kind of ['submit', 'constructor', '__proto__', '', null])
      expect(isRunCommand(order({ kind }))).toBe(false);
  });

  it('never make the guards throw', () => {
    fc.assert(
      fc.property(fc.anything(), (any) => {
        expect(typeof isRunCommand(any)).toBe('boolean');
        expect(typeof isPageQuestion(any)).toBe('boolean');
      }),
    );
  });

  it('too long for any answer are refused', () => {
    expect(isRunCommand(order({ kind: 'text', text: 'x'.repeat(200_001) }))).toBe(false);
  });
});

describe('page questions', () => {
  it('are the two we know', () => {
    expect(isPageQuestion({ type: 'page/scan' })).toBe(true);
    expect(isPageQuestion({ type: 'page/locate', fieldId: '12' })).toBe(true);
    expect(isPageQuestion({ type: 'page/locate', fieldId: null })).toBe(true);
    for (const wrong of [{ type: 'page/locate' }, { type: 'page/submit' }, {}, null, 'page/scan', []]) {
      expect(isPageQuestion(wrong)).toBe(false);
    }
  });
});
