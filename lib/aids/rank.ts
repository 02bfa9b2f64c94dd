import type { AidId, AidVerdict, PageAid, VerdictName } from './types';

/** An aid in the list of a page or of a client: what brought it there, each part on its own. */
export interface RankedAid {
  id: AidId;
  /** Why the page calls it; null when it comes from the client alone. */
  page: PageAid | null;
  /** What it is worth for the client; null when nobody is chosen. */
  verdict: AidVerdict | null;
}

/** What the client's verdict keeps of what the page says. A « non » sinks below all the others and stays in sight. */
const ON_PAGE: Readonly<Record<VerdictName, number>> = { probable: 1, a_verifier: 0.65, non: 0.1 };
const NO_CLIENT = 0.8;
/** Not on the page: under what it is about, unless that is a « non ». */
const OFF_PAGE: Readonly<Record<VerdictName, number>> = { probable: 0.25, a_verifier: 0.12, non: 0 };
/** The fewer questions are missing, the nearer an answer: at most this. */
const NEARNESS = 0.1;

/**
 * Page and client in one list, best first: every aid of the page, then those the client may get.
 * A « non » is there only when the page is about it. Equal aids keep the order of `verdicts`, the catalogue's.
 */
export function rank(pageAids: readonly PageAid[], verdicts: readonly AidVerdict[]): RankedAid[] {
  const onPage = new Map(pageAids.map((one) => [one.id, one]));
  const judged = new Set(verdicts.map(({ id }) => id));
  const all: RankedAid[] = [
    ...verdicts.map((verdict) => ({ id: verdict.id, page: onPage.get(verdict.id) ?? null, verdict })),
    ...pageAids.filter(({ id }) => !judged.has(id)).map((page) => ({ id: page.id, page, verdict: null })),
  ];
  return all
    .filter(({ page, verdict }) => page !== null || verdict?.verdict !== 'non')
    .map((one) => ({ one, worth: worth(one) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ one }) => one);
}

function worth({ page, verdict }: RankedAid): number {
  if (verdict === null) return (page?.score ?? 0) * NO_CLIENT;
  const near = verdict.verdict === 'a_verifier' ? NEARNESS / Math.max(1, verdict.missing.length) : 0;
  const name = verdict.verdict;
  return page === null ? OFF_PAGE[name] + near : page.score * (ON_PAGE[name] + near);
}
