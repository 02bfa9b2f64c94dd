import { describe, expect, it } from 'vitest';
import { type Client, newClient, type Profile } from '../../../../lib/profile/schema';
import { noted, type Seen } from '../../../../lib/vault/backup/exchanges';
import { type Choice, decide, type PlanLine, planMerge, type Rules } from '../../../../lib/vault/backup/merge';

const NOW = '2026-11-21T12:00:00.000Z';
const ANY: Rules = { issuesOf: () => [], trimmed: (client) => client };

function client(id: string, profile: Profile, hour = 9, version = 1): Client {
  const at = `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return { ...newClient(id, '2026-01-05T09:00:00.000Z', profile), updatedAt: at, lastContactOn: '2026-11-20', version };
}
const CAMILLE: Profile = { lastName: 'Exemple', firstName: 'Camille', birthDate: '1980-05-04' };

interface Meeting {
  here?: Client[];
  there: Client;
  seen?: Seen;
  seenThere?: string[];
  damaged?: string[];
  source?: 'backup' | 'list';
  rules?: Rules;
}
function meet({ here = [], there, seen = {}, seenThere = [], damaged = [], source = 'backup', rules = ANY }: Meeting) {
  const plan = planMerge([{ client: there, seen: seenThere }], { clients: here, damaged, seen }, source, rules);
  return plan[0] as PlanLine;
}
const doing = (line: PlanLine, choice: Choice, seen: Seen = {}) =>
  decide([line], new Map([[line.there.id, choice]]), seen, NOW);

describe('a record of a backup', () => {
  it('nobody knows comes in as it is', () => {
    const there = client('a', CAMILLE);
    const line = meet({ there });
    expect(line).toMatchObject({ standing: 'new', choices: ['add', 'leave'] });
    expect(decide([line], new Map(), {}, NOW)).toEqual({
      writes: [{ client: there, expected: 0 }],
      seen: { a: [there.updatedAt] },
    });
  });

  it('that says the same changes nothing, however often each was saved', () => {
    const line = meet({ here: [client('a', CAMILLE, 9, 4)], there: client('a', CAMILLE, 10, 2) });
    expect(line).toMatchObject({ standing: 'same', choices: ['leave'] });
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([]);
  });

  it('that descends from the one here is newer, even when its clock is late', () => {
    const here = client('a', CAMILLE, 9, 3);
    const line = meet({
      here: [here],
      there: client('a', { ...CAMILLE, city: 'Brest' }, 8),
      seenThere: [here.updatedAt],
    });
    expect(line).toMatchObject({ standing: 'newer-there', choices: ['replace', 'leave', 'complete'] });
    expect(line.differences).toEqual([{ label: 'Commune', here: null, there: 'Brest' }]);
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([{ client: line.there, expected: 3 }]);
  });

  it('the one here descends from is older: nothing happens unless asked', () => {
    const there = client('a', CAMILLE, 8);
    const line = meet({ here: [client('a', { ...CAMILLE, city: 'Brest' })], there, seen: { a: [there.updatedAt] } });
    expect(line.standing).toBe('newer-here');
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([]);
  });

  it('changed on both sides is a conflict: left until someone decides', () => {
    const here = client('a', { ...CAMILLE, city: 'Brest' }, 9, 2);
    const line = meet({ here: [here], there: client('a', { ...CAMILLE, city: 'Rennes', email: 'c@example.org' }, 11) });
    expect(line).toMatchObject({ standing: 'conflict', choices: ['leave', 'replace', 'complete'] });
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([]);
    const { writes, seen } = doing(line, 'complete');
    expect(writes[0]).toMatchObject({
      expected: 2,
      client: { profile: { city: 'Brest', email: 'c@example.org' }, updatedAt: NOW },
    });
    // The other machine will take it for newer than its own.
    expect(seen.a).toEqual([here.updatedAt, line.there.updatedAt]);
  });

  it('erased here since it was exchanged is not put back unless asked', () => {
    const there = client('a', CAMILLE);
    const line = meet({ there, seen: noted({}, [['a', [there.updatedAt]]]) });
    expect(line).toMatchObject({ standing: 'erased-here', choices: ['leave', 'add'] });
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([]);
  });

  it('takes the place of the same one that does not open any more', () => {
    const line = meet({ there: client('a', CAMILLE), damaged: ['a'] });
    expect(line.standing).toBe('damaged-here');
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([{ client: line.there, expected: null }]);
  });

  it.each<[string, Profile, Profile, string | null]>([
    ['the SIRET', { siret: '73282932000074', lastName: 'A' }, { siret: '732 829 320 00074', lastName: 'B' }, 'siret'],
    ['name and birth date', CAMILLE, { ...CAMILLE, lastName: 'EXEMPLE', firstName: 'camille' }, 'birth-date'],
    ['the birth name', { ...CAMILLE, birthName: 'Autre' }, { ...CAMILLE, lastName: 'Autre' }, 'birth-date'],
    ['no more than a name', CAMILLE, { lastName: 'Exemple', firstName: 'Camille' }, null],
    ['another birth date', CAMILLE, { ...CAMILLE, birthDate: '1981-05-04' }, null],
  ])('is told to be the same person by %s', (_, here, there, by) => {
    const line = meet({ here: [client('a', here)], there: client('b', there) });
    expect(line.likeness?.by ?? null).toBe(by);
    // Nothing is mixed nor lost until someone decides: one beside the other.
    expect(decide([line], new Map(), {}, NOW).writes).toEqual([{ client: line.there, expected: 0 }]);
  });

  it('may complete the other record of the same person; agreements stay its own', () => {
    const here = client('a', CAMILLE, 9, 5);
    const there = client('b', { ...CAMILLE, phone: '0639981234' });
    there.agreements = [{ scope: 'sante', givenOn: '2026-01-05', how: 'oral' }];
    const { writes, seen } = doing(meet({ here: [here], there }), 'complete');
    expect(writes).toMatchObject([
      { expected: 5, client: { id: 'a', agreements: [], profile: { phone: '0639981234' } } },
    ]);
    expect(seen).toEqual({});
  });

  it('that may not be kept whole waits for a word, and comes in without the rest', () => {
    const rules: Rules = {
      issuesOf: ({ profile }) => (profile.nir === undefined ? [] : ['Pas de NIR.']),
      trimmed: ({ profile: { nir: _, ...profile }, ...rest }) => ({ ...rest, profile }),
    };
    const line = meet({ there: client('a', { ...CAMILLE, nir: '1' }), rules });
    expect(line).toMatchObject({ standing: 'new', choices: ['leave', 'add'], issues: ['Pas de NIR.'] });
    expect(doing(line, 'add').writes[0]?.client.profile).toEqual(CAMILLE);
    const never = meet({ there: client('a', CAMILLE), rules: { ...rules, issuesOf: () => ['Non.'] } });
    expect(never).toMatchObject({ standing: 'refused', choices: ['leave'] });
    expect(doing(never, 'add').writes).toEqual([]);
  });
});

describe('a person of a list', () => {
  it('who is here already, by the name alone, is left', () => {
    const line = meet({
      here: [client('a', CAMILLE)],
      there: client('b', { lastName: 'Exemple', firstName: 'Camille', city: 'Brest' }),
      source: 'list',
    });
    expect(line).toMatchObject({ standing: 'duplicate', choices: ['leave', 'add', 'complete'] });
  });

  it('who stands twice in it is told the second time', () => {
    const people = [client('a', CAMILLE), client('b', CAMILLE)].map((one) => ({ client: one, seen: [] }));
    const plan = planMerge(people, { clients: [], damaged: [], seen: {} }, 'list', ANY);
    expect(plan.map(({ standing }) => standing)).toEqual(['new', 'duplicate']);
    expect(plan[1]?.likeness).toEqual({ by: 'birth-date', where: 'file' });
  });
});

it('two lines that touch one record make one write of it', () => {
  const here = client('a', CAMILLE, 9, 2);
  const plan = planMerge(
    [
      { client: client('b', { ...CAMILLE, phone: '0639981234' }), seen: [] },
      { client: client('a', { ...CAMILLE, city: 'Brest' }, 10), seen: [here.updatedAt] },
    ],
    { clients: [here], damaged: [], seen: {} },
    'backup',
    ANY,
  );
  const { writes } = decide(plan, new Map([['b', 'complete']]), {}, NOW);
  expect(writes).toMatchObject([{ expected: 2, client: { id: 'a', profile: { city: 'Brest', phone: '0639981234' } } }]);
});
