import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  duringAppointment,
  inFrench,
  mayKeep,
  stillStands,
  toAsk,
  withFact,
} from '../../../entrypoints/sidepanel/aids/answers';
import { papersOf, retained, retainedOn, withPaper, withRetained } from '../../../entrypoints/sidepanel/aids/record';
import { situationOf } from '../../../lib/aids/facts/situation';
import { type Client, newClient, parseClient } from '../../../lib/profile/schema';
import { inventedFact } from './make-aids';

const NOW = '2026-11-21T10:00:00Z';
const TODAY = '2026-11-21';
const client = (profile: Client['profile'] = {}) => newClient('invente', NOW, profile);
const agreed = (one: Client): Client => ({
  ...one,
  agreements: [{ scope: 'sante', givenOn: '2026-11-21', how: 'oral' }],
});

describe('an answer', () => {
  it('goes to the facts of the file, and leaves nothing behind once taken away', () => {
    const before = client({ lastName: 'Essai', facts: { foyer_taille: 2 } });
    const after = withFact(before, 'compte_ameli', true);
    expect(after.profile.facts).toEqual({ foyer_taille: 2, compte_ameli: true });
    expect(withFact(after, 'compte_ameli', undefined)).toEqual(before);
    expect(withFact(withFact(client(), 'compte_ameli', true), 'compte_ameli', undefined)).toEqual(client());
  });

  it('« non » is an answer, not the absence of one', () => {
    expect(withFact(client(), 'compte_ameli', false).profile.facts).toEqual({ compte_ameli: false });
    expect(withFact(client(), 'situation', []).profile.facts).toEqual({ situation: [] });
  });

  it('whatever is answered, the record stays one the vault reads', () => {
    const value = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 9999 }), fc.array(fc.constantFrom('a', 'b')));
    fc.assert(
      fc.property(fc.constantFrom('a', 'b_1', 'foyer_taille'), value, (fact, given) => {
        expect(parseClient(withFact(client(), fact, given)).ok).toBe(true);
      }),
    );
  });

  it('a health answer is kept with the agreement only', () => {
    const health = inventedFact('grossesse', { sensitivity: 'N3' });
    expect(mayKeep(client(), health, TODAY)).toBe(false);
    expect(mayKeep(agreed(client()), health, TODAY)).toBe(true);
    expect(mayKeep(client(), inventedFact('foyer', { sensitivity: 'N2' }), TODAY)).toBe(true);
    const withdrawn = agreed(client());
    withdrawn.agreements = withdrawn.agreements.map((one) => ({ ...one, withdrawnOn: '2026-11-22' }));
    expect(mayKeep(withdrawn, health, TODAY)).toBe(false);
  });

  it('what is not kept counts during the appointment, and is not in the file', () => {
    const file = client({ facts: { foyer_taille: 2 } });
    const answers: Answer[] = [
      { fact: 'grossesse', value: true, before: undefined, kept: false },
      { fact: 'foyer_taille', value: 5, before: 2, kept: true },
    ];
    expect(situationOf(duringAppointment(file, answers, TODAY), '2026-11-21').known.get('grossesse')).toEqual({
      value: true,
    });
    expect(duringAppointment(file, answers, TODAY).profile.facts).toEqual({ foyer_taille: 2, grossesse: true });
    expect(file.profile.facts).toEqual({ foyer_taille: 2 });
    expect(file.agreements).toEqual([]);
    expect(duringAppointment(file, [], TODAY)).toBe(file);
  });

  it('what is not kept opens nothing of an agreement that ended', () => {
    const file = agreed(client({ facts: { foyer_taille: 2, grossesse: true } }));
    file.agreements = file.agreements.map((one) => ({ ...one, until: '2026-11-20' }));
    const answers: Answer[] = [{ fact: 'arret_en_cours', value: true, before: undefined, kept: false }];
    const { known } = situationOf(duringAppointment(file, answers, TODAY), TODAY);
    expect(known.get('arret_en_cours')).toEqual({ value: true });
    expect(known.get('foyer_taille')).toEqual({ value: 2 });
    expect(known.has('grossesse')).toBe(false);
  });

  it('is undone unless the file was changed since', () => {
    const given: Answer = { fact: 'foyer_taille', value: 3, before: undefined, kept: true };
    expect(stillStands(client({ facts: { foyer_taille: 3 } }), given)).toBe(true);
    expect(stillStands(client({ facts: { foyer_taille: 4 } }), given)).toBe(false);
    expect(stillStands(client(), given)).toBe(false);
    expect(stillStands(client(), { ...given, kept: false })).toBe(true);
  });
});

describe('what is asked', () => {
  it('the most deciding first, without what was left for this appointment nor what cannot be asked', () => {
    const questions = [
      { fact: inventedFact('a'), aids: ['x', 'y'], weight: 2 },
      { fact: inventedFact('b', { question: undefined }), aids: ['x'], weight: 1 },
      { fact: inventedFact('c'), aids: ['x'], weight: 1 },
    ];
    expect(toAsk(questions, new Set()).map(({ fact }) => fact.id)).toEqual(['a', 'c']);
    expect(toAsk(questions, new Set(['a'])).map(({ fact }) => fact.id)).toEqual(['c']);
  });
});

describe('an answer in words', () => {
  const statut = inventedFact('statut', {
    kind: 'choice',
    options: [
      { value: 'artisan', label: 'Artisan' },
      { value: 'commercant', label: 'Commerçant' },
    ],
  });
  it.each([
    [inventedFact('x'), true, 'Oui'],
    [inventedFact('x'), false, 'Non'],
    [statut, 'commercant', 'Commerçant'],
    [statut, ['artisan', 'commercant'], 'Artisan, Commerçant'],
    [inventedFact('d', { kind: 'date' }), '2027-03-12', '12 mars 2027'],
    [inventedFact('m', { kind: 'amount', unit: '€' }), 12000, '12\u202f000\u00a0€'],
    [inventedFact('code_postal', { kind: 'number', digits: 5 }), 1000, '01000'],
  ])('%#', (fact, value, said) => {
    expect(inFrench(fact, value)).toBe(said);
  });
});

describe('what the file keeps of an aid', () => {
  it('papers are ticked and unticked; nothing to keep leaves nothing', () => {
    const one = withPaper(client(), 'css', 'Avis d’imposition', true);
    expect(papersOf(one, 'css')).toEqual(['Avis d’imposition']);
    expect(papersOf(withPaper(one, 'css', 'Avis d’imposition', true), 'css')).toEqual(['Avis d’imposition']);
    expect(withPaper(one, 'css', 'Avis d’imposition', false)).toEqual(client());
  });

  it('retained for the fiche, the oldest first, papers untouched', () => {
    let one = withPaper(client(), 'css', 'RIB', true);
    one = withRetained(one, 'css', '2026-11-21');
    one = withRetained(one, 'ama', '2026-11-03');
    expect(retained(one)).toEqual(['ama', 'css']);
    expect(retainedOn(one, 'css')).toBe('2026-11-21');
    one = withRetained(one, 'css', null);
    expect(retained(one)).toEqual(['ama']);
    expect(papersOf(one, 'css')).toEqual(['RIB']);
    expect(withRetained(withRetained(client(), 'ama', '2026-11-03'), 'ama', null)).toEqual(client());
  });
});
