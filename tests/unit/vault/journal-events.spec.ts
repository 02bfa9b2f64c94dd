import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../lib/vault/journal/events';
import { aClient } from './support';

const health = { scope: 'sante' as const, givenOn: '2026-11-21', how: 'oral' as const };

describe('what a save says', () => {
  it('a new client, with what came with it', () => {
    const made = { ...aClient('c1'), agreements: [health], aids: { css: { retainedOn: '2026-11-21' } } };
    expect(eventsOf(null, made)).toEqual([
      { kind: 'client-created', client: 'c1' },
      { kind: 'agreement-given', client: 'c1', what: 'sante' },
      { kind: 'aid-retained', client: 'c1', what: 'css' },
    ]);
  });

  it('nothing of what was typed', () => {
    expect(eventsOf(aClient('c1'), aClient('c1', { lastName: 'Autre', renouncedCare: true }))).toEqual([]);
  });

  it('agreements given, withdrawn, given again the same day', () => {
    const none = aClient('c1');
    const given = { ...none, agreements: [health] };
    const withdrawn = { ...none, agreements: [{ ...health, withdrawnOn: '2026-11-21' }] };
    const again = { ...none, agreements: [...withdrawn.agreements, health] };
    expect(eventsOf(none, given).map(({ kind }) => kind)).toEqual(['agreement-given']);
    expect(eventsOf(given, withdrawn).map(({ kind }) => kind)).toEqual(['agreement-withdrawn']);
    expect(eventsOf(withdrawn, again).map(({ kind }) => kind)).toEqual(['agreement-given']);
    expect(eventsOf(again, again)).toEqual([]);
  });

  it('aids retained and taken off the list; papers are not told', () => {
    const before = { ...aClient('c1'), aids: { css: { retainedOn: '2026-11-20' }, rsa: { papers: ['un'] } } };
    const after = { ...aClient('c1'), aids: { rsa: { papers: ['un', 'deux'], retainedOn: '2026-11-21' } } };
    expect(eventsOf(before, after)).toEqual([
      { kind: 'aid-retained', client: 'c1', what: 'rsa' },
      { kind: 'aid-removed', client: 'c1', what: 'css' },
    ]);
  });
});
