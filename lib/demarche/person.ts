import { isOurClick } from './hands';
import { PAGE_FIELDS, parseChampId } from './names';

/**
 * Where the person is. Only what the browser vouches for counts (`isTrusted`): our own events are not the person's.
 */

/** A field touched less than this ago is being worked on. */
const FRESH = 3_000;

export class Person {
  private readonly touched = new Map<string, number>();

  constructor(private readonly document: Document) {}

  listen(signal: AbortSignal): void {
    const note = (event: Event) => {
      const id = event.isTrusted && !isOurClick() && event.target instanceof Element ? fieldAt(event.target) : null;
      if (id) this.touched.set(id, performance.now());
    };
    for (const type of ['input', 'change', 'compositionstart', 'paste', 'drop']) {
      this.document.addEventListener(type, note, { capture: true, passive: true, signal });
    }
  }

  /** The person is in this field now, or worked on it since `since` (ms of the page's clock) or just before. */
  isIn(fieldId: string, since: number): boolean {
    return this.hasTouched(fieldId, since - FRESH) || this.isFocusedIn(fieldId);
  }

  hasTouched(fieldId: string, since: number): boolean {
    return (this.touched.get(fieldId) ?? Number.NEGATIVE_INFINITY) >= since;
  }

  /** A focus kept while the person's hands are elsewhere (the panel) is not typing. */
  private isFocusedIn(fieldId: string): boolean {
    const active = this.document.activeElement;
    return active !== null && this.document.hasFocus() && isTypable(active) && fieldAt(active) === fieldId;
  }
}

const isTypable = (element: Element): boolean =>
  element.localName === 'textarea' ||
  element.localName === 'select' ||
  (element.localName === 'input' && (element as HTMLInputElement).type !== 'hidden');

/** The field a control belongs to. */
export function fieldAt(element: Element): string | null {
  const name = element.getAttribute('name') ?? '';
  const known = PAGE_FIELDS.find((field) => field.name === name);
  if (known) return known.id;
  for (let at = element.closest('[id^="champ-"]'); at; at = at.parentElement?.closest('[id^="champ-"]') ?? null) {
    const id = at.id.slice('champ-'.length);
    if (parseChampId(id)) return id;
  }
  return null;
}
