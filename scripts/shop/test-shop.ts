import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import { Complaint } from '../stack/complain';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

export interface TestShop {
  database: TestDatabase;
  /** Stands for public/, and holds what a test writes. */
  folder: string;
  /** Leaves one shop, "tea", that has nothing yet. Returns its id. */
  startAnew(): Promise<string>;
  /** What a command prints. */
  run(...argv: string[]): Promise<string[]>;
  /** What it complains of. */
  complaint(...argv: string[]): Promise<string>;
  close(): Promise<void>;
}

/** A shop to run commands on that ask no carrier. */
export async function createTestShop(): Promise<TestShop> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-shop-'));
  const { db } = database;
  const context: ShopContext = {
    ...{ db, carriers: [], appUrl: 'https://orders.example.com', publicDir: folder },
    ...{ keyring: new Map([['k1', randomBytes(32)]]), engine: createMeteredEngine(db), pushOrigin: null },
    now: () => new Date('2026-11-21T12:00:00Z'),
    readSecret: async () => '',
  };
  const run = (...argv: string[]) => runShopCommand(argv, context);
  return {
    ...{ database, folder, run },
    async startAnew() {
      await db.$client`delete from merchants`;
      return (await createMerchant(db, { slug: 'tea', name: 'Tea & Co' })).id;
    },
    async complaint(...argv) {
      const error = await run(...argv).catch((reason: unknown) => reason);
      return error instanceof Complaint ? error.message : `no complaint: ${String(error)}`;
    },
    async close() {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
