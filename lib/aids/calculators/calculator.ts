import type { Calculation, CalculationResult, Calculator } from '../types';
import { Figures } from './figures';
import { Inputs, Refused } from './inputs';
import { typeset } from './typeset';

/** What a calculator works out; its figures, and what is to be said of them, are added by `calculator`. */
export type Outcome = Omit<CalculationResult, 'ok' | 'parameters'>;
export type Work = (inputs: Inputs, figures: Figures, today: string) => Outcome;

/** A calculator made of what it says of itself and of its work. It never throws for what it was given: it refuses. */
export function calculator(plain: Omit<Calculator, 'calculate'>, work: Work): Calculator {
  const described = typeset(plain);
  const labels = new Map(described.inputs.map(({ name, label }) => [name, label]));
  return {
    ...described,
    calculate(given, today): Calculation {
      const figures = new Figures();
      const inputs = new Inputs(given, labels);
      try {
        for (const input of described.inputs) inputs.check(input);
        const { values, ...shown } = work(inputs, figures, today);
        const told = typeset({ ...shown, warnings: [...shown.warnings, ...figures.doubts] });
        return { ok: true, values, ...told, parameters: figures.used };
      } catch (error) {
        if (error instanceof Refused) return { ok: false, reason: typeset(error.reason), missing: error.missing };
        throw error;
      }
    },
  };
}
