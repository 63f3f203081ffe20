import { z } from 'zod';
import { jsonAnswer, type SandboxAnswer } from './answer';
import { sandboxCredentialsOf } from './credentials';
import type { ParcelRegistry } from './parcels';
import type { SandboxCarrier, SandboxMemory } from './sandbox-carrier';

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const withinMs = 10_000;

export const pushSchema = z.strictObject({
  carrier: z.string().min(1),
  trackingNumber: z.string().min(1).max(40),
  /** On this machine. */
  url: z
    .url({ protocol: /^http$/ })
    .refine((url) => loopbackHosts.has(new URL(url).hostname), 'not on loopback'),
  /** Default: the one that a subscription for this address was made with. */
  secret: z.string().min(1).max(200).optional(),
});

export interface PushSender {
  carriers: ReadonlyMap<string, { carrier: SandboxCarrier; memory: SandboxMemory }>;
  parcels: ParcelRegistry;
  now(): Date;
  signal: AbortSignal;
}

/**
 * Tells a listener on this machine how a parcel stands now, as its carrier would, and says what it answered. One
 * that the carrier waits for is asked to confirm instead (`asked: true`).
 */
export async function sendPush(
  { carriers, parcels, now, signal }: PushSender,
  { carrier: code, trackingNumber, url, secret: given }: z.output<typeof pushSchema>,
): Promise<SandboxAnswer> {
  const endpoint = carriers.get(code);
  const push = endpoint?.carrier.push;
  if (!endpoint || !push) return jsonAnswer(422, { error: `${code} does not push` });
  const item = parcels.item(code, trackingNumber) ?? null;
  if (item === null) return jsonAnswer(404, { error: `nothing to tell of ${code}/${trackingNumber}` });
  const [id = '', kept] = [...endpoint.memory].find(([, one]) => one.url === url) ?? [];
  const asked = kept?.question === undefined ? undefined : endpoint.carrier.ask?.(id, kept);
  const keys = { secret: given ?? kept?.secret ?? '', credentials: sandboxCredentialsOf(code) };
  const { headers, body } = asked ?? push(item, keys, { now: now(), trackingNumber });
  try {
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: timeout });
    await answer.body?.cancel();
    return jsonAnswer(200, { status: answer.status, ...(asked && { asked: true }) });
  } catch {
    return jsonAnswer(502, { error: 'the listener does not answer' });
  }
}
