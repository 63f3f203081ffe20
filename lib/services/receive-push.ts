import { createHash } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Carrier } from '@/lib/carriers/carrier';
import type { PushChannel } from '@/lib/carriers/push';
import type { Keyring } from '@/lib/crypto';
import { openCredentials } from '@/lib/db/carrier-accounts';
import type { Database, Executor } from '@/lib/db/client';
import { findInboundAccount, type InboundAccount } from '@/lib/db/push-accounts';
import { inboundDeliveries } from '@/lib/db/schema/inbound-deliveries';
import { rawPayloads } from '@/lib/db/schema/raw-payloads';
import { newId } from '@/lib/ids';
import { enqueue } from '@/lib/jobs/enqueue';
import { readPush } from '@/lib/jobs/read-push';
import { inboundKeyHash, isInboundKey, openPushSecret } from '@/lib/push-keys';
import { createRateLimiter, type RateLimit } from './rate-limit';
import { readCapped } from './read-capped';
import { storableText } from './storable-text';

export interface InboundContext {
  db: Database;
  keyring: Keyring;
  carriers: readonly Carrier[];
  log: Logger;
  now: () => Date;
}

/** A request to an inbound address, before anything of it is believed. */
export interface InboundRequest {
  carrier: string;
  key: string;
  headers: Headers;
  query: URLSearchParams;
  body: ReadableStream<Uint8Array> | null;
  /** What rate limits count the sender by. */
  address: string;
}

/** `taken` is stored; `known` was before; `stale` is left. The carrier need not send any of the three again. */
export type InboundOutcome =
  | { kind: 'taken' | 'known' | 'stale' | 'refused' | 'too_large' | 'too_slow' | 'unavailable' }
  | { kind: 'flooding'; retryAfterSeconds: number };

export const maxPushBytes = 256 * 1024;
const readWithinMs = 10_000;

/** Wrong deliveries from one address before they are neither counted nor logged one by one. */
const forgedLimit: RateLimit = { name: 'inbound.forged', points: 30, seconds: 600 };

/**
 * Takes in what a carrier pushes: finds the account by the address, verifies the bytes, and stores them with
 * the job that reads them, all or nothing. Everything that keeps it from that is `unavailable`, so that the
 * carrier sends again; never throws. An unknown carrier, an unknown key and a bad signature are one outcome.
 */
export async function receivePush(context: InboundContext, request: InboundRequest): Promise<InboundOutcome> {
  try {
    if (Number(request.headers.get('content-length') ?? 0) > maxPushBytes) return { kind: 'too_large' };
    const channel = context.carriers.find(({ code }) => code === request.carrier)?.api.push;
    const account = channel && isInboundKey(request.key) ? await findAccount(context, request) : null;
    if (!channel || !account) return await refuse(context, request, null);
    const body = await readCapped(request.body, { maxBytes: maxPushBytes, withinMs: readWithinMs });
    if (!(body instanceof Uint8Array)) return { kind: body };
    const receivedAt = context.now();
    const verdict = verify(context, channel, account, { ...request, body, receivedAt });
    if (verdict === 'forged') return await refuse(context, request, account);
    if (verdict === 'stale') return { kind: 'stale' };
    return { kind: await store(context, account, body, receivedAt) };
  } catch (err) {
    context.log.error({ err }, 'a push could not be taken');
    return { kind: 'unavailable' };
  }
}

function findAccount({ db }: InboundContext, { carrier, key }: InboundRequest) {
  return findInboundAccount(db, carrier, inboundKeyHash(key));
}

function verify(
  { keyring }: InboundContext,
  channel: PushChannel,
  account: InboundAccount,
  { headers, query, body, receivedAt }: Parameters<PushChannel['verify']>[0],
) {
  const keys = { credentials: openCredentials(keyring, account), secret: openPushSecret(keyring, account) };
  return channel.verify({ headers, query, body, receivedAt }, keys);
}

/** One transaction: the hash of the body, the body, and the job that reads it. */
async function store(
  { db }: InboundContext,
  { merchantId, accountId, carrier }: InboundAccount,
  body: Uint8Array,
  receivedAt: Date,
): Promise<'taken' | 'known'> {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const rawPayloadId = newId('raw');
  return db.transaction(async (tx) => {
    const added = await tx
      .insert(inboundDeliveries)
      .values({ merchantId, accountId, bodyHash, rawPayloadId, receivedAt })
      .onConflictDoNothing()
      .returning({ bodyHash: inboundDeliveries.bodyHash });
    if (added.length === 0) {
      if (await isGivenUp(tx, { merchantId, accountId, bodyHash }, receivedAt)) {
        await enqueue(readPush, { merchantId, accountId, bodyHash }, { tx });
      }
      return 'known';
    }
    const text = storableText(new TextDecoder().decode(body));
    await tx
      .insert(rawPayloads)
      .values({ id: rawPayloadId, merchantId, carrier, source: 'push', body: text, receivedAt });
    await enqueue(readPush, { merchantId, accountId, bodyHash }, { tx });
    return 'taken';
  });
}

/** Longer than its job tries: whoever sends a delivery again that nobody could read gives it another chance. */
const givenUpAfterMs = 15 * 60_000;

/** Is it unread for so long? If so that is counted from now on, so that sending it often makes no more jobs. */
async function isGivenUp(
  tx: Executor,
  { merchantId, accountId, bodyHash }: { merchantId: string; accountId: string; bodyHash: string },
  receivedAt: Date,
): Promise<boolean> {
  const stale = await tx
    .update(inboundDeliveries)
    .set({ receivedAt })
    .where(
      and(
        eq(inboundDeliveries.merchantId, merchantId),
        eq(inboundDeliveries.accountId, accountId),
        eq(inboundDeliveries.bodyHash, bodyHash),
        isNull(inboundDeliveries.readAt),
        lt(inboundDeliveries.receivedAt, new Date(receivedAt.getTime() - givenUpAfterMs)),
      ),
    )
    .returning({ bodyHash: inboundDeliveries.bodyHash });
  return stale.length > 0;
}

/** Addresses over the limit, in this process's memory: a flood costs no more statements than the look-up. */
const floods = new LRUCache<string, number>({ max: 10_000 });

/**
 * Only what has been found wrong comes here, so that no limit ever meets a genuine delivery, whatever else
 * comes from its address.
 */
async function refuse(
  { db, keyring, log, now }: InboundContext,
  { address }: InboundRequest,
  account: InboundAccount | null,
): Promise<InboundOutcome> {
  const secondsLeft = ((floods.get(address) ?? 0) - now().getTime()) / 1_000;
  if (secondsLeft > 0) return { kind: 'flooding', retryAfterSeconds: Math.ceil(secondsLeft) };
  const charge = { limit: forgedLimit, subject: address };
  const { isAllowed, retryAfterSeconds } = await createRateLimiter(db, keyring).charge([charge]);
  if (!isAllowed) {
    floods.set(address, now().getTime() + retryAfterSeconds * 1_000);
    log.warn('one address floods with wrong pushes');
    return { kind: 'flooding', retryAfterSeconds };
  }
  const { merchantId, accountId } = account ?? {};
  // The carrier's name comes from the address, too: a stranger's text stays out of the log.
  log.warn({ merchantId, accountId, isAccountKnown: account !== null }, 'a push was refused');
  return { kind: 'refused' };
}
