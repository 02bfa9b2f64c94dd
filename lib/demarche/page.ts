import type { FilingMode, FormPlace, PageForm } from '../forms/page-form';
import type { NoForm } from '../messages';
import { ANNOTATION, COMPLETENESS_CHECK, SELECTORS } from './names';
import { cleanText } from './words';

/** Which page of the platform this is: by its address and its own features, never by a version (contract §1, §13). */

/** The two official addresses share their dossiers and their stable ids. Any other installation is its own family. */
const OFFICIAL_HOSTS = new Set(['demarche.numerique.gouv.fr', 'www.demarches-simplifiees.fr']);

const DOSSIER_PAGE = /^\/dossiers\/(\d+)\/(brouillon|modifier|identite|update_identite|siret)\/?$/;
const AGENT_PATHS = /^\/(procedures|admin|avis|expert|experts|manager|patron|instructeur|administrateur)(\/|$)/;
const SIGN_IN_PATHS = /^\/(users|france_connect|pro_connect|agent_connect|super_admins)(\/|$)/;

const PLACE_OF: Readonly<Record<string, FormPlace>> = {
  brouillon: 'champs',
  modifier: 'champs',
  identite: 'identity',
  update_identite: 'identity',
  siret: 'siret',
};

export interface Page {
  place: FormPlace;
  dossier: string;
  /** What holds the fields; the element may be replaced by the site: ask again after each save. */
  root: Element;
}

/** Cheap: the address alone. Nothing else is looked at on pages that are not ours. */
export const mayBeOurs = (path: string): boolean => DOSSIER_PAGE.test(path);

/** What the address alone says: nothing of ours is ever there. null: the page itself must be asked. */
export function nothingAt(path: string): NoForm | null {
  if (AGENT_PATHS.test(path)) return 'agent-page';
  if (SIGN_IN_PATHS.test(path)) return 'sign-in';
  return mayBeOurs(path) ? null : 'not-a-form';
}

export function readPage(document: Document): Page | { none: NoForm } {
  const path = document.location.pathname;
  const nothing = nothingAt(path);
  if (nothing !== null) return { none: nothing };
  const found = DOSSIER_PAGE.exec(path);
  const place = PLACE_OF[found?.[2] ?? ''];
  if (!found?.[1] || !place) return { none: 'not-a-form' };
  const root = rootOf(document, place);
  if (!root) return { none: document.readyState === 'loading' ? 'loading' : 'not-a-form' };
  // Annotations of an agent share the champs' markup (contract §1.2): one of them is enough to stay away.
  if (place === 'champs' && holdsAnnotations(root)) return { none: 'agent-page' };
  return { place, dossier: found[1], root };
}

/** Live collections: the browser keeps them, a selector would walk the whole form at each look. */
function holdsAnnotations(root: Element): boolean {
  return ['input', 'select', 'textarea'].some((tag) => {
    for (const control of root.getElementsByTagName(tag)) {
      if ((control as HTMLInputElement).name.includes(ANNOTATION)) return true;
    }
    return false;
  });
}

function rootOf(document: Document, place: FormPlace): Element | null {
  if (place === 'champs') {
    const form = document.querySelector(SELECTORS.form);
    return form?.querySelector(SELECTORS.box) ? form : null;
  }
  if (place === 'identity') {
    return document.querySelector(SELECTORS.identity) ?? document.querySelector(SELECTORS.modeRadio);
  }
  return document.querySelector(SELECTORS.siretInput)?.closest('form') ?? null;
}

/** True when the site saves by itself. Identity and SIRET wait for the person's own button (contract §2, §3). */
export const autosaves = (place: FormPlace): boolean => place === 'champs';

/** All that is said of the form as a whole. */
export function aboutPage(document: Document, page: Page): Omit<PageForm, 'fields' | 'truncated'> {
  return {
    place: page.place,
    hostFamily: OFFICIAL_HOSTS.has(document.location.hostname) ? 'ds' : document.location.hostname,
    dossier: page.dossier,
    procedure: { path: procedurePath(document), title: procedureTitle(document) },
    lang: document.documentElement.lang.startsWith('en') ? 'en' : 'fr',
    role: roleOn(document, page.place),
    mode: page.place === 'identity' ? filingMode(document) : null,
  };
}

/** Scripts and React parts are mounted (contract §1.1); after 5 s the page is read as it is, without its lists. */
export async function pageReady(document: Document, signal: AbortSignal): Promise<void> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('readystatechange', resolve, { once: true, signal }));
  }
  const ready = () => document.body.classList.contains('dom-ready');
  if (ready()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (ready()) finish();
    });
    const finish = () => {
      observer.disconnect();
      clearTimeout(limit);
      resolve();
    };
    const limit = setTimeout(finish, READY);
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    signal.addEventListener('abort', finish);
  });
}

const READY = 5_000;

function procedurePath(document: Document): string | null {
  const links: [selector: string, pattern: RegExp][] = [
    ['footer#footer.footer-procedure a.fr-footer__link[href*="/statistiques/"]', /\/statistiques\/([\w-]{3,200})/],
    ['a.fr-download__link[href*="/commencer/"]', /\/commencer\/(?:test\/)?([\w-]{3,200})\/dossier_vide/],
  ];
  for (const [selector, pattern] of links) {
    const path = pattern.exec(document.querySelector(selector)?.getAttribute('href') ?? '')?.[1];
    if (path) return path;
  }
  return null;
}

function procedureTitle(document: Document): string | null {
  // A status badge follows the first text node of the header's title (contract §1.3).
  const inHeader = document.querySelector('h1 span.fr-text--lg');
  const first = [...(inHeader?.childNodes ?? [])].find((node) => cleanText(node.nodeValue ?? '') !== '');
  const title = cleanText(first?.nodeValue ?? document.querySelector('h1.fr-h2')?.textContent ?? '');
  return title === '' ? null : title.slice(0, 300);
}

function roleOn(document: Document, place: FormPlace): PageForm['role'] {
  // Only the owner reaches these two steps (contract §9).
  if (place !== 'champs') return 'owner';
  const invited = [...document.forms].some((form) => form.getAttribute('action')?.endsWith(COMPLETENESS_CHECK));
  if (invited) return 'invited';
  return document.querySelector(SELECTORS.inviteButton) ? 'owner' : 'unknown';
}

/** The hidden field of the identity form tells, not the radio of the other form (contract §2). */
function filingMode(document: Document): FilingMode | null {
  const hidden = document.querySelector<HTMLInputElement>(SELECTORS.actingMode);
  if (hidden) return hidden.value === 'true' ? 'third-party' : 'self';
  if (document.querySelector('[name="dossier[mandataire_last_name]"]')) return 'third-party';
  return document.querySelector('[name="dossier[individual_attributes][nom]"]') ? 'self' : null;
}
