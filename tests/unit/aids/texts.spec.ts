import { describe, expect, it } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { PARAMETERS } from '../../../lib/aids/compiled/parameters';
import { CONTACTS } from '../../../lib/aids/contacts';
import type { Aid, RichText } from '../../../lib/aids/types';
import { isRealDate } from '../../../lib/profile/dates';

/** Everything of an aid that people read, with where it stands. Figures are left out: their date and source come with them. */
function sentences(aid: Aid): [string, string][] {
  const plain = (text: RichText): string => text.map((piece) => (typeof piece === 'string' ? piece : '◦')).join('');
  const { request } = aid;
  const all: [string, string | undefined | null][] = [
    ['titre', aid.title],
    ['apporte', plain(aid.gives)],
    ['pour qui', plain(aid.who)],
    ...aid.rules.map((rule): [string, string] => ['règles', plain(rule)]),
    ['démarche', plain(aid.nextStep)],
    ['délai', aid.deadline && plain(aid.deadline)],
    ...aid.documents.map(({ text }): [string, string] => ['documents', text]),
    ['organisme', aid.organism],
    ...[...aid.links, ...aid.simulators].map(({ label }): [string, string] => ['liens', label]),
    ['demande, à', request?.to],
    ['demande, objet', request?.subject],
    ['demande, texte', request?.body],
    ['demande, auto-entrepreneur, à', request?.autoEntrepreneur?.to],
    ['demande, auto-entrepreneur, objet', request?.autoEntrepreneur?.subject],
    ['changement', aid.changed && plain(aid.changed)],
    ...aid.unconfirmed.map((text): [string, string] => ['non confirmé', plain(text)]),
    ['source', aid.source],
  ];
  return all.flatMap(([where, text]): [string, string][] => (text ? [[where, text]] : []));
}

const figures = (aid: Aid): string[] =>
  [aid.gives, aid.who, ...aid.rules, aid.nextStep, aid.deadline ?? [], aid.changed ?? [], ...aid.unconfirmed]
    .flat()
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.parameter]));

/** What a text of an aid may not hold. */
const FAULTS: [string, RegExp][] = [
  ['un montant hors d’un paramètre', /€|\beuros?\b|\bEUR\b/i],
  ['un montant écrit en chiffres groupés', /(?<!\d[\u00a0\u202f ]?)[1-9]\d{0,2}(?:[\u00a0\u202f ]\d{3})+(?!\d)/u],
  [
    'une promesse',
    /(?<!\p{L})(?:avez|avoir|a|ont|aurez|aura|auront|donne|donnent|ouvre|ouvrent) droit (?:à|aux?|de|d’)(?!\p{L}{2})/iu,
  ],
  ['une apostrophe droite', /'/],
  ['des guillemets droits', /"/],
  ['trois points au lieu de points de suspension', /\.\.\./],
  ['une espace ordinaire avant un signe double', / [;:?!»%]/],
  ['pas d’espace avant un signe double', /[\p{L}\p{N})»◦][;?!»]|[\p{L})»◦]:(?!\/\/)|\d%/u],
  ['une espace ordinaire ou absente après «', /«(?![\u00a0\u202f])/],
  ['deux espaces de suite', /[ \u00a0\u202f]{2}/],
  ['un doublon de ponctuation', /[,;]\s*[,;.]|(?<!\.)\.\.(?!\.)/],
];

/** Templates hold fields: `{? Motif}` is not punctuation. */
const withoutFields = (text: string): string => text.replace(/\{[^{}]*\}/g, '◦');

describe('texts of the aids', () => {
  it.each([
    'Une aide de 500 €',
    'Au plus cinq cents euros',
    'Un plafond de 4 582 par an',
    'Vous avez droit à cette aide',
    "L'aide",
    'Le formulaire "AFE"',
    'Attendre...',
    'Deux cas : le premier',
    'À 65 % du tarif',
    'Deux cas: le premier',
    'Est-ce fini?',
    'À 65% du tarif',
    'La case « AMA »',
    'Un  mot',
    'Une virgule,, de trop',
  ])('would be refused: %s', (text) => {
    expect(FAULTS.some(([, fault]) => fault.test(text))).toBe(true);
  });

  it('are those of 82 aids, each with its own id and title', () => {
    expect(new Set(AIDS.map(({ id }) => id)).size).toBe(82);
    expect(new Set(AIDS.map(({ title }) => title)).size).toBe(82);
  });

  it.each(AIDS.map((aid) => [aid.id, aid] as const))('%s', (_, aid) => {
    const wrong = sentences(aid).flatMap(([where, text]) =>
      FAULTS.filter(([, fault]) => fault.test(withoutFields(text))).map(([what]) => `${where} : ${what} : ${text}`),
    );
    expect(wrong).toEqual([]);
    // Short enough to be read at a counter.
    for (const [where, text] of sentences(aid).filter(([where]) => !where.startsWith('demande')))
      expect(text.length, `${where} : ${text}`).toBeLessThanOrEqual(420);
  });

  it('name figures that exist, dated and sourced', () => {
    const known = new Map(PARAMETERS.map((parameter) => [parameter.id, parameter]));
    for (const aid of AIDS)
      for (const id of figures(aid)) {
        const values = known.get(id)?.values ?? [];
        expect(values.length, `${aid.id} : ${id}`).toBeGreaterThan(0);
        for (const { from, source } of values) {
          expect(isRealDate(from), `${id} : ${from}`).toBe(true);
          expect(source.trim(), id).not.toBe('');
        }
      }
  });

  it('say in words what is not sure: a low confidence, of the aid or of one of its figures', () => {
    const weak = new Set(PARAMETERS.filter(({ values }) => values.at(-1)?.confidence === 'basse').map(({ id }) => id));
    const silent = AIDS.filter(
      (aid) => (aid.confidence === 'basse' || figures(aid).some((id) => weak.has(id))) && aid.unconfirmed.length === 0,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('keep what is for the advisor alone from the client', () => {
    expect(AIDS.filter(({ audience }) => audience === 'conseiller').map(({ id }) => id)).toEqual([
      'espace-partenaires',
    ]);
  });

  it('hold no faulty contact', () => {
    const wrong = CONTACTS.flatMap(({ label, how, source }) =>
      [label, how, source].flatMap((text) =>
        FAULTS.filter(([, fault]) => fault.test(text)).map(([what]) => `${what} : ${text}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
