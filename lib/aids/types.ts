/**
 * Shapes of the catalogue and of what is made from it (design: aids.design.md).
 * French identifiers are those of the rules themselves: the same name in `catalogue/*.publicodes`, in a client's `facts` and on the command line.
 */

/** Id of an aid, `css`, `ij-auto-entrepreneur`. */
export type AidId = string;
/** Name of a fact of social law, `arret_en_cours`. */
export type FactId = string;
/** Name of a dated figure, `pass`. */
export type ParameterId = string;

/** What a fact may be: money in EUR, dates in ISO, yes/no as booleans, one option or several. */
export type FactValue = string | number | boolean | readonly (string | number)[];

/**
 * What is known of a fact: its value, or only a few options it may have (« profession libérale » without more), or a number it is not
 * under (an income that has a floor). Absent = unknown.
 */
export type Knowledge = { value: FactValue } | { among: readonly string[] } | { atLeast: number };

/** Everything known of a client at one date, stated and derived; and, for each derived fact still unknown, what to ask to know it. */
export interface Situation {
  /** ISO date the answers hold for. */
  today: string;
  known: ReadonlyMap<FactId, Knowledge>;
  /** Derived fact → the stated facts whose answers would settle it. */
  needs: ReadonlyMap<FactId, readonly FactId[]>;
  /** Where a known fact comes from, in French (« Fiche », « Bilan », « calculé d’après… »). */
  origins: ReadonlyMap<FactId, string>;
}

/** A rule of the catalogue, made from publicodes at build time. `fact` may be stated or derived; `than` compares with another fact. */
export type Condition =
  | { always: true }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  /** The fact is one of these options. Yes/no facts: `[true]` or `[false]`. */
  | { fact: FactId; in: readonly (string | number | boolean)[] }
  | { fact: FactId; notIn: readonly (string | number | boolean)[] }
  /** A fact that is a list holds this option. */
  | { fact: FactId; has: string }
  /** Numbers, or ISO dates. */
  | { fact: FactId; is: '>=' | '<=' | '>' | '<'; value: number | string }
  | { fact: FactId; is: '>=' | '<=' | '>' | '<'; than: FactId };

export type FactKind = 'yes-no' | 'choice' | 'list' | 'number' | 'amount' | 'date' | 'numbers';

export interface FactDefinition {
  id: FactId;
  kind: FactKind;
  /** « Arrêt de travail en cours » */
  label: string;
  /** « Êtes-vous en arrêt de travail ? » Asked of the client, so « vous ». Absent for derived facts, which are never asked. */
  question?: string;
  /** One sentence of help. */
  help?: string;
  options?: readonly { value: string; label: string }[];
  /** N3: health (RGPD art. 9). */
  sensitivity: 'N1' | 'N2' | 'N3';
  min?: number;
  max?: number;
  /** « € », « mois », « ans »… */
  unit?: string;
  /** A number known by its figures: that many, zeros included (« 01000 »). */
  digits?: number;
  /** Under which title the answer stands in the client's file. */
  topic?: string;
  /** Made by the code from these facts. */
  derivedFrom?: readonly FactId[];
}

export type Confidence = 'haute' | 'moyenne' | 'basse';

/** A figure over time. Values in `unit`; each holds from its date until the next one. */
export interface Parameter {
  id: ParameterId;
  label: string;
  /** « € », « €/an », « €/mois », « €/jour », « % », « jours », « séances »… */
  unit: string;
  /** Ordered by date, oldest first. */
  values: readonly ParameterValue[];
  /** True when a new value is due every year (so that a missing one for the current year is told). */
  yearly: boolean;
}
export interface ParameterValue {
  /** ISO date. */
  from: string;
  value: number;
  source: string;
  confidence: Confidence;
  /** Worked out by formula, not read in a text: said in words beside the figure. */
  computed: boolean;
}

/** Text with figures in it: the pieces of a sentence; a figure is a parameter, shown with its date and source, never bare. */
export type RichText = readonly (string | { parameter: ParameterId })[];

export type Theme =
  | 'statut'
  | 'sante'
  | 'arret'
  | 'famille'
  | 'argent'
  | 'cotisations'
  | 'aidants'
  | 'deces'
  | 'prevention'
  | 'recours';

/** How the request is made. `texte` lines may hold `{nom}`-like fields, see application.ts. */
export interface RequestTemplate {
  channel: 'messagerie' | 'formulaire' | 'telephone' | 'en-ligne' | 'professionnel' | 'courrier';
  /** Where to send it, in words. */
  to: string;
  subject?: string;
  /** The text to copy; absent when there is nothing to write. */
  body?: string;
  /** Where it goes instead when the client is an auto-entrepreneur, whose account is another one. */
  autoEntrepreneur?: { to: string; subject?: string };
}

export interface Aid {
  id: AidId;
  title: string;
  /** Category of the catalogue, `droits-arret`. */
  category: string;
  theme: Theme;
  /** What it gives, one or two plain sentences. */
  gives: RichText;
  /** For whom, in plain words. */
  who: RichText;
  /** The rules worth knowing, one sentence each. */
  rules: readonly RichText[];
  /** What to do next. */
  nextStep: RichText;
  deadline: RichText | null;
  documents: readonly { text: string; confirmed: boolean }[];
  organism: string;
  /** Ids of contacts.ts. */
  contacts: readonly string[];
  links: readonly { label: string; url: string }[];
  simulators: readonly { label: string; url: string }[];
  /** Ids of calculators that answer for it. */
  calculators: readonly string[];
  request: RequestTemplate | null;
  /** What changed lately, in words. */
  changed: RichText | null;
  /** What is not confirmed, in words; shown on the card. */
  unconfirmed: readonly RichText[];
  source: string;
  /** ISO date of the last reading; `copy` is the date of the copy that was read, in words (« 2024-07 »). */
  verified: { on: string; copy: string };
  confidence: Confidence;
  /** `conseiller`: shown to the advisor, never printed for the client. */
  audience: 'client' | 'conseiller';
  condition: Condition;
  /** Highest sensitivity among the facts of its condition. */
  sensitivity: 'N1' | 'N2' | 'N3';
  page: { addresses: readonly string[]; words: readonly string[] };
}

export type VerdictName = 'probable' | 'a_verifier' | 'non';

/** Why: a condition that holds, fails, or cannot be told yet. */
export interface Reason {
  state: 'holds' | 'fails' | 'unknown';
  fact: FactId;
  /** Plain French, « Arrêt de travail en cours : oui (Bilan) ». Never a figure of the client's without need. */
  text: string;
}

export interface AidVerdict {
  id: AidId;
  verdict: VerdictName;
  /** Stated facts to ask, those of the aid's own order; empty unless `a_verifier`. */
  missing: readonly FactId[];
  reasons: readonly Reason[];
}

/** A missing fact, and how many aids its answer would help decide. */
export interface Question {
  fact: FactDefinition;
  aids: readonly AidId[];
  weight: number;
}

/** What a page lets out: address, title, headings, breadcrumb. Nothing else is read. */
export interface PageContext {
  url: string;
  title: string;
  h1: string;
  breadcrumb: string;
}

/** An aid that a page is about. `score` from 0 to 1; `why` names the evidence in French. */
export interface PageAid {
  id: AidId;
  score: number;
  why: string;
}

/** A calculation done, or refused with what is missing. Amounts in EUR rounded to the cent, ISO dates. */
export type Calculation = CalculationResult | CalculationRefusal;

export interface CalculationResult {
  ok: true;
  /** Machine names, `{ ij_jour: 41.1 }`: what the command prints. */
  values: Readonly<Record<string, unknown>>;
  /** The same for people, most important first. */
  lines: readonly { label: string; value: number | string; unit?: string; note?: string }[];
  /** The formula with its figures in place. */
  formula: string;
  /** Figures used, with year and source. */
  parameters: readonly {
    label: string;
    value: number;
    unit: string;
    from: string;
    source: string;
    confidence: Confidence;
    computed: boolean;
  }[];
  /** What the figure does not say. */
  warnings: readonly string[];
  /** Where the rule comes from, with its date. */
  source: string;
  timeline?: Timeline;
}
export interface CalculationRefusal {
  ok: false;
  /** French, what is lacking or why no figure can be given. */
  reason: string;
  /** Names of inputs to give. */
  missing: readonly string[];
}

/** A picture of dates. Spans may follow or overlap; both ends included. */
export interface Timeline {
  title: string;
  spans: readonly {
    label: string;
    from: string;
    to: string;
    kind: 'obligatoire' | 'possible' | 'attente' | 'reference';
  }[];
  marks: readonly { label: string; on: string }[];
}

export interface CalculatorInput {
  /** Name on the command line, `raam`. */
  name: string;
  kind: 'amount' | 'number' | 'date' | 'choice' | 'yes-no' | 'numbers' | 'month';
  label: string;
  help?: string;
  options?: readonly { value: string; label: string }[];
  required: boolean;
  unit?: string;
  /** Fact that answers it when the client's file knows it. */
  fact?: FactId;
}

export interface Calculator {
  id: string;
  title: string;
  /** One sentence. */
  about: string;
  /** Used at the counter: shown first in the popup. */
  counter: boolean;
  /** What a person is asked on screen, in order. The command line may accept more. */
  inputs: readonly CalculatorInput[];
  /** `inputs` are unknown data: each is checked, an impossible one is refused by name. */
  calculate: (inputs: Readonly<Record<string, unknown>>, today: string) => Calculation;
}
