import { hmacSha256 } from '../reading/push-signature';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { isObject, type Json, objectAt, parseJson, textAt } from './json';
import type { SandboxMemory, SandboxPush } from './sandbox-carrier';

/** USPS Subscriptions – Tracking v3: one for an address and a Mailer ID; a second is refused with the first's id. */
const path = '/subscriptions-tracking/v3/subscriptions';

function problem(status: number, message: string): SandboxAnswer {
  const error = { code: String(status), message, errors: [] };
  return jsonAnswer(status, { apiVersion: '/subscriptions-tracking/v3', error });
}

export function answerUspsSubscriptions(
  request: SandboxRequest,
  memory: SandboxMemory,
): SandboxAnswer | null {
  if (request.method === 'POST' && request.path === path) return subscribe(request, memory);
  const id = request.path.startsWith(`${path}/`)
    ? decodeURIComponent(request.path.slice(path.length + 1))
    : '';
  if (!id) return null;
  const kept = memory.get(id);
  if (!kept) return problem(404, 'No Subscriptions were found');
  if (request.method === 'GET') return jsonAnswer(200, kept.told, { etag: '"1"' });
  if (request.method !== 'DELETE') return null;
  if (request.headers['if-match'] === undefined) return problem(412, 'If-Match is required');
  memory.delete(id);
  return { status: 204, headers: {}, body: '' };
}

function subscribe(request: SandboxRequest, memory: SandboxMemory): SandboxAnswer {
  const decoded = parseJson(request.body);
  const body = decoded.ok && isObject(decoded.value) ? decoded.value : {};
  const listenerURL = textAt(body, 'listenerURL');
  const secret = textAt(body, 'secret');
  const mid = textAt(objectAt(body, 'filterProperties'), 'MID');
  if (!listenerURL || secret?.length !== 32 || !mid) {
    return problem(
      400,
      `OASValidation failed: listenerURL, secret of 32 characters and MID, not ${request.body}`,
    );
  }
  for (const [id, other] of memory) {
    const isSame = other.url === listenerURL && textAt(other.told, 'MID') === mid;
    if (isSame) return problem(400, `The subscription is a duplicate of subscriptionId: ${id}`);
  }
  const subscriptionId = `5d0f1a52-0000-4000-8000-${String(memory.size + 1).padStart(12, '0')}`;
  const told = { subscriptionId, status: 'ENABLED', listenerURL, MID: mid };
  memory.set(subscriptionId, { url: listenerURL, secret, told });
  return jsonAnswer(201, { subscriptionId, listenerURL, status: 'ENABLED' });
}

/** A notification: the parcel as JSON in a text, signed together with the time. */
export function uspsNotification(item: Json, secret: string, now: Date): SandboxPush {
  const timestamp = now.toISOString();
  const payload = JSON.stringify(item);
  const body = JSON.stringify({
    subscriptionId: '5d0f1a52-0000-4000-8000-000000000000',
    ...{ subscriptionType: 'TRACKING', timestamp, payload, links: [] },
  });
  const signature = hmacSha256(secret, timestamp + payload).toString('base64');
  return { headers: { 'content-type': 'application/json', 'x-hmac': signature }, body };
}
