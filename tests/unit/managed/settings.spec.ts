import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, readHosts } from '../../../lib/managed/hosts';
import { type ManagedSettings, readSettings, SETTING_NAMES } from '../../../lib/managed/settings';

const GOOD = {
  structureName: 'Maison des entrepreneurs',
  maxIdleMinutes: 10,
  retentionMonths: 12,
  allowedHosts: ['demarche.numerique.gouv.fr', 'ameli.fr'],
  exportAllowed: false,
  keepTypedOnce: { legalBasis: 'Décret n° 2019-341, article 2' },
} as const satisfies Required<ManagedSettings>;

const WRONG: Record<keyof typeof GOOD, unknown[]> = {
  structureName: ['', '   ', 'x'.repeat(201), 3, null, ['Maison']],
  maxIdleMinutes: [0, -5, 481, 10.5, '10', null, Number.NaN, Number.POSITIVE_INFINITY, true],
  retentionMonths: [0, 25, 1.5, '12', null, {}],
  allowedHosts: ['ameli.fr', null, {}, 3, true],
  exportAllowed: ['false', 0, null, []],
  keepTypedOnce: [true, {}, { legalBasis: '' }, { legalBasis: 'court' }, { legalBasis: 3 }, 'décret n° 2019-341', null],
};

describe('what a structure sets', () => {
  it('is taken as it is when it is right', () => {
    expect(readSettings(GOOD)).toEqual({ settings: GOOD, faults: [] });
    expect(readSettings({})).toEqual({ settings: {}, faults: [] });
  });

  it.each(Object.entries(WRONG))(
    '%s: a wrong value is ignored alone, and told with what was expected',
    (name, values) => {
      for (const value of values) {
        const { settings, faults } = readSettings({ ...GOOD, [name]: value });
        const { [name as keyof typeof GOOD]: _, ...others } = GOOD;
        expect(settings, String(value)).toEqual(others);
        expect(faults).toEqual([{ name, expected: expect.stringMatching(/\S{2}/) }]);
      }
    },
  );

  it('tells a name nobody knows, and every other setting holds', () => {
    const { settings, faults } = readSettings({ ...GOOD, maxIdleMinute: 5 });
    expect(settings).toEqual(GOOD);
    expect(faults).toEqual([{ name: 'maxIdleMinute', expected: expect.stringContaining('maxIdleMinutes') }]);
  });

  it('whatever is written, gives only what may be used, and tells the rest: no setting is lost in silence', () => {
    const anyName = fc.oneof(
      fc.constantFrom(...SETTING_NAMES),
      fc.string(),
      fc.constantFrom('__proto__', 'constructor'),
    );
    const anyValue = fc.oneof(
      fc.anything(),
      fc.constantFrom(...Object.values(GOOD), ...Object.values(WRONG).flat()),
      fc.array(fc.oneof(fc.domain(), fc.string())),
    );
    fc.assert(
      fc.property(fc.dictionary(anyName, anyValue), (raw) => {
        const { settings, faults } = readSettings(raw);
        // What is used is right by itself: read again, it is the same and nothing is told.
        expect(readSettings(settings as Record<string, unknown>)).toEqual({ settings, faults: [] });
        const told = new Set(faults.map(({ name }) => name));
        for (const name of Object.keys(raw))
          expect(Object.hasOwn(settings, name) || told.has(name.slice(0, 60)), name).toBe(true);
        if (settings.maxIdleMinutes !== undefined) expect(settings.maxIdleMinutes).toBeGreaterThanOrEqual(1);
        if (settings.retentionMonths !== undefined) expect(settings.retentionMonths).toBeLessThanOrEqual(24);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is what the schema for Chrome declares: the same names, a title and a sentence each', () => {
    type Property = { type: string; title: string; description: string; properties?: Record<string, Property> };
    const schema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8')) as Property;
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual([...SETTING_NAMES].sort());
    const types = { string: 'string', number: 'integer', boolean: 'boolean', object: 'object' } as const;
    for (const [name, { type, title, description }] of Object.entries(schema.properties ?? {})) {
      const example = GOOD[name as keyof typeof GOOD];
      expect(type, name).toBe(Array.isArray(example) ? 'array' : types[typeof example as keyof typeof types]);
      expect(title.length * description.length, name).toBeGreaterThan(0);
    }
  });
});

describe('the examples for administrators', () => {
  const blocks = [...readFileSync('docs/administration.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)];

  it.each(blocks.map(([, text]) => [text]))('may be copied as they stand: %s', (text) => {
    const settings = settingsIn(JSON.parse(text ?? ''));
    expect(readSettings(settings)).toEqual({ settings, faults: [] });
    expect(Object.keys(settings).length).toBeGreaterThan(1);
  });

  it('are there, for each browser', () => expect(blocks).toHaveLength(5));

  /** Wherever the form of the browser puts them. */
  function settingsIn(value: Record<string, unknown>): Record<string, unknown> {
    if ('structureName' in value) {
      const plain = Object.entries(value).map(([name, one]) => [name, (one as { Value?: unknown }).Value ?? one]);
      return Object.fromEntries(plain);
    }
    const inner = Object.values(value).filter((one): one is Record<string, unknown> => typeof one === 'object');
    return settingsIn(inner[0] ?? {});
  }
});

describe('the sites of a structure', () => {
  it.each([
    ['demarche.numerique.gouv.fr', true],
    ['ameli.fr', true],
    ['www.ameli.fr', true],
    ['faux-ameli.fr', false],
    ['ameli.fr.example.org', false],
    ['numerique.gouv.fr', false],
    ['www.demarches-simplifiees.fr', false],
  ])('%s', (host, allowed) => {
    expect(isWithin(readHosts(GOOD.allowedHosts)?.hosts, host)).toBe(allowed);
  });

  it('a name that is none is left out and told; the list still holds', () => {
    const { settings, faults } = readSettings({ allowedHosts: ['https://ameli.fr/', ' CAF.fr ', '*.urssaf.fr', 3] });
    expect(settings.allowedHosts).toEqual(['caf.fr']);
    expect(faults).toHaveLength(1);
    // A list of nothing but faults opens nothing.
    expect(isWithin(readSettings({ allowedHosts: ['*'] }).settings.allowedHosts, 'ameli.fr')).toBe(false);
  });

  it('without a list every site is, with an empty one none', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        expect(isWithin(undefined, host)).toBe(true);
        expect(isWithin([], host)).toBe(false);
        expect(isWithin(readHosts([host])?.hosts, host.toLowerCase())).toBe(true);
        expect(isWithin(readHosts([host])?.hosts, `x${host.toLowerCase()}`)).toBe(false);
      }),
    );
  });
});
