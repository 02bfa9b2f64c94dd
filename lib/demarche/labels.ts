import { NOT_LABEL } from './names';
import { cleanText } from './words';

/** Reading labels, hints and errors without cloning anything (contract §4.3, §4.4). */

function gather(node: Node, removing: RegExp): string {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.nodeValue;
    else if (child.nodeType === 1) {
      const element = child as Element;
      // An SVG's <desc> is real text content.
      if (element.localName === 'svg' || removing.test(element.getAttribute('class') ?? '')) continue;
      // Two blocks side by side are two words.
      text += ` ${gather(element, removing)} `;
    }
  }
  return text;
}

const NOT_TEXT = /(?:^|\s)(?:sr-only|fr-sr-only)(?:\s|$)/;

/** The label or legend alone. */
export function labelText(element: Element | null | undefined, limit: number): string {
  if (!element) return '';
  return cleanText(element.firstElementChild ? gather(element, NOT_LABEL) : (element.textContent ?? '')).slice(
    0,
    limit,
  );
}

/** A description, an explanation or a message. */
export function plainText(element: Element | null | undefined, limit: number): string {
  if (!element) return '';
  return cleanText(element.firstElementChild ? gather(element, NOT_TEXT) : (element.textContent ?? '')).slice(0, limit);
}

/** Has a mandatory mark (contract §4.3). Native `required` is absent on comboboxes and radios. */
export const hasMandatoryMark = (element: Element | null | undefined): boolean =>
  element?.querySelector('svg.mandatory') != null;
