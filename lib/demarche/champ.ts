import type { FormPlace } from '../forms/page-form';
import { champName, PAGE_FIELDS, parseChampId } from './names';

/** The controls of one field, found again by name at each look: elements do not outlive a save (contract §5.3). */

export type NamedControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

// By local name rather than `instanceof`: the same in every world and window.
export const isInput = (element: Element | null | undefined, type?: string): element is HTMLInputElement =>
  element?.localName === 'input' && (type === undefined || (element as HTMLInputElement).type === type);
export const isSelect = (element: Element | null | undefined): element is HTMLSelectElement =>
  element?.localName === 'select';

export class Champ {
  constructor(
    readonly document: Document,
    readonly place: FormPlace,
    readonly id: string,
    readonly type: string,
  ) {}

  /** What scrolls into view, is outlined, and holds every control; null when the field left the page. */
  get wrapper(): Element | null {
    if (this.place === 'champs') {
      if (!parseChampId(this.id)) return null;
      const named = `[name^="${champName(this.id, '').slice(0, -1)}"]`;
      return (
        this.document.getElementById(`champ-${this.id}`) ??
        this.document.querySelector(named)?.closest('.editable-champ') ??
        null
      );
    }
    const first = [...this.document.getElementsByName(this.name(''))].find((control) => !isInput(control, 'hidden'));
    if (isInput(first, 'radio')) return first.closest('fieldset');
    return first?.closest('.fr-input-group, .fr-fieldset__element') ?? first?.parentElement ?? null;
  }

  /** The champ's inner box: class of its type, autosave scope. */
  get box(): Element | null {
    const wrapper = this.wrapper;
    if (this.place !== 'champs' || wrapper?.classList.contains('editable-champ')) return wrapper;
    return wrapper?.querySelector('.editable-champ') ?? null;
  }

  name(attr: string): string {
    if (this.place === 'champs') return champName(this.id, attr);
    return PAGE_FIELDS.find((field) => field.id === this.id)?.name ?? '';
  }

  /** Every control of that attribute, hidden companions included; `multiple` for names ending in `[]`. */
  all(attr: string, multiple = false): NamedControl[] {
    const name = multiple ? `${this.name(attr)}[]` : this.name(attr);
    const controls: NamedControl[] = [];
    // One selector for all: a selector holding the name would be parsed anew for every field.
    for (const control of this.wrapper?.querySelectorAll<NamedControl>('input,select,textarea') ?? []) {
      if (control.name === name) controls.push(control);
    }
    return controls;
  }

  /** The control of that attribute a person can use. */
  control(attr = 'value'): NamedControl | null {
    return this.all(attr).find((control) => !isInput(control, 'hidden')) ?? null;
  }

  /** The hidden input of that attribute: where comboboxes keep the answer. */
  hidden(attr = 'value'): HTMLInputElement | null {
    return this.all(attr).find((control) => isInput(control, 'hidden')) as HTMLInputElement | null;
  }

  select(attr = 'value'): HTMLSelectElement | null {
    return this.all(attr).find(isSelect) ?? null;
  }

  radios(attr = 'value'): HTMLInputElement[] {
    return this.all(attr).filter((control) => isInput(control, 'radio')) as HTMLInputElement[];
  }

  checkboxes(attr = 'value'): HTMLInputElement[] {
    return this.all(attr, true).filter((control) => isInput(control, 'checkbox')) as HTMLInputElement[];
  }

  /** The visible input of a combobox; it has no name. `index` tells a second one apart (address: commune). */
  combobox(index = 0): HTMLInputElement | null {
    return this.box?.querySelectorAll<HTMLInputElement>('input[role=combobox]')[index] ?? null;
  }

  /** Hidden native list of the later long lists (contract §5.7): named for one choice, nameless for several. */
  nativeList(): HTMLSelectElement | null {
    return this.box?.querySelector('select') ?? null;
  }
}
