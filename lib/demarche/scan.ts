import { type Field, LIMITS } from '../forms/page-form';
import type { ScanAnswer } from '../messages';
import { readBox, typeOf } from './box';
import { Champ, isInput } from './champ';
import { labelText, plainText, readLabel } from './labels';
import { PAGE_FIELDS, SELECTORS } from './names';
import { aboutPage, type Page, readPage } from './page';
import { firstLegend, Surroundings } from './surroundings';

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
  return readBox(box, typeOf(box), new Surroundings(page.root, false), null, []);
}

/** The site's own message on one field, and nothing else of it. */
export function readError(document: Document, page: Page, fieldId: string): string | null {
  if (page.place !== 'champs') return readField(document, page, fieldId)?.error ?? null;
  const { box } = new Champ(document, 'champs', fieldId, '');
  return plainText(box?.querySelector('.fr-message--error,.fr-error-text'), LIMITS.text) || null;
}

// ── the champs ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
    const own = readLabel(radios ? ownLegend(first, group) : first.labels?.[0], LIMITS.text);
    fields.push({
      id,
      stableId: id,
      rowId: null,
      type,
      label: own.text || label,
      description: null,
      sections: [labelText(group?.querySelector('legend'), LIMITS.text)].filter((title) => title !== ''),
      context: null,
      repetition: null,
      options: radios ? controls.map((radio) => labelText(radio.labels?.[0], LIMITS.text)) : null,
      required: own.mandatory || first.required,
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
