/** Whether we may act on a site: asked by the scripts in pages before they read, and by whoever hears from them. */
import { readArea } from './area';
import { isWithin, readHosts } from './hosts';

/** `host` as `location.hostname` gives it. Never rejects. */
export async function isHostAllowed(host: string): Promise<boolean> {
  return isWithin(readHosts((await readArea()).allowedHosts)?.hosts, host);
}

/** The same for the address of a page. One we are not told is left to the script in the page; only sites of the web are limited. */
export async function isAddressAllowed(url: string | undefined): Promise<boolean> {
  if (url === undefined || !URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return !protocol.startsWith('http') || isHostAllowed(hostname);
}
