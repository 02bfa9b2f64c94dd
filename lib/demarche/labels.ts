import { NOT_LABEL } from './names';
import { cleanText } from './words';

/** Reading labels, hints and errors without cloning anything (contract §4.3, §4.4). */

export interface Label {
  text: string;
  /** The mandatory mark stands in it; native `required` is absent on comboboxes and radios. */
  mandatory: boolean;
}

function gather(node: Node, removing: RegExp, seen?: Label): string {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.nodeValue;
    else if (child.nodeType === 1) {
      const element = child as Element;
      const name = element.getAttribute('class') ?? '';
      // An SVG's <desc> is real text content.
      if (element.localName === 'svg') {
        if (seen && /\bmandatory\b/.test(name)) seen.mandatory = true;
      } else if (!removing.test(name)) {
        // Two blocks side by side are two words.
        text += ` ${gather(element, removing, seen)} `;
      }
    }
  }
  return text;
}

const NOT_TEXT = /(?:^|\s)(?:sr-only|fr-sr-only)(?:\s|$)/;

/** The label or legend alone, and whether it is marked as mandatory. */
export function readLabel(element: Element | null | undefined, limit: number): Label {
  const label: Label = { text: '', mandatory: false };
  if (element) label.text = cleanText(gather(element, NOT_LABEL, label)).slice(0, limit);
  return label;
}

export const labelText = (element: Element | null | undefined, limit: number): string => readLabel(element, limit).text;

/** A description, an explanation or a message. */
export const plainText = (element: Element | null | undefined, limit: number): string =>
  element ? cleanText(gather(element, NOT_TEXT)).slice(0, limit) : '';
