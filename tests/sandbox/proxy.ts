import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { READING_HOSTS } from './server/reading.ts';
import { APP_HOST, LEGACY_HOST } from './server/render-page.ts';

export interface SandboxProxy {
  port: number;
  /** For `--proxy-server`. */
  url: string;
  /** Hosts somebody tried to reach and was refused, `host:port`, in order. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * The browsers' only way out: the démarche hosts and those of the pages advisors read lead to the sandbox, every other host is refused and written down.
 * @param hosts further names that lead to the sandbox
 */
export async function startProxy(sandbox: { port: number }, hosts: string[] = []): Promise<SandboxProxy> {
  const known = new Set([APP_HOST, LEGACY_HOST, ...READING_HOSTS, ...hosts]);
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    // Plain HTTP goes nowhere: the démarche hosts answer over TLS only.
    refused.push(request.headers.host ?? request.url ?? '?');
    response.writeHead(403).end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client: Socket, head) => {
    const target = request.url ?? '';
    if (!known.has(target.replace(/:443$/, ''))) {
      refused.push(target);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const site = connect(sandbox.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      site.write(head);
      site.pipe(client);
      client.pipe(site);
    });
    const end = (): void => {
      site.destroy();
      client.destroy();
    };
    site.on('error', end);
    client.on('error', end);
    site.on('close', end);
    client.on('close', end);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    refused,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
