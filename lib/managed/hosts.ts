/** The sites a structure limits us to. Pure, and read by hand: the page's side carries no schema library. */

/** Labels of letters, digits and hyphens, two at least; no scheme, no path, no star. */
const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const MAX_HOST = 253;

export interface AllowedHosts {
  /** In lower case. Empty: no site at all. */
  hosts: string[];
  /** How many entries are no names of sites; they are left out. */
  wrong: number;
}

/** null: not a list, hence no limit. */
export function readHosts(value: unknown): AllowedHosts | null {
  if (!Array.isArray(value)) return null;
  const hosts = value.flatMap((one) => readHost(one) ?? []);
  return { hosts: [...new Set(hosts)], wrong: value.length - hosts.length };
}

function readHost(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const host = value.trim().toLowerCase();
  return host.length <= MAX_HOST && HOST.test(host) ? host : null;
}

/** A site is in the list by its own name, or under one of the list. Without a list, every site is. */
export function isWithin(hosts: readonly string[] | undefined, host: string): boolean {
  return hosts === undefined || hosts.some((one) => host === one || host.endsWith(`.${one}`));
}
