import type { FactId, FactValue, Knowledge } from '../types';

/** What was said, read by the derivations: a value of the kind expected, or `undefined` when it is not known in full. */
export class Stated {
  constructor(
    readonly known: ReadonlyMap<FactId, Knowledge>,
    /** ISO date the answers hold for. */
    readonly today: string,
  ) {}

  yesNo(id: FactId): boolean | undefined {
    const value = this.value(id);
    return typeof value === 'boolean' ? value : undefined;
  }

  number(id: FactId): number | undefined {
    const value = this.value(id);
    return typeof value === 'number' ? value : undefined;
  }

  /** An ISO date. */
  date(id: FactId): string | undefined {
    const value = this.value(id);
    return typeof value === 'string' ? value : undefined;
  }

  /** The options a choice may be: one when it is known, a few when it is known in part. */
  options(id: FactId): readonly string[] | undefined {
    const knowledge = this.known.get(id);
    if (knowledge === undefined) return undefined;
    if ('among' in knowledge) return knowledge.among;
    return 'value' in knowledge ? [String(knowledge.value)] : undefined;
  }

  /** Those of these facts that are still to be asked. */
  lacking(...ids: FactId[]): FactId[] {
    return ids.filter((id) => this.value(id) === undefined);
  }

  private value(id: FactId): FactValue | undefined {
    const knowledge = this.known.get(id);
    return knowledge && 'value' in knowledge ? knowledge.value : undefined;
  }
}

/**
 * What a derivation gives: a value, or the stated facts to ask to have one (none when no answer of the client would settle it) and,
 * meanwhile, the number it is not under when that is known.
 */
export type Outcome = { value: FactValue; from?: string } | { ask: readonly FactId[]; atLeast?: number; from?: string };
