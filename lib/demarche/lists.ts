/**
 * Choices of the React lists. Before mounting they stand as JSON in `props` (contract §5.7); once mounted they are nowhere
 * in the page until the list opens: what was read before is remembered, per champ, for the life of the page.
 */

export interface Choice {
  text: string;
  value: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Items are given as texts, as `[label, value]` pairs or as `{ label, value }`. */
export function readItems(props: string): Choice[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(props);
  } catch {
    return null;
  }
  if (!isRecord(parsed) || !Array.isArray(parsed.items)) return null;
  const choices: Choice[] = [];
  for (const item of parsed.items) {
    const [text, value] = Array.isArray(item) ? item : isRecord(item) ? [item.label, item.value] : [item, item];
    if (typeof text === 'string' && (typeof value === 'string' || typeof value === 'number')) {
      choices.push({ text, value: String(value) });
    }
  }
  return choices.length > 0 ? choices : null;
}

const remembered = new WeakMap<Document, Map<string, Choice[]>>();

const memoryOf = (document: Document): Map<string, Choice[]> => {
  const known = remembered.get(document) ?? new Map<string, Choice[]>();
  remembered.set(document, known);
  return known;
};

export function rememberChoices(document: Document, fieldId: string, component: Element): Choice[] | null {
  const choices = readItems(component.getAttribute('props') ?? '');
  if (choices) memoryOf(document).set(fieldId, choices);
  return choices;
}

/** By champ, else as in another row of the same repetition: the same question, so the same list. */
export const rememberedChoices = (document: Document, fieldId: string): Choice[] | null =>
  memoryOf(document).get(fieldId) ?? memoryOf(document).get(fieldId.split('-')[0] ?? '') ?? null;

/** To be called before the site's scripts run: every local list of the page, while its JSON still stands there. */
export function rememberAllChoices(document: Document): void {
  for (const component of document.querySelectorAll('.editable-champ react-component[props]')) {
    const id = component.closest('[id^="champ-"]')?.id.slice('champ-'.length);
    const choices = id ? rememberChoices(document, id, component) : null;
    const stableId = id?.split('-')[0];
    if (choices && stableId && stableId !== id) memoryOf(document).set(stableId, choices);
  }
}
