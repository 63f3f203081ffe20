import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parseKeyring } from '@/lib/crypto';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import type { TestDatabase } from './database';
import { sandbox, servers } from './shop';
import { visitorAddress } from './visitor';

export interface Listener {
  /** The account's inbound address on the first instance. */
  url: string;
  secret: string;
}

/** A push as it goes over the wire. */
export interface Push {
  headers: Record<string, string>;
  body: string;
}

/** Where the carrier of an order of the tests' own pushes to. */
export async function listenerOf({ sql }: TestDatabase, order: string, code: string): Promise<Listener> {
  const [row] = await sql<{ merchantId: string; carrier: string; pushSecret: string; inboundKey: string }[]>`
    select merchant_id as "merchantId", carrier, push_secret as "pushSecret", inbound_key as "inboundKey"
    from carrier_accounts where name = ${order} and carrier = ${code}`;
  if (!row) throw new Error(`no ${code} account of ${order}`);
  const keyring = parseKeyring(servers().environment.DOORSTEP_ENCRYPTION_KEYS ?? '');
  return {
    url: openInboundUrl(keyring, servers().first, row),
    secret: openPushSecret(keyring, row),
  };
}

/** Has the carrier tell the server how a parcel stands now. Returns what it was answered. */
export function pushTo(listener: Listener, carrier: string, trackingNumber: string): Promise<unknown> {
  return sandbox('POST', '/push', { carrier, trackingNumber, ...listener });
}

/** The very bytes of such a push, caught on their way. */
export async function catchPush(secret: string, carrier: string, trackingNumber: string): Promise<Push> {
  const caught: Push[] = [];
  const server = createServer(async (request, response) => {
    const { host, connection, 'content-length': length, ...headers } = request.headers;
    const body = await text(request);
    caught.push({
      headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])),
      body,
    });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await pushTo({ url: `http://127.0.0.1:${port}/`, secret }, carrier, trackingNumber);
  server.close();
  const [push] = caught;
  if (!push) throw new Error(`the sandbox did not push for ${carrier}`);
  return push;
}

/** Sends a push as given, from an address of its own, and tells status and body of the answer. */
export async function send(url: string, { headers, body }: Push): Promise<[number, string]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'x-forwarded-for': visitorAddress() },
    body,
  });
  return [response.status, await response.text()];
}
