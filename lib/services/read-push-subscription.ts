import { ECDH } from 'node:crypto';
import { parse } from 'tldts';
import { z } from 'zod';

/** What a browser gives for being pushed to: the W3C's `PushSubscription` as JSON. */
export interface PushSubscriptionData {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const maxEndpointLength = 1_024;

const shape = z.object({
  endpoint: z.string().max(maxEndpointLength).refine(isPublicEndpoint),
  keys: z.object({
    /** An uncompressed point of P-256, 65 bytes, and a secret of 16 (RFC 8291). */
    p256dh: z
      .string()
      .regex(/^[\w-]{87}=?$/)
      .refine(isPoint),
    auth: z.string().regex(/^[\w-]{22}(?:==)?$/),
  }),
});

/** Reads what a page sends of its browser's push subscription; null for anything that cannot be one. */
export function readPushSubscription(json: string): PushSubscriptionData | null {
  if (json.length > 4_096) return null;
  try {
    return shape.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** Https at a public name, at the usual port: our server will speak to it later, and must not be sent inside. */
function isPublicEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, username, password, port, hostname, hash } = new URL(endpoint);
  if (protocol !== 'https:' || username || password || port || hash) return false;
  const { isIcann, isIp, domain } = parse(hostname);
  return isIcann === true && isIp !== true && domain !== null;
}

function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(p256dh, 'base64url'), 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
