import { randomBytes } from 'node:crypto';
import { parseKeyring } from '@/lib/crypto';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { getPushKeys } from '@/lib/db/push-accounts';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import { atFixedRate, percentile } from './fixed-rate';

const perSecond = 40;
const secondsPerRound = 5;

/**
 * What a carrier waits for: a push verified and stored, at a fixed rate, beside a route that does nothing. Each
 * push is another one, as a repeated one would cost less. Prints, asserts nothing.
 */
export async function reportInbound(
  origin: string,
  stack: { databaseUrl: string; keys: string; shopId: string; rounds: number },
): Promise<void> {
  const { url, secret } = await addAccount(origin, stack);
  const empty = () => fetch(`${origin}/api/health/live`);
  const push = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(upsEvent()),
    });
  const times = { empty: [] as number[], push: [] as number[] };
  for (let round = 0; round <= stack.rounds; round += 1) {
    for (const [name, send] of [
      ['empty', empty],
      ['push', push],
    ] as const) {
      const answers = await atFixedRate(send, { perSecond, seconds: secondsPerRound });
      // The first round warms up.
      if (round > 0) times[name].push(...answers);
    }
  }
  console.log(`\nInbound pushes, ${perSecond} a second, beside an empty route:\n`);
  for (const [name, list] of [
    ['empty route', times.empty],
    ['push, stored', times.push],
  ] as const) {
    const [p50, p99] = [percentile(list, 0.5), percentile(list, 0.99)];
    console.log(
      `  ${name.padEnd(24)} p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms`,
    );
  }
  console.log('  (aim: p99 ≤ 250 ms)');
}

async function addAccount(origin: string, stack: { databaseUrl: string; keys: string; shopId: string }) {
  const { databaseUrl, keys, shopId } = stack;
  const db = createDatabase(databaseUrl, { max: 1 });
  const keyring = parseKeyring(keys);
  const account = { carrier: 'ups', name: 'UPS, pushes', credentials: {} };
  try {
    const { id } = await createCarrierAccount(db, shopId, keyring, account);
    const sealed = await getPushKeys(db, shopId, id);
    if (!sealed) throw new Error('UPS does not push.');
    return { url: openInboundUrl(keyring, origin, sealed), secret: openPushSecret(keyring, sealed) };
  } finally {
    await closeDatabase(db);
  }
}

/** An event as UPS sends it, of a parcel that nobody has. */
function upsEvent() {
  return {
    trackingNumber: `1Z${randomBytes(8).toString('hex').toUpperCase()}`,
    localActivityDate: '20261112',
    localActivityTime: '091519',
    activityLocation: { city: 'Charlotte', stateProvince: 'NC', postalCode: '', country: 'US' },
    activityStatus: { type: 'I', code: 'OT', description: 'Out for Delivery', descriptionCode: '021' },
    scheduledDeliveryDate: '20261112',
    gmtActivityDate: '20261112',
    gmtActivityTime: '141519',
    gmtOffset: '-05.00',
  };
}
