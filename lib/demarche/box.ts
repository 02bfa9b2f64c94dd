import { type ControlFamily, type Field, LIMITS, type Refusal } from '../forms/page-form';
import { isInput, isSelect } from './champ';
import { familyOfType, NOT_A_FIELD } from './families';
import { type Label, labelText, plainText, readLabel } from './labels';
import { rememberChoices, rememberedChoices } from './lists';
import { parseChampId, parseChampName } from './names';
import { isHidden, type Surroundings } from './surroundings';
import { cleanText, withoutRowNumber } from './words';

/** One champ read: its words, its choices, whether something stands in it. Never what stands in it. */

const TYPE_CLASS = /(?:^|\s)editable-champ-([a-z0-9_]+)/;

export const typeOf = (box: Element): string => TYPE_CLASS.exec((box as HTMLElement).className)?.[1] ?? '';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What one box holds, sorted in one walk. */
interface Parts {
  controls: Control[];
  /** Named hidden inputs; `[]` names give one entry per input. */
  hidden: { name: string; value: string }[];
  labels: HTMLLabelElement[];
  legend: Element | null;
  hint: Element | null;
  error: Element | null;
  component: Element | null;
}

const HINT = 'fr-hint-text';
const ERROR = /(?:^|\s)fr-(?:message--error|error-text)(?:\s|$)/;

/** Author's labels, lists and hints are not entered: the dear part of a page is inside its long lists. */
function sort(within: Element, parts: Parts): void {
  for (let element = within.firstElementChild; element; element = element.nextElementSibling) {
    switch (element.localName) {
      case 'label':
        parts.labels.push(element as HTMLLabelElement);
        // The native list of the later long lists stands inside a label that names nothing.
        if (element.firstElementChild && !element.hasAttribute('for')) sort(element, parts);
        break;
      case 'legend':
        parts.legend ??= element;
        break;
      case 'svg':
        break;
      case 'react-component':
        parts.component ??= element;
        break;
      case 'input':
      case 'select':
      case 'textarea': {
        const control = element as Control;
        if (control.type === 'hidden') parts.hidden.push({ name: control.name, value: control.value });
        else parts.controls.push(control);
        break;
      }
      default: {
        const name = (element as HTMLElement).className;
        if (name === HINT) {
          // Hints inside a label are the site's own on the format (contract §4.3).
          if (!parts.hint && element.id.endsWith('describedby_id')) parts.hint = element;
        } else if (name !== '' && ERROR.test(name)) parts.error ??= element;
        else if (element.firstElementChild) sort(element, parts);
      }
    }
  }
}

export function readBox(
  box: Element,
  type: string,
  around: Surroundings,
  context: string | null,
  flat: readonly { title: string }[],
): Field | null {
  if (type === '' || NOT_A_FIELD.has(type)) return null;
  const wrapper = box.parentElement ?? box;
  const parts: Parts = { controls: [], hidden: [], labels: [], legend: null, hint: null, error: null, component: null };
  sort(box, parts);
  const id = idOf(wrapper, box, parts);
  const ids = id === null ? null : parseChampId(id);
  if (id === null || !ids) return null;
  const place = around.of(wrapper.parentElement ?? wrapper);

  const allowed = familyOfType(type);
  const control = 'refusal' in allowed ? null : controlFamily(allowed.family, type, parts);
  const refusal: Refusal | null = 'refusal' in allowed ? allowed.refusal : control ? null : 'unsupported';
  const { text, mandatory } = labelOf(box, parts);
  const gates = box.getAttribute('data-dependent-conditions') ?? wrapper.getAttribute('data-dependent-conditions');
  const disabled = place.disabled || (box.localName === 'fieldset' && (box as HTMLFieldSetElement).disabled);
  return {
    id,
    stableId: ids.stableId,
    rowId: ids.rowId,
    type,
    label: place.aloneInRow && place.repetition ? withoutRowNumber(text, place.repetition.row) : text,
    description: parts.hint ? plainText(parts.hint, LIMITS.text) || null : null,
    sections: flat.length > 0 ? [...place.sections, ...flat.map(({ title }) => title)] : place.sections,
    context,
    repetition: place.repetition,
    options: control && control !== 'text' ? optionsOf(box.ownerDocument, id, control, parts) : null,
    required: mandatory,
    control,
    refusal,
    state: stateOf(parts, disabled),
    visible: !place.hidden && !isHidden(wrapper) && !isHidden(box),
    gatesOthers: gates === 'true',
    error: parts.error ? plainText(parts.error, LIMITS.text) || null : null,
  };
}

/** The wrapper's id, else a control's name: both have been stable since 2024 (contract §11). */
function idOf(wrapper: Element, box: Element, parts: Parts): string | null {
  const id = wrapper.id || box.id;
  if (id.startsWith('champ-')) return id.slice('champ-'.length);
  for (const { name } of [...parts.controls, ...parts.hidden]) {
    const found = parseChampName(name);
    if (found) return found.id;
  }
  return null;
}

/** The author's label: the legend of grouped controls, else the first label, as those of second controls and tick boxes follow (§4.3). */
function labelOf(box: Element, parts: Parts): Label {
  const label = readLabel(parts.legend ?? parts.labels[0], LIMITS.text);
  if (label.text !== '') return label;
  const reference = parts.controls[0]?.getAttribute('aria-labelledby')?.split(/\s+/).at(-1);
  const byReference = readLabel(reference ? box.ownerDocument.getElementById(reference) : null, LIMITS.text);
  return byReference.text === '' ? readLabel(box.querySelector('.fr-label'), LIMITS.text) : byReference;
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
  if (!parts.hidden.some(({ value }) => value !== '')) return false;
  // The companion of a tick box holds the unticked value: nobody's answer.
  const ticks = new Set(parts.controls.filter((c) => c.type === 'checkbox').map((c) => c.name));
  return parts.hidden.some(({ name, value }) => value !== '' && !ticks.has(name));
}
