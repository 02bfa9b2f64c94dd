import type { Intent, Snapshot } from '../../forms/intent';
import { isThatCommune, isThatDepartment } from '../addresses';
import { choose } from '../hands';
import { comboboxText, heldUnder } from '../snapshot';
import { findText, sameText } from '../words';
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
import { sendAgain } from './combobox';
import { emptyAnswer, pickFromList, type Search } from './popup';

/** Fields answered in two lists, and communes. Second controls come only in the site's answer, and are found by name (§5.6). */

export const textsOf = (select: HTMLSelectElement): string[] => [...select.options].map(({ text }) => text);

/** Chooses in the list of that attribute and proves it. */
export function chooseIn(work: Work, attr: string, value: string, step: typeof commit = commit): Promise<Done> {
  const stored = () =>
    [...(work.champ.select(attr)?.options ?? [])].find((option) => option.defaultSelected)?.value ?? '';
  const before = stored();
  return step(
    work,
    () => {
      const select = work.champ.select(attr);
      if (!select || select.disabled) return false;
      choose(select, value);
      return select.value === value;
    },
    {
      proof: 'reflected',
      stored: () => stored() === value,
      rewritten: () => stored() !== before,
      sentAfter: SENT_AFTER.chosen,
    },
  );
}

function resolveIn(
  select: HTMLSelectElement,
  fits: (texts: string[]) => number | 'none' | 'several',
): { value: string } | Done {
  const texts = textsOf(select);
  const at = fits(texts);
  if (typeof at !== 'number') {
    const real = texts.filter((_text, i) => select.options[i]?.value !== '');
    return needsPerson(at === 'several' ? 'several-options' : 'no-such-option', real);
  }
  return { value: select.options[at]?.value ?? '' };
}

const only = (texts: string[], fits: (text: string) => boolean): number | 'none' | 'several' => {
  const first = texts.findIndex(fits);
  if (first === -1) return 'none';
  return texts.some((text, i) => i > first && fits(text)) ? 'several' : first;
};

/** One list, then another whose choices depend on it. */
async function inTwoLists(
  work: Work,
  first: { attr: string; fits: (texts: string[]) => number | 'none' | 'several' },
  second: { attr: string; fits: (texts: string[]) => number | 'none' | 'several' } | null,
): Promise<Done> {
  const list = work.champ.select(first.attr);
  if (!list) return refused('field-gone');
  const target = resolveIn(list, first.fits);
  if (!('value' in target)) return target;
  if (list.value !== target.value || !second) {
    const done = await chooseIn(work, first.attr, target.value, second ? firstStep : commit);
    if (!isDone(done) || !second) return done;
  }
  const next = await nextControl(work, () => filled(work.champ.select(second.attr)));
  if (!next) return needsPerson('next-control-missing');
  const then = resolveIn(next, second.fits);
  return 'value' in then ? chooseIn(work, second.attr, then.value) : then;
}

/** A list that has something to choose. */
const filled = (select: HTMLSelectElement | null): HTMLSelectElement | null =>
  select && !select.disabled && [...select.options].some(({ value }) => value !== '') ? select : null;

async function restoreLists(work: Work, before: Snapshot, first: string, second: string): Promise<Done> {
  const value = heldUnder(before, work.champ.name(first))[0] ?? '';
  const then = heldUnder(before, work.champ.name(second))[0] ?? '';
  if (work.champ.select(first)?.value !== value) {
    const done = await chooseIn(work, first, value, then === '' ? commit : firstStep);
    if (!isDone(done) || then === '') return done;
  }
  const next = await nextControl(work, () => filled(work.champ.select(second)));
  if (!next) return needsPerson('next-control-missing');
  return chooseIn(work, second, then);
}

export const linkedWriter: Writer<Extract<Intent, { kind: 'linked' }>> = {
  holds(work, { primary, secondary }) {
    const shown = (attr: string) => work.champ.select(attr)?.selectedOptions[0];
    const [one, two] = [shown('primary_value'), shown('secondary_value')];
    if (!one || !sameText(one.text, primary)) return 'no';
    // The first list alone is our own first step, whose second list came late.
    if (secondary !== null && !two?.value) return 'unsaved';
    if (secondary !== null && !(two && sameText(two.text, secondary))) return 'no';
    return one.defaultSelected && (secondary === null || two?.defaultSelected) ? 'stored' : 'unsaved';
  },
  write: (work, { primary, secondary }) =>
    inTwoLists(
      work,
      { attr: 'primary_value', fits: (texts) => findText(texts, primary) },
      secondary === null ? null : { attr: 'secondary_value', fits: (texts) => findText(texts, secondary) },
    ),
  restore: (work, before) => restoreLists(work, before, 'primary_value', 'secondary_value'),
};

/** The first list's attribute was renamed in 2026 (contract §4.5 [later]). */
const departmentAttr = (work: Work): string =>
  work.champ.select('department_code') ? 'department_code' : 'code_departement';

export const epciWriter: Writer<Extract<Intent, { kind: 'epci' }>> = {
  holds(work, { department, epci }) {
    const one = work.champ.select(departmentAttr(work))?.selectedOptions[0];
    const two = work.champ.select('value')?.selectedOptions[0];
    if (!one || !isThatDepartment(one.text, department)) return 'no';
    if (!two?.value) return 'unsaved';
    if (!sameText(two.text, epci)) return 'no';
    return two.defaultSelected ? 'stored' : 'unsaved';
  },
  write: (work, { department, epci }) =>
    inTwoLists(
      work,
      { attr: departmentAttr(work), fits: (texts) => only(texts, (text) => isThatDepartment(text, department)) },
      { attr: 'value', fits: (texts) => findText(texts, epci) },
    ),
  restore: (work, before) => restoreLists(work, before, departmentAttr(work), 'value'),
};

// ── communes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A commune list: the hidden value is `INSEE-postalcode`, and both the name and the code must agree (contract §4.5). */
export function communeSearch(
  work: Work,
  place: { city: string; postalCode: string },
  attr: string,
  input: () => HTMLInputElement | null,
): Search {
  return {
    input,
    queries: [place.postalCode, place.city],
    choose: (texts) => only([...texts], (text) => isThatCommune(text, place.city, place.postalCode)),
    held: () => work.champ.hidden(attr)?.value ?? '',
    remote: true,
  };
}

/** Takes one choice of a remote list and proves it by its hidden input. */
export async function takeRemote(work: Work, search: Search): Promise<Done> {
  let failure: Done | null = null;
  let meant = '';
  const done = await commit(
    work,
    async () => {
      failure = await pickFromList(work, search);
      meant = search.held();
      return failure === null;
    },
    { proof: 'held', stored: () => search.held() === meant },
  );
  return failure ?? done;
}

export const communeWriter: Writer<Extract<Intent, { kind: 'commune' }>> = {
  holds(work, { city, postalCode }) {
    const code = work.champ.hidden('code')?.value ?? '';
    const shown = work.champ.combobox()?.value ?? '';
    return code.endsWith(`-${postalCode}`) && isThatCommune(shown, city, postalCode) ? 'unsaved' : 'no';
  },
  async write(work, intent) {
    const input = await nextControl(work, () => work.champ.combobox());
    if (!input) return needsPerson('list-not-answering');
    if (this.holds(work, intent) === 'unsaved') return sendAgain(work, work.champ.hidden('code'));
    return takeRemote(
      work,
      communeSearch(work, intent, 'code', () => work.champ.combobox()),
    );
  },
  async restore(work, before) {
    const search = { input: () => work.champ.combobox(), held: () => work.champ.hidden('code')?.value ?? '' };
    const text = comboboxText(before);
    if ((heldUnder(before, work.champ.name('code'))[0] ?? '') === '') return emptyAnswer(work, search);
    return takeRemote(work, {
      ...search,
      queries: [text.replace(/\s*\(.*$/, ''), text],
      choose: (texts) => findText(texts, text),
      remote: true,
    });
  },
};
