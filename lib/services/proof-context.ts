import type { Logger } from 'pino';
import type { Carrier } from '@/lib/carriers/carrier';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import type { MeteredEngine } from './metered-engine';
import type { RateLimiter } from './rate-limit';

/** What showing a proof of delivery needs. */
export interface ProofContext {
  db: Database;
  keyring: Keyring;
  engine: Pick<MeteredEngine, 'call'>;
  carriers: readonly Carrier[];
  limiter: RateLimiter;
  log: Pick<Logger, 'info' | 'error'>;
  now: () => Date;
}
