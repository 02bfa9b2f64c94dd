import { toSlashed } from '../../profile/dates';
import { formatFigure, parameterAt, parameterInForce } from '../parameters';
import type { CalculationResult, ParameterId } from '../types';
import { Refused } from './inputs';

type Used = CalculationResult['parameters'][number];

/** The dated figures of one calculation: gives their value at a date, and remembers them to show them. */
export class Figures {
  private readonly taken = new Map<string, Used>();

  /** Value in force at that date. Refuses when it is not known for certain then. */
  at(id: ParameterId, date: string): number {
    const value = this.maybe(id, date);
    if (value !== undefined) return value;
    const known = parameterAt(id, '9999-12-31');
    throw new Refused(
      `Les chiffres au ${toSlashed(date)} ne sont pas tous connus ici (« ${known?.label ?? id} »). Aucun montant n’est deviné.`,
    );
  }

  /** The same, `undefined` instead of a refusal. */
  maybe(id: ParameterId, date: string): number | undefined {
    const figure = parameterInForce(id, date);
    if (!figure) return undefined;
    const { label, value, unit, from, source, confidence, computed } = figure;
    this.taken.set(`${id} ${from}`, { label, value, unit, from, source, confidence, computed });
    return value;
  }

  get used(): readonly Used[] {
    return [...this.taken.values()];
  }

  /** What is to be said of the figures that are not confirmed, one sentence each. */
  get doubts(): readonly string[] {
    return this.used
      .filter(({ confidence }) => confidence === 'basse')
      .map(
        ({ label, value, unit, from, source }) =>
          `${label}, ${formatFigure(value, unit)} au ${toSlashed(from)} : valeur à confirmer (${source}).`,
      );
  }
}
