import { z } from 'zod';
import type { PushContext } from '@/lib/services/push-context';
import { takeInPush } from '@/lib/services/take-in-push';
import { defineJob } from './job';

/**
 * Reads one delivery that was stored. What cannot be read ends as a dead letter, with the delivery's hash: its
 * text is kept for as long as any raw answer, and a later version of the code may understand it.
 */
export const readPush = defineJob({
  name: 'read-push',
  schema: z.object({ merchantId: z.string(), accountId: z.string(), bodyHash: z.string() }),
  // Retries are for a database that was away: in all about ten minutes. What carriers send after an outage of their
  // own comes by the thousand.
  options: { retryLimit: 7, batchSize: 100, lanes: 4, everySeconds: 0.5 },
  handle: ({ merchantId, ...delivery }, context: PushContext) => takeInPush(context, merchantId, delivery),
});
