/**
 * What a page's process, or any other hand, may say in place of our own scripts: the words we know, bent in thousands of
 * ways. Each receiver takes a message of the shape it was promised, or nothing at all; and what was taken can be worked
 * on. The shapes are written here a second time, by a library, so that a hole in a guard made by hand shows.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { EMPTY_REVIEW, reduceReview, review } from '../../entrypoints/sidepanel/review/review';
import { pageAids } from '../../lib/aids/pages/page-aids';
import { isPageQuestion, isRunCommand } from '../../lib/demarche/guards';
import { match } from '../../lib/forms/match';
import { plan } from '../../lib/forms/plan';
import { OUTCOME_REASON_TEXTS } from '../../lib/forms/reasons';
import {
  readContextAnswer,
  readRunNews,
  readScanAnswer,
  readSeenContext,
  readSeenNews,
} from '../../lib/message-guards';
import { clientWith, TODAY } from './forms/plan.support';
import { field, form, result } from './sidepanel/make';

const RUNS = 10_000;
const CLIENT = clientWith({ lastName: 'Exemple', firstName: 'Camille', city: 'Nantes', sickLeave: true });

// ── The shapes, once more ───────────────────────────────────────────────────────────────────────────────────────────

const text = z.string();
const textOrNull = text.nullable();
const snapshot = z.array(z.looseObject({ name: text, value: text, checked: z.boolean().nullable() }));
const page = z.looseObject({ url: text, title: text, h1: text, breadcrumb: text });
const address = z.looseObject({ street: text, postalCode: text, city: text, country: text });
const pageForm = z.looseObject({
  place: z.enum(['champs', 'identity', 'siret']),
  hostFamily: text,
  dossier: z.string().regex(/^\d+$/).nullable(),
  procedure: z.looseObject({ path: textOrNull, title: textOrNull }),
  lang: z.enum(['fr', 'en']),
  role: z.enum(['owner', 'invited', 'unknown']),
  mode: z.enum(['self', 'third-party']).nullable(),
  truncated: z.boolean(),
  fields: z.array(
    z.looseObject({
      id: text.min(1),
      stableId: text,
      rowId: textOrNull,
      type: text,
      label: text,
      description: textOrNull,
      sections: z.array(text),
      context: textOrNull,
      repetition: z.looseObject({ label: text, row: z.number().int() }).nullable(),
      options: z.array(text).nullable(),
      required: z.boolean(),
      control: textOrNull,
      refusal: textOrNull,
      state: z.enum(['empty', 'filled', 'locked']),
      visible: z.boolean(),
      gatesOthers: z.boolean(),
      error: textOrNull,
    }),
  ),
});
const fieldResult = z.looseObject({
  fieldId: text,
  outcome: z.enum(['saved', 'saved-invalid', 'written', 'not-saved', 'refused', 'needs-person']),
  reason: z.enum(Object.keys(OUTCOME_REASON_TEXTS)).nullable(),
  message: textOrNull,
  choices: z.array(text),
  before: snapshot.nullable(),
  after: snapshot.nullable(),
});
const intent = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('text'), text }),
  z.looseObject({ kind: z.literal('choice'), labels: z.array(text), code: textOrNull, other: textOrNull }),
  z.looseObject({ kind: z.literal('choices'), labels: z.array(text) }),
  z.looseObject({ kind: z.literal('linked'), primary: text, secondary: textOrNull }),
  z.looseObject({ kind: z.literal('commune'), city: text, postalCode: text }),
  z.looseObject({ kind: z.literal('epci'), department: text, epci: text }),
  z.looseObject({ kind: z.literal('address'), address, outsideBase: z.boolean(), suggestion: textOrNull }),
]);
const reviewed = z.looseObject({ type: text, label: text });

/** Every receiver: what it takes, the shape it promised, and what it does then. */
const RECEIVERS: Record<
  string,
  { take: (message: unknown) => unknown; shape: z.ZodType; work?: (taken: never) => unknown }
> = {
  'the panel, an answer to a scan': {
    take: readScanAnswer,
    shape: z.union([
      z.looseObject({ none: z.enum(['not-a-form', 'agent-page', 'loading', 'sign-in', 'limited']) }),
      z.looseObject({ form: pageForm }),
    ]),
    work: (taken: { form?: Parameters<typeof match>[0] }) => {
      if (taken.form === undefined) return;
      const planned = plan(taken.form, match(taken.form, []), CLIENT, {}, { today: TODAY });
      review(taken.form, planned, EMPTY_REVIEW);
    },
  },
  'the panel, news of a run': {
    take: readRunNews,
    shape: z.union([
      z.looseObject({ news: z.enum(['paused', 'resumed']) }),
      z.looseObject({ news: z.literal('result'), result: fieldResult }),
    ]),
    work: (news: NonNullable<ReturnType<typeof readRunNews>>) => {
      if (news.news !== 'result') return;
      const asked = form([field(news.result.fieldId)]);
      const state = reduceReview(EMPTY_REVIEW, { act: 'result', result: news.result });
      review(asked, plan(asked, match(asked, []), CLIENT, {}, { today: TODAY }), state);
    },
  },
  'the panel, what the page is about': {
    take: readContextAnswer,
    shape: z.union([z.looseObject({ none: z.enum(['loading', 'not-a-page', 'limited']) }), z.looseObject({ page })]),
    work: (taken: { page?: Parameters<typeof pageAids>[0] }) => taken.page && pageAids(taken.page),
  },
  'the background, the form changed': {
    take: readSeenNews,
    shape: z.looseObject({
      type: z.literal('seen/form'),
      place: z.enum(['champs', 'identity', 'siret']).nullable(),
      dossier: textOrNull,
    }),
  },
  'the background, what the page is about': {
    take: readSeenContext,
    shape: z.looseObject({ type: z.literal('seen/context'), page }),
    work: (taken: { page: Parameters<typeof pageAids>[0] }) => pageAids(taken.page),
  },
  'the page, a question': {
    take: (message) => (isPageQuestion(message) ? message : null),
    shape: z.union([
      z.looseObject({ type: z.literal('page/scan') }),
      z.looseObject({ type: z.literal('page/locate'), fieldId: textOrNull }),
    ]),
  },
  'the page, an order of a run': {
    take: (message) => (isRunCommand(message) ? message : null),
    shape: z.union([
      z.looseObject({ do: z.literal('stop') }),
      z.looseObject({
        do: z.literal('write'),
        order: z.looseObject({ fieldId: text, reviewed, intent, overwrite: z.boolean() }),
      }),
      z.looseObject({ do: z.literal('restore'), fieldId: text, before: snapshot, after: snapshot }),
    ]),
  },
};

// ── Messages, as they are said and as they are bent ─────────────────────────────────────────────────────────────────

const ABOUT = {
  url: 'https://www.ameli.fr/assure',
  title: 'Indemnités journalières',
  h1: 'Arrêt',
  breadcrumb: 'A > B',
};
const HOME = { street: '12 rue des Lilas', postalCode: '44000', city: 'Nantes', country: 'FR' };
const STOOD = [{ name: 'n', value: 'v', checked: null }];
const order = (what: unknown) => ({
  do: 'write',
  order: { fieldId: '12', reviewed: { type: 'text', label: 'Nom' }, intent: what, overwrite: false },
});
const SAID: unknown[] = [
  {
    form: form([
      field('1', { label: 'Nom' }),
      field('2', { options: ['Oui', 'Non'], repetition: { label: 'Enfants', row: 1 } }),
    ]),
  },
  { none: 'loading' },
  { page: ABOUT },
  { news: 'paused' },
  { news: 'result', result: result('1', { before: STOOD, after: STOOD, choices: ['a', 'b'] }) },
  { type: 'seen/form', place: 'champs', dossier: '12' },
  { type: 'seen/context', page: ABOUT },
  { type: 'page/scan' },
  { type: 'page/locate', fieldId: '12' },
  { do: 'stop' },
  order({ kind: 'text', text: 'x' }),
  order({ kind: 'choice', labels: ['Oui'], code: 'true', other: null }),
  order({ kind: 'linked', primary: 'a', secondary: null }),
  order({ kind: 'address', address: HOME, outsideBase: false, suggestion: null }),
  { do: 'restore', fieldId: '12', before: [], after: STOOD },
];

type Holder = Record<string, unknown>;
/** Every place of a message: what holds it, and its name there. */
function places(message: unknown): [Holder, string][] {
  const plain = Array.isArray(message) || Object.prototype.toString.call(message) === '[object Object]';
  if (!plain) return [];
  return Object.entries(message as Holder).flatMap(([name, inner]): [Holder, string][] => [
    [message as Holder, name],
    ...places(inner),
  ]);
}

/** What messages between contexts can carry, and more than they should: holes, own `__proto__`, long texts, deep nests. */
const thing = fc.oneof(
  fc.anything({ withSparseArray: true, withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
  fc.constantFrom<unknown>(
    ...[null, undefined, '', 'x'.repeat(30_000), -0, Number.NaN, 2 ** 53, [], {}, [null], new Array(1), new Array(3)],
    ...['champs', 'identity', 'result', 'write', 'stop', '__proto__', 'constructor', '12'],
    JSON.parse('{"__proto__":{"type":"page/scan"}}'),
  ),
);
const bend: fc.Arbitrary<(message: unknown) => void> = fc
  .tuple(fc.nat(), fc.nat(), fc.nat(4), thing)
  .map(([at, other, how, put]) => (message) => {
    const all = places(message);
    if (all.length === 0) return;
    const [holder, name] = all[at % all.length] as [Holder, string];
    const [from, taken] = all[other % all.length] as [Holder, string];
    if (how === 0) delete holder[name];
    else if (how === 1) holder[name] = structuredClone(put);
    else if (how === 2) holder[name] = structuredClone(from[taken]);
    else if (how === 3) holder[`${name}x`] = structuredClone(put);
    else if (Array.isArray(holder[name])) (holder[name] as unknown[]).length += 1;
    else holder[name] = [holder[name]];
  });
const message = fc.oneof(
  {
    arbitrary: fc.tuple(fc.constantFrom(...SAID), fc.array(bend, { maxLength: 3 })).map(([said, bends]) => {
      const bent = structuredClone(said);
      for (const one of bends) one(bent);
      return bent;
    }),
    weight: 9,
  },
  { arbitrary: thing, weight: 1 },
);

it('what is said as it should be is taken, by somebody', () => {
  const takers = SAID.map(
    (said) => Object.values(RECEIVERS).filter(({ take }) => take(structuredClone(said)) !== null).length,
  );
  expect(takers.every((count) => count > 0)).toBe(true);
  for (const { take } of Object.values(RECEIVERS))
    expect(SAID.some((said) => take(structuredClone(said)) !== null)).toBe(true);
});

it(`${RUNS} messages: taken whole in the promised shape, or not at all; nothing breaks`, { timeout: 120_000 }, () => {
  const taken = new Map<string, number>();
  fc.assert(
    fc.property(message, (said) => {
      for (const [name, { take, shape, work }] of Object.entries(RECEIVERS)) {
        const kept = take(said);
        if (kept === null) continue;
        taken.set(name, (taken.get(name) ?? 0) + 1);
        expect(shape.safeParse(kept).error, name).toBeUndefined();
        work?.(kept as never);
      }
    }),
    { numRuns: RUNS },
  );
  // Each was given enough to take for the trial to mean something.
  for (const name of Object.keys(RECEIVERS)) expect(taken.get(name), name).toBeGreaterThan(100);
});
