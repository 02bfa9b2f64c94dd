import type { z } from 'zod';
import type { Confidence, Parameter, ParameterValue } from '../../../lib/aids/types';
import { workOut } from './engine';
import type { parameterSchema } from './schema';
import { typeset } from './text';

export type WrittenParameter = z.infer<typeof parameterSchema>;

/** What is wrong with a formula, in French. */
export class BadFormula extends Error {}

/** `pass` in a formula is the value of that date; `pass_n1`, `pass_n2`, `pass_n3`, the values one, two, three years before. */
const NAME = /[\p{L}_][\p{L}\d_]*/gu;
const EARLIER = /^(.+)_n([1-3])$/;

interface Input {
  /** As written, `pass_n1`. */
  name: string;
  parameter: Parameter;
  yearsBefore: number;
}

/**
 * The parameters with their values, formulas worked out by publicodes at each date where one of their inputs changes.
 * `fail` is told the id and what is wrong, in French; that parameter is left out.
 */
export function workOutParameters(
  written: ReadonlyMap<string, WrittenParameter>,
  fail: (id: string, text: string) => void,
): Map<string, Parameter> {
  const done = new Map<string, Parameter>();
  const failed = new Set<string>();
  const resolve = (id: string, within: readonly string[]): Parameter | undefined => {
    const ready = done.get(id);
    const raw = written.get(id);
    if (ready || !raw || failed.has(id)) return ready;
    try {
      if (within.includes(id)) throw new BadFormula('la formule tourne en rond');
      const inputs =
        raw.formule === undefined ? [] : inputsOf(raw.formule, written, (name) => resolve(name, [...within, id]));
      const parameter = {
        id,
        label: typeset(raw.titre),
        unit: typeset(raw.unité),
        values: valuesOf(raw, inputs),
        yearly: raw.annuel === 'oui',
      };
      done.set(id, parameter);
      return parameter;
    } catch (error) {
      failed.add(id);
      fail(id, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  for (const id of written.keys()) resolve(id, []);
  return done;
}

function inputsOf(
  formula: string,
  written: ReadonlyMap<string, unknown>,
  resolve: (id: string) => Parameter | undefined,
): Input[] {
  return [...new Set(formula.match(NAME) ?? [])].map((name) => {
    const [, earlier = '', years = '0'] = written.has(name) ? [] : (EARLIER.exec(name) ?? []);
    const id = earlier === '' ? name : earlier;
    if (!written.has(id)) throw new BadFormula(`formule : paramètre inconnu « ${name} »`);
    const parameter = resolve(id);
    if (!parameter) throw new BadFormula(`formule : « ${id} » n’a pas pu être lu`);
    return { name, parameter, yearsBefore: Number(years) };
  });
}

function valuesOf(raw: WrittenParameter, inputs: readonly Input[]): ParameterValue[] {
  const read = raw.valeurs.map(({ depuis, valeur, source, confiance, calculé }) => ({
    from: depuis,
    value: valeur,
    source: typeset(source),
    confidence: confiance,
    computed: calculé === 'oui',
  }));
  const { formule } = raw;
  if (formule === undefined) return read;
  const source = typeset(raw.source ?? '');
  const computed = changes(inputs)
    // What a text says comes before what we work out.
    .filter((date) => !read.some(({ from }) => from === date))
    .flatMap((date) => {
      const numbers: Record<string, number> = {};
      const used: Confidence[] = [raw.confiance ?? 'basse'];
      for (const { name, parameter, yearsBefore } of inputs) {
        const value = valueAt(parameter, yearsLater(date, -yearsBefore));
        if (!value) return [];
        numbers[name] = value.value;
        used.push(value.confidence);
      }
      const value = workOut(formule, raw.arrondi, numbers);
      if (value === null) throw new BadFormula(`formule sans résultat au ${date}`);
      return [{ from: date, value, source, confidence: lowest(used), computed: true }];
    });
  return [...read, ...computed].sort((a, b) => (a.from < b.from ? -1 : 1));
}

const RANK: readonly Confidence[] = ['haute', 'moyenne', 'basse'];
/** A result is no surer than the least sure of what it is made of. */
const lowest = (all: readonly Confidence[]): Confidence =>
  RANK[Math.max(...all.map((confidence) => RANK.indexOf(confidence)))] ?? 'basse';

const yearsLater = (iso: string, years: number): string => `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;

/** Every date from which an input has another value, oldest first. */
function changes(inputs: readonly Input[]): string[] {
  const dates = inputs.flatMap(({ parameter, yearsBefore }) =>
    parameter.values.map(({ from }) => yearsLater(from, yearsBefore)),
  );
  return [...new Set(dates)].sort();
}

/** The value in force at that date. A yearly one says nothing of the years after its last value. */
function valueAt({ values, yearly }: Parameter, date: string): ParameterValue | undefined {
  const found = values.findLast(({ from }) => from <= date);
  const last = values.at(-1);
  return found && found === last && yearly && found.from.slice(0, 4) < date.slice(0, 4) ? undefined : found;
}
