import { contactHashes } from '@/lib/contact-hash';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { type FoundOrder, findOrderByContact, orderNumberKey } from '@/lib/db/orders';
import type { Status } from '@/lib/tracking/milestones';
import { guessCharges } from './guess-charges';
import type { RateLimiter } from './rate-limit';

export interface FindOrderInput {
  orderNumber: string;
  /** An e-mail address or a postcode. */
  contact: string;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type FindOrderResult =
  | { ok: true; token: string }
  /** `not_shipped`: number and contact are right, and there is no parcel yet. */
  | { ok: false; error: 'not_found' | 'rate_limited' | 'invalid' | 'not_shipped' };

/**
 * Finds an order for somebody who knows its number and its e-mail or postcode, and returns the link token of
 * the parcel they most likely ask about. A wrong number and a wrong contact get the same answer after the
 * same work.
 */
export async function findOrder(
  { db, keyring, limiter }: { db: Database; keyring: Keyring; limiter: RateLimiter },
  merchantId: string,
  input: FindOrderInput,
): Promise<FindOrderResult> {
  const typed = input.orderNumber.slice(0, 200);
  const number = orderNumberKey(typed);
  const contact = input.contact.slice(0, 320);
  const kind = contact.includes('@') ? 'email' : 'postcode';
  const hashes = contactHashes(keyring, merchantId, kind, contact);
  if (number === '' || hashes.length === 0) return { ok: false, error: 'invalid' };

  const { tries, misses } = guessCharges(merchantId, { number, kind, ip: input.ip });
  const { isAllowed } = await limiter.charge([tries, ...misses]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };

  const order = await findOrderByContact(
    db,
    merchantId,
    typed,
    kind === 'email' ? { emailHashes: hashes } : { postcodeHashes: hashes },
  );
  if (!order) return { ok: false, error: 'not_found' };
  await limiter.refund(misses);
  const token = mostRelevant(order.shipments)?.token;
  return token === undefined ? { ok: false, error: 'not_shipped' } : { ok: true, token };
}

/** Who comes by the order number asks about what is still to come, what is nearest to the door first. */
const urgency: readonly Status[] = [
  'out_for_delivery',
  'attempt_failed',
  'available_for_pickup',
  'exception',
  'in_transit',
  'unknown',
  'label_created',
  'pending',
  'returning',
  'delivered',
  'returned',
  'cancelled',
];

function mostRelevant(shipments: FoundOrder['shipments']): FoundOrder['shipments'][number] | undefined {
  return shipments.toSorted((one, other) => urgency.indexOf(one.status) - urgency.indexOf(other.status))[0];
}
