import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKeyring } from '@/lib/crypto';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { pushHistories } from '../demo-shop/push-histories';
import { breakOutageCarrier, fillSandbox } from '../demo-shop/sandbox-parcels';
import { seedDemoShop } from '../demo-shop/seed';
import { build, isBuilt } from './build';
import { askAgain, waitForFirstAnswers } from './first-answers';
import { claimPort } from './free-port';
import { startStack } from './stack';

export interface DemoWeb {
  url: string;
  databaseUrl: string;
  /** Stops all that was started, and removes its data. */
  stop(): Promise<void>;
}

/**
 * The demo shop on a database of its own, every parcel asked about once, served from a production build: for
 * scripts that look at its pages. Throws `Complaint`.
 */
export async function startDemoWeb(root: string, say: (text: string) => void): Promise<DemoWeb> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-pages-'));
  const stack = await startStack({ root, dataDir, mode: 'test', sandboxPort: 0, onStep: say });
  const stop = async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    say('Filling the demo shop');
    const db = createDatabase(stack.databaseUrl, { max: 2 });
    const keyring = parseKeyring(stack.env.DOORSTEP_ENCRYPTION_KEYS ?? '');
    const now = new Date();
    fillSandbox(stack.sandbox, now);
    await seedDemoShop(db, keyring, now);
    if (!isBuilt(root)) {
      say('Building (about a minute, once)');
      build(root);
    }
    say('Starting the web server, and asking the carriers');
    const web = await stack.startWeb({ port: await claimPort(0, 'PORT') });
    await pushHistories({ db, keyring, sandbox: stack.sandbox, origin: web.url });
    await waitForFirstAnswers(stack.databaseUrl);
    await askAgain(stack.databaseUrl, breakOutageCarrier(stack.sandbox));
    await closeDatabase(db);
    return { url: web.url, databaseUrl: stack.databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
