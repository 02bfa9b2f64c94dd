import type { Intent, Snapshot } from '../../forms/intent';
import { click, say } from '../hands';
import { labelText } from '../labels';
import { rememberedChoices } from '../lists';
import { heldUnder } from '../snapshot';
import { cleanText, findText } from '../words';
import { commit, type Done, needsPerson, nextControl, refused, SENT_AFTER, type Work, type Writer } from '../work';
import { queriesFor } from './combobox';
import { emptyQuery, pickFromList } from './popup';

/** Lists with several choices: added to those that stand there, never taken away but by undo (contract §4.5). */

type ChoicesIntent = Extract<Intent, { kind: 'choices' }>;

/** The position of each wanted text; the whole order is given back to the person when one does not fit. */
function positions(texts: string[], wanted: readonly string[]): number[] | Done {
  const found: number[] = [];
  for (const label of wanted) {
    const at = findText(texts, label);
    if (at === 'several') return needsPerson('several-options', texts);
    if (at === 'none') return needsPerson('no-such-option', texts);
    found.push(at);
  }
  return found;
}

// ── up to five: tick boxes ──────────────────────────────────────────────────────────────────────────────────────────

const boxText = (box: HTMLInputElement): string => labelText(box.labels?.[0], 500);

function tick(work: Work, wanted: (box: HTMLInputElement, at: number) => boolean | null): Promise<Done> {
  const target = new Map<string, boolean>();
  return commit(
    work,
    () => {
      for (const [at, box] of work.champ.checkboxes().entries()) {
        const checked = wanted(box, at) ?? box.checked;
        target.set(box.value, checked);
        if (box.checked === checked) continue;
        if (box.disabled) return false;
        click(box);
      }
      // All stood so already: the event alone asks for the save.
      const first = work.champ.checkboxes()[0];
      if (first && !work.champ.checkboxes().some((box) => box.checked !== box.defaultChecked)) say(first, 'change');
      return true;
    },
    {
      proof: 'reflected',
      stored: () => {
        const boxes = work.champ.checkboxes();
        return boxes.length > 0 && boxes.every((box) => box.defaultChecked === (target.get(box.value) ?? false));
      },
      sentAfter: SENT_AFTER.chosen,
    },
  );
}

export const checkboxesWriter: Writer<ChoicesIntent> = {
  holds(work, intent) {
    const boxes = work.champ.checkboxes();
    const at = positions(boxes.map(boxText), intent.labels);
    if (!Array.isArray(at) || !at.every((i) => boxes[i]?.checked)) return 'no';
    return at.every((i) => boxes[i]?.defaultChecked) ? 'stored' : 'unsaved';
  },
  async write(work, intent) {
    const at = positions(work.champ.checkboxes().map(boxText), intent.labels);
    if (!Array.isArray(at)) return at;
    return tick(work, (_box, i) => (at.includes(i) ? true : null));
  },
  restore(work, before) {
    const values = new Set(heldUnder(before, `${work.champ.name('value')}[]`));
    return tick(work, (box) => values.has(box.value));
  },
};

// ── beyond: a list with tags, or a native list out of sight ─────────────────────────────────────────────────────────

const values = ({ champ }: Work): string[] =>
  champ
    .all('value', true)
    .map((input) => input.value)
    .filter((value) => value !== '');

/** The texts chosen so far, as far as the page tells them. */
function chosenTexts(work: Work): string[] {
  const known = rememberedChoices(work.champ.document, work.champ.id);
  const byValue = values(work).map((value) => known?.find((choice) => choice.value === value)?.text ?? value);
  return byValue.concat(tagsOf(work).map(tagText));
}

const tagsOf = (work: Work): HTMLElement[] => [
  ...(work.champ.box?.querySelectorAll<HTMLElement>('[role=row], .fr-tag') ?? []),
];

/** Without its dismiss button. */
const tagText = (tag: Element): string => {
  const copy = [...tag.querySelectorAll('button')].map((button) => cleanText(button.textContent ?? ''));
  let text = cleanText(tag.textContent ?? '');
  for (const extra of copy) if (extra !== '' && text.endsWith(extra)) text = text.slice(0, -extra.length).trim();
  return text;
};

const isChosen = (work: Work, label: string): boolean => findText(chosenTexts(work), label) !== 'none';

async function addNative(work: Work, list: HTMLSelectElement, wanted: Set<string>, exact: boolean): Promise<Done> {
  const target = new Set(exact ? [] : values(work));
  for (const value of wanted) target.add(value);
  return commit(
    work,
    () => {
      for (const option of list.options) option.selected = target.has(option.value);
      say(list, 'change');
      return true;
    },
    { proof: 'held', stored: () => values(work).length === target.size && values(work).every((v) => target.has(v)) },
  );
}

async function addOne(work: Work, label: string): Promise<Done> {
  let failure: Done | null = null;
  const before = values(work);
  const done = await commit(
    work,
    async () => {
      failure = await pickFromList(work, {
        input: () => work.champ.combobox(),
        queries: queriesFor(label),
        choose: (texts) => findText(texts, label),
        held: () => values(work).join('\n'),
        remote: false,
      });
      emptyQuery(work.champ.combobox());
      return failure === null;
    },
    {
      proof: 'held',
      // What stood there is kept, one more has come.
      stored: () => values(work).length === before.length + 1 && before.every((value) => values(work).includes(value)),
    },
  );
  return failure ?? done;
}

async function removeOne(work: Work, value: string): Promise<Done> {
  const text = rememberedChoices(work.champ.document, work.champ.id)?.find((choice) => choice.value === value)?.text;
  const tag = tagsOf(work).find(
    (candidate) => candidate.getAttribute('data-key') === value || findText([tagText(candidate)], text ?? value) === 0,
  );
  const button = tag?.querySelector('button');
  if (!button) return needsPerson('list-not-answering');
  return commit(
    work,
    () => {
      click(button);
      return true;
    },
    { proof: 'held', stored: () => !values(work).includes(value) },
  );
}

const SAVED: Done = { outcome: 'saved', reason: null };

export const multiComboboxWriter: Writer<ChoicesIntent> = {
  holds: () => 'no',

  async write(work, intent) {
    const list = await nextControl(work, () => work.champ.nativeList() ?? work.champ.combobox());
    if (!list) return needsPerson('list-not-answering');
    const native = work.champ.nativeList();
    if (native) {
      const options = [...native.options];
      const at = positions(
        options.map(({ text }) => text),
        intent.labels,
      );
      if (!Array.isArray(at)) return at;
      return addNative(work, native, new Set(at.map((i) => options[i]?.value ?? '')), false);
    }
    const known = rememberedChoices(work.champ.document, work.champ.id);
    if (known) {
      const at = positions(
        known.map(({ text }) => text),
        intent.labels,
      );
      if (!Array.isArray(at)) return at;
    }
    let done = SAVED;
    for (const label of intent.labels) {
      if (isChosen(work, label)) continue;
      done = await addOne(work, label);
      if (done.outcome !== 'saved') return done;
    }
    return done;
  },

  async restore(work, before: Snapshot) {
    const name = `${work.champ.name('value')}[]`;
    const wanted = heldUnder(before, name);
    const native = work.champ.nativeList();
    if (native) return addNative(work, native, new Set(wanted), true);
    let done = SAVED;
    for (const value of values(work).filter((present) => !wanted.includes(present))) {
      done = await removeOne(work, value);
      if (done.outcome !== 'saved') return done;
    }
    return wanted.every((value) => values(work).includes(value)) ? done : refused('changed-since');
  },
};
