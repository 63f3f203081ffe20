import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** Copies one parcel, out of its order, under `count` fresh tokens: a round of misses asks for a page each. Returns the tokens. */
export async function copyParcel(databaseUrl: string, token: string, count: number): Promise<string[]> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const tokens = Array.from({ length: count }, () => randomBytes(16).toString('base64url'));
  try {
    await client`
      insert into shipments
      select (jsonb_populate_record(s, jsonb_build_object('id', s.id || 'b' || n, 'token', t, 'tracking_number', s.tracking_number || 'B' || n, 'order_id', null))).*
      from shipments s, unnest(${tokens}::text[]) with ordinality as copies(t, n)
      where s.token = ${token}`;
    await client`
      insert into shipment_polls (merchant_id, shipment_id, carrier, system_state, last_answer_at)
      select merchant_id, id, carrier, 'ok', now() from shipments where token = any(${tokens})`;
    return tokens;
  } finally {
    await client.end({ timeout: 1 });
  }
}
