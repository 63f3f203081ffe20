import type { Logger } from 'pino';
import type { Carrier } from '@/lib/carriers/carrier';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import type { MeteredEngine } from './metered-engine';

/** What asking carriers needs; made once per process. */
export interface RefreshContext {
  db: Database;
  keyring: Keyring;
  engine: MeteredEngine;
  carriers: readonly Carrier[];
  log: Logger;
  now: () => Date;
  random: () => number;
  /** 1 in real life; smaller only in a demo or test, where parcels move within minutes. */
  pollScale: number;
}
