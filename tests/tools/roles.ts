/**
 * Finds elements as a person with a screen reader names them: role and accessible name.
 * Runs inside the page (it is sent there as text), so it uses nothing from outside itself.
 */
export interface RoleQuery {
  role: string;
  /** Exact text, or the source of a regular expression. */
  name: { text: string } | { pattern: string; flags: string } | null;
}

/** Visible elements of that role and name under `scope`, in document order, open shadow roots included. */
export function elementsByRole(scope: ParentNode, query: RoleQuery): Element[] {
  const clean = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

  const implicitRole = (element: Element): string => {
    const tag = element.tagName.toLowerCase();
    const type = (element.getAttribute('type') ?? 'text').toLowerCase();
    if (tag === 'input') {
      const roles: Record<string, string> = {
        checkbox: 'checkbox',
        radio: 'radio',
        button: 'button',
        submit: 'button',
        reset: 'button',
        range: 'slider',
        number: 'spinbutton',
        search: 'searchbox',
        hidden: '',
        file: '',
      };
      return roles[type] ?? 'textbox';
    }
    if (tag === 'a') return element.hasAttribute('href') ? 'link' : '';
    if (tag === 'section' || tag === 'form')
      return element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')
        ? tag === 'section'
          ? 'region'
          : 'form'
        : '';
    if (tag === 'select') return (element as HTMLSelectElement).multiple ? 'listbox' : 'combobox';
    const roles: Record<string, string> = {
      button: 'button',
      textarea: 'textbox',
      option: 'option',
      ul: 'list',
      ol: 'list',
      li: 'listitem',
      table: 'table',
      tr: 'row',
      td: 'cell',
      th: 'columnheader',
      dialog: 'dialog',
      fieldset: 'group',
      details: 'group',
      output: 'status',
      progress: 'progressbar',
      meter: 'meter',
      nav: 'navigation',
      main: 'main',
      header: 'banner',
      footer: 'contentinfo',
      aside: 'complementary',
      article: 'article',
      img: 'img',
      summary: 'button',
    };
    if (/^h[1-6]$/.test(tag)) return 'heading';
    return roles[tag] ?? '';
  };
  const roleOf = (element: Element) => element.getAttribute('role')?.split(' ')[0] || implicitRole(element);

  const textOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!(node instanceof Element)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || (node as HTMLElement).hidden) return '';
    const label = node.getAttribute('aria-label');
    if (label) return label;
    if (node.tagName === 'IMG') return node.getAttribute('alt') ?? '';
    if (node.tagName === 'svg') return node.querySelector('title')?.textContent ?? '';
    const inner = [...node.childNodes].map(textOf).join('');
    return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `;
  };

  const nameOf = (element: Element, role: string): string => {
    const rootNode = element.getRootNode() as Document | ShadowRoot;
    const labelledBy = element.getAttribute('aria-labelledby');
    if (labelledBy) {
      const parts = labelledBy.split(/\s+/).flatMap((id) => rootNode.getElementById(id) ?? []);
      if (parts.length > 0) return clean(parts.map(textOf).join(' '));
    }
    const ariaLabel = element.getAttribute('aria-label');
    if (ariaLabel) return clean(ariaLabel);
    const labels = (element as HTMLInputElement).labels;
    if (labels && labels.length > 0) return clean([...labels].map(textOf).join(' '));
    if (element.tagName === 'FIELDSET') {
      const legend = element.querySelector(':scope > legend');
      if (legend) return clean(textOf(legend));
    }
    if (element.tagName === 'DETAILS') {
      const summary = element.querySelector(':scope > summary');
      if (summary) return clean(textOf(summary));
    }
    if (element instanceof HTMLInputElement && ['button', 'submit', 'reset'].includes(element.type)) {
      return clean(element.value);
    }
    if (['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'].includes(role)) {
      return clean(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
    }
    return clean(textOf(element)) || clean(element.getAttribute('title') ?? '');
  };

  const exposed = (element: Element): boolean => {
    if (element.closest('[aria-hidden="true"], [inert]')) return false;
    if (element.getClientRects().length === 0 && element.tagName !== 'OPTION') return false;
    return getComputedStyle(element).visibility !== 'hidden';
  };

  const wanted = query.name;
  const fits = (name: string): boolean => {
    if (wanted === null) return true;
    return 'text' in wanted ? name === clean(wanted.text) : new RegExp(wanted.pattern, wanted.flags).test(name);
  };

  const found: Element[] = [];
  const walk = (node: ParentNode): void => {
    for (const element of node.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const role = roleOf(element);
      if (role !== query.role || !fits(nameOf(element, role))) continue;
      if (exposed(element)) found.push(element);
    }
  };
  walk(scope);
  return found;
}
