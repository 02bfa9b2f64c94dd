/** What a procedure asks: the JSON of `tests/sandbox/forms/*.json`. */

/** Shown only when the rule holds, computed by the server at each save (contract §4.8). */
export type Condition =
  | { champ: number; is: string }
  | { champ: number; in: string[] }
  | { champ: number; atLeast: number }
  | { all: Condition[] }
  | { any: Condition[] };

/** An option whose stored value differs from its text, as in lists backed by a referential (contract §4.5). */
export interface Option {
  label: string;
  value: string;
}

export interface ChampDef {
  /** stable_id: the same in every dossier of the procedure. */
  id: number;
  /** Type name in snake_case; an unknown one is rendered as a plain text champ of that name. */
  type: string;
  label: string;
  description?: string;
  required?: boolean;
  condition?: Condition;
  /** header_section: 1, 2, 3… */
  level?: number;
  /** drop_down_list, multiple_drop_down_list. */
  options?: (string | Option)[];
  /** drop_down_list: the "other" choice is offered. */
  other?: boolean;
  /** linked_drop_down_list: first choice → second choices. */
  linked?: Record<string, string[]>;
  /** repetition. */
  children?: ChampDef[];
  /** date, datetime, integer_number, decimal_number. */
  min?: string;
  max?: string;
  /** formatted: checked by the server only. */
  rule?: { pattern: string; message: string };
  placeholder?: string;
  /** textarea: advised length. */
  advisedLength?: number;
  /** referentiel: `exact` looks a key up and fills other champs; `autocomplete` is a remote list. */
  lookup?: { mode: 'exact' | 'autocomplete'; fills?: Record<string, string> };
  /** explication: text shown folded. */
  folded?: string;
}

export interface FormDef {
  /** Path of the procedure, as in `/commencer/<path>`. */
  path: string;
  /** Number of the procedure. */
  number: number;
  title: string;
  /** Individuals answer the identity page, legal entities the SIRET page. */
  applicant: 'individual' | 'company';
  /** The procedure lets one act for somebody else (contract §2, form A). */
  thirdParty?: boolean;
  /** The identity page asks no civility. */
  noGender?: boolean;
  birthdate?: boolean;
  closed?: boolean;
  champs: ChampDef[];
  /** Agents' private annotations. */
  annotations?: ChampDef[];
}

export const optionsOf = (def: ChampDef): Option[] =>
  (def.options ?? []).map((option) => (typeof option === 'string' ? { label: option, value: option } : option));

/** Public id: `<stable_id>`, or `<stable_id>-<row_id>` inside a repetition (contract §4.2). */
export const publicId = (stableId: number | string, rowId: string | null): string =>
  rowId === null ? String(stableId) : `${stableId}-${rowId}`;

export function splitPublicId(pid: string): { stableId: number; rowId: string | null } {
  const [stableId, rowId] = pid.split('-');
  return { stableId: Number(stableId), rowId: rowId ?? null };
}

/** Champs on which the visibility of others depends: marked `data-dependent-conditions` (contract §4.2). */
export function conditionSources(champs: ChampDef[]): Set<number> {
  const sources = new Set<number>();
  const visit = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(visit);
    else if ('any' in condition) condition.any.forEach(visit);
    else sources.add(condition.champ);
  };
  for (const def of champs) {
    if (def.condition) visit(def.condition);
    for (const child of def.children ?? []) if (child.condition) visit(child.condition);
  }
  return sources;
}

/** A champ, a repetition's child included. */
export function findChamp(form: FormDef, stableId: number): { def: ChampDef; parent: ChampDef | null } | null {
  for (const def of [...form.champs, ...(form.annotations ?? [])]) {
    if (def.id === stableId) return { def, parent: null };
    const child = def.children?.find((candidate) => candidate.id === stableId);
    if (child) return { def: child, parent: def };
  }
  return null;
}
