import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseKeyring } from '@/lib/crypto';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { locales } from '@/lib/i18n/locales';
import { demoOrders } from './demo-shop/orders';
import { pushHistories } from './demo-shop/push-histories';
import { breakOutageCarrier, fillSandbox } from './demo-shop/sandbox-parcels';
import { hasDemoShop, hasOtherShops, removeDemoShop, seedDemoShop } from './demo-shop/seed';
import { demoShop } from './demo-shop/theme';
import { build, isBuilt } from './stack/build';
import { Complaint } from './stack/complain';
import { askAgain, waitForFirstAnswers } from './stack/first-answers';
import { claimPort } from './stack/free-port';
import { type Stack, startStack } from './stack/stack';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = join(root, '.data');
const webPort = Number(process.env.PORT || 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT || 4010);
const say = (text: string) => console.log(`• ${text} …`);

let stack: Stack | undefined;
let isStopping = false;

async function stop(exitCode: number) {
  if (isStopping) return;
  isStopping = true;
  if (stack) console.log('\n• Stopping …');
  await stack?.stop();
  process.exit(exitCode);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

/** Says whether it had to be filled. */
async function prepareShop({ databaseUrl, env, sandbox }: Stack): Promise<boolean> {
  const db = createDatabase(databaseUrl, { max: 2 });
  try {
    if (await hasOtherShops(db)) {
      throw new Complaint(
        'The database of DATABASE_URL holds real shops, and the demo would ask its sandbox about their parcels. Give the demo a database of its own, or unset DATABASE_URL.',
      );
    }
    if ((await hasDemoShop(db)) && sandbox.parcels.list().length > 0) return false;
    say('Filling the demo shop');
    const now = new Date();
    await removeDemoShop(db);
    await seedDemoShop(db, parseKeyring(env.DOORSTEP_ENCRYPTION_KEYS ?? ''), now);
    fillSandbox(sandbox, now);
    return true;
  } finally {
    await closeDatabase(db);
  }
}

async function pushSteps({ databaseUrl, env, sandbox }: Stack, origin: string) {
  const db = createDatabase(databaseUrl, { max: 2 });
  try {
    const keyring = parseKeyring(env.DOORSTEP_ENCRYPTION_KEYS ?? '');
    await pushHistories({ db, keyring, sandbox, origin });
  } finally {
    await closeDatabase(db);
  }
}

function printLinks(origin: string, sandboxUrl: string) {
  const [first] = demoOrders;
  const token = first?.tokens[0] ?? '';
  const moving = first?.parcels[0];
  const page = (locale: string, link: string) => `${origin}/${demoShop.slug}/${locale}/p/${link}`;
  console.log(`\nDoorstep is ready. The shop is "${demoShop.name}".\n`);
  for (const locale of locales) console.log(`  Tracking page (${locale})  ${page(locale, token)}`);
  for (const locale of locales)
    console.log(`  Lookup page   (${locale})  ${origin}/${demoShop.slug}/${locale}`);
  console.log(`  Link in an e-mail    ${origin}/l/${token}`);
  console.log(`\n  On the lookup page try ${first?.number} with ${first?.email}.`);
  console.log('\n  Every state:');
  for (const order of demoOrders)
    console.log(`  ${order.shows.padEnd(34)} ${page('en', order.tokens[0] ?? '')}`);
  console.log(`\n  Let the first parcel move on, and watch its open page:`);
  console.log(
    `  curl -X POST ${sandboxUrl}/_control/parcels/${moving?.carrier}/${moving?.trackingNumber}/advance`,
  );
  console.log('\nCtrl-C stops everything.');
}

try {
  await claimPort(webPort, 'PORT');
  await claimPort(sandboxPort, 'SANDBOX_PORT');
  stack = await startStack({
    root,
    dataDir,
    mode: 'demo',
    sandboxPort,
    ...(process.env.DATABASE_URL && { databaseUrl: process.env.DATABASE_URL }),
    onStep: say,
  });
  const isNew = await prepareShop(stack);
  if (!isBuilt(root)) {
    say('Building (about a minute, once)');
    build(root);
  }
  say('Starting the web server and its worker');
  const web = await stack.startWeb({ port: webPort });
  web.process.once('exit', () => void stop(1));
  say('Asking the carriers');
  if (isNew) await pushSteps(stack, web.url);
  await waitForFirstAnswers(stack.databaseUrl);
  await askAgain(stack.databaseUrl, breakOutageCarrier(stack.sandbox));
  printLinks(web.url, stack.sandbox.url);
  for (;;) await sleep(2 ** 30);
} catch (error) {
  console.error(`\n✗ ${error instanceof Complaint ? error.message : describe(error)}\n`);
  await stop(1);
}

function describe(error: unknown) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
