import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../lib/forms/page-form';
import {
  readContextAnswer,
  readFieldResult,
  readRunNews,
  readScanAnswer,
  readSeenContext,
  readSeenNews,
} from '../../lib/message-guards';
import { field, form, result } from './sidepanel/make';

describe('an answer to a scan', () => {
  it('is taken as it is when it has our shape', () => {
    const good = form([field('1'), field('2', { options: ['Oui', 'Non'], repetition: { label: 'Enfants', row: 1 } })]);
    expect(readScanAnswer({ form: good })).toEqual({ form: good });
    expect(readScanAnswer({ none: 'sign-in' })).toEqual({ none: 'sign-in' });
  });

  it.each([
    ['nothing', undefined],
    ['an unknown reason', { none: 'because' }],
    ['a field without id', { form: form([field('')]) }],
    ['two fields of the same id', { form: form([field('1'), field('1')]) }],
    ['a label that is no text', { form: form([field('1', { label: 3 as never })]) }],
    ['a label without end', { form: form([field('1', { label: 'x'.repeat(20_001) })]) }],
    ['an unknown control', { form: form([field('1', { control: 'magic' as never })]) }],
    ['a dossier that is no number', { form: form([], { dossier: '12/../3' }) }],
    ['more fields than we read', { form: form(Array.from({ length: LIMITS.fields + 1 }, (_, i) => field(String(i)))) }],
    ['fields that are no list', { form: { ...form([]), fields: {} } }],
  ])('is refused whole: %s', (_, answer) => {
    expect(readScanAnswer(answer)).toBeNull();
  });

  it('is never believed half-way, nor does it break the panel', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        expect(readScanAnswer(answer)).toBeNull();
        expect(readRunNews(answer)).toBeNull();
        expect(readSeenNews(answer)).toBeNull();
        expect(readContextAnswer(answer)).toBeNull();
        expect(readSeenContext(answer)).toBeNull();
      }),
    );
  });
});

describe('news of a run', () => {
  it('reads results and pauses', () => {
    expect(readRunNews({ news: 'paused' })).toEqual({ news: 'paused' });
    expect(readRunNews({ news: 'result', result: result('1') })).toEqual({ news: 'result', result: result('1') });
    expect(readRunNews({ news: 'result', result: { ...result('1'), outcome: 'perfect' } })).toBeNull();
    expect(readFieldResult({ ...result('1'), before: [{ name: '1' }] })).toBeNull();
  });
});

describe('what a page is about', () => {
  const page = { url: 'https://www.ameli.fr/assure', title: 'Assuré', h1: '', breadcrumb: '' };

  it('is taken when it has our shape', () => {
    expect(readContextAnswer({ page })).toEqual({ page });
    expect(readContextAnswer({ none: 'loading' })).toEqual({ none: 'loading' });
    expect(readSeenContext({ type: 'seen/context', page })).toEqual({ type: 'seen/context', page });
  });

  it.each([
    ['a title that is no text', { ...page, title: 1 }],
    ['a heading left out', { url: page.url, title: '', breadcrumb: '' }],
    ['a breadcrumb without end', { ...page, breadcrumb: 'x'.repeat(2_001) }],
  ])('is refused whole: %s', (_, broken) => {
    expect(readContextAnswer({ page: broken })).toBeNull();
    expect(readSeenContext({ type: 'seen/context', page: broken })).toBeNull();
  });
});
