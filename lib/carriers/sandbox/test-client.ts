import type { Sandbox } from './create-sandbox';
import { sandboxCredentials } from './credentials';

/** Plain HTTP as a carrier's customer would send it: the sandbox's tests do not lean on our adapters. */
interface Client {
  clientId: string;
  clientSecret: string;
}

export function requestToken(sandbox: Sandbox, carrier: 'usps' | 'ups', client: Client): Promise<Response> {
  if (carrier === 'usps') {
    const { clientId: client_id, clientSecret: client_secret } = client;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    return fetch(`${sandbox.url}/usps/oauth2/v3/token`, { method: 'POST', body });
  }
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  return fetch(`${sandbox.url}/ups/security/v1/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
}

async function tokenOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json();
  const hasToken = typeof body === 'object' && body !== null && 'access_token' in body;
  if (!hasToken) throw new Error(`no token: ${answer.status}`);
  return String(body.access_token);
}

export async function uspsToken(sandbox: Sandbox, client: Client = sandboxCredentials.usps): Promise<string> {
  return tokenOf(await requestToken(sandbox, 'usps', client));
}

export async function upsToken(sandbox: Sandbox): Promise<string> {
  return tokenOf(await requestToken(sandbox, 'ups', sandboxCredentials.ups));
}

export function postUsps(
  sandbox: Sandbox,
  trackingNumbers: readonly string[],
  token: string,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${sandbox.url}/usps/tracking/v3r2/tracking`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(trackingNumbers.map((trackingNumber) => ({ trackingNumber }))),
    signal,
  });
}

export function getUps(
  sandbox: Sandbox,
  trackingNumber: string,
  token: string,
  signal?: AbortSignal,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, transId: crypto.randomUUID(), transactionSrc: 'test' };
  return fetch(`${sandbox.url}/ups/api/track/v1/details/${trackingNumber}?locale=en_US`, { headers, signal });
}

/** A call to the control API. */
export async function control(
  sandbox: Sandbox,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${sandbox.url}/_control/${path}`, { method, ...sent });
  return { status: answer.status, body: await answer.json() };
}
