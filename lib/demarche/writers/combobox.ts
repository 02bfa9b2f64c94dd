import type { Snapshot } from '../../forms/intent';
import { choose, say } from '../hands';
import { rememberedChoices } from '../lists';
import { OTHER_VALUE } from '../names';
import { comboboxText, heldUnder } from '../snapshot';
import { cleanText, findText, sameText } from '../words';
import {
  commit,
  type Done,
  firstStep,
  isDone,
  needsPerson,
  nextControl,
  refused,
  type Work,
  type Writer,
} from '../work';
import { type ChoiceIntent, type Option, resolve, typeOther } from './choice';
import { emptyAnswer, pickFromList, type Search } from './popup';

/** Long local lists with one choice, in both generations (contract §4.5, §5.7). */

/** The hidden input of the combobox, or the native list the later generation keeps out of sight. */
const held = ({ champ }: Work): string => champ.nativeList()?.value ?? champ.hidden()?.value ?? '';

/** How to look for a text: as it is, with the other apostrophe, then by its most telling words. */
export function queriesFor(text: string): string[] {
  const words = cleanText(text)
    .split(/[\s'()/,-]+/)
    .sort((a, b) => b.length - a.length);
  return [...new Set([text, text.replace(/[’']/g, (mark) => (mark === "'" ? '’' : "'")), words[0] ?? ''])].filter(
    (query) => query.trim() !== '',
  );
}

export function localSearch(work: Work, text: string): Search {
  return {
    input: () => work.champ.combobox(),
    queries: queriesFor(text),
    choose: (texts) => findText(texts, text),
    held: () => held(work),
    remote: false,
  };
}

/** Takes one choice, by its value in a native list, else by its text. */
async function take(work: Work, target: Option, step: typeof commit): Promise<Done> {
  let failure: Done | null = null;
  let meant = target.value;
  const native = work.champ.nativeList();
  const done = await step(
    work,
    async () => {
      if (native) {
        choose(native, target.value);
        return work.champ.nativeList()?.value === target.value;
      }
      failure = await pickFromList(work, localSearch(work, target.text));
      meant = held(work);
      return failure === null;
    },
    { proof: 'held', stored: () => held(work) === meant },
  );
  return failure ?? done;
}

const optionsOf = (work: Work): Option[] | null => {
  const native = work.champ.nativeList();
  if (native) return [...native.options].map(({ text, value }) => ({ text, value }));
  return rememberedChoices(work.champ.document, work.champ.id);
};

export const comboboxWriter: Writer<ChoiceIntent> = {
  holds(work, intent) {
    const now = held(work);
    if (now === '' || intent.other !== null) return 'no';
    const shown = work.champ.combobox()?.value ?? optionsOf(work)?.find(({ value }) => value === now)?.text ?? '';
    // The page cannot tell a stored list from one whose save failed: it is sent again, harmlessly.
    return intent.labels.some((label) => sameText(label, shown)) ? 'unsaved' : 'no';
  },

  async write(work, intent) {
    const list = await nextControl(work, () => work.champ.nativeList() ?? work.champ.combobox());
    if (!list) return needsPerson('list-not-answering');
    if (this.holds(work, intent) === 'unsaved') return sendAgain(work);
    const options = optionsOf(work);
    if (options) {
      const target = resolve(work.field.type, options, intent);
      if (!('value' in target)) return target;
      const option = options.find(({ value }) => value === target.value);
      if (!option) return refused('field-changed');
      if (target.other === null) return take(work, option, commit);
      const first = await take(work, option, firstStep);
      return isDone(first) ? typeOther(work, target.other) : first;
    }
    // The list was mounted before we could read it: its texts are only seen by searching.
    let last: Done = needsPerson('no-such-option');
    for (const label of intent.labels) {
      last = await take(work, { text: label, value: '' }, commit);
      if (last.reason !== 'no-such-option') return last;
    }
    return last;
  },

  async restore(work, before: Snapshot) {
    const value = heldUnder(before, work.champ.name('value'))[0] ?? '';
    if (work.champ.nativeList()) return take(work, { text: '', value }, commit);
    if (value === '') return emptyAnswer(work, { input: () => work.champ.combobox(), held: () => held(work) });
    const text = comboboxText(before);
    const done = await take(work, { text, value }, value === OTHER_VALUE ? firstStep : commit);
    const other = heldUnder(before, work.champ.name('value_other'))[0];
    return other && isDone(done) ? typeOther(work, other) : done;
  },
};

/** The value stands there, perhaps unsaved: the event alone asks the site to save it. */
export function sendAgain(work: Work, control = work.champ.nativeList() ?? work.champ.hidden()): Promise<Done> {
  if (!control) return Promise.resolve(refused('field-gone'));
  const value = control.value;
  return commit(
    work,
    () => {
      say(control, 'change');
      return true;
    },
    { proof: 'held', stored: () => held(work) === value },
  );
}
