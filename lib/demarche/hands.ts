/** What a person's hand does to a control (contract §5.1), and the care taken of where the person is. */

export const say = (target: EventTarget, ...types: string[]): void => {
  for (const type of types) target.dispatchEvent(new Event(type, { bubbles: true }));
};

type Typable = HTMLInputElement | HTMLTextAreaElement;

/** Text-like controls save on `input`; `change` follows as a browser would send it. No focus is needed, none is taken. */
export function type(control: Typable, text: string): void {
  control.value = text;
  say(control, 'input', 'change');
}

/** Select lists save on `change`. */
export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  say(select, 'input', 'change');
}

let clicking = false;

/** A click by script makes events the browser vouches for: whoever watches the person must leave them out. */
export const isOurClick = (): boolean => clicking;

/** Radios and tick boxes: the click makes both events, as some of the site's listeners need one, some the other (§2). */
export function click(control: HTMLElement): void {
  clicking = true;
  try {
    control.click();
  } finally {
    clicking = false;
  }
}

/** What believes it has the focus because we said so: the browser will not tell it the end of it either. */
const believing = new Set<HTMLElement>();

/**
 * Gives the focus to a control even when the window itself has none (the person's is in the panel): browsers then move
 * `activeElement` and stay silent, while the lists open on the event (contract §5.7).
 */
export function focusOn(element: HTMLElement): void {
  let heard = false;
  const hear = () => {
    heard = true;
  };
  element.addEventListener('focus', hear, { once: true });
  element.focus({ preventScroll: true });
  element.removeEventListener('focus', hear);
  if (heard) return;
  believing.add(element);
  element.dispatchEvent(new FocusEvent('focus'));
  element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
}

export function leave(element: HTMLElement): void {
  believing.delete(element);
  let heard = false;
  const hear = () => {
    heard = true;
  };
  element.addEventListener('blur', hear, { once: true });
  element.blur();
  element.removeEventListener('blur', hear);
  if (heard || !element.isConnected) return;
  element.dispatchEvent(new FocusEvent('blur'));
  element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
}

export const press = (element: Element, key: string): void => {
  for (const type of ['keydown', 'keyup']) {
    element.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true }));
  }
};

/** Runs `work`, then puts focus, selection and scroll back where the person had them. */
export async function keepingPlace<T>(document: Document, work: () => Promise<T>): Promise<T> {
  const active = document.activeElement as (HTMLElement & Partial<Typable>) | null;
  const [start, end] = selectionOf(active);
  const view = document.defaultView;
  const [x, y] = [view?.scrollX ?? 0, view?.scrollY ?? 0];
  try {
    return await work();
  } finally {
    for (const element of believing) leave(element);
    const now = document.activeElement as HTMLElement | null;
    if (now !== active) {
      if (active?.isConnected && active !== document.body) {
        active.focus({ preventScroll: true });
        if (typeof start === 'number') active.setSelectionRange?.(start, end ?? start);
      } else if (now && now !== document.body) now.blur();
    }
    if (view && (view.scrollX !== x || view.scrollY !== y)) view.scrollTo({ left: x, top: y, behavior: 'instant' });
  }
}

/** Only some controls have a selection; the others answer null, or throw. */
function selectionOf(element: (HTMLElement & Partial<Typable>) | null): [number | null, number | null] {
  try {
    return [element?.selectionStart ?? null, element?.selectionEnd ?? null];
  } catch {
    return [null, null];
  }
}
