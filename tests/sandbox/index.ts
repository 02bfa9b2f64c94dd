import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { pageScript, siteStyle } from './server/bundle.ts';
import { type ChampValue, type DossierState, errorOf, everyChamp, type Identity } from './server/dossier.ts';
import { READING_HOSTS } from './server/reading.ts';
import { APP_HOST, LEGACY_HOST } from './server/render-page.ts';
import { CALM, type LoggedRequest, type NewDossier, Site, type SiteRequest, type Switches } from './server/site.ts';

/**
 * The stand-in démarche site: what the platform's pages and answers look like, as the contract tells them, served over
 * TLS at the real host names through `startProxy`. Each rule stands once, with its section of the contract.
 */

export { type SandboxProxy, startProxy } from './proxy.ts';
export { ACCOUNT_SECRET, READING } from './server/reading.ts';
export { ACCOUNT_EMAIL, type LoggedRequest, type NewDossier, type Switches } from './server/site.ts';
export { APP_HOST, LEGACY_HOST };

export interface StoredDossier {
  /** Public id → attribute → value, as the server holds it. */
  values: Record<string, ChampValue>;
  /** Public id → the site's message on the stored value. */
  errors: Record<string, string>;
  rows: Record<string, string[]>;
  identity: Identity;
  /** True once the identity or SIRET page was sent. */
  applicantKnown: boolean;
  /** How many times it was submitted: the extension must leave it at 0. */
  submitted: number;
}

export interface Sandbox {
  port: number;
  /** Origin at the TLS port itself; the real host names need `startProxy`. */
  httpsOrigin: string;
  log: LoggedRequest[];
  createDossier(wish: NewDossier): { id: number; url(page?: string, host?: string): string };
  dossier(id: number): StoredDossier;
  set(switches: Partial<Switches>): void;
  /** Switches off, log emptied, dossiers forgotten. */
  reset(): void;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** Default 1000, the platform's own (contract §5.1). */
  debounceMs?: number;
  /** Default 2000, the platform's own (contract §4.5, siret). */
  pollMs?: number;
  port?: number;
}

// Contract §8, without the hosts the stand-in does not use.
const CSP =
  "default-src 'self' data: blob:; script-src 'self' 'unsafe-eval' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; img-src * data:; connect-src 'self'; frame-src 'self'";

async function certificate(): Promise<{ key: string; cert: string }> {
  const names = [APP_HOST, LEGACY_HOST, ...READING_HOSTS, 'localhost'];
  const pair = await generate([{ name: 'commonName', value: APP_HOST }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) }],
  });
  return { key: pair.private, cert: pair.cert };
}

async function readBody(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of chunks) parts.push(part);
  return Buffer.concat(parts);
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const [script, style, pair] = await Promise.all([pageScript(), siteStyle(), certificate()]);
  const site = new Site({ debounceMs: options.debounceMs ?? 1000, pollMs: options.pollMs ?? 2000, script, style });

  const server: Server = createServer(pair, async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `https://${incoming.headers.host ?? APP_HOST}`);
    const headers = incoming.headers as Record<string, string | undefined>;
    const request: SiteRequest = {
      method: incoming.method ?? 'GET',
      host: url.host,
      path: url.pathname,
      query: url.searchParams,
      headers,
      form: async () => {
        const body = await readBody(incoming);
        if (body.length === 0 || !headers['content-type']) return [];
        const data = await new Response(new Uint8Array(body), {
          headers: { 'content-type': headers['content-type'] },
        }).formData();
        return [...data.entries()].map(([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : value.name,
        ]);
      },
    };
    try {
      const answer = await site.answer(request);
      if (answer.drop) {
        // Cut in the middle of the answer: browsers quietly repeat a request that got nothing at all.
        outgoing.writeHead(200, { 'content-type': 'text/plain', 'content-length': '1000' });
        outgoing.write('x', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.status, {
        'content-security-policy': CSP,
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': answer.cacheable ? 'private, max-age=3600' : 'no-cache',
        ...(answer.type ? { 'content-type': answer.type } : {}),
        ...(answer.location ? { location: answer.location } : {}),
      });
      outgoing.end(answer.body ?? '');
    } catch (error) {
      outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(String(error instanceof Error ? error.stack : error));
    }
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    httpsOrigin: `https://localhost:${port}`,
    log: site.log,
    createDossier(wish) {
      const dossier = site.create(wish);
      const first = (): string =>
        !dossier.applicantKnown
          ? dossier.form.applicant === 'company'
            ? 'siret'
            : 'identite'
          : dossier.state === 'brouillon'
            ? 'brouillon'
            : 'modifier';
      return {
        id: dossier.id,
        url: (page = first(), host = APP_HOST) => `https://${host}/dossiers/${dossier.id}/${page}`,
      };
    },
    dossier: (id) => stored(site.dossiers.get(id)),
    set(switches) {
      Object.assign(site.switches, switches);
    },
    reset() {
      site.switches = { ...CALM };
      site.log.length = 0;
      site.dossiers.clear();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function stored(dossier: DossierState | undefined): StoredDossier {
  if (!dossier) throw new Error('No such dossier.');
  const pids = everyChamp(dossier).map(({ pid }) => pid);
  const errors = pids
    .map((pid) => [pid, errorOf(dossier, pid)] as const)
    .filter((pair): pair is [string, string] => pair[1] !== null);
  return {
    values: Object.fromEntries([...dossier.values].map(([pid, value]) => [pid, { ...value }])),
    errors: Object.fromEntries(errors),
    rows: Object.fromEntries(dossier.rows),
    identity: { ...dossier.identity },
    applicantKnown: dossier.applicantKnown,
    submitted: dossier.submitted,
  };
}
