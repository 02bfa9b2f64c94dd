import { type ControlFamily, type Field, LIMITS, type Refusal } from '../forms/page-form';
import type { ScanAnswer } from '../messages';
import { Champ, isInput, isSelect } from './champ';
import { familyOfType, NOT_A_FIELD } from './families';
import { hasMandatoryMark, labelText, plainText } from './labels';
import { rememberChoices, rememberedChoices } from './lists';
import { PAGE_FIELDS, parseChampId, parseChampName, SELECTORS } from './names';
import { aboutPage, type Page, readPage } from './page';
import { cleanText, withoutRowNumber } from './words';

/**
 * One pass over the page: every field, its words, its choices, whether something stands in it. Never what stands in it.
 * No layout is read, nothing is cloned, and what an ancestor tells is computed once per ancestor.
 */
export function scan(document: Document): ScanAnswer {
  const page = readPage(document);
  if ('none' in page) return page;
  const { fields, truncated } = page.place === 'champs' ? readChamps(page.root) : readPageFields(document, page);
  return { form: { ...aboutPage(document, page), fields, truncated } };
}

/** The same reading for one field, at the moment of writing. Sections and context are left out: they decide nothing there. */
export function readField(document: Document, page: Page, fieldId: string): Field | null {
  if (page.place !== 'champs') return readPageFields(document, page).fields.find(({ id }) => id === fieldId) ?? null;
  const box = new Champ(document, 'champs', fieldId, '').box;
  if (!box || !page.root.contains(box)) return null;
  return readBox(box, typeOf(box), new Surroundings(page.root), null, []);
}

// ── what stands around a field ──────────────────────────────────────────────────────────────────────────────────────

interface Place {
  sections: readonly string[];
  hidden: boolean;
  disabled: boolean;
  repetition: Field['repetition'];
  /** A single child type per row: the site adds the row's number to its label. */
  aloneInRow: boolean;
}

class Surroundings {
  private readonly known = new Map<Element, Place>();

  constructor(private readonly root: Element) {
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
      const title = sectionTitle(element);
      if (title) sections = [...sections, title];
    } else if (element.matches(SELECTORS.rowGroup)) {
      repetition = rowOf(element);
      aloneInRow = element.querySelectorAll(SELECTORS.box).length === 1;
    }
    return { sections, hidden, disabled, repetition, aloneInRow };
  }
}

const isHidden = (element: Element): boolean =>
  (element as HTMLElement).hidden || element.classList.contains('hidden') || element.classList.contains('fr-hidden');

const firstLegend = (fieldset: Element): Element | null => {
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

// ── the champs ──────────────────────────────────────────────────────────────────────────────────────────────────────

const TYPE_CLASS = /(?:^|\s)editable-champ-([a-z0-9_]+)/;

const typeOf = (box: Element): string => TYPE_CLASS.exec(box.getAttribute('class') ?? '')?.[1] ?? '';

function readChamps(root: Element): { fields: Field[]; truncated: boolean } {
  const around = new Surroundings(root);
  const fields: Field[] = [];
  // Header sections written flat, beside the fields they open: titles by level, per parent.
  const flat = new Map<Element, { level: number; title: string }[]>();
  let explained: { text: string; in: readonly string[]; flat: unknown } | null = null;
  for (const box of root.querySelectorAll(SELECTORS.box)) {
    const type = typeOf(box);
    const parent = box.parentElement?.parentElement ?? root;
    if (type === 'header_section') {
      const heading = box.querySelector('[class*="section-"]') ?? box;
      const level = Number(/section-(\d)/.exec(heading.getAttribute('class') ?? '')?.[1] ?? 1);
      const outer = (flat.get(parent) ?? []).filter((section) => section.level < level);
      flat.set(parent, [...outer, { level, title: labelText(heading, LIMITS.text) }]);
      continue;
    }
    const titles = flat.get(parent);
    if (type === 'explication') {
      const text = explanation(box);
      explained = text ? { text, in: around.of(parent).sections, flat: titles } : null;
      continue;
    }
    if (type === 'repetition') continue;
    if (fields.length >= LIMITS.fields) return { fields, truncated: true };
    // An explanation holds until the next one or the end of its section.
    if (explained && (explained.in !== around.of(parent).sections || explained.flat !== titles)) explained = null;
    const field = readBox(box, type, around, explained?.text ?? null, titles ?? []);
    if (field) fields.push(field);
  }
  return { fields, truncated: false };
}

/** The title of the block when it has one: its body may speak of anything. */
function explanation(box: Element): string | null {
  const title = box.querySelector('.fr-callout__title, h2, h3, h4, h5, h6, label, legend');
  return labelText(title, LIMITS.text) || plainText(box, 300) || null;
}

const PARTS =
  'input,select,textarea,label,legend,react-component,.fr-hint-text,.fr-message--error,.fr-error-text,svg.mandatory';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What one box holds, sorted in one walk. */
interface Parts {
  controls: Control[];
  hidden: { name: string; value: string }[];
  labels: HTMLLabelElement[];
  legend: Element | null;
  hint: Element | null;
  error: Element | null;
  component: Element | null;
  mandatory: boolean;
  name: string;
}

function partsOf(box: Element): Parts {
  const parts: Parts = {
    controls: [],
    hidden: [],
    labels: [],
    legend: null,
    hint: null,
    error: null,
    component: null,
    mandatory: false,
    name: '',
  };
  for (const element of box.querySelectorAll(PARTS)) {
    switch (element.localName) {
      case 'label':
        parts.labels.push(element as HTMLLabelElement);
        break;
      case 'legend':
        parts.legend ??= element;
        break;
      case 'react-component':
        parts.component ??= element;
        break;
      case 'svg':
        parts.mandatory = true;
        break;
      case 'input':
      case 'select':
      case 'textarea': {
        const control = element as Control;
        const name = control.name;
        if (name !== '') parts.name = name;
        if (control.type === 'hidden') {
          parts.hidden.push({ name, value: control.value });
        } else parts.controls.push(control);
        break;
      }
      default:
        if (element.classList.contains('fr-hint-text')) {
          // Hints inside a label are the site's own on the format (contract §4.3).
          if (!parts.hint && element.id.endsWith('describedby_id')) parts.hint = element;
        } else parts.error ??= element;
    }
  }
  return parts;
}

function readBox(
  box: Element,
  type: string,
  around: Surroundings,
  context: string | null,
  flat: readonly { title: string }[],
): Field | null {
  if (type === '' || NOT_A_FIELD.has(type)) return null;
  const wrapper = box.parentElement ?? box;
  const parts = partsOf(box);
  const named = parseChampName(parts.name);
  const id = named?.id ?? (wrapper.id || box.id).replace(/^champ-/, '');
  const ids = parseChampId(id);
  if (!ids) return null;
  const place = around.of(wrapper);

  const allowed = familyOfType(type);
  const control = 'refusal' in allowed ? null : controlFamily(allowed.family, type, parts);
  const refusal: Refusal | null = 'refusal' in allowed ? allowed.refusal : control ? null : 'unsupported';
  const label = labelOf(box, parts, place);
  const attribute = box.getAttribute('data-dependent-conditions') ?? wrapper.getAttribute('data-dependent-conditions');
  return {
    id,
    stableId: ids.stableId,
    rowId: ids.rowId,
    type,
    label,
    description: plainText(parts.hint, LIMITS.text) || null,
    sections: flat.length > 0 ? [...place.sections, ...flat.map(({ title }) => title)] : [...place.sections],
    context,
    repetition: place.repetition,
    options: refusal ? null : optionsOf(box.ownerDocument, id, control, parts),
    required: parts.mandatory,
    control,
    refusal,
    state: stateOf(parts, place.disabled),
    visible: !place.hidden && !isHidden(box),
    gatesOthers: attribute === 'true',
    error: plainText(parts.error, LIMITS.text) || null,
  };
}

/** The author's label: the legend of grouped controls, else the label of the control (contract §4.3). */
function labelOf(box: Element, parts: Parts, place: Place): string {
  // The first label of the box is the author's; those of second controls and tick boxes follow.
  const element = parts.legend ?? parts.labels[0];
  let text = labelText(element, LIMITS.text);
  if (text === '') {
    const reference = parts.controls[0]?.getAttribute('aria-labelledby')?.split(/\s+/).at(-1);
    text = labelText(reference ? box.ownerDocument.getElementById(reference) : null, LIMITS.text);
  }
  if (text === '') text = labelText(box.querySelector('.fr-label'), LIMITS.text);
  return place.aloneInRow && place.repetition ? withoutRowNumber(text, place.repetition.row) : text;
}

/** The family by the control found; null when the page shows none we know. */
function controlFamily(family: ControlFamily | null, type: string, parts: Parts): ControlFamily | null {
  const first = parts.controls[0];
  const several = type === 'multiple_drop_down_list';
  if (family === 'text') return first && isPlainText(first) ? 'text' : null;
  if (family === 'radio') return isInput(first, 'radio') ? 'radio' : null;
  if (family) return first || parts.component ? family : null;
  if (isInput(first, 'radio')) return several ? null : 'radio';
  if (isInput(first, 'checkbox')) return several ? 'checkboxes' : null;
  if (isSelect(first) && !several && !isReplacedList(first)) return 'select';
  const isCombobox = parts.component !== null || isSelect(first) || first?.getAttribute('role') === 'combobox';
  return isCombobox ? (several ? 'multi-combobox' : 'combobox') : null;
}

/** The later long lists keep a native list out of sight behind a button (contract §5.7). */
const isReplacedList = (select: HTMLSelectElement): boolean =>
  select.tabIndex === -1 || select.closest('[aria-hidden="true"], [data-react-aria-prevent-focus]') !== null;

const NOT_PLAIN = new Set(['file', 'radio', 'checkbox', 'submit', 'button', 'image', 'reset', 'hidden', 'password']);

const isPlainText = (control: Control): boolean =>
  control.localName === 'textarea' || (isInput(control) && !NOT_PLAIN.has(control.type));

function optionsOf(document: Document, id: string, control: ControlFamily | null, parts: Parts): string[] | null {
  switch (control) {
    case 'radio':
    case 'checkboxes':
      return parts.controls
        .filter((input) => input.value !== '' && (input.type === 'radio' || input.type === 'checkbox'))
        .slice(0, LIMITS.options)
        .map((input) =>
          labelText(
            parts.labels.find((label) => label.htmlFor === input.id),
            LIMITS.text,
          ),
        );
    case 'select':
    case 'linked': {
      const select = parts.controls.find(isSelect);
      return select ? textsOf(select) : null;
    }
    case 'combobox':
    case 'multi-combobox': {
      const select = parts.controls.find(isSelect);
      if (select) return textsOf(select);
      const choices = parts.component
        ? rememberChoices(document, id, parts.component)
        : rememberedChoices(document, id);
      return choices?.slice(0, LIMITS.options).map(({ text }) => cleanText(text)) ?? null;
    }
    default:
      return null;
  }
}

const textsOf = (select: HTMLSelectElement): string[] => {
  const texts: string[] = [];
  for (const option of select.options) {
    if (option.value !== '' && texts.length < LIMITS.options) texts.push(cleanText(option.text).slice(0, LIMITS.text));
  }
  return texts;
};

function stateOf(parts: Parts, disabled: boolean): Field['state'] {
  const free = parts.controls.some((c) => !c.disabled && !('readOnly' in c && c.readOnly && c.type !== 'radio'));
  if (disabled || (parts.controls.length > 0 && !free)) return 'locked';
  return isFilled(parts) ? 'filled' : 'empty';
}

/** Anything a person or the site put there counts, in whichever control of the field. */
function isFilled(parts: Parts): boolean {
  for (const input of parts.controls) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      if ((input as HTMLInputElement).checked && input.value !== '') return true;
    } else if (isSelect(input) && input.multiple) {
      if (input.selectedOptions.length > 0) return true;
    } else if (input.value !== '') return true;
  }
  // The companion of a tick box holds the unticked value: nobody's answer.
  const ticks = new Set(parts.controls.filter((c) => c.type === 'checkbox').map((c) => c.name));
  return parts.hidden.some(({ name, value }) => value !== '' && !ticks.has(name));
}

// ── the identity and SIRET pages ────────────────────────────────────────────────────────────────────────────────────

function readPageFields(document: Document, page: Page): { fields: Field[]; truncated: boolean } {
  const fields: Field[] = [];
  for (const { id, name, type, place, label } of PAGE_FIELDS) {
    if (place !== page.place) continue;
    const controls = [...document.getElementsByName(name)].filter(
      (element): element is HTMLInputElement => isInput(element) && element.type !== 'hidden',
    );
    const first = controls[0];
    if (!first) continue;
    const radios = first.type === 'radio';
    const group = first.closest('.mandataire-infos, .individual-infos');
    const own = radios ? ownLegend(first, group) : first.labels?.[0];
    fields.push({
      id,
      stableId: id,
      rowId: null,
      type,
      label: labelText(own, LIMITS.text) || label,
      description: null,
      sections: [labelText(group?.querySelector('legend'), LIMITS.text)].filter((title) => title !== ''),
      context: null,
      repetition: null,
      options: radios ? controls.map((radio) => labelText(radio.labels?.[0], LIMITS.text)) : null,
      required: hasMandatoryMark(own) || first.required,
      control: radios ? 'radio' : 'text',
      refusal: null,
      state: controls.every((c) => c.disabled || c.readOnly || c.matches(':disabled'))
        ? 'locked'
        : controls.some((c) => (radios ? c.checked : c.value !== ''))
          ? 'filled'
          : 'empty',
      visible: first.closest('[hidden], .hidden, .fr-hidden') === null,
      gatesOthers: false,
      error: plainText(first.closest('.fr-input-group')?.querySelector('.fr-error-text'), LIMITS.text) || null,
    });
  }
  return { fields, truncated: false };
}

/** The radios may stand in the block's own fieldset, whose legend names the person, not the question. */
function ownLegend(radio: Element, group: Element | null): Element | null {
  const fieldset = radio.closest('fieldset');
  return fieldset && fieldset !== group ? firstLegend(fieldset) : null;
}
