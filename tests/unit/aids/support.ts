import fc from 'fast-check';
import { AIDS } from '../../../lib/aids/catalogue';
import { factsOf } from '../../../lib/aids/condition';
import { FACTS, factOf } from '../../../lib/aids/facts/definitions';
import type { Condition, FactDefinition, FactId, FactValue, Knowledge, Situation } from '../../../lib/aids/types';

/** Every fact that a condition of the catalogue looks at. */
export const RULE_FACTS: readonly FactDefinition[] = [
  ...new Set(AIDS.flatMap(({ condition }) => factsOf(condition))),
].map((id) => {
  const fact = factOf(id);
  if (!fact) throw new Error(`Fait sans définition : ${id}`);
  return fact;
});

const limits = new Map<FactId, Set<number | string>>();
function collect(condition: Condition): void {
  if ('all' in condition) for (const branch of condition.all) collect(branch);
  if ('any' in condition) for (const branch of condition.any) collect(branch);
  if ('value' in condition) limits.set(condition.fact, (limits.get(condition.fact) ?? new Set()).add(condition.value));
}
for (const { condition } of AIDS) collect(condition);

/** A value that fact may have: on either side of every limit the rules set, and just on it. */
export function anyValue(fact: FactDefinition): fc.Arbitrary<FactValue> {
  const options = (fact.options ?? []).map(({ value }) => value);
  const own = [...(limits.get(fact.id) ?? [])];
  switch (fact.kind) {
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...options);
    case 'list':
      return fc.subarray(options);
    case 'date':
      return fc.constantFrom(
        '1958-03-02',
        '1964-06-30',
        '1990-10-10',
        '2019-02-28',
        '2025-12-31',
        '2026-01-01',
        '2026-07-14',
        ...own,
      );
    case 'numbers':
      return fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 6 });
    default:
      return fc.constantFrom(
        ...new Set([
          0,
          1,
          4_500,
          20_000,
          45_678.5,
          ...own.flatMap((limit) => [Number(limit) - 1, Number(limit), Number(limit) + 1]),
        ]),
      );
  }
}

export type Stated = ReadonlyMap<FactId, FactValue>;

/** Any part of these facts, from nothing to all; each kept with a chance drawn first, so that full files come up too. */
const anyOf = (facts: readonly FactDefinition[]): fc.Arbitrary<Stated> =>
  fc
    .tuple(fc.constantFrom(0, 15, 50, 85, 100), fc.tuple(...facts.map((fact) => fc.tuple(fc.nat(99), anyValue(fact)))))
    .map(
      ([chance, drawn]) =>
        new Map(
          drawn.flatMap(([draw, value], at): [FactId, FactValue][] => {
            const id = facts[at]?.id ?? '';
            return draw < chance ? [[id, value]] : [];
          }),
        ),
    );

/** Facts of the rules, stated and derived alike, taken as they come. */
export const anyFacts: fc.Arbitrary<Stated> = anyOf(RULE_FACTS);

/** What a client may be asked. */
export const ASKED: readonly FactDefinition[] = FACTS.filter(({ derivedFrom }) => derivedFrom === undefined);
export const anyAnswers: fc.Arbitrary<Stated> = anyOf(ASKED);

/** A situation in which these are known, in full or in part, and nothing was worked out. */
export function situationWith(known: ReadonlyMap<FactId, Knowledge>): Situation {
  return { today: '2026-11-21', known, needs: new Map(), origins: new Map() };
}

export const inFull = (facts: Stated): Situation =>
  situationWith(new Map([...facts].map(([id, value]) => [id, { value }])));

/**
 * The same answers without those that deny another: the fund of one profession under the status of another, a status of one's own
 * and « treated as an employee », a birth months away from the due date. There one of the two speaks, whichever came first.
 */
export function consistent(facts: Stated): Stated {
  const out = new Map(facts);
  const status = facts.get('statut');
  const [birth, due] = [facts.get('enfant_ne_ou_arrive_depuis'), facts.get('date_prevue_accouchement')];
  if (birth !== undefined && due !== undefined && birth !== due) out.delete('enfant_ne_ou_arrive_depuis');
  if (status !== undefined && status !== 'conjoint_salarie') out.delete('assimile_salarie');
  for (const [own, fund, activity] of [
    ['statut', 'caisse_retraite', 'activite_micro'],
    ['defunt_statut', 'defunt_caisse_retraite', null],
  ] as const) {
    const does = activity === null ? 'bnc' : facts.get(activity);
    const general = facts.get(fund) === 'regime_general';
    const says = String(facts.get(own));
    const ofCpam =
      ['artisan', 'commercant', 'pl_non_reglementee'].includes(says) ||
      (says === 'auto_entrepreneur' && does !== 'bnc');
    if ((ofCpam && !general) || (says === 'pl_reglementee' && general)) out.delete(fund);
  }
  return out;
}
