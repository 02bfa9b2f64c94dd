import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situationOf } from '../../../lib/aids/facts/situation';
import {
  AGREEMENT_NOTICE_DAYS,
  agreedTo,
  agreementEndings,
  SCOPES,
  withAgreement,
  withoutAgreement,
} from '../../../lib/profile/agreements';
import { addDays } from '../../../lib/profile/dates';
import { lookUp } from '../../../lib/profile/derive';
import { type Client, newClient, parseClient } from '../../../lib/profile/schema';

const NOW = '2026-11-21T10:00:00Z';
const TODAY = '2026-11-21';
const given = (months: number | null, givenOn = TODAY, client: Client = newClient('c1', NOW)): Client =>
  withAgreement(client, { scope: 'sante', how: 'oral', givenOn, months });

describe('an agreement', () => {
  it('stands to its last day, and not the day after', () => {
    const client = given(12);
    expect(client.agreements).toEqual([{ scope: 'sante', givenOn: TODAY, how: 'oral', until: '2027-11-20' }]);
    expect(agreedTo(client, 'sante', '2027-11-20')).toBe(true);
    expect(agreedTo(client, 'sante', '2027-11-21')).toBe(false);
    expect(agreedTo(client, 'fiche', TODAY)).toBe(false);
  });

  it('without an end stands until it is withdrawn', () => {
    const client = given(null);
    expect(agreedTo(client, 'sante', '2099-01-01')).toBe(true);
    expect(agreedTo(withoutAgreement(client, 'sante', TODAY), 'sante', TODAY)).toBe(false);
    expect(agreedTo(withoutAgreement(client, 'fiche', TODAY), 'sante', TODAY)).toBe(true);
  });

  it('withdrawn leaves those that ended before as they ended', () => {
    const client = given(12, '2026-11-21', given(12, '2024-01-01'));
    expect(withoutAgreement(client, 'sante', '2026-12-01').agreements).toEqual([
      { scope: 'sante', givenOn: '2024-01-01', how: 'oral', until: '2024-12-31' },
      { scope: 'sante', givenOn: '2026-11-21', how: 'oral', until: '2027-11-20', withdrawnOn: '2026-12-01' },
    ]);
  });

  it('that ended opens nothing: no health fact is filled, or used for the aids', () => {
    const sick = newClient('c1', NOW, { renouncedCare: true, facts: { grossesse: true } });
    const client = given(6, TODAY, sick);
    const fill = (today: string) => lookUp('renouncedCare', { client, advisor: {}, today });
    expect(fill('2027-05-20')).toHaveProperty('fact');
    expect(fill('2027-05-21')).toHaveProperty('missing');
    expect(situationOf(client, '2027-05-20').known.has('grossesse')).toBe(true);
    expect(situationOf(client, '2027-05-21').known.has('grossesse')).toBe(false);
    expect(situationOf(client, '2027-05-21').known.has('renoncement_soins')).toBe(false);
  });

  it('always makes a record that can be kept', () => {
    const months = fc.option(fc.integer({ min: 1, max: 120 }));
    const day = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...SCOPES), months, day, (scope, months, givenOn) => {
        const client = withAgreement(newClient('c1', NOW), { scope, how: 'ecrit', givenOn, months });
        expect(parseClient(client).ok).toBe(true);
        expect(agreedTo(client, scope, givenOn)).toBe(true);
        expect(agreementEndings(withoutAgreement(client, scope, givenOn), addDays(givenOn, 50_000))).toEqual([]);
      }),
    );
  });
});

describe('the end of an agreement', () => {
  const end = '2027-11-20';

  it('is told that many days ahead, then until it is settled', () => {
    const client = given(12);
    expect(agreementEndings(client, addDays(end, -AGREEMENT_NOTICE_DAYS - 1))).toEqual([]);
    const ahead = { scope: 'sante', until: end, over: false };
    expect(agreementEndings(client, addDays(end, -AGREEMENT_NOTICE_DAYS))).toEqual([ahead]);
    expect(agreementEndings(client, end)).toEqual([ahead]);
    expect(agreementEndings(client, addDays(end, 1))).toEqual([{ ...ahead, over: true }]);
  });

  it('is settled by another, or by the word of the person', () => {
    expect(agreementEndings(given(12, '2027-11-01', given(12)), end)).toEqual([]);
    expect(agreementEndings(given(null, '2027-11-01', given(12)), end)).toEqual([]);
    expect(agreementEndings(withoutAgreement(given(12), 'sante', '2027-11-01'), end)).toEqual([]);
    // Renewed, then withdrawn: the first one's end asks nothing any more.
    const withdrawn = withoutAgreement(given(12, '2027-11-01', given(12)), 'sante', '2027-11-10');
    expect(agreementEndings(withdrawn, '2028-01-01')).toEqual([]);
  });
});
