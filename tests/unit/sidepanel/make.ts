/** Small makers for the specs of the panel. */
import type { FieldResult } from '../../../lib/forms/intent';
import type { Field, PageForm } from '../../../lib/forms/page-form';
import type { FillPlan, PlanLine } from '../../../lib/forms/plan-types';

export function field(id: string, rest: Partial<Field> = {}): Field {
  return {
    id,
    stableId: id,
    rowId: null,
    type: 'text',
    label: `Question ${id}`,
    description: null,
    sections: [],
    context: null,
    repetition: null,
    options: null,
    required: false,
    control: 'text',
    refusal: null,
    state: 'empty',
    visible: true,
    gatesOthers: false,
    error: null,
    ...rest,
  };
}

export function form(fields: Field[], rest: Partial<PageForm> = {}): PageForm {
  return {
    place: 'champs',
    hostFamily: 'ds',
    dossier: '20481377',
    procedure: { path: 'help', title: 'Help' },
    lang: 'fr',
    role: 'owner',
    mode: null,
    fields,
    truncated: false,
    ...rest,
  };
}

/** A line ready to be written, unless told otherwise. */
export function line(fieldId: string, rest: Partial<PlanLine> = {}): PlanLine {
  return {
    fieldId,
    key: 'city',
    status: 'ready',
    hold: null,
    value: 'Nantes',
    shown: 'Nantes',
    from: 'Fiche, domicile',
    reason: null,
    noKey: null,
    typedOnce: false,
    intent: { kind: 'text', text: 'Nantes' },
    confidence: 1,
    evidence: [],
    ...rest,
  };
}

export const missing = (fieldId: string, rest: Partial<PlanLine> = {}): PlanLine =>
  line(fieldId, { status: 'missing', value: null, shown: null, from: null, intent: null, ...rest });

export const plan = (...lines: PlanLine[]): FillPlan => ({ lines });

export function result(fieldId: string, rest: Partial<FieldResult> = {}): FieldResult {
  return {
    fieldId,
    outcome: 'saved',
    reason: null,
    message: null,
    choices: [],
    before: [{ name: fieldId, value: '', checked: null }],
    after: [{ name: fieldId, value: 'Nantes', checked: null }],
    ...rest,
  };
}
