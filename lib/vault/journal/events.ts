/** What a save says of a client, for the journal. Pure. */
import type { Client } from '../../profile/schema';
import type { JournalNote } from './entry';

/** `before` is null for a new client. Values that changed are nobody's business: only agreements and aids are looked at. */
export function eventsOf(before: Client | null, after: Client): JournalNote[] {
  const client = after.id;
  const made: JournalNote[] = before === null ? [{ kind: 'client-created', client }] : [];
  const agreements = added(before?.agreements ?? [], after.agreements).map(
    ({ scope, withdrawnOn }): JournalNote => ({
      kind: withdrawnOn === undefined ? 'agreement-given' : 'agreement-withdrawn',
      client,
      what: scope,
    }),
  );
  const was = retained(before);
  const is = retained(after);
  const aids = [
    ...[...is].filter((id) => !was.has(id)).map((what): JournalNote => ({ kind: 'aid-retained', client, what })),
    ...[...was].filter((id) => !is.has(id)).map((what): JournalNote => ({ kind: 'aid-removed', client, what })),
  ];
  return [...made, ...agreements, ...aids];
}

/** Those of `after` that were not there, each counted as often as it stands. */
function added<T>(before: readonly T[], after: readonly T[]): T[] {
  const left = before.map((one) => JSON.stringify(one));
  return after.filter((one) => {
    const at = left.indexOf(JSON.stringify(one));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

function retained(client: Client | null): Set<string> {
  const aids = Object.entries(client?.aids ?? {});
  return new Set(aids.filter(([, { retainedOn }]) => retainedOn !== undefined).map(([id]) => id));
}
