import { FACTS } from '../compiled/facts';
import type { FactDefinition, FactId } from '../types';

export { FACTS };

const BY_ID: ReadonlyMap<FactId, FactDefinition> = new Map(FACTS.map((fact) => [fact.id, fact]));

/** The fact of that name, stated or derived. */
export const factOf = (id: FactId): FactDefinition | undefined => BY_ID.get(id);

/**
 * How much a fact needs protecting. A name that the catalogue does not know (yet) may speak of health: N3, until it is classified.
 */
export const sensitivityOf = (id: FactId): FactDefinition['sensitivity'] => factOf(id)?.sensitivity ?? 'N3';
