import type { Calculation, CalculationResult, Calculator } from '../types';
import { Figures } from './figures';
import { Inputs, Refused } from './inputs';

/** What a calculator works out; its figures and the usual warnings are added by `calculator`. */
export type Outcome = Omit<CalculationResult, 'ok' | 'parameters'>;
export type Work = (inputs: Inputs, figures: Figures, today: string) => Outcome;

const ESTIMATE = 'Estimation : seul l’organisme calcule et décide.';

/** A calculator made of what it says of itself and of its work. It never throws for what it was given: it refuses. */
export function calculator(described: Omit<Calculator, 'calculate'>, work: Work): Calculator {
  const labels = new Map(described.inputs.map(({ name, label }) => [name, label]));
  return {
    ...described,
    calculate(given, today): Calculation {
      const figures = new Figures();
      try {
        const inputs = new Inputs(given, labels);
        for (const input of described.inputs) inputs.check(input);
        const outcome = work(inputs, figures, today);
        return {
          ok: true,
          ...outcome,
          parameters: figures.used,
          warnings: [ESTIMATE, ...outcome.warnings, ...figures.doubts],
        };
      } catch (error) {
        if (error instanceof Refused) return { ok: false, reason: error.reason, missing: error.missing };
        throw error;
      }
    },
  };
}
