import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { parseKeyring } from '@/lib/crypto';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { leaseSeconds } from './claim-due';

const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const trackingNumber = '9400100000000000000058';
let database: TestDatabase;
let sandbox: Sandbox;
let shipmentId: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await createSandbox();
  const { id: merchantId } = await createMerchant(database.db, { slug: 'worker', name: 'Shop' });
  const account = {
    carrier: 'usps',
    name: 'USPS',
    credentials: sandboxCredentials.usps,
    requestsPerHour: 6_000,
  };
  const { id: accountId } = await createCarrierAccount(database.db, merchantId, parseKeyring(keys), account);
  sandbox.parcels.upsert({
    carrier: 'usps',
    trackingNumber,
    life: 'life-front-door',
    startsDaysAgo: 5,
    step: 3,
  });
  const shipDateStart = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
  ({ id: shipmentId } = await createShipment(database.db, merchantId, {
    ...{ carrier: 'usps', trackingNumber, shipDateStart, accountId, nextPollAt: new Date() },
  }));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

/** `npm run worker` in a process of its own. Resolves when it says that it is ready. */
async function startWorkerProcess(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/worker.ts'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DOORSTEP_ENCRYPTION_KEYS: keys,
        DOORSTEP_MODE: 'test',
        DOORSTEP_CARRIER_SANDBOX_URL: sandbox.url,
        LOG_LEVEL: 'silent',
      },
    },
  );
  children.push(child);
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (said.includes('ready')) return child;
  }
  throw new Error(`The worker ended: ${said}`);
}

async function poll() {
  const [row] = await database.db
    .$client`select system_state, last_answer_at, leased_until > now() as is_leased,
    extract(epoch from leased_until - now())::int as lease from shipment_polls where shipment_id = ${shipmentId}`;
  return row;
}

async function until(isTrue: (row: Awaited<ReturnType<typeof poll>>) => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 50) {
    if (isTrue(await poll())) return;
    await sleep(50);
  }
  throw new Error(`Waited in vain: ${JSON.stringify(await poll())}`);
}

describe('a worker process', () => {
  test('that is killed in the middle of a batch leaves nothing behind that the next does not finish', async () => {
    await database.db.$client`update shipment_polls set account_id = (select id from carrier_accounts)`;
    sandbox.faults.add({ carrier: 'usps', mode: 'hang' });
    const victim = await startWorkerProcess();
    await until((row) => row?.is_leased === true);
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    sandbox.faults.clear();
    expect((await poll())?.lease).toBeLessThanOrEqual(leaseSeconds);
    expect((await poll())?.last_answer_at).toBeNull();

    const heir = await startWorkerProcess();
    // As if the lease's time had passed.
    await database.db.$client`update shipment_polls set leased_until = now()`;
    await until((row) => row?.last_answer_at !== null);
    const events = await database.db.$client`select 1 from events where shipment_id = ${shipmentId}`;
    expect(events).toHaveLength(3);

    const askedAt = Date.now();
    heir.kill('SIGTERM');
    const [code] = await once(heir, 'exit');
    expect(code).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(10_000);
  });

  test('says in one sentence what is wrong with its environment', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DOORSTEP_ENCRYPTION_KEYS: 'k1:tooshort',
      },
    });
    children.push(child);
    let said = '';
    for await (const chunk of child.stderr) said += String(chunk);
    expect(said).toMatch(/^DOORSTEP_ENCRYPTION_KEYS must hold one or more keys/);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
