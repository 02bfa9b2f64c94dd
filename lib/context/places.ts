/**
 * Where pages about aids are, and which of them are public. The manifest is made from this list.
 * A page under these hosts that is not told public here is taken for a personal account: its content is never read.
 */

/** Hosts the script runs on, every name under them included. */
const DOMAINS = [
  'ameli.fr',
  'urssaf.fr',
  'secu-independants.fr',
  'service-public.fr',
  'service-public.gouv.fr',
  'caf.fr',
  'lassuranceretraite.fr',
  'mesdroitssociaux.gouv.fr',
  'monespacesante.fr',
] as const;

/** Portals of health professionals and employers. */
const NOT_OURS = ['espacepro.ameli.fr', 'authps-espacepro.ameli.fr', 'declare.ameli.fr', 'data.ameli.fr'];

const pattern = (host: string) => `https://${host}/*`;
/** Match patterns of the manifest. */
export const CONTEXT_MATCHES: string[] = DOMAINS.map((domain) => pattern(`*.${domain}`));
export const CONTEXT_EXCLUDED: string[] = NOT_OURS.map(pattern);

/** Public hosts (without « www. ») and the beginnings of their public paths. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  'ameli.fr': ['/'],
  'forum-assures.ameli.fr': ['/'],
  'annuairesante.ameli.fr': ['/'],
  'assurance-maladie.ameli.fr': ['/'],
  'urssaf.fr': ['/accueil', '/portail', '/help'],
  'autoentrepreneur.urssaf.fr': ['/portail'],
  'mon-entreprise.urssaf.fr': ['/'],
  'secu-independants.fr': ['/'],
  'service-public.fr': ['/'],
  'service-public.gouv.fr': ['/'],
  'entreprendre.service-public.fr': ['/'],
  'entreprendre.service-public.gouv.fr': ['/'],
  'caf.fr': ['/'],
  'lassuranceretraite.fr': ['/portail-info'],
  'mesdroitssociaux.gouv.fr': ['/accueil', '/votre-simulateur', '/vos-evenements-de-vie'],
  'monespacesante.fr': [],
};

/** Segments of an account, wherever the site has put it. */
const ACCOUNT =
  /\/(?:mon-?compte|mon-espace|mon-espace-personnel|espace-(?:personnel|prive)|compte|connexion|login|wps|my-?portal)(?:\/|$)/i;

const isUnder = (path: string, start: string) => start === '/' || path === start || path.startsWith(`${start}/`);

/** True on the sites of the list. */
export function isFollowed(host: string): boolean {
  return DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** True when the content of the page may be read: on the sites of the list only what is told public, elsewhere what is no account. */
export function isPublic(host: string, path: string): boolean {
  if (ACCOUNT.test(path)) return false;
  if (!isFollowed(host)) return true;
  const bare = host.replace(/^www\./, '');
  if (path === '/') return Object.hasOwn(PUBLIC, bare);
  return Object.hasOwn(PUBLIC, bare) && (PUBLIC[bare] ?? []).some((start) => isUnder(path, start));
}
