/**
 * The sheet the client leaves with: what was retained, in the order to do it, said without more of their life than needed.
 * Pure; what is shown of it and how is the surface's business.
 */
import type { Client } from '../profile/schema';
import { aidOf } from './catalogue';
import { type Contact, contactOf } from './contacts';
import { factOf } from './facts/definitions';
import { situationOf } from './facts/situation';
import type { Aid, AidId, AidVerdict, FactId, ParameterId, RichText, Situation } from './types';
import { verdictOf } from './verdict';

export interface Fiche {
  /** ISO date of the interview: the last one on which an aid was retained. */
  heldOn: string;
  /** Numbered from 1, in the order of the steps. */
  aids: readonly FicheAid[];
  /** Each paper once, with the numbers of the aids that ask for it. */
  papers: readonly { text: string; confirmed: boolean; atHand: boolean; aids: readonly number[] }[];
  contacts: readonly (Contact & { aids: readonly number[] })[];
  /** Every figure the sheet shows, in reading order: the rank is the number of its note. */
  figures: readonly ParameterId[];
  /** Retained, and yet « non » with what the file says now: for the advisor's eyes, never printed. */
  doubtful: readonly { id: AidId; title: string }[];
}

export interface FicheAid {
  number: number;
  aid: Aid;
  /** What makes it worth asking for, « Statut : artisan »: no amount, nothing of health. */
  because: readonly string[];
  /** The answers that are missing, « Ressources des 12 derniers mois »: nothing of health either. */
  toKnow: readonly string[];
}

/** At most so many reasons: a sheet is not a report. */
const FEW = 3;

/** What is printed of a client on an ISO date; null when nothing is retained. */
export function ficheOf(client: Client, today: string): Fiche | null {
  const retained = Object.entries(client.aids ?? {}).flatMap(([id, kept]) => {
    const aid = aidOf(id);
    return aid !== undefined && aid.audience === 'client' && kept.retainedOn !== undefined
      ? [{ aid, on: kept.retainedOn, ticked: kept.papers ?? [] }]
      : [];
  });
  if (retained.length === 0) return null;

  const situation = situationOf(client, today);
  const judged = retained.map((one) => ({ ...one, verdict: verdictOf(one.aid, situation) }));
  const ordered = judged.sort((a, b) => rank(a) - rank(b) || a.on.localeCompare(b.on));
  const aids = ordered.map(({ aid, verdict }, at) => ({
    number: at + 1,
    aid,
    because: because(verdict, situation),
    toKnow: toKnow(verdict),
  }));
  return {
    heldOn:
      retained
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? today,
    aids,
    papers: merged(
      ordered.flatMap(({ aid, ticked }, at) =>
        aid.documents.map((paper) => ({ ...paper, atHand: ticked.includes(paper.text), number: at + 1 })),
      ),
    ),
    contacts: contacts(ordered.map(({ aid }) => aid)),
    figures: [...new Set(aids.flatMap(({ aid }) => printed(aid)).flatMap(figuresOf))],
    doubtful: ordered.flatMap(({ aid, verdict }) =>
      verdict.verdict === 'non' ? [{ id: aid.id, title: aid.title }] : [],
    ),
  };
}

/** The sentences of an aid that go on paper, in reading order. */
export function printed(aid: Aid): RichText[] {
  return [aid.nextStep, ...(aid.deadline === null ? [] : [aid.deadline]), aid.who, aid.gives, ...aid.unconfirmed];
}

function figuresOf(text: RichText): ParameterId[] {
  return text.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.parameter]));
}

/** What has a deadline comes first; then what is probable. */
function rank({ aid, verdict }: { aid: Aid; verdict: AidVerdict }): number {
  return Number(aid.deadline === null) * 2 + Number(verdict.verdict !== 'probable');
}

/** Paper is lost and shown around: what touches health is not on it. */
const tellable = (fact: FactId): boolean => factOf(fact)?.sensitivity !== 'N3';

function because({ reasons }: AidVerdict, { origins }: Situation): string[] {
  return reasons
    .filter(({ state, fact }) => state === 'holds' && tellable(fact))
    .slice(0, FEW)
    .map(({ fact, text }) => {
      // Where an answer was noted is the advisor's business.
      const origin = ` (${origins.get(fact) ?? ''})`;
      return text.endsWith(origin) ? text.slice(0, -origin.length) : text;
    });
}

function toKnow({ missing }: AidVerdict): string[] {
  return missing
    .filter(tellable)
    .slice(0, FEW)
    .map((fact) => factOf(fact)?.label ?? fact);
}

type Paper = Aid['documents'][number] & { atHand: boolean; number: number };

function merged(papers: readonly Paper[]): Fiche['papers'] {
  return [...new Set(papers.map(({ text }) => text))].map((text) => {
    const same = papers.filter((paper) => paper.text === text);
    return {
      text,
      confirmed: same.some(({ confirmed }) => confirmed),
      atHand: same.some(({ atHand }) => atHand),
      aids: same.map(({ number }) => number),
    };
  });
}

function contacts(aids: readonly Aid[]): Fiche['contacts'] {
  const wanted = new Map<string, number[]>();
  for (const [at, aid] of aids.entries()) {
    for (const id of aid.contacts) wanted.set(id, [...(wanted.get(id) ?? []), at + 1]);
  }
  return [...wanted].map(([id, numbers]) => ({ ...contactOf(id), aids: numbers }));
}
