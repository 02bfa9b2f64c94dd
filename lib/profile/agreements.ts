/**
 * What a client agreed to, and until when. Pure.
 * An agreement stands from the day it is given to its last day, included, unless it is withdrawn before.
 */
import { addDays, lastDayWithin } from './dates';
import type { Agreement, Client } from './schema';

export type Scope = Agreement['scope'];
/** In the order in which they are asked. */
export const SCOPES: readonly Scope[] = ['fiche', 'situation', 'sante'];

/** Months an agreement holds when nothing else is chosen: as long as a file without contact is kept. */
export const DEFAULT_AGREEMENT_MONTHS = 24;
/** Its end is told that many days ahead. */
export const AGREEMENT_NOTICE_DAYS = 30;

export interface AgreementGiven {
  scope: Scope;
  how: Agreement['how'];
  /** ISO date. */
  givenOn: string;
  /** null: until it is withdrawn. */
  months?: number | null;
}

/** The client with one more agreement; those before stay, as the history. */
export function withAgreement(
  client: Client,
  { scope, how, givenOn, months = DEFAULT_AGREEMENT_MONTHS }: AgreementGiven,
): Client {
  const until = months === null ? {} : { until: lastDayWithin(givenOn, months) };
  return { ...client, agreements: [...client.agreements, { scope, givenOn, how, ...until }] };
}

/** Does that agreement hold on that day? */
export function stands(agreement: Agreement, today: string): boolean {
  return agreement.withdrawnOn === undefined && (agreement.until === undefined || agreement.until >= today);
}

/** Has the client an agreement of that scope that stands on that day? */
export function agreedTo(client: Client, scope: Scope, today: string): boolean {
  return client.agreements.some((agreement) => agreement.scope === scope && stands(agreement, today));
}

/** Those of that scope that stand end today; one that has come to its end keeps its own date. */
export function withoutAgreement(client: Client, scope: Scope, today: string): Client {
  const agreements = client.agreements.map((agreement) =>
    agreement.scope === scope && stands(agreement, today) ? { ...agreement, withdrawnOn: today } : agreement,
  );
  return { ...client, agreements };
}

/** An agreement that ends soon, or that came to its end and was neither renewed nor withdrawn. */
export interface Ending {
  scope: Scope;
  /** Its last day, ISO date. */
  until: string;
  over: boolean;
}

/** What to tell ahead, and what to settle: one line per scope at most. */
export function agreementEndings(client: Client, today: string): Ending[] {
  const ahead = addDays(today, AGREEMENT_NOTICE_DAYS);
  return SCOPES.flatMap((scope): Ending[] => {
    const given = client.agreements.filter((one) => one.scope === scope && one.withdrawnOn === undefined);
    if (given.length === 0 || given.some(({ until }) => until === undefined)) return [];
    const until = given.reduce(
      (latest, one) => (one.until !== undefined && one.until > latest ? one.until : latest),
      '',
    );
    // Withdrawn after it was given: the person said no, there is nothing to renew.
    const withdrawn = client.agreements.some((one) => one.scope === scope && (one.withdrawnOn ?? '') >= until);
    if (until > ahead || (until < today && withdrawn)) return [];
    return [{ scope, until, over: until < today }];
  });
}
