import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CalculatorForm } from '../../../components/aids/CalculatorForm';
import { RichLine } from '../../../components/aids/RichLine';
import { FicheView } from '../../../entrypoints/fiche/views/FicheView';
import { AidBrief } from '../../../entrypoints/popup/counter/AidBrief';
import { AidLines } from '../../../entrypoints/popup/counter/AidLines';
import { AidCard } from '../../../entrypoints/sidepanel/aids/views/AidCard';
import { CALCULATORS } from '../../../lib/aids/calculators';
import { AIDS } from '../../../lib/aids/catalogue';
import { contactOf } from '../../../lib/aids/contacts';
import { ficheOf } from '../../../lib/aids/fiche';
import type { Aid, Calculator, RichText } from '../../../lib/aids/types';
import { newClient } from '../../../lib/profile/schema';
import { AID } from '../../../lib/texts/aids';

const TODAY = '2026-11-21';

/** Money, as a reader sees it: a number and its euros. */
const AMOUNT = /\d[\d\s\u00a0\u202f.,]*(?:€|euros?\b)/iu;
const DATED = /depuis (?:le 1?\d?\d(?:er)? )?\p{L}+ \d{4}|valeur de \d{4}, celle de cette année n’a pas été trouvée/u;

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&amp;/g, '&');

/** The markup of every element that carries `attribute`, tags balanced; and the rest of the page without them. */
function apart(html: string, attribute: string): { inside: string[]; rest: string } {
  const inside: string[] = [];
  let rest = html;
  for (;;) {
    const start = rest.search(new RegExp(`<span[^>]*${attribute}=`));
    if (start < 0) return { inside, rest };
    let depth = 0;
    let end = start;
    for (const tag of rest.slice(start).matchAll(/<(\/?)span\b[^>]*>/g)) {
      depth += tag[1] === '/' ? -1 : 1;
      end = start + tag.index + tag[0].length;
      if (depth === 0) break;
    }
    inside.push(rest.slice(start, end));
    rest = rest.slice(0, start) + rest.slice(end);
  }
}

/** Figures whose date or source is not beside them, and amounts that are no figure at all. */
function bare(element: ReactElement): string[] {
  const { inside, rest } = apart(renderToStaticMarkup(element), 'data-figure');
  return [
    ...inside.map(text).filter((said) => AMOUNT.test(said) && !(DATED.test(said) && /Source\u00a0: \S/.test(said))),
    ...(AMOUNT.exec(text(rest)) ?? []),
  ];
}

const richTexts = (aid: Aid): RichText[] =>
  [aid.gives, aid.who, ...aid.rules, aid.nextStep, aid.deadline, aid.changed, ...aid.unconfirmed].filter(
    (one) => one !== null,
  );

const line = (one: RichText) => createElement(RichLine, { text: one, date: TODAY });

const card = (aid: Aid) =>
  createElement(AidCard, {
    aid,
    today: TODAY,
    page: null,
    verdict: { id: aid.id, verdict: 'a_verifier', missing: [], reasons: [] },
    asked: [],
    given: [],
    skipped: new Set<string>(),
    acts: {} as Parameters<typeof AidCard>[0]['acts'],
    contacts: aid.contacts.map(contactOf),
    calculators: [],
    timelines: [],
    prepared: null,
    onRequest: () => undefined,
    kept: { papers: [], retainedOn: null },
    onPaper: () => {},
    onRetain: () => {},
    reverse: null,
    barred: false,
    onRetainAgreed: () => undefined,
    onBack: () => {},
  });

describe('an amount never stands without its date and its source', () => {
  it('the test sees a bare amount, and a figure without its source', () => {
    expect(bare(createElement('p', {}, 'Jusqu’à 1\u202f500\u00a0€.'))).not.toEqual([]);
    expect(bare(createElement('p', {}, createElement('span', { 'data-figure': 'x' }, '12 € par jour')))).not.toEqual(
      [],
    );
    const figure = AIDS.flatMap(richTexts).find((one) => one.some((piece) => typeof piece !== 'string'));
    expect(renderToStaticMarkup(line(figure ?? []))).toMatch(/data-figure=/);
  });

  it('has the whole catalogue to look at', () => {
    expect(AIDS).toHaveLength(82);
  });

  it.each(AIDS.map((aid) => [aid.id, aid] as const))('%s: sentences, popup, card', (_, aid) => {
    expect(richTexts(aid).flatMap((one) => bare(line(one)))).toEqual([]);
    expect(bare(createElement(AidBrief, { aid, today: TODAY }))).toEqual([]);
    expect(bare(createElement(AidLines, { lines: [{ aid }], today: TODAY }))).toEqual([]);
    expect(bare(card(aid))).toEqual([]);
  });

  it.each(AIDS.filter(({ audience }) => audience === 'client').map((aid) => [aid.id] as const))(
    '%s: the printed sheet',
    (id) => {
      const client = { ...newClient('c', `${TODAY}T00:00:00Z`), aids: { [id]: { retainedOn: TODAY } } };
      const fiche = ficheOf(client, TODAY);
      expect(fiche).not.toBeNull();
      if (fiche === null) return;
      const html = renderToStaticMarkup(
        createElement(FicheView, { name: 'Camille Essai', fiche, advisor: {}, today: TODAY }),
      );
      const { inside, rest } = apart(html, 'data-figure');
      const notes = /<section aria-labelledby="figures">.*?<\/section>/s.exec(rest)?.[0] ?? '';
      const sources = [...notes.matchAll(/<li>(.*?)<\/li>/gs)].map((note) => text(note[1] ?? ''));
      for (const said of inside.map(text)) {
        if (!AMOUNT.test(said)) continue;
        expect(said).toMatch(DATED);
        const note = Number(/(\d+)\s*note \1\s*$/.exec(said.trim())?.[1] ?? Number.NaN);
        expect(sources[note - 1]).toMatch(/Source\u00a0: \S/);
      }
      for (const note of sources) expect(note).toMatch(DATED);
      // Every figure named on the paper is given there.
      expect(html).not.toContain(AID.unknownFigure);
      expect(text(rest.replace(notes, ''))).not.toMatch(AMOUNT);
    },
  );
});

/** Answers that make a calculator speak: each box filled in a likely way, the first option of lists. */
function likely({ inputs }: Calculator, only: 'required' | 'all', option: number): Record<string, unknown> {
  return Object.fromEntries(
    inputs
      .filter(({ required }) => required || only === 'all')
      .map(({ name, kind, options = [] }) => {
        const value = {
          amount: 30000,
          // AJAP: its last confirmed amount is that of 2024.
          number: name === 'annee' ? 2024 : 2,
          date: '2026-07-15',
          month: '2026-07',
          numbers: [42, 40],
          'yes-no': true,
          choice: options[option % Math.max(1, options.length)]?.value,
        }[kind];
        return [name, value];
      }),
  );
}

describe('a calculation says its date, its formula and its sources', () => {
  it.each(CALCULATORS.map((one) => [one.id, one] as const))('%s', (_, calculator) => {
    let spoke = 0;
    for (const only of ['required', 'all'] as const) {
      for (let option = 0; option < 6; option += 1) {
        const initial = likely(calculator, only, option);
        const calculation = calculator.calculate(initial, TODAY);
        if (!calculation.ok) continue;
        const html = renderToStaticMarkup(createElement(CalculatorForm, { calculator, initial, today: TODAY }));
        const said = text(html);
        // Boxes hold the same answers: what is calculated on the screen is what was calculated here.
        if (!said.includes('Estimation')) continue;
        spoke += 1;
        expect(said).toContain('L’organisme décide');
        expect(said).toMatch(/Règle\u00a0: \S/);
        for (const parameter of calculation.parameters) {
          expect(parameter.source).not.toBe('');
          expect(parameter.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        }
        if (calculation.lines.some(({ unit }) => unit?.startsWith('€'))) {
          expect(said).toMatch(/Chiffres au 1?\d?\d(?:er)? \p{L}+ \d{4}/u);
          expect(said).toMatch(DATED);
          expect(said).toMatch(/Source\u00a0: \S/);
        }
      }
    }
    expect(spoke).toBeGreaterThan(0);
  });
});
