/** What stands in which list of the tab, and in what order. Pure. */
import type { Aid, AidId, AidVerdict, Theme, VerdictName } from '../../../lib/aids/types';

export interface ClientLists {
  probable: AidVerdict[];
  toCheck: AidVerdict[];
  no: AidVerdict[];
}

/** Titles as a French reader sorts them. */
const BY_TITLE = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/**
 * « Pour ce client »: probable, to verify with the fewest missing answers first, and no. Among equals, those for which
 * most already holds, then by title. `theme` keeps one theme only.
 */
export function clientLists(
  verdicts: readonly AidVerdict[],
  aidOf: (id: AidId) => Aid | undefined,
  theme: Theme | null,
): ClientLists {
  const title = (verdict: AidVerdict) => aidOf(verdict.id)?.title ?? verdict.id;
  const of = (name: VerdictName) =>
    verdicts
      .filter(({ id, verdict }) => verdict === name && hasTheme(aidOf(id), theme))
      .sort(
        (a, b) =>
          a.missing.length - b.missing.length || holding(b) - holding(a) || BY_TITLE.compare(title(a), title(b)),
      );
  return { probable: of('probable'), toCheck: of('a_verifier'), no: of('non') };
}

const holding = ({ reasons }: AidVerdict) => reasons.filter(({ state }) => state === 'holds').length;

/** All aids under their theme, themes in the order given, titles sorted; empty themes are left out. */
export function byTheme(
  aids: readonly Aid[],
  order: readonly Theme[],
  theme: Theme | null,
): { theme: Theme; aids: Aid[] }[] {
  return order
    .filter((one) => theme === null || one === theme)
    .map((one) => ({
      theme: one,
      aids: aids.filter((aid) => aid.theme === one).sort((a, b) => BY_TITLE.compare(a.title, b.title)),
    }))
    .filter((group) => group.aids.length > 0);
}

export function hasTheme(aid: Aid | undefined, theme: Theme | null): boolean {
  return theme === null || aid?.theme === theme;
}

/** The one reason worth a line in a list: what decides, or what is lacking; null when there is nothing to say. */
export function mainReason(verdict: AidVerdict): string | null {
  const state = ({ probable: 'holds', a_verifier: 'unknown', non: 'fails' } as const)[verdict.verdict];
  return verdict.reasons.find((reason) => reason.state === state)?.text ?? null;
}
