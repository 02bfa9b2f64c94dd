/** What the client's file keeps of an aid: papers at hand, and whether it goes on the fiche. Pure. */
import type { AidId } from '../../../lib/aids/types';
import type { Client } from '../../../lib/profile/schema';

type Kept = NonNullable<Client['aids']>[string];

export function papersOf(client: Client, id: AidId): readonly string[] {
  return client.aids?.[id]?.papers ?? [];
}

export function retainedOn(client: Client, id: AidId): string | null {
  return client.aids?.[id]?.retainedOn ?? null;
}

/** Ids retained for the fiche, the oldest first. */
export function retained(client: Client): AidId[] {
  return Object.entries(client.aids ?? {})
    .filter(([, kept]) => kept.retainedOn !== undefined)
    .sort(([, a], [, b]) => (a.retainedOn ?? '').localeCompare(b.retainedOn ?? ''))
    .map(([id]) => id);
}

/** Ticks or unticks a paper, named by its text. */
export function withPaper(client: Client, id: AidId, paper: string, ticked: boolean): Client {
  const others = papersOf(client, id).filter((one) => one !== paper);
  return patched(client, id, { papers: ticked ? [...others, paper] : others });
}

/** `on`: ISO date, or null to leave it out of the fiche. */
export function withRetained(client: Client, id: AidId, on: string | null): Client {
  return patched(client, id, { retainedOn: on ?? undefined });
}

/** Nothing to keep leaves nothing behind: an aid without papers nor date has no entry. */
function patched(client: Client, id: AidId, change: Partial<Kept>): Client {
  const { retainedOn, papers = [] } = { ...client.aids?.[id], ...change };
  const { [id]: _, ...others } = client.aids ?? {};
  const kept: Kept = { ...(retainedOn !== undefined && { retainedOn }), ...(papers.length > 0 && { papers }) };
  const aids = Object.keys(kept).length === 0 ? others : { ...others, [id]: kept };
  const { aids: __, ...rest } = client;
  return Object.keys(aids).length === 0 ? rest : { ...rest, aids };
}
