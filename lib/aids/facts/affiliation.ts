/**
 * Months of affiliation, in the forms the rules count them (catalogue §2.2).
 *
 * Aids of the CPSTI count the months as self-employed alone. Sick leave and parenthood also count the time spent without a break in
 * another scheme (CSS L172-2, kept by D622-1 and D623-8). Its length is never asked: under the months required, only someone who had
 * no such time is known to be under them.
 *
 * A date that is not known is somewhere between two days: when the count is enough at both, or at neither, it is known all the same.
 */
import { addMonths, monthsBetween } from '../../profile/dates';
import type { FactId } from '../types';
import type { Outcome, Stated } from './stated';
import { DUE_DATE_MONTHS, LONGEST_LEAVE_MONTHS } from './values';

/** Months required for sick leave (CSS D622-1). */
const SICK_LEAVE_MONTHS = 12;
/** Months required for maternity, paternity and adoption leave (CSS D623-8, since 20/08/2023). */
const PARENTHOOD_MONTHS = 6;
/** Days of birth that a due date leaves possible, in months before and after. */
const BIRTH_AROUND_DUE_DATE = { before: 4, after: 1 };
/** Leaves are taken within nine months of the birth at most: beyond a year, the child is an older one. */
const RECENT_BIRTH_MONTHS = 12;

interface Moment {
  earliest: string;
  latest: string;
  /** What to ask to know the day. */
  ask: readonly FactId[];
}

const on = (date: string): Moment => ({ earliest: date, latest: date, ask: [] });

/** As self-employed, today. */
export function affiliationToday(stated: Stated): Outcome {
  const since = stated.date('date_debut_affiliation');
  return since === undefined ? { ask: ['date_debut_affiliation'] } : { value: monthsBetween(since, stated.today) };
}

/** At the beginning of the sick leave; today when there is none. */
export function affiliationAtLeave(stated: Stated): Outcome {
  const { today } = stated;
  const start = stated.date('arret_debut');
  const onLeave = stated.yesNo('arret_en_cours');
  if (onLeave === false) return count(stated, on(today), SICK_LEAVE_MONTHS);
  if (onLeave === true && start !== undefined) return count(stated, on(start), SICK_LEAVE_MONTHS);
  const earliest = start ?? addMonths(today, -LONGEST_LEAVE_MONTHS);
  return count(
    stated,
    { earliest, latest: today, ask: stated.lacking('arret_en_cours', 'arret_debut') },
    SICK_LEAVE_MONTHS,
  );
}

/** At the due date; for a collaborating spouse, the affiliation of the head of the business counts. */
export function affiliationAtDueDate(stated: Stated): Outcome {
  const statuses = stated.options('statut');
  const spouses = (statuses ?? []).filter((status) => status === 'conjoint_collaborateur').length;
  const due = stated.date('date_prevue_accouchement');
  const moment = due === undefined ? someDueDate(stated) : on(due);
  const since = (start: FactId) => count(stated, moment, PARENTHOOD_MONTHS, start);
  if (statuses !== undefined && spouses === statuses.length) return since('date_debut_affiliation_chef');
  const own = since('date_debut_affiliation');
  if (statuses !== undefined && spouses === 0) return own;
  return { ask: ['statut', ...('ask' in own ? own.ask : [])] };
}

/**
 * At the birth; before it, around the due date. A birth far from the due date is that of another child: when it is recent, of which of
 * the two the leave is asked is not told, and only what holds for both is known.
 */
export function affiliationAtBirth(stated: Stated): Outcome {
  const birth = stated.date('enfant_ne_ou_arrive_depuis');
  const due = stated.date('date_prevue_accouchement');
  if (due === undefined) {
    if (birth !== undefined) return count(stated, on(birth), PARENTHOOD_MONTHS);
    return { ask: stated.lacking('date_debut_affiliation', 'enfant_ne_ou_arrive_depuis') };
  }
  const earliest = addMonths(due, -BIRTH_AROUND_DUE_DATE.before);
  const latest = addMonths(due, BIRTH_AROUND_DUE_DATE.after);
  if (birth === undefined)
    return count(stated, { earliest, latest, ask: ['enfant_ne_ou_arrive_depuis'] }, PARENTHOOD_MONTHS);
  if (birth >= earliest && birth <= latest) return count(stated, on(birth), PARENTHOOD_MONTHS);
  if (birth < addMonths(stated.today, -RECENT_BIRTH_MONTHS)) return count(stated, on(due), PARENTHOOD_MONTHS);
  const [first, last] = birth < due ? [birth, due] : [due, birth];
  return count(stated, { earliest: first, latest: last, ask: [] }, PARENTHOOD_MONTHS);
}

/** At the arrival of an adopted child. */
export function affiliationAtArrival(stated: Stated): Outcome {
  const arrival = stated.date('enfant_ne_ou_arrive_depuis');
  if (arrival === undefined) return { ask: stated.lacking('date_debut_affiliation', 'enfant_ne_ou_arrive_depuis') };
  return count(stated, on(arrival), PARENTHOOD_MONTHS);
}

const someDueDate = ({ today }: Stated): Moment => ({
  earliest: addMonths(today, -DUE_DATE_MONTHS.before),
  latest: addMonths(today, DUE_DATE_MONTHS.after),
  ask: ['date_prevue_accouchement'],
});

function count(stated: Stated, moment: Moment, required: number, start: FactId = 'date_debut_affiliation'): Outcome {
  const since = stated.date(start);
  if (since === undefined) return { ask: [start, ...moment.ask] };
  const least = monthsBetween(since, moment.earliest);
  const most = Math.max(0, monthsBetween(since, moment.latest));
  if (least >= required) return { value: most };
  if (most >= required) return { ask: moment.ask };
  if (stated.yesNo('affiliation_anterieure_continue') === false) return { value: most };
  return { ask: stated.lacking('affiliation_anterieure_continue') };
}
