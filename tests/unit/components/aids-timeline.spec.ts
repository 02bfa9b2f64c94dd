import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TimelinePicture } from '../../../components/aids/TimelinePicture';
import { layout, rangeInWords } from '../../../components/aids/timeline';
import type { Timeline } from '../../../lib/aids/types';

const MATERNITY: Timeline = {
  title: 'Congé maternité',
  spans: [
    { label: 'Avant la naissance', from: '2026-06-03', to: '2026-07-14', kind: 'possible' },
    { label: 'Après la naissance', from: '2026-07-15', to: '2026-09-22', kind: 'obligatoire' },
  ],
  marks: [{ label: 'Date prévue', on: '2026-07-15' }],
};

describe('a picture of dates', () => {
  it('fills its width, both ends of a span included', () => {
    const rows = layout(MATERNITY)?.rows ?? [];
    expect(rows[0]?.x).toBe(0);
    expect(rows[0]?.words).toBe('du 3 juin au 14 juillet 2026, 42\u00a0jours');
    expect((rows[0]?.width ?? 0) / (rows[1]?.width ?? 1)).toBeCloseTo(42 / 70);
    expect((rows[1]?.x ?? 0) + (rows[1]?.width ?? 0)).toBeCloseTo(100);
  });

  it('has few month names, all inside', () => {
    const long = layout({
      ...MATERNITY,
      spans: [{ label: 'x', from: '2024-01-10', to: '2027-03-01', kind: 'attente' }],
    });
    expect(long?.ticks.length).toBeGreaterThan(1);
    expect(long?.ticks.length).toBeLessThanOrEqual(5);
    for (const { x } of long?.ticks ?? []) expect(x).toBeGreaterThanOrEqual(0);
    expect(layout(MATERNITY)?.ticks.map(({ label }) => label)).toEqual(['juil.', 'août', 'sept.']);
  });

  it('draws nothing out of nothing', () => {
    expect(layout({ title: '', spans: [], marks: [] })).toBeNull();
    expect(
      renderToStaticMarkup(createElement(TimelinePicture, { timeline: { title: '', spans: [], marks: [] } })),
    ).toBe('');
  });

  it('says in words all that it draws', () => {
    const html = renderToStaticMarkup(createElement(TimelinePicture, { timeline: MATERNITY }));
    const said = html.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]*>/g, ' ');
    for (const words of ['3 juin', '14 juillet 2026', '22 septembre 2026', 'Date prévue', '15 juillet 2026']) {
      expect(said).toContain(words);
    }
    expect(html.match(/<svg(?![^>]*aria-hidden="true")/)).toBeNull();
  });

  it('names a single day as one day, and both years when they differ', () => {
    expect(rangeInWords('2026-01-01', '2026-01-01')).toBe('le 1er janvier 2026');
    expect(rangeInWords('2026-12-20', '2027-01-02')).toBe('du 20 décembre 2026 au 2 janvier 2027');
  });
});
