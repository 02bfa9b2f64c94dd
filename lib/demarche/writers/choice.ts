import type { Intent, Snapshot } from '../../forms/intent';
import { CODED_TYPES } from '../families';
import { choose, click, say } from '../hands';
import { labelText } from '../labels';
import { OTHER_VALUE } from '../names';
import type { Expectation } from '../save';
import { heldUnder } from '../snapshot';
import { findText } from '../words';
import {
  commit,
  type Done,
  firstStep,
  isDone,
  needsPerson,
  nextControl,
  refused,
  SENT_AFTER,
  type Work,
  type Writer,
} from '../work';
import { typeInto } from './text';

export type ChoiceIntent = Extract<Intent, { kind: 'choice' }>;

/** What one choice looks like, whatever draws it. */
export interface Option {
  text: string;
  value: string;
}

/** The choice an intent means; `other` when only the free text fits. Texts are compared, values are not: they may be internal (§12.19). */
export function resolve(
  type: string,
  options: readonly Option[],
  intent: ChoiceIntent,
): { value: string; other: string | null } | Done {
  const real = options.filter(({ value }) => value !== '' && value !== OTHER_VALUE);
  if (intent.code !== null && CODED_TYPES.has(type)) {
    const coded = real.find(({ value }) => value === intent.code);
    if (coded) return { value: coded.value, other: null };
  }
  const texts = real.map(({ text }) => text);
  for (const label of intent.labels) {
    const at = findText(texts, label);
    if (at === 'several') return needsPerson('several-options', texts);
    if (at !== 'none') return { value: real[at]?.value ?? '', other: null };
  }
  const free = intent.other?.trim();
  if (free && options.some(({ value }) => value === OTHER_VALUE)) return { value: OTHER_VALUE, other: free };
  return needsPerson('no-such-option', texts);
}

/** How a family shows its choices and takes one. */
interface Drawing {
  options(work: Work): Option[];
  current(work: Work): string;
  /** What the server holds, by the reflected attributes. */
  stored(work: Work): string;
  pick(work: Work, value: string): boolean;
}

const radioText = (radio: HTMLInputElement): string => labelText(radio.labels?.[0], 500);

const radios: Drawing = {
  options: ({ champ }) => champ.radios().map((radio) => ({ text: radioText(radio), value: radio.value })),
  current: ({ champ }) => champ.radios().find((radio) => radio.checked)?.value ?? '',
  stored: ({ champ }) => champ.radios().find((radio) => radio.defaultChecked)?.value ?? '',
  pick({ champ }, value) {
    const radio = champ.radios().find((candidate) => candidate.value === value);
    if (radio) {
      if (radio.disabled) return false;
      // A click on a ticked radio is silent: the save is asked for again by the event alone.
      if (radio.checked) say(radio, 'input', 'change');
      else click(radio);
      return radio.checked;
    }
    return false;
  },
};

const lists: Drawing = {
  options: ({ champ }) => [...(champ.select()?.options ?? [])].map(({ text, value }) => ({ text, value })),
  current: ({ champ }) => champ.select()?.value ?? '',
  stored: ({ champ }) => [...(champ.select()?.options ?? [])].find((option) => option.defaultSelected)?.value ?? '',
  pick({ champ }, value) {
    const select = champ.select();
    if (!select || select.disabled || ![...select.options].some((option) => option.value === value)) return false;
    choose(select, value);
    return select.value === value;
  },
};

/** « Autre »: the free text exists only after the first save (contract §4.5). */
export async function typeOther(work: Work, text: string): Promise<Done> {
  const control = await nextControl(work, () => work.champ.control('value_other'));
  if (!control) return needsPerson('next-control-missing');
  const { maxLength } = control as HTMLInputElement;
  if (maxLength >= 0 && text.length > maxLength) return refused('value-refused');
  return typeInto(work, 'value_other', 'text', text);
}

/**
 * Mandatory radios offer no way back to « no answer », and an unticked group sends nothing. The ticked one is sent as empty, as the
 * optional groups' own choice would be, then all are unticked.
 */
async function unanswer(
  work: Work,
  expected: (work: Work, value: string) => Omit<Expectation, 'taken'>,
): Promise<Done> {
  const ticked = work.champ.radios().find((radio) => radio.checked);
  const value = ticked?.value ?? '';
  if (!ticked) return refused('changed-since');
  const untick = () => {
    for (const radio of work.champ.radios()) radio.checked = false;
  };
  if (!work.autosaves) {
    untick();
    say(ticked, 'input', 'change');
    return { outcome: 'written', reason: null };
  }
  const done = await commit(
    work,
    () => {
      ticked.value = '';
      say(ticked, 'change');
      return true;
    },
    expected(work, ''),
  );
  // The site's answer gives the value back; it must stand whatever came.
  if (ticked.value === '') ticked.value = value;
  if (done.outcome === 'saved') untick();
  return done;
}

function choiceWriter(drawing: Drawing): Writer<ChoiceIntent> {
  const expected = (work: Work, value: string) => {
    const before = drawing.stored(work);
    return {
      proof: 'reflected' as const,
      stored: () => drawing.stored(work) === value,
      rewritten: () => drawing.stored(work) !== before,
      sentAfter: SENT_AFTER.chosen,
    };
  };
  return {
    holds(work, intent) {
      const target = resolve(work.field.type, drawing.options(work), intent);
      if (!('value' in target) || drawing.current(work) !== target.value) return 'no';
      if (target.other !== null) {
        const typed = work.champ.control('value_other');
        // « Autre » alone is our own first step, left without its text.
        if (!typed?.value) return 'unsaved';
        if (typed.value !== target.other) return 'no';
      }
      return drawing.stored(work) === target.value ? 'stored' : 'unsaved';
    },

    async write(work, intent) {
      const target = resolve(work.field.type, drawing.options(work), intent);
      if (!('value' in target)) return target;
      const change = () => drawing.pick(work, target.value);
      if (target.other === null) return commit(work, change, expected(work, target.value));
      const first = await firstStep(work, change, expected(work, target.value));
      return isDone(first) ? typeOther(work, target.other) : first;
    },

    async restore(work, before: Snapshot) {
      const value = heldUnder(before, work.champ.name('value'))[0] ?? '';
      const other = heldUnder(before, work.champ.name('value_other'))[0];
      if (value === '' && !drawing.options(work).some((option) => option.value === '')) return unanswer(work, expected);
      const done = await commit(work, () => drawing.pick(work, value), expected(work, value));
      return other && isDone(done) ? typeOther(work, other) : done;
    },
  };
}

export const radioWriter = choiceWriter(radios);
export const selectWriter = choiceWriter(lists);
