import type { ServerResponse } from 'node:http';
import { aftershipSandbox } from './aftership';
import { jsonAnswer, type SandboxRequest, sendAnswer } from './answer';
import { type CarrierEndpoint, serveCarrier } from './carrier-endpoint';
import { answerControl } from './control';
import { sandboxClients } from './credentials';
import { dhlSandbox } from './dhl';
import { easypostSandbox } from './easypost';
import { FaultRegistry } from './faults';
import { fedexSandbox } from './fedex';
import { type Fixture, loadFixtures } from './fixtures';
import { ghnSandbox } from './ghn';
import { ghtkSandbox } from './ghtk';
import { startLoopbackServer } from './loopback-server';
import { mydhlSandbox } from './mydhl';
import { readParcels, writeParcels } from './parcel-file';
import { ParcelRegistry, type SandboxParcel } from './parcels';
import { type LoggedRequest, RequestLog } from './request-log';
import { seventeentrackSandbox } from './seventeentrack';
import { sfExpressSandbox } from './sf-express';
import { shippoSandbox } from './shippo';
import { TokenStore } from './tokens';
import { upsSandbox } from './ups';
import { uspsSandbox } from './usps';
import { viettelPostSandbox } from './viettelpost';

/** A carrier joins the sandbox with its wire format, here. */
const carriers = [
  uspsSandbox,
  upsSandbox,
  fedexSandbox,
  ghnSandbox,
  ghtkSandbox,
  viettelPostSandbox,
  sfExpressSandbox,
  easypostSandbox,
  shippoSandbox,
  dhlSandbox,
  mydhlSandbox,
  seventeentrackSandbox,
  aftershipSandbox,
];

export interface SandboxOptions {
  /** 0 picks a free one. */
  port?: number;
  /** Loopback only. */
  host?: string;
  now?: () => Date;
  parcels?: readonly SandboxParcel[];
  /** Keeps parcels from run to run, so that a page never sees an event's time change. */
  stateFile?: string;
  /** Instead of the carriers' own lifetimes. */
  tokenLifetimeSeconds?: number;
  /** Instead of the recorded ones, by carrier code. */
  fixtures?: Readonly<Record<string, readonly Fixture[]>>;
}

export interface Sandbox {
  /** Without a trailing slash; a carrier's base URL is `${url}/${code}`. */
  url: string;
  parcels: ParcelRegistry;
  faults: FaultRegistry;
  requests: { list(): readonly LoggedRequest[]; clear(): void };
  close(): Promise<void>;
}

function hasLife(fixtures: readonly Fixture[] | undefined, { life }: SandboxParcel): boolean {
  return fixtures?.some(({ name }) => name === life) ?? false;
}

/**
 * Starts a server that speaks the carriers' wire formats from the fixtures: for tests and the demo. Throws
 * `RangeError` on a host that others could reach, and on a parcel whose life does not exist.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const fixtures = new Map(
    carriers.map(({ code }) => [code, options.fixtures?.[code] ?? loadFixtures(code)]),
  );
  const { stateFile } = options;
  const save = () => stateFile && writeParcels(stateFile, parcels.saved());
  const parcels = new ParcelRegistry(new Map(carriers.map((c) => [c.code, c])), fixtures, now, save);
  const kept = stateFile ? readParcels(stateFile) : [];
  // A life that is gone takes its parcels with it; the other parcels stay.
  for (const parcel of kept) if (hasLife(fixtures.get(parcel.carrier), parcel)) parcels.upsert(parcel);
  for (const parcel of options.parcels ?? []) parcels.upsert(parcel);
  const closing = new AbortController();
  const shared = {
    parcels,
    now,
    faults: new FaultRegistry(),
    log: new RequestLog(),
    clients: sandboxClients,
    tokenLifetimeSeconds: options.tokenLifetimeSeconds,
    signal: closing.signal,
  };
  const endpoints = new Map<string, CarrierEndpoint>();
  for (const carrier of carriers) {
    const recorded = fixtures.get(carrier.code) ?? [];
    const own = { tokens: new TokenStore(), registered: new Set<string>(), memory: new Map() };
    endpoints.set(carrier.code, { ...shared, ...own, carrier, fixtures: recorded });
  }
  const carrierCodes = [...endpoints.keys()];
  const pushes = { carriers: endpoints, parcels, now, signal: closing.signal };

  const serve = async (request: SandboxRequest, response: ServerResponse) => {
    const [, area = '', path = '/'] = /^\/([^/]+)(\/.*)?$/.exec(request.path) ?? [];
    const below = { ...request, path };
    const endpoint = endpoints.get(area);
    if (endpoint) return serveCarrier(endpoint, below, response);
    const isControl = area === '_control';
    const missing = () => jsonAnswer(404, { error: 'no such carrier', carriers: carrierCodes });
    sendAnswer(
      response,
      isControl ? await answerControl(below, { ...shared, pushes, carrierCodes }) : missing(),
    );
  };
  const server = await startLoopbackServer(serve, options);
  return {
    url: server.url,
    parcels,
    faults: shared.faults,
    requests: shared.log,
    close() {
      closing.abort();
      return server.close();
    },
  };
}
