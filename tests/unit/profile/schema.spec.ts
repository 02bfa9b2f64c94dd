import { describe, expect, it } from 'vitest';
import { agreedTo } from '../../../lib/profile/agreements';
import { newClient, parseAdvisor, parseClient, readProfileFile, STORED_KEYS } from '../../../lib/profile/schema';

const NOW = '2026-11-21T10:00:00Z';
const client = (profile: object) => ({ ...newClient('c1', NOW), profile });
const errorsOf = (parsed: { ok: boolean; errors?: { path: string; message: string }[] }) => parsed.errors ?? [];

describe('reading a client record', () => {
  it('gives back all that was there', () => {
    const record = {
      ...newClient('c1', NOW),
      profile: {
        lastName: 'Durand',
        childrenCount: 0,
        renouncedCare: false,
        facts: { statut: 'artisan', ages_foyer: [41, 7] },
      },
      agreements: [{ scope: 'sante', givenOn: '2026-11-01', how: 'oral' }],
    };
    expect(parseClient(structuredClone(record))).toEqual({ ok: true, value: record });
  });

  it('reads what was decided about aids, and records from before them', () => {
    const record = {
      ...client({}),
      aids: { css: { retainedOn: '2026-11-20', papers: ['Avis d’imposition'] }, 'pdp-ti': {} },
    };
    expect(parseClient(structuredClone(record))).toEqual({ ok: true, value: record });
    const { aids: _, ...before } = record;
    expect(parseClient(before)).toEqual({ ok: true, value: before });
    const wrong = { CSS: {}, css: { retainedOn: 'hier' }, asi: { papers: 'RIB' }, fci: { done: true } };
    expect(
      errorsOf(parseClient({ ...record, aids: wrong }))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['aids.CSS', 'aids.asi.papers', 'aids.css.retainedOn', 'aids.fci.done']);
  });

  it('names each fault, in French, without the value', () => {
    const errors = errorsOf(
      parseClient(
        client({
          siret: 73282932000074,
          civility: 'Dr',
          birthDate: '1980-02-30',
          renouncedCare: 'oui',
          childrenCount: 1.5,
          Lastname: 'x',
        }),
      ),
    );
    expect(errors.map(({ path }) => path).sort()).toEqual(
      [
        'profile.Lastname',
        'profile.birthDate',
        'profile.childrenCount',
        'profile.civility',
        'profile.renouncedCare',
        'profile.siret',
      ].sort(),
    );
    const all = errors.map((error) => error.message).join('\n');
    expect(all).toContain('vouliez-vous dire « lastName »');
    expect(all).toContain('un texte est attendu');
    expect(all).not.toContain('73282932000074');
    expect(all).not.toContain('1980-02-30');
  });

  it.each([[null], [[]], ['client'], [12], [{}]])('refuses %j in words', (input) => {
    const parsed = parseClient(input);
    expect(parsed.ok).toBe(false);
    expect(errorsOf(parsed)[0]?.message).toMatch(/attend/);
  });

  it('refuses a shape of another time', () => {
    expect(errorsOf(parseClient({ ...newClient('c1', NOW), schema: 3 }))[0]?.path).toBe('schema');
  });

  it('refuses what is not text for an advisor', () => {
    expect(parseAdvisor({ advisorLastName: 'Lefort' }).ok).toBe(true);
    expect(errorsOf(parseAdvisor({ advisorLastName: 3, lastName: 'x' })).map(({ path }) => path)).toEqual([
      'advisorLastName',
      'lastName',
    ]);
  });
});

describe('flat client file', () => {
  it('sorts client, advisor, numbers typed once and stated derivations', () => {
    const read = readProfileFile(
      {
        lastName: 'Durand',
        nir: '184127645108946',
        advisorRole: 'Conseillère',
        fullName: 'Camille Durand',
        contributionDifficulty: null,
        facts: { statut: 'artisan' },
      },
      '2026-11-21',
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        client: { profile: { lastName: 'Durand', facts: { statut: 'artisan' } } },
        advisor: { advisorRole: 'Conseillère' },
        typedOnce: { nir: '184127645108946' },
        given: { fullName: 'Camille Durand' },
      },
    });
    if (!read.ok) return expect.unreachable();
    expect(read.value.client.profile).not.toHaveProperty('nir');
    expect(read.value.client.profile).not.toHaveProperty('contributionDifficulty');
    expect(agreedTo(read.value.client, 'sante', '2026-11-21')).toBe(true);
  });

  it('tells every fault at once', () => {
    const errors = errorsOf(
      readProfileFile({ lastName: 3, advisorRole: [], fullName: 2, cafBenefits: 'true' }, '2026-11-21'),
    );
    expect(errors.map(({ path }) => path).sort()).toEqual(['advisorRole', 'cafBenefits', 'fullName', 'lastName']);
  });

  it('leaves aside what it does not know, and says so', () => {
    const read = readProfileFile({ lastname: 'x', cafBenefits: true }, '2026-11-21');
    expect(read).toMatchObject({
      ok: true,
      value: { client: { profile: { cafBenefits: true } }, ignored: [expect.stringContaining('lastName')] },
    });
  });

  it('knows each stored key', () => {
    for (const key of STORED_KEYS) {
      const read = readProfileFile({ [key]: {} }, '2026-11-21');
      expect(
        errorsOf(read).map(({ path }) => path),
        key,
      ).toEqual([key]);
      expect(read.ok, key).toBe(false);
    }
  });
});
