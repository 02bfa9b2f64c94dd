import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTheme, clientLists, mainReason } from '../../../entrypoints/sidepanel/aids/lists';
import { pieces } from '../../../entrypoints/sidepanel/aids/prepare';
import { tabFor } from '../../../entrypoints/sidepanel/tabs';
import type { Aid, AidVerdict, Theme } from '../../../lib/aids/types';
import { inventedAid } from './make-aids';

const AIDS: Aid[] = [
  inventedAid('repit', { title: 'Répit', theme: 'aidants' }),
  inventedAid('ecoute', { title: 'Écoute', theme: 'sante' }),
  inventedAid('zenith', { title: 'Zénith', theme: 'sante' }),
  inventedAid('delai', { title: 'Délai', theme: 'cotisations' }),
];
const aidOf = (id: string) => AIDS.find((aid) => aid.id === id);
const verdict = (id: string, name: AidVerdict['verdict'], missing: string[] = []): AidVerdict => ({
  id,
  verdict: name,
  missing,
  reasons: [],
});

describe('« Pour ce client »', () => {
  it('those that fewest answers separate from a verdict come first, then by title as French sorts', () => {
    const lists = clientLists(
      [
        verdict('zenith', 'a_verifier', ['a']),
        verdict('repit', 'a_verifier', ['a', 'b']),
        verdict('ecoute', 'a_verifier', ['b']),
        verdict('delai', 'non'),
      ],
      aidOf,
      null,
    );
    expect(lists.toCheck.map(({ id }) => id)).toEqual(['ecoute', 'zenith', 'repit']);
    expect(lists.no.map(({ id }) => id)).toEqual(['delai']);
    expect(lists.probable).toEqual([]);
  });

  it('among equals, those for which most already holds', () => {
    const holds: AidVerdict['reasons'] = [{ state: 'holds', fact: 'a', text: 'A tient' }];
    const all = [verdict('ecoute', 'a_verifier', ['b']), { ...verdict('zenith', 'a_verifier', ['b']), reasons: holds }];
    expect(clientLists(all, aidOf, null).toCheck.map(({ id }) => id)).toEqual(['zenith', 'ecoute']);
  });

  it('a theme keeps its aids only, in every list', () => {
    const all = AIDS.map(({ id }) => verdict(id, 'probable'));
    expect(clientLists(all, aidOf, 'sante').probable.map(({ id }) => id)).toEqual(['ecoute', 'zenith']);
  });

  it('no verdict is lost nor told twice', () => {
    const names = fc.constantFrom('probable', 'a_verifier', 'non');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.nat(5)), { maxLength: AIDS.length }), (drawn) => {
        const all = drawn.map(([name, count], at) =>
          verdict(AIDS[at]?.id ?? '', name as AidVerdict['verdict'], Array(count).fill('x')),
        );
        const { probable, toCheck, no } = clientLists(all, aidOf, null);
        expect([...probable, ...toCheck, ...no].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it('the reason told is the one that decides', () => {
    const reasons: AidVerdict['reasons'] = [
      { state: 'holds', fact: 'a', text: 'A tient' },
      { state: 'fails', fact: 'b', text: 'B ne tient pas' },
      { state: 'unknown', fact: 'c', text: 'C à savoir' },
    ];
    expect(mainReason({ ...verdict('x', 'probable'), reasons })).toBe('A tient');
    expect(mainReason({ ...verdict('x', 'non'), reasons })).toBe('B ne tient pas');
    expect(mainReason({ ...verdict('x', 'a_verifier'), reasons })).toBe('C à savoir');
    expect(mainReason(verdict('x', 'probable'))).toBeNull();
  });
});

describe('« Toutes les aides »', () => {
  const ORDER: Theme[] = ['cotisations', 'sante', 'aidants', 'deces'];

  it('themes in their order, titles sorted, empty themes left out', () => {
    expect(byTheme(AIDS, ORDER, null).map(({ theme, aids }) => [theme, aids.map(({ id }) => id)])).toEqual([
      ['cotisations', ['delai']],
      ['sante', ['ecoute', 'zenith']],
      ['aidants', ['repit']],
    ]);
    expect(byTheme(AIDS, ORDER, 'aidants').map(({ theme }) => theme)).toEqual(['aidants']);
  });
});

describe('the blanks of a request', () => {
  it('every blank shows, the longest where two begin together, and the text is whole', () => {
    const text = 'Je soussigné [nom], né le [date], [nom complet].';
    const cut = pieces(text, ['[nom', '[nom]', '[date]', '']);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.filter(({ blank }) => blank).map((piece) => piece.text)).toEqual(['[nom]', '[date]', '[nom']);
  });

  it('cutting never changes the text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
        (text, blanks) => {
          const cut = pieces(text, blanks);
          expect(cut.map((piece) => piece.text).join('')).toBe(text);
          expect(cut.every(({ blank, text: said }) => !blank || blanks.includes(said))).toBe(true);
          expect(new Set(cut.map(({ at }) => at)).size).toBe(cut.length);
        },
      ),
    );
  });
});

describe('which tab the panel shows', () => {
  it('the page decides until the advisor does', () => {
    expect(tabFor('form', null)).toBe('fill');
    expect(tabFor('aids', null)).toBe('aids');
    expect(tabFor('other', null)).toBe('fill');
    expect(tabFor('form', { tab: 'aids', on: 'form' })).toBe('aids');
  });

  it('a choice holds while the kind of page stays; the file stays in sight whatever the page', () => {
    expect(tabFor('aids', { tab: 'fill', on: 'form' })).toBe('aids');
    expect(tabFor('form', { tab: 'aids', on: 'aids' })).toBe('fill');
    expect(tabFor('other', { tab: 'aids', on: 'aids' })).toBe('aids');
    expect(tabFor('form', { tab: 'file', on: 'aids' })).toBe('file');
  });
});
