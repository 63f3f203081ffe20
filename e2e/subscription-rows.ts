import { type ContactKind, contactHashes } from '@/lib/contact-hash';
import { parseKeyring } from '@/lib/crypto';
import type { TestDatabase } from './database';
import { ownOrder } from './own-orders';
import { servers } from './shop';

/** The wishes that an e-mail address or a browser's endpoint has for an order's first parcel: one, or none yet. */
export async function subscriptionRows(
  { sql }: TestDatabase,
  order: string,
  kind: Exclude<ContactKind, 'postcode'>,
  address: string,
) {
  const token = ownOrder(order).tokens[0] ?? '';
  const [parcel] = await sql<{ id: string; merchantId: string }[]>`
    select id, merchant_id as "merchantId" from shipments where token = ${token}`;
  if (!parcel) throw new Error(`no parcel behind ${token}`);
  const keyring = parseKeyring(servers().environment.DOORSTEP_ENCRYPTION_KEYS ?? '');
  const hashes = contactHashes(keyring, parcel.merchantId, kind, address);
  return sql<{ token: string; status: string }[]>`
    select token, status from subscriptions
    where merchant_id = ${parcel.merchantId} and shipment_id = ${parcel.id} and channel = ${kind}
      and address_hash = any(${hashes})`;
}
