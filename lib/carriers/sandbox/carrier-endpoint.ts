import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest, sendAnswer } from './answer';
import { type SandboxClient, scopeWithoutTracking } from './credentials';
import { deliveryOf, errorAnswerOf, spoilAnswer } from './fault-effects';
import type { Endpoint, FaultRegistry, SandboxFault } from './faults';
import type { Fixture } from './fixtures';
import type { ParcelRegistry } from './parcels';
import type { RequestLog } from './request-log';
import type { SandboxCarrier, TrackRequest } from './sandbox-carrier';
import type { TokenStore } from './tokens';
import { answerTrack } from './track';

/** One carrier with its state. */
export interface CarrierEndpoint {
  carrier: SandboxCarrier;
  fixtures: readonly Fixture[];
  tokens: TokenStore;
  clients: readonly SandboxClient[];
  parcels: ParcelRegistry;
  faults: FaultRegistry;
  log: RequestLog;
  tokenLifetimeSeconds: number | undefined;
  now(): Date;
  /** Aborted when the sandbox closes, so that a slow answer does not hold it. */
  signal: AbortSignal;
}

/** Serves a request below a carrier's base, faults included, and logs it. */
export async function serveCarrier(at: CarrierEndpoint, request: SandboxRequest, response: ServerResponse) {
  const track = at.carrier.readTrackRequest(request);
  const isToken = request.method === 'POST' && request.path === at.carrier.tokenPath;
  const endpoint: Endpoint | null = isToken ? 'token' : track ? 'track' : null;
  const numbers = track && 'trackingNumbers' in track ? track.trackingNumbers : [];
  const fault = endpoint ? at.faults.take(at.carrier.code, endpoint, numbers) : null;
  const log = (status: number) =>
    at.log.add({
      at: at.now().toISOString(),
      carrier: at.carrier.code,
      endpoint: endpoint ?? 'other',
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

function answerOf(
  at: CarrierEndpoint,
  asked: {
    request: SandboxRequest;
    endpoint: Endpoint | null;
    track: TrackRequest | SandboxAnswer | null;
    fault: SandboxFault | null;
  },
): SandboxAnswer {
  const { request, endpoint, track, fault } = asked;
  if (endpoint === null) return jsonAnswer(404, { error: 'no such path', path: request.path });
  const failure = errorAnswerOf(fault, at.carrier, endpoint);
  if (failure) return failure;
  if (endpoint === 'token') return spoilAnswer(fault, tokenAnswerOf(at, request, fault));
  if (fault?.mode === 'token_expired') at.tokens.expireAll();
  const refusal = refusalOf(at, request.headers.authorization);
  if (refusal) return refusal;
  if (track === null || !('trackingNumbers' in track)) return track ?? at.carrier.error('bad_request');
  return spoilAnswer(fault, answerTrack(track, { ...at, fault }));
}

function tokenAnswerOf(
  at: CarrierEndpoint,
  request: SandboxRequest,
  fault: SandboxFault | null,
): SandboxAnswer {
  const { carrier } = at;
  const asked = carrier.readTokenRequest(request);
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
    lifetimeSeconds: at.tokenLifetimeSeconds ?? carrier.tokenLifetimeSeconds,
  });
  return carrier.tokenAnswer(token);
}

const refusals = { none: 'no_token', unknown: 'bad_token', expired: 'expired_token' } as const;

function refusalOf({ carrier, tokens, now }: CarrierEndpoint, authorization: string | undefined) {
  const check = tokens.check(authorization, now());
  if (check.state !== 'ok') return carrier.error(refusals[check.state]);
  const scopes = check.token.scope.split(' ');
  const isAllowed = carrier.requiredScope === null || scopes.includes(carrier.requiredScope);
  return isAllowed ? null : carrier.error('missing_scope');
}
