import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { getPushKeys } from '@/lib/db/push-accounts';
import { carrierAccounts } from '@/lib/db/schema/carrier-accounts';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import { demoOrders } from './orders';
import { askedOf } from './sandbox-parcels';

interface Listener {
  url: string;
  secret: string;
}

/**
 * Some carriers tell of each step once, by themselves, and nobody can ask for it afterwards: the sandbox
 * pushes the steps of their parcels to the running server, as the carrier did while they happened.
 */
export async function pushHistories(at: {
  db: Database;
  keyring: Keyring;
  sandbox: Sandbox;
  origin: string;
}): Promise<void> {
  for (const parcel of demoOrders.flatMap(({ parcels }) => parcels)) {
    if (!parcel.isPushed) continue;
    const carrier = askedOf(parcel);
    const listener = await listenerOf(at, carrier);
    const state = at.sandbox.parcels
      .list()
      .find(({ trackingNumber }) => trackingNumber === parcel.trackingNumber);
    if (!listener || !state) continue;
    const { trackingNumber, life, startedAt, revealed } = state;
    for (let step = 1; step <= revealed; step++) {
      at.sandbox.parcels.upsert({ carrier, trackingNumber, life, startedAt, step });
      await push(at.sandbox, { carrier, trackingNumber, ...listener });
    }
  }
}

/** Sends again after 503, as carriers do: the worker may not have set up its queues yet. */
async function push(sandbox: Sandbox, body: Listener & { carrier: string; trackingNumber: string }) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${sandbox.url}/_control/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.ok && text === '{"status":200}') return;
    if (text !== '{"status":503}' || tries === 40) throw new Error(`The sandbox could not push: ${text}`);
    await sleep(250);
  }
}

async function listenerOf(
  { db, keyring, origin }: { db: Database; keyring: Keyring; origin: string },
  carrier: string,
): Promise<Listener | null> {
  const { id, merchantId } = carrierAccounts;
  const [row] = await db
    .select({ id, merchantId })
    .from(carrierAccounts)
    .where(eq(carrierAccounts.carrier, carrier));
  const keys = row ? await getPushKeys(db, row.merchantId, row.id) : null;
  return keys && { url: openInboundUrl(keyring, origin, keys), secret: openPushSecret(keyring, keys) };
}
