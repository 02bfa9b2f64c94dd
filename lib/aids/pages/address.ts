import { fold } from '../../forms/text';
import { SITES, type Site } from './sites';

/** What an address says before the page is read. */
export interface Address {
  site: Site | null;
  /** The page is not for our client: nothing may be suggested. */
  silent: boolean;
  employer: boolean;
  /** Segments that may say something, in words, most general first; the last one is the page's own. */
  segments: readonly string[];
  /** « F10027 » on service-public. */
  fiche: string | null;
  /** Nothing after the host. */
  root: boolean;
}

const SILENT: Omit<Address, 'site'> = {
  silent: true,
  employer: false,
  segments: [],
  fiche: null,
  root: false,
};

/** Reads an address by the grammar of its site. What is no http address is silent. */
export function readAddress(url: string): Address {
  const parsed = parse(url);
  if (parsed === null) return { site: null, ...SILENT };
  const site = SITES.find((one) => one.hosts.some((pattern) => isHost(parsed.host, pattern))) ?? null;
  if (site?.mute) return { site, ...SILENT };

  let path = parsed.segments;
  let employer = false;
  if (site?.readers !== undefined && path.length > 0) {
    const at = path.slice(0, 2).findIndex((segment) => site.readers?.includes(segment));
    if (at < 0) return { site, ...SILENT };
    employer = site.employers?.includes(path[at] ?? '') ?? false;
    // The reader itself stays when it is the whole page: « /entreprise ».
    path = path.length === at + 1 ? path.slice(at) : path.slice(at + 1);
  }
  if (site?.silent?.some((segment) => path.includes(segment))) return { site, ...SILENT };

  const filed = path.findIndex((segment) => site?.files?.includes(segment));
  if (filed >= 0) path = [...path.slice(0, filed), ...path.slice(-1)];

  const label = site?.label === undefined ? null : parsed.query.get(site.label);
  const spoken = path.filter((segment) => !isCode(segment) && !site?.hollow?.includes(segment));
  if (label != null) spoken.push(label.replace(/^as_|_(?:page|book|desktop)$/g, ''));
  return {
    site,
    silent: false,
    employer,
    segments: spoken.map((segment) => site?.means?.[segment] ?? inWords(segment)),
    fiche:
      path.map((segment) => /^[fnra]\d{2,6}$/.exec(segment)?.[0]?.toUpperCase()).find((one) => one !== undefined) ??
      null,
    root: path.length === 0,
  };
}

function isHost(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** Numbers, uuids, fiche numbers: they name no subject. */
const isCode = (segment: string): boolean =>
  /^[fnra]?\d+$/.test(segment) ||
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(segment) ||
  segment === 'personnalisation' ||
  segment === 'resultat';

const inWords = (segment: string): string =>
  segment
    .replace(/\.(?:html?|php|aspx?|jsp)$/, '')
    // Forums put a number before the title.
    .replace(/^\d{4,}-/, '')
    .replace(/[-_+.]+/g, ' ')
    .trim();

function parse(url: string): { host: string; segments: string[]; query: URLQuery } | null {
  const found = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i.exec(url.trim());
  if (found === null) return null;
  const [, host = '', path = '', query = ''] = found;
  return {
    host: host
      .toLowerCase()
      .replace(/^www\d?\./, '')
      .replace(/\.$/, ''),
    segments: path
      .split('/')
      // « ;CMS_PUB=… » and « !ut/p… » are the site's own business.
      .map((segment) => fold(decode(segment.split(';')[0] ?? '')))
      .filter((segment) => segment !== ''),
    query: new URLQuery(query),
  };
}

/** Just enough of a query string: `URLSearchParams` is not of the language. */
class URLQuery {
  constructor(private readonly text: string) {}
  get(name: string): string | null {
    for (const pair of this.text.split('&')) {
      const [key = '', value = ''] = pair.split('=', 2);
      if (key.toLowerCase() === name.toLowerCase()) return fold(decode(value));
    }
    return null;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
