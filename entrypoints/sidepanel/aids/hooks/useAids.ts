import { useDeferredValue, useMemo } from 'react';
import { AIDS } from '../../../../lib/aids/catalogue';
import { situationOf } from '../../../../lib/aids/facts/situation';
import { pageAids } from '../../../../lib/aids/pages/page-aids';
import { questions } from '../../../../lib/aids/questions';
import { rank } from '../../../../lib/aids/rank';
import type { AidId, AidVerdict, PageContext } from '../../../../lib/aids/types';
import { verdicts } from '../../../../lib/aids/verdict';
import type { Client } from '../../../../lib/profile/schema';

/**
 * What the page is about and what the client may get. `client` is as known during this appointment (`duringAppointment`),
 * null when there is none: then no verdict and no question. Worked out again only when facts, page or day change.
 */
export function useAids(client: Client | null, page: PageContext | null, today: string) {
  const situation = useMemo(() => (client === null ? null : situationOf(client, today)), [client, today]);
  const all = useMemo(() => (situation === null ? [] : verdicts(situation)), [situation]);
  const of = useMemo(() => new Map<AidId, AidVerdict>(all.map((verdict) => [verdict.id, verdict])), [all]);
  const onPage = useMemo(() => (page === null ? [] : pageAids(page)), [page]);
  const ranked = useMemo(() => rank(onPage, all).filter((one) => one.page !== null), [onPage, all]);
  // Weighing what to ask next tries every answer: the lists follow first, the questions in the next drawing.
  const settled = useDeferredValue(situation);
  const asked = useMemo(() => (settled === null ? [] : questions(settled, verdicts(settled))), [settled]);
  return { aids: AIDS, situation, verdicts: all, verdictOf: of, ranked, questions: asked };
}
