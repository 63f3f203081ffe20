import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

/**
 * Waits until the worker has asked about every parcel once, at most `timeoutMs`. Says whether it has. Parcels
 * whose carrier only tells are put off and not waited for.
 */
export async function waitForFirstAnswers(databaseUrl: string, timeoutMs = 30_000): Promise<boolean> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(200)) {
      const [row] = await client<{ waiting: number }[]>`
        select count(*)::int as waiting from shipment_polls
        where system_state = 'not_checked_yet' and next_poll_at < now() + interval '1 hour'`;
      if (row?.waiting === 0) return true;
    }
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Makes these parcels due now, and waits until they have been asked about again. */
export async function askAgain(databaseUrl: string, trackingNumbers: readonly string[]): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [asked] = await client<{ at: Date }[]>`
      update shipment_polls p set next_poll_at = now() from shipments s
      where s.merchant_id = p.merchant_id and s.id = p.shipment_id and s.tracking_number = any(${[...trackingNumbers]})
      returning now() as at`;
    if (!asked) return;
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(200)) {
      const [row] = await client<{ waiting: number }[]>`
        select count(*)::int as waiting from shipment_polls p join shipments s on s.id = p.shipment_id
        where s.tracking_number = any(${[...trackingNumbers]}) and (p.last_polled_at is null or p.last_polled_at < ${asked.at})`;
      if (row?.waiting === 0) return;
    }
  } finally {
    await client.end({ timeout: 1 });
  }
}
