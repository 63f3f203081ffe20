import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What to do with the answers of the server behind it. */
export interface Meddling {
  /** How long an answer to a page is held back. */
  delayMs?: number;
  /** Instead of the answer's own; null takes a header away. */
  headers?: Record<string, string | null>;
  status?: number;
}

export interface Proxy {
  url: string;
  /** Concerns pages and their data, not scripts and pictures. */
  meddle(meddling: Meddling): void;
  /** Nobody answers any more: connections are refused. */
  stop(): Promise<void>;
}

/** Stands between the browser and the server: what a service worker asks for cannot be changed from outside of it. */
export async function startProxy(origin: string): Promise<Proxy> {
  let meddling: Meddling = {};
  const { hostname, port } = new URL(origin);
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method, headers } = incoming;
    const isPage = /\/(en|vi|zh)(\/|$)/.test(url) && !url.includes('.');
    const forwarded = request({ hostname, port, path: url, method, headers }, async (answer) => {
      const { delayMs = 0, status, headers: changes = {} } = isPage ? meddling : {};
      await sleep(delayMs);
      outgoing.writeHead(status ?? answer.statusCode ?? 502, changed(answer.headers, changes));
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' ? address?.port : null;
  return {
    url: `http://localhost:${own}`,
    meddle(next) {
      meddling = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function changed(headers: IncomingHttpHeaders, changes: Record<string, string | null>): IncomingHttpHeaders {
  const all = { ...headers, ...changes };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
