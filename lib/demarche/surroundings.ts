import { type Field, LIMITS } from '../forms/page-form';
import { labelText } from './labels';
import { SELECTORS } from './names';

/** What the ancestors of a field tell, computed once per ancestor: no field asks for its whole way up. */

export interface Place {
  /** Shared by all the fields of a section. */
  sections: string[];
  hidden: boolean;
  disabled: boolean;
  repetition: Field['repetition'];
  /** A single child type per row: the site adds the row's number to its label. */
  aloneInRow: boolean;
}

export class Surroundings {
  private readonly known = new Map<Element, Place>();

  /** `titled`: section titles are read too; at the moment of writing they decide nothing. */
  constructor(
    private readonly root: Element,
    private readonly titled = true,
  ) {
    const hidden = isHidden(root);
    this.known.set(root, { sections: [], hidden, disabled: false, repetition: null, aloneInRow: false });
  }

  of(element: Element): Place {
    const known = this.known.get(element);
    if (known) return known;
    const parent = element.parentElement;
    const place = parent ? this.within(element, this.of(parent)) : this.of(this.root);
    this.known.set(element, place);
    return place;
  }

  private within(element: Element, outer: Place): Place {
    let { sections, hidden, disabled, repetition, aloneInRow } = outer;
    if (isHidden(element)) hidden = true;
    if (element.localName === 'fieldset') {
      if ((element as HTMLFieldSetElement).disabled) disabled = true;
      const title = this.titled ? sectionTitle(element) : null;
      if (title) sections = [...sections, title];
    } else if (ROW.test(element.className)) {
      repetition = rowOf(element);
      aloneInRow = element.querySelectorAll(SELECTORS.box).length === 1;
    }
    return { sections, hidden, disabled, repetition, aloneInRow };
  }
}

const HIDDEN = /(?:^|\s)(?:fr-)?hidden(?:\s|$)/;
const ROW = /(?:^|\s)(?:champs-group|repetition-row)(?:\s|$)/;

/** Both ways the site hides (contract §4.8). Class names as texts: token lists are dear. */
export const isHidden = (element: Element): boolean =>
  (element as HTMLElement).hidden || HIDDEN.test((element as HTMLElement).className);

export const firstLegend = (fieldset: Element): Element | null => {
  for (let child = fieldset.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === 'legend') return child;
  }
  return null;
};

/** A header section opens a fieldset and stands in its legend (contract §4.1). */
function sectionTitle(fieldset: Element): string | null {
  const heading = firstLegend(fieldset)?.querySelector('[class*="section-"]');
  return heading ? labelText(heading, LIMITS.text) || null : null;
}

function rowOf(group: Element): Field['repetition'] {
  const rows = group.closest('[id^="rows_champ_"]');
  const box = rows?.closest('.editable-champ-repetition');
  if (!rows || !box) return null;
  const legend = box.querySelector('legend');
  const row = [...rows.querySelectorAll(SELECTORS.rowGroup)].indexOf(group) + 1;
  return { label: labelText(legend, LIMITS.text), row };
}
