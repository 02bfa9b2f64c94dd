import type { PageContext } from '../aids/types';
import type { NoContext } from '../messages';
import { isPublic } from './places';

/** No title or heading of use is longer. */
const MAX_TEXT = 300;

const BREADCRUMBS =
  'nav[aria-label*="ariane" i], nav[aria-label*="breadcrumb" i], nav[aria-label*="vous êtes ici" i], .fr-breadcrumb, .breadcrumb, #breadcrumb, [class*="breadcrumb" i], [class*="ariane" i], [itemtype*="BreadcrumbList"]';

/** Address, title, first heading and breadcrumb of the page; of a personal account its path alone. Changes nothing in the page. */
export function readContext(document: Document): { page: PageContext } | { none: NoContext } {
  if (!(document.documentElement instanceof HTMLElement)) return { none: 'not-a-page' };
  const { location } = document;
  if (!isPublic(location.hostname, location.pathname)) return { page: silentPage(location) };
  const title = plain(document.title);
  const heading = document.querySelector('main h1, [role=main] h1, article h1') ?? document.querySelector('h1');
  const h1 = plain(heading?.textContent);
  if (title === '' && h1 === '' && document.readyState === 'loading') return { none: 'loading' };
  const trail = document.querySelector(BREADCRUMBS);
  const steps =
    trail === null ? [] : [...trail.querySelectorAll('a, li')].filter((step) => step.querySelector('a') === null);
  const breadcrumb = plain(steps.map((step) => plain(step.textContent)).join(' > '));
  return { page: { url: location.origin + location.pathname + label(location), title, h1, breadcrumb } };
}

/** Of an account: the path, without the numbers that may be somebody's. */
function silentPage(location: Location): PageContext {
  const path = location.pathname.replace(/\d{5,}/g, '');
  return { url: location.origin + path + label(location), title: '', h1: '', breadcrumb: '' };
}

/** The one parameter kept: the ameli account names its pages by it. */
function label(location: Location): string {
  const value = new URLSearchParams(location.search).get('_pageLabel') ?? '';
  return /^[a-z_]{1,80}$/i.test(value) ? `?_pageLabel=${value}` : '';
}

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
