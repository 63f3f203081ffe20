import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { noFacts } from '@/lib/tracking/facts';
import { askedParcels, numbersOf, ownParcels } from '../asked-parcel';
import type {
  Carrier,
  CarrierError,
  OAuthClientCredentials,
  TrackingOutcomes,
  TrackOperation,
} from '../carrier';
import { requiredField } from '../credentials';
import { httpError } from '../reading/http-error';
import { createCarrierEngine } from './engine';
import type { EngineOptions, RawResponse, RequestObservation } from './engine-options';

/** For the engine's tests: a real HTTP server, and a carrier so small that every call can be counted. */

export const account = { id: 'account-1', credentials: { clientId: 'the-id', clientSecret: 'the-secret' } };

function outcomesOf(asked: readonly string[], error: CarrierError | null): TrackingOutcomes {
  return new Map(
    asked.map((trackingNumber) => [
      trackingNumber,
      error
        ? { ok: false, error }
        : {
            ok: true,
            update: { ...noFacts, trackingNumber, events: [] },
          },
    ]),
  );
}

const parse: TrackOperation['parse'] = (response, parcels) => {
  const asked = numbersOf(parcels);
  const refused: CarrierError = {
    code: 'bad_response',
    isRetryable: true,
    reason: `http_${response.status}`,
  };
  if (response.status === 400) return outcomesOf(asked, refused);
  const error = httpError(response);
  if (error) return outcomesOf(asked, error);
  const known = z.array(z.string()).safeParse(response.body).data ?? [];
  return outcomesOf(known, null);
};

export const acmeAuth: OAuthClientCredentials = {
  kind: 'oauth',
  tokenPath: '/token',
  clientAuthentication: 'body',
  requiredScope: null,
  fields: { id: 'clientId', secret: 'clientSecret' },
};

export const acme: Carrier = {
  code: 'acme',
  name: 'Acme',
  kind: 'carrier',
  coverage: ownParcels('acme'),
  homepage: 'https://acme.example',
  officialHosts: ['acme.example'],
  contact: [],
  formats: [],
  trackingUrl: () => 'https://acme.example/',
  api: {
    baseUrl: 'https://acme.example',
    credentials: [
      requiredField('clientId', { isSecret: false }),
      requiredField('clientSecret', { isSecret: true }),
    ],
    auth: acmeAuth,
    limits: { requests: 60, perSeconds: 3_600, burst: 2 },
    operations: [
      {
        name: 'batch',
        batchSize: 3,
        request: (parcels) => ({ method: 'POST', path: '/batch', body: numbersOf(parcels) }),
        parse,
        isUnserved: ({ status }) => status === 405,
      },
      {
        name: 'single',
        batchSize: 1,
        request: ([parcel]) => ({ method: 'GET', path: `/single/${parcel?.trackingNumber}` }),
        parse,
      },
    ],
  },
};

export const asked = (numbers: readonly string[]) => askedParcels('acme', numbers);

export type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

/** What has been asked of it since it started. */
export const calls: { path: string; authorization: string; text: string }[] = [];
/** How it answers: replace one to have it fail. */
export const handlers: Record<'/token' | '/batch' | '/single', Handler> = {
  '/token': () => {},
  '/batch': () => {},
  '/single': () => {},
};
/** What the engine has told its owner. */
export const observations: RequestObservation[] = [];
export const raw: RawResponse[] = [];
let server: Server;

export const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const echo: Handler = ({ text }, response) => json(response, 200, JSON.parse(text));

/** Starts it on loopback, with nothing asked and nothing broken. For `beforeEach`. */
export async function startAcme(): Promise<void> {
  for (const list of [calls, observations, raw]) list.length = 0;
  let tokens = 0;
  Object.assign(handlers, {
    '/token': (_, response) => json(response, 200, { access_token: `token-${++tokens}`, expires_in: '3600' }),
    '/batch': echo,
    '/single': ({ url }, response) => json(response, 200, [url?.split('/').at(-1)]),
  } satisfies typeof handlers);
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url ?? '';
      calls.push({ path, authorization: request.headers.authorization ?? '', text });
      const route = path.startsWith('/single') ? '/single' : path === '/token' ? '/token' : '/batch';
      handlers[route](Object.assign(request, { text }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

export function stopAcme(): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export function baseUrl(): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}

export function engine(options: EngineOptions = {}) {
  return createCarrierEngine({
    baseUrlFor: baseUrl,
    retryDelayMs: 1,
    timeoutMs: 5_000,
    onRequest: (observation) => observations.push(observation),
    onRawResponse: (answer) => void raw.push(answer),
    ...options,
  });
}

export async function errorOf(options: EngineOptions = {}): Promise<CarrierError | null> {
  const outcome = (await engine(options).track(acme, account, asked(['A']))).get('A');
  if (!outcome) throw new Error('no outcome');
  return outcome.ok ? null : outcome.error;
}

/** Answers from the list in turn, then its last one for ever. */
export function inTurn(...list: Handler[]): Handler {
  let index = 0;
  return (request, response) => (list[Math.min(index++, list.length - 1)] ?? echo)(request, response);
}

export const trackCalls = () => calls.filter(({ path }) => path !== '/token');
export const tokenCalls = () => calls.filter(({ path }) => path === '/token');
