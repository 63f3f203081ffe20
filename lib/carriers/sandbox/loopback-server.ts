import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { jsonAnswer, type SandboxRequest, sendAnswer } from './answer';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const maxBodyBytes = 256 * 1024;

type Serve = (request: SandboxRequest, response: ServerResponse) => Promise<void>;

/**
 * An HTTP server that only this machine reaches: it throws on another host, and refuses requests that name
 * one, since a page on the web may point its own name at 127.0.0.1.
 */
export async function startLoopbackServer(
  serve: Serve,
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number },
): Promise<{ url: string; close(): Promise<void> }> {
  if (!loopbackHosts.has(host)) throw new RangeError(`the sandbox listens on loopback only, not on ${host}`);
  const server = createServer((incoming, response) => {
    answer(incoming, response, serve).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return response.destroy();
      // Malformed percent-encoding in a path is the caller's mistake.
      sendAnswer(response, jsonAnswer(error instanceof URIError ? 400 : 500, { error: String(error) }));
    });
  });
  const bound = await listen(server, port, host);
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(incoming: IncomingMessage, response: ServerResponse, serve: Serve): Promise<void> {
  const { method = 'GET', headers, url = '/' } = incoming;
  if (!loopbackHosts.has((headers.host ?? '').replace(/:\d+$/, ''))) {
    return sendAnswer(response, jsonAnswer(421, { error: 'the sandbox answers to loopback names only' }));
  }
  const body = await readBody(incoming);
  if (body === null) return sendAnswer(response, jsonAnswer(413, { error: 'body too large' }));
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return serve({ method, headers, path: pathname, query: searchParams, body }, response);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size <= maxBodyBytes ? Buffer.concat(chunks).toString('utf8') : null;
}
