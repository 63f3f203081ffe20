import { join, resolve } from 'node:path';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { startDatabase } from './database';
import { readOrMakeKeys } from './keys';
import { startWeb, type WebServer } from './web';

export interface StackOptions {
  root: string;
  /** Where the embedded database and the generated keys live. */
  dataDir: string;
  mode: 'demo' | 'test';
  sandboxPort: number;
  databaseUrl?: string;
  /** Told what is being started, for a person who waits. */
  onStep?: (text: string) => void;
}

export interface Stack {
  databaseUrl: string;
  sandbox: Sandbox;
  /** What a server or a worker of this stack needs in its environment. */
  env: Record<string, string>;
  startWeb(options: { port: number; env?: Record<string, string>; preload?: string }): Promise<WebServer>;
  /** Stops all that was started, newest first. */
  stop(): Promise<void>;
}

/** Database and carrier sandbox, migrated and ready, and a way to serve the built app on them. Throws `Complaint`. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.onStep ?? (() => {});
  const dataDir = resolve(options.dataDir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const keys = await readOrMakeKeys(process.env.DOORSTEP_ENCRYPTION_KEYS, dataDir);
    say(options.databaseUrl ? 'Checking the database of DATABASE_URL' : 'Starting the built-in database');
    const database = await startDatabase(options.databaseUrl, dataDir);
    stops.push(database.stop);
    say('Starting the carrier sandbox');
    const sandbox = await createSandbox({
      port: options.sandboxPort,
      // Kept with the database, so that no event changes its time between two starts.
      stateFile: join(dataDir, 'sandbox-parcels.json'),
    });
    stops.push(() => sandbox.close());
    const env = {
      DATABASE_URL: database.url,
      DOORSTEP_MODE: options.mode,
      DOORSTEP_ENCRYPTION_KEYS: keys,
      DOORSTEP_CARRIER_SANDBOX_URL: sandbox.url,
      // Parcels here move within seconds: 1 would ask about them every few hours.
      DOORSTEP_POLL_SCALE: options.mode === 'demo' ? '0.005' : '0.002',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    };
    return {
      databaseUrl: database.url,
      sandbox,
      env,
      async startWeb({ port, env: extra, preload }) {
        const web = await startWeb({
          root: options.root,
          port,
          env: { ...env, APP_URL: `http://localhost:${port}`, ...extra },
          preload: preload && join(options.root, preload),
        });
        stops.push(web.stop);
        return web;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
