import type { Snapshot } from '../forms/intent';
import type { Champ } from './champ';

/** The visible text of a combobox has no name of its own on the page; in a snapshot it goes under this one. */
const COMBOBOX = 'combobox';

/** What stands in every control of a field: enough to put it back. It stays in the panel's session memory. */
export function snapshot(champ: Champ): Snapshot {
  const entries: Snapshot = [];
  const within = champ.wrapper;
  if (!within) return entries;
  for (const control of within.querySelectorAll<HTMLInputElement>('input,select,textarea')) {
    const name = control.name || (control.getAttribute('role') === 'combobox' ? COMBOBOX : '');
    if (name === '' || control.type === 'file' || !belongs(champ, name)) continue;
    const ticked = control.type === 'radio' || control.type === 'checkbox';
    entries.push({ name, value: control.value, checked: ticked ? control.checked : null });
  }
  return entries;
}

const belongs = (champ: Champ, name: string): boolean =>
  name === COMBOBOX || (champ.place === 'champs' ? name.includes(`[${champ.id}]`) : name === champ.name(''));

/** Two states of a field say the same: empty companions come and go, the order of several choices is free. */
export function sameSnapshot(a: Snapshot, b: Snapshot, same: (x: string, y: string) => boolean): boolean {
  const [left, right] = [telling(a), telling(b)];
  if (left.length !== right.length) return false;
  const rest = [...right];
  for (const entry of left) {
    const at = rest.findIndex(
      (other) => other.name === entry.name && other.checked === entry.checked && same(other.value, entry.value),
    );
    if (at === -1) return false;
    rest.splice(at, 1);
  }
  return true;
}

const telling = (entries: Snapshot): Snapshot =>
  // A combobox's text follows its hidden input, and is redrawn by the site.
  entries.filter((entry) => entry.name !== COMBOBOX && entry.checked !== false && entry.value !== '');

/** The values held under a name, ticked ones only for radios and tick boxes. */
export const heldUnder = (entries: Snapshot, name: string): string[] =>
  entries
    .filter((entry) => entry.name === name && entry.checked !== false && entry.value !== '')
    .map(({ value }) => value);

export const comboboxText = (entries: Snapshot): string => heldUnder(entries, COMBOBOX)[0] ?? '';
