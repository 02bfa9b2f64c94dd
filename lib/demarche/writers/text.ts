import type { Intent, Snapshot } from '../../forms/intent';
import { isInput, type NamedControl } from '../champ';
import { type } from '../hands';
import { heldUnder } from '../snapshot';
import { sameValue, typedValue } from '../values';
import { commit, type Done, refused, SENT_AFTER, type Work, type Writer } from '../work';

type TextControl = HTMLInputElement | HTMLTextAreaElement;
type TextIntent = Extract<Intent, { kind: 'text' }>;

/** SIRET is typed under another attribute than the rest (contract §4.5). */
const ATTRIBUTES = ['value', 'external_id'] as const;

function textControl(work: Work, attr?: string): TextControl | null {
  for (const candidate of attr ? [attr] : ATTRIBUTES) {
    const control = work.champ.control(candidate);
    if (control && control.localName !== 'select') return control as Exclude<NamedControl, HTMLSelectElement>;
  }
  return null;
}

/** What this very control can take; null when it cannot. */
function fitting(control: TextControl, champType: string, text: string): string | null {
  const typed = typedValue(champType, text);
  if (typed === null) return null;
  const line = isInput(control) ? typed.replace(/\s*[\r\n]+\s*/g, ' ') : typed.replace(/\r\n?/g, '\n');
  if (control.maxLength >= 0 && line.length > control.maxLength) return null;
  if (isInput(control) && (control.type === 'date' || control.type === 'datetime-local')) {
    // ISO dates compare as texts.
    if ((control.min && line < control.min) || (control.max && line > control.max)) return null;
  }
  return line;
}

/** Types into one text-like control and proves it by the reflected default value (contract §5.5). */
export async function typeInto(work: Work, attr: string | undefined, champType: string, text: string): Promise<Done> {
  const control = textControl(work, attr);
  if (!control) return refused('field-gone');
  const before = { value: control.value, stored: control.defaultValue };
  const stored = () => textControl(work, attr)?.defaultValue;
  const area = control.localName === 'textarea';
  // A morph writes a textarea's answer into its text node and makes none where there was none: without one, nothing is reflected.
  if (area && !control.firstChild) control.append('');
  const change = () => {
    type(control, text);
    // The site's formats rewrite during `input`: what stands now must still say what was meant (contract §5.1).
    if (sameValue(champType, control.value, text)) return true;
    type(control, before.value);
    return false;
  };
  return commit(work, change, {
    proof: 'reflected',
    stored: () => {
      const now = stored();
      return now !== undefined && sameValue(champType, now, text);
    },
    ...(area ? { held: () => sameValue(champType, textControl(work, attr)?.value ?? '', text) } : {}),
    rewritten: () => {
      const now = stored();
      return now !== undefined && now !== before.stored;
    },
    sentAfter: SENT_AFTER.typed,
  });
}

export const textWriter: Writer<TextIntent> = {
  holds(work, intent) {
    const control = textControl(work);
    const text = control && fitting(control, work.field.type, intent.text);
    if (!control || text === null || !sameValue(work.field.type, control.value, text)) return 'no';
    return sameValue(work.field.type, control.defaultValue, text) ? 'stored' : 'unsaved';
  },

  async write(work, intent) {
    const control = textControl(work);
    if (!control) return refused('field-gone');
    const text = fitting(control, work.field.type, intent.text);
    if (text === null) return refused('value-refused');
    const done = await typeInto(work, undefined, work.field.type, text);
    if (work.field.type === 'siret' && work.autosaves && done.outcome === 'saved') await lookupOver(work);
    return done;
  },

  restore(work, before: Snapshot) {
    const name = textControl(work)?.name;
    if (!name) return Promise.resolve(refused('field-gone'));
    return typeInto(work, undefined, work.field.type, heldUnder(before, name)[0] ?? '');
  },
};

/** The company's data come some seconds later and may fill other champs: these wait (contract §12.28). */
async function lookupOver(work: Work): Promise<void> {
  const polling = () => /(?:^|\s)turbo-poll(?:\s|$)/.test(work.champ.box?.getAttribute('data-controller') ?? '');
  await work.pulse.until(() => !polling(), 10_000, work.signal);
}
