import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everythingAsData, everythingOf, type Source } from '../../../entrypoints/sidepanel/handed/everything';
import { everythingPage } from '../../../entrypoints/sidepanel/handed/everything-page';
import { AIDS } from '../../../lib/aids/catalogue';
import { FACTS } from '../../../lib/aids/facts/definitions';
import { LABELS } from '../../../lib/profile/labels';
import { type Client, newClient, type Profile, parseClient, STORED_KEYS } from '../../../lib/profile/schema';
import { JOURNAL_KINDS, type JournalLine } from '../../../lib/vault/journal/entry';

const TODAY = '2026-11-21';
const aid = AIDS[0];

function source(client: Client, journal: JournalLine[] = []): Source {
  const advisor = { advisorFirstName: 'Alex', advisorLastName: 'Martin', advisorOrganisation: 'Maison d’exemple' };
  return { client, advisor, journal, months: 24, legalBasis: null, today: TODAY };
}
const line = (seq: number, kind: JournalLine['kind'], more: Partial<JournalLine> = {}): JournalLine => ({
  seq,
  at: '2026-11-20T10:05:00.000Z',
  who: 'Alex Martin',
  kind,
  client: 'c1',
  what: null,
  keys: [],
  outcome: {},
  previous: '0'.repeat(64),
  ...more,
});

/** A value for every key that can be kept, told apart by its number. */
function everyKey(): Profile {
  const profile: Record<string, unknown> = {};
  for (const [at, key] of STORED_KEYS.entries()) {
    const tries = [`Valeur ${at}`, '1980-01-02', 7_000 + at, true, 'M.', 'Mme'];
    const fits = tries.find(
      (value) => parseClient({ ...newClient('c1', '2026-11-21T10:00:00Z'), profile: { [key]: value } }).ok,
    );
    expect(fits, key).toBeDefined();
    profile[key] = fits;
  }
  return profile as Profile;
}

describe('everything known of a person', () => {
  it('gives numbers in groups and the country by its name; what does not hold, as it was typed', () => {
    const profile: Profile = { mobile: '0639981234', phone: '0199', siret: '73282932000074', country: 'FR' };
    const rows = everythingOf(source(newClient('c1', '2026-11-21T10:00:00Z', profile))).flatMap((each) => each.rows);
    expect(rows.map(({ value }) => value.replace(/\s/g, ' '))).toEqual(
      expect.arrayContaining(['06 39 98 12 34', '0199', '732 829 320 00074', 'France']),
    );
  });

  it('leaves out no key, no fact, no aid, no agreement and no line', () => {
    const facts = Object.fromEntries(FACTS.filter(({ derivedFrom }) => !derivedFrom).map(({ id }) => [id, true]));
    const client: Client = {
      ...newClient('c1', '2026-11-21T10:00:00Z', { ...everyKey(), facts: { ...facts, fait_disparu: 'valeur gardée' } }),
      agreements: [
        { scope: 'sante', givenOn: '2026-01-05', how: 'ecrit', until: '2028-01-04' },
        { scope: 'situation', givenOn: '2026-01-06', how: 'oral', withdrawnOn: '2026-02-07' },
      ],
      aids: { [aid?.id ?? '']: { retainedOn: '2026-03-08', papers: ['Avis d’impôt'] } },
    };
    const journal = JOURNAL_KINDS.map((kind, at) => line(at + 1, kind));
    const sections = everythingOf(source(client, journal));
    const said = JSON.stringify(sections);
    for (const key of STORED_KEYS) expect(said, key).toContain(JSON.stringify(LABELS[key].label).slice(1, -1));
    const rows = sections.flatMap(({ rows }) => rows);
    expect(rows.filter(({ value }) => value.startsWith('Valeur '))).toHaveLength(
      Object.values(client.profile).filter((value) => typeof value === 'string' && value.startsWith('Valeur ')).length,
    );
    for (const { label, derivedFrom } of FACTS) if (!derivedFrom) expect(rows.map((row) => row.label)).toContain(label);
    expect(said).toContain('valeur gardée');
    expect(said).toContain(aid?.title);
    expect(said).toContain('Avis d’impôt');
    expect(said).toContain('Donné par écrit le 5 janvier 2026, jusqu’au 4 janvier 2028');
    expect(said).toContain('retiré le 7 février 2026');
    expect(sections.at(-1)?.rows).toHaveLength(JOURNAL_KINDS.length);
    expect(said).toContain('20 novembre 2028');

    const data = JSON.parse(everythingAsData(source(client, journal)));
    expect(data.record).toEqual(client);
    expect(data.journal).toEqual(journal);
    expect(data.words.profile.lastName).toBe('Nom');
    expect(data.keptUntil).toBe('2028-11-20');
  });

  it('is one page that fetches and runs nothing, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('<img src=x onerror=alert(1)>', '</dd><script>', '"\'&'),
        (text, trap) => {
          const client = newClient('c1', '2026-11-21T10:00:00Z', {
            lastName: text + trap,
            difficultyDescription: trap + text,
          });
          const page = everythingPage(source(client, [line(1, 'run-done', { what: trap })]));
          expect(page).not.toMatch(/<(img|script|link|iframe|form)\b/i);
          expect(page.match(/<section>/g)?.length).toBe(page.match(/<\/section>/g)?.length);
          expect(page).toContain("default-src 'none'");
        },
      ),
    );
  });

  it('is in plain words, and says what is not kept', () => {
    const client = newClient('c1', '2026-11-21T10:00:00Z', {
      lastName: 'Exemple',
      firstName: 'Camille',
      householdAnnualIncome: 18_000,
    });
    const page = everythingPage(source(client, [line(1, 'run-done', { what: 'Demande d’aide', keys: ['lastName'] })]));
    expect(page).toContain('Pour Camille Exemple');
    expect(page).toContain('Établi le 21 novembre 2026 par Alex Martin, Maison d’exemple');
    expect(page).toMatch(/18\s?000\u00a0€/);
    expect(page).toContain('Remplissage terminé, Demande d’aide, par Alex Martin, réponses utilisées\u00a0: Nom');
    expect(page).toContain('Votre numéro de sécurité sociale et votre IBAN');
    expect(everythingPage(source(newClient('c1', '2026-11-21T10:00:00Z', { iban: 'x' })))).not.toContain(
      'et votre IBAN',
    );
    expect(page).not.toMatch(/undefined|null|lastName|\[object/);
  });
});
