import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { parseKeyring } from '@/lib/crypto';
import { cacheChannel, shopTag } from '@/lib/db/cache-tags';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { findShop } from '@/lib/db/merchants';
import { demoOrders } from '../demo-shop/orders';
import { fillSandbox } from '../demo-shop/sandbox-parcels';
import { seedDemoShop } from '../demo-shop/seed';
import { demoShop } from '../demo-shop/theme';
import { build } from '../stack/build';
import { waitForFirstAnswers } from '../stack/first-answers';
import { claimPort } from '../stack/free-port';
import { startStack } from '../stack/stack';
import { reportInbound } from './inbound';
import { copyParcel } from './many-parcels';
import { measure, median, type Sample, type Target } from './measure';
import { weighPage } from './page-weight';

/** Compares the tracking page with the floor of the same build, in interleaved rounds. Prints ratios, asserts nothing. */
const rounds = Number(process.env.BENCH_ROUNDS || 7);
const missesPerRound = 300;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));

console.log('• Building, with two empty pages besides …');
const benchEnv = { DOORSTEP_BENCH: '1' };
build(root, benchEnv);
const stack = await startStack({ root, dataDir, mode: 'test', sandboxPort: 0 });
try {
  await run();
} finally {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
  // Its generated route types would be checked with the app's own, and grow stale.
  await rm(join(root, '.next-bench'), { recursive: true, force: true });
}

async function seed() {
  const db = createDatabase(stack.databaseUrl, { max: 2 });
  const now = new Date();
  fillSandbox(stack.sandbox, now);
  await seedDemoShop(db, parseKeyring(stack.env.DOORSTEP_ENCRYPTION_KEYS ?? ''), now);
  const shop = await findShop(db, demoShop.slug);
  await closeDatabase(db);
  return shop?.id ?? '';
}

async function run() {
  const shopId = await seed();
  const filler = await stack.startWeb({ port: await claimPort(0, 'PORT'), env: benchEnv });
  await waitForFirstAnswers(stack.databaseUrl);
  await filler.stop();

  const token = demoOrders.find(({ shows }) => shows === 'delivered and signed for')?.tokens[0] ?? '';
  const copies = await copyParcel(stack.databaseUrl, token, missesPerRound);
  // Without the worker, so that nothing but requests costs time.
  const web = await stack.startWeb({
    port: await claimPort(0, 'PORT'),
    env: { ...benchEnv, DOORSTEP_WORKER: 'off' },
    preload: 'scripts/bench/cpu.cjs',
  });
  const client = postgres(stack.databaseUrl, { max: 1 });
  const pathOf = (one: string) => `/${demoShop.slug}/en/p/${one}`;
  const dropAll = async () => {
    await client.notify(cacheChannel, JSON.stringify([shopTag(shopId)]));
    await client`select pg_sleep(0.2)`;
  };
  const targets: Target[] = [
    { name: 'empty static page', paths: ['/bench/static'] },
    { name: 'empty dynamic page', paths: ['/bench/dynamic'] },
    { name: 'tracking page, cached', paths: [pathOf(token)] },
    { name: 'tracking page, miss', paths: copies.map(pathOf), prepare: dropAll },
  ];
  try {
    const results = await interleave(web.url, web.process, targets);
    report(targets, results);
    await reportWeight(web.url, pathOf(token));
    const { databaseUrl, env } = stack;
    const keys = env.DOORSTEP_ENCRYPTION_KEYS ?? '';
    await reportInbound(web.url, { databaseUrl, keys, shopId, rounds: Math.min(rounds, 3) });
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function interleave(origin: string, server: Parameters<typeof measure>[1], targets: Target[]) {
  const samples = targets.map((): Sample[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      const sample = await measure(origin, server, target);
      // The first round warms up.
      if (round > 0) samples[index]?.push(sample);
    }
    if (round > 0) console.log(`• Round ${round} of ${rounds}`);
  }
  return samples.map((list) => ({
    requestsPerSecond: median(list.map((sample) => sample.requestsPerSecond)),
    cpuMs: median(list.map((sample) => sample.cpuMs)),
  }));
}

function report(targets: Target[], results: Sample[]) {
  console.log(`\nMedians of ${rounds} interleaved rounds, uncompressed:\n`);
  for (const [index, { name }] of targets.entries()) {
    const { requestsPerSecond = Number.NaN, cpuMs = Number.NaN } = results[index] ?? {};
    console.log(
      `  ${name.padEnd(24)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s   ${cpuMs.toFixed(2).padStart(6)} ms CPU each`,
    );
  }
  const [fixed, dynamic, cached, miss] = results;
  if (!fixed || !dynamic || !cached || !miss) return;
  const line = (what: string, ratio: number, aim: string) =>
    console.log(`  ${what.padEnd(52)} ${ratio.toFixed(2).padStart(6)}   (aim ${aim})`);
  console.log('');
  line('requests/s: cached ÷ empty dynamic', cached.requestsPerSecond / dynamic.requestsPerSecond, '≥ 4');
  line('CPU: cached ÷ empty static', cached.cpuMs / fixed.cpuMs, '≤ 1.5');
  line('CPU: miss ÷ empty dynamic', miss.cpuMs / dynamic.cpuMs, '≤ 1.6');
}

async function reportWeight(origin: string, path: string) {
  const [page, floor] = [await weighPage(origin, path), await weighPage(origin, '/bench/static')];
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log('\nPage weight after gzip:\n');
  console.log(`  HTML ${kb(page.html)} (aim ≤ 6)   CSS ${kb(page.css)} (aim ≤ 12)`);
  console.log(
    `  JS ${kb(page.js)}, of which the empty page ${kb(floor.js)}: ${kb(page.js - floor.js)} over it (aim ≤ 15)`,
  );
}
