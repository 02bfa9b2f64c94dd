/** What stands in a calculator's boxes, and what is read out of them. Pure. */
import type { Calculator, CalculatorInput, Situation } from '../../lib/aids/types';
import { readAnswer, writeAnswer } from './answers';

/** Text of each box, by the input's name; yes/no is `oui` or `non`, a choice its option, empty is unknown. */
export type Boxes = Readonly<Record<string, string>>;

/** The client's known facts, by the names of the calculator's inputs. */
export function prefill(calculator: Calculator, situation: Situation): Record<string, unknown> {
  return Object.fromEntries(
    calculator.inputs.flatMap(({ name, fact }) => {
      const known = fact === undefined ? undefined : situation.known.get(fact);
      return known !== undefined && 'value' in known ? [[name, known.value]] : [];
    }),
  );
}

export function boxesOf(calculator: Calculator, given: Readonly<Record<string, unknown>>): Boxes {
  return Object.fromEntries(calculator.inputs.map((input) => [input.name, boxOf(input, given[input.name])]));
}

function boxOf({ kind, options = [] }: CalculatorInput, value: unknown): string {
  if (kind === 'yes-no') return value === true ? 'oui' : value === false ? 'non' : '';
  if (kind === 'choice') return options.some((option) => option.value === String(value)) ? String(value) : '';
  return writeAnswer({ kind }, value);
}

export interface Reading {
  inputs: Record<string, unknown>;
  /** What is wrong with a box, by the input's name. */
  errors: Record<string, string>;
}

/** An empty box is unknown and left out; a wrong one is left out and told. */
export function readBoxes(calculator: Calculator, boxes: Boxes): Reading {
  const inputs: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const { name, kind } of calculator.inputs) {
    const raw = boxes[name] ?? '';
    if (raw.trim() === '') continue;
    if (kind === 'yes-no') inputs[name] = raw === 'oui';
    else if (kind === 'choice') inputs[name] = raw;
    else {
      const read = readAnswer({ kind, decimals: true }, raw);
      if (read.ok) inputs[name] = read.value;
      else errors[name] = read.message;
    }
  }
  return { inputs, errors };
}
