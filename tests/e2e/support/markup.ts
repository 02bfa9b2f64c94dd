import type { Tab } from '../../tools/stage';

/**
 * The form as text, without what an answer changes (values, ticks, choices) nor the numbers React draws at each
 * mounting: two of them are equal when nobody left anything in the form.
 */
export function formMarkup(tab: Tab): Promise<string> {
  return tab.fn(() => {
    const form = document.querySelector('form#dossier-edit-form, form#identite-form');
    if (!form) throw new Error('Pas de formulaire');
    const copy = form.cloneNode(true) as HTMLElement;
    for (const element of [copy, ...copy.querySelectorAll('*')]) {
      for (const name of ['value', 'checked', 'selected']) element.removeAttribute(name);
      for (const attribute of [...element.attributes]) {
        if (/react-aria|^aria-(expanded|controls|activedescendant)$|:r/.test(`${attribute.name} ${attribute.value}`)) {
          element.removeAttribute(attribute.name);
        }
      }
      if (element.tagName === 'TEXTAREA') {
        // Its text is its value; its height follows its text.
        element.textContent = '';
        element.removeAttribute('style');
      }
    }
    return copy.outerHTML.replace(/>\s+</g, '>\n<');
  });
}

/** Everything the person's page holds outside the form that was not there at load: hosts of outlines, and nothing else. */
export function besideTheForm(tab: Tab): Promise<string[]> {
  return tab.fn(() =>
    [...document.documentElement.children, ...document.body.children].map((element) =>
      element.tagName.toLowerCase().concat(element.id ? `#${element.id}` : ''),
    ),
  );
}
