/**
 * What was seen and why, for whoever improves the matching: labels of the site, what was recognised, what was refused.
 * No value of anyone: neither what would be written nor what stands in the page. Pure.
 */
import type { PageForm } from '../../../lib/forms/page-form';
import type { ReviewLine } from './review';

/** JSON text, two spaces. */
export function diagnosis(form: PageForm, lines: readonly ReviewLine[], version: string): string {
  const seen = {
    version,
    site: form.hostFamily,
    procedure: form.procedure,
    place: form.place,
    mode: form.mode,
    truncated: form.truncated,
    fields: lines.map(({ field, plan, state, result, typed }) => ({
      id: field.stableId,
      row: field.repetition?.row ?? null,
      label: field.label,
      sections: field.sections,
      type: field.type,
      control: field.control,
      required: field.required,
      visible: field.visible,
      inPage: field.state,
      refusal: field.refusal,
      key: plan.key,
      noKey: plan.noKey,
      confidence: plan.confidence,
      evidence: plan.evidence,
      status: plan.status,
      hold: plan.hold,
      state,
      typed,
      outcome: result?.outcome ?? null,
      reason: result?.reason ?? null,
    })),
  };
  return JSON.stringify(seen, null, 2);
}
