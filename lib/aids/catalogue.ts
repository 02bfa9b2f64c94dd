import { AIDS } from './compiled/aids';
import type { Aid, AidId } from './types';

export { AIDS };

const BY_ID: ReadonlyMap<AidId, Aid> = new Map(AIDS.map((aid) => [aid.id, aid]));

/** The aid of that id, if the catalogue has it. */
export const aidOf = (id: AidId): Aid | undefined => BY_ID.get(id);
