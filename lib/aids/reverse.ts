/** The other way round: from an aid, which clients it may concern. */
import type { Client } from '../profile/schema';
import { situationOf } from './facts/situation';
import type { Aid, FactId, VerdictName } from './types';
import { verdictOf } from './verdict';

/** A client the aid may concern: those for whom it is « non » are left out. */
export interface ReverseMatch {
  clientId: string;
  verdict: Exclude<VerdictName, 'non'>;
  /** Stated facts to ask this client, none when `probable`. */
  missing: readonly FactId[];
}

/** In the order of the clients. `today` is an ISO date. */
export function reverse(clients: readonly Client[], aid: Aid, today: string): ReverseMatch[] {
  return clients.flatMap((client) => {
    const { verdict, missing } = verdictOf(aid, situationOf(client, today));
    return verdict === 'non' ? [] : [{ clientId: client.id, verdict, missing }];
  });
}

/** Probable first, then those who are one question away; otherwise as given. */
export function byCloseness(a: ReverseMatch, b: ReverseMatch): number {
  return Number(a.verdict !== 'probable') - Number(b.verdict !== 'probable') || a.missing.length - b.missing.length;
}
