import { z } from 'zod';
import { givePushKeys } from '@/lib/services/give-push-keys';
import { keepSubscriptions as keep } from '@/lib/services/keep-subscriptions';
import type { PushContext } from '@/lib/services/push-context';
import { defineJob } from './job';

/** Every ten minutes: keys for accounts that have none yet, and their subscriptions made, renewed and ended. */
export const keepSubscriptions = defineJob({
  name: 'keep-subscriptions',
  schema: z.object({}),
  // The next run does what a failed one left. One that waits for a slow carrier is not dead: a few
  // calls may still begin just before its own time is up.
  options: { cron: '*/10 * * * *', retryLimit: 0, expireInSeconds: 300 },
  async handle(_data, context: PushContext) {
    await givePushKeys(context);
    await keep(context);
  },
});
