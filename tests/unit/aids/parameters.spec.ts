import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../lib/aids/compiled/parameters';
import { formatFigure, formatNumber, parameterAt, parameterInForce } from '../../../lib/aids/parameters';

describe('a dated figure', () => {
  it('is the one in force at the date', () => {
    expect(parameterAt('pass', '2025-12-31')).toMatchObject({
      value: 47_100,
      from: '2025-01-01',
      unit: '€/an',
      id: 'pass',
    });
    expect(parameterAt('pass', '2026-01-01')).toMatchObject({ value: 48_060, computed: false, confidence: 'haute' });
    expect(parameterAt('smic_mensuel', '2026-05-31')?.value).toBe(1823.03);
    expect(parameterAt('smic_mensuel', '2026-06-01')?.value).toBe(1867.02);
  });

  it('is nothing before the first value, nor for an unknown name', () => {
    expect(parameterAt('pass', '2019-12-31')).toBeNull();
    expect(parameterAt('inconnu', '2026-01-01')).toBeNull();
  });

  it('stays the last known one afterwards, but is not said to be in force after a year', () => {
    expect(parameterAt('pass', '2028-01-01')?.value).toBe(48_060);
    expect(parameterInForce('pass', '2026-12-31')?.value).toBe(48_060);
    expect(parameterInForce('pass', '2027-01-01')).toBeNull();
    expect(parameterInForce('css_plafond_gratuite_1', '2027-03-31')?.value).toBe(10_421);
    expect(parameterInForce('css_plafond_gratuite_1', '2027-04-01')).toBeNull();
    expect(parameterInForce('carence_ij', '2030-01-01')?.value).toBe(3);
    expect(parameterInForce('asi_plafond_seul', '2023-10-01')).toBeNull();
  });

  it('is worked out by formula where no text gives it', () => {
    expect(parameterAt('seuil_raam', '2025-06-01')).toMatchObject({ value: 4383.2, computed: false });
    expect(parameterAt('seuil_raam', '2026-06-01')).toMatchObject({ value: 4582, computed: true });
    expect(parameterAt('ij_maximale', '2026-06-01')).toMatchObject({ value: 65.84, computed: true });
    expect(parameterAt('ij_minimale_non_micro', '2026-06-01')?.value).toBe(26.33);
    expect(parameterAt('ij_pl_maximale', '2026-06-01')?.value).toBe(197.51);
    expect(parameterAt('indemnite_remplacement', '2020-06-01')?.value).toBe(54.98);
  });

  it('has a source, and says when it is not sure', () => {
    for (const { values } of PARAMETERS) for (const { source } of values) expect(source.trim()).not.toBe('');
    expect(parameterAt('asi_plafond_seul', '2026-06-01')).toMatchObject({ confidence: 'basse', computed: true });
  });
});

describe('formatFigure', () => {
  it.each([
    [65.84, '€/jour', '65,84\u00a0€ par jour'],
    [48_060, '€/an', '48\u202f060\u00a0€ par an'],
    [914.5, '€/mois', '914,50\u00a0€ par mois'],
    [2000, '€', '2\u202f000\u00a0€'],
    [1_234_567.8, '€', '1\u202f234\u202f567,80\u00a0€'],
    [0, '€', '0\u00a0€'],
    [34, '%', '34\u202f%'],
    [11.5, '%', '11,5\u202f%'],
    [1, 'jours', '1\u00a0jour'],
    [25, 'jours', '25\u00a0jours'],
    [1, 'mois', '1\u00a0mois'],
    [12, 'séances', '12\u00a0séances'],
    [1.113, 'coefficient', '1,113'],
    [7, '', '7'],
  ])('%s %s', (value, unit, text) => {
    expect(formatFigure(value, unit)).toBe(text);
  });

  it('writes numbers the French way', () => {
    expect(formatNumber(1234.5)).toBe('1\u202f234,5');
    expect(formatNumber(1234.5, 2)).toBe('1\u202f234,50');
    expect(formatNumber(999, 0)).toBe('999');
  });
});
