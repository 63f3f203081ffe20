import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest, sendAnswer } from './answer';
import { type SandboxClient, sandboxCredentialsOf, scopeWithoutTracking } from './credentials';
import { deliveryOf, errorAnswerOf, spoilAnswer } from './fault-effects';
import type { Endpoint, FaultRegistry, SandboxFault } from './faults';
import type { Fixture } from './fixtures';
import type { ParcelRegistry } from './parcels';
import type { RequestLog } from './request-log';
import type { SandboxCarrier, SandboxMemory, TrackRequest } from './sandbox-carrier';
import type { TokenStore } from './tokens';
import { answerTrack } from './track';

/** One carrier with its state. */
export interface CarrierEndpoint {
  carrier: SandboxCarrier;
  fixtures: readonly Fixture[];
  tokens: TokenStore;
  /** Numbers announced to it, where it wants that. */
  registered: Set<string>;
  memory: SandboxMemory;
  clients: readonly SandboxClient[];
  parcels: ParcelRegistry;
  faults: FaultRegistry;
  log: RequestLog;
  tokenLifetimeSeconds: number | undefined;
  now(): Date;
  /** Aborted when the sandbox closes, so that a slow answer does not hold it. */
  signal: AbortSignal;
}

/** What a request wants, once read. */
interface Wanted {
  request: SandboxRequest;
  endpoint: Endpoint;
  /** Of tracking and register requests; an answer when it is malformed. */
  track: TrackRequest | SandboxAnswer | null;
  fault: SandboxFault | null;
}

/** Serves a request below a carrier's base, faults included, and logs it. */
export async function serveCarrier(at: CarrierEndpoint, request: SandboxRequest, response: ServerResponse) {
  const { endpoint, track } = readRequest(at.carrier, request);
  const numbers = track && 'trackingNumbers' in track ? track.trackingNumbers : [];
  const fault = at.faults.take(at.carrier.code, endpoint, numbers);
  const log = (status: number) =>
    at.log.add({
      at: at.now().toISOString(),
      carrier: at.carrier.code,
      endpoint,
      method: request.method,
      path: request.path,
      numberCount: numbers.length,
      status,
      fault: fault?.mode ?? null,
    });
  if (fault?.mode === 'hang') return log(0);
  if (fault?.mode === 'slow') await delay(fault.delayMs ?? 2000, undefined, { signal: at.signal });
  const answer = answerOf(at, { request, endpoint, track, fault });
  log(answer.status);
  sendAnswer(response, answer, deliveryOf(fault));
}

function readRequest(carrier: SandboxCarrier, request: SandboxRequest): Pick<Wanted, 'endpoint' | 'track'> {
  const { auth } = carrier;
  if (auth.kind === 'oauth' && request.method === 'POST' && request.path === auth.tokenPath) {
    return { endpoint: 'token', track: null };
  }
  const track = carrier.readTrackRequest(request);
  if (track) return { endpoint: 'track', track };
  const register = carrier.readRegisterRequest?.(request) ?? null;
  return register ? { endpoint: 'register', track: register } : { endpoint: 'other', track: null };
}

function answerOf(at: CarrierEndpoint, { request, endpoint, track, fault }: Wanted): SandboxAnswer {
  const { carrier } = at;
  const failure = errorAnswerOf(fault, carrier, endpoint);
  if (failure) return failure;
  if (endpoint === 'token') return spoilAnswer(fault, tokenAnswerOf(at, request, fault));
  if (fault?.mode === 'token_expired') at.tokens.expireAll();
  const refusal = refusalOf(at, request);
  if (endpoint === 'other') {
    if (refusal && carrier.otherAnswer) return refusal;
    const answer = carrier.otherAnswer?.(request, at.memory);
    return spoilAnswer(fault, answer ?? jsonAnswer(404, { error: 'no such path', path: request.path }));
  }
  if (refusal) return refusal;
  if (track === null || !('trackingNumbers' in track)) return track ?? carrier.error('bad_request');
  if (endpoint === 'register') return spoilAnswer(fault, registerAnswerOf(at, track));
  return spoilAnswer(fault, answerTrack(track, { ...at, fault }));
}

function registerAnswerOf({ carrier, registered }: CarrierEndpoint, track: TrackRequest): SandboxAnswer {
  const parcels = track.trackingNumbers.map((trackingNumber) => ({
    trackingNumber,
    isNew: !registered.has(trackingNumber),
  }));
  for (const { trackingNumber } of parcels) registered.add(trackingNumber);
  return carrier.registerAnswer?.(track, parcels) ?? carrier.error('bad_request');
}

function tokenAnswerOf(
  at: CarrierEndpoint,
  request: SandboxRequest,
  fault: SandboxFault | null,
): SandboxAnswer {
  const { carrier } = at;
  if (carrier.auth.kind !== 'oauth') return carrier.error('bad_request');
  const asked = carrier.auth.readTokenRequest(request);
  if (typeof asked === 'string') return carrier.error(asked);
  const client = at.clients.find(
    ({ carrier: code, clientId, clientSecret }) =>
      code === carrier.code && clientId === asked.id && clientSecret === asked.secret,
  );
  if (!client) return carrier.error('bad_client');
  const token = at.tokens.issue({
    clientId: client.clientId,
    scope: fault?.mode === 'scope_missing' ? scopeWithoutTracking : client.scope,
    issuedAt: at.now(),
    lifetimeSeconds: at.tokenLifetimeSeconds ?? carrier.auth.tokenLifetimeSeconds,
  });
  return carrier.auth.tokenAnswer(token);
}

const refusals = { none: 'no_token', unknown: 'bad_token', expired: 'expired_token' } as const;

function refusalOf({ carrier, tokens, now }: CarrierEndpoint, request: SandboxRequest): SandboxAnswer | null {
  const { auth } = carrier;
  if (auth.kind === 'key') {
    const kind = auth.refuse(request, sandboxCredentialsOf(carrier.code));
    return kind && carrier.error(kind);
  }
  const check = tokens.check(request.headers.authorization, now());
  if (check.state !== 'ok') return carrier.error(refusals[check.state]);
  const scopes = check.token.scope.split(' ');
  const isAllowed = auth.requiredScope === null || scopes.includes(auth.requiredScope);
  return isAllowed ? null : carrier.error('missing_scope');
}
