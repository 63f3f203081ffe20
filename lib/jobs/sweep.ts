import { z } from 'zod';
import { carriers } from '@/lib/carriers';
import { assignAccounts } from '@/lib/services/assign-accounts';
import { sweepAwaitingScan } from '@/lib/services/sweep-awaiting-scan';
import { defineJob } from './job';

/**
 * Every minute: what time alone changes. Parcels whose delivery scan is overdue get the calculated milestone
 * (the 18-hour rule), and parcels without an account get one, or say that they have none.
 */
export const sweep = defineJob({
  name: 'sweep',
  schema: z.object({}),
  // The next minute's run does what a failed one left.
  options: { cron: '* * * * *', retryLimit: 0 },
  async handle(_data, { db, now }) {
    await sweepAwaitingScan(db, now());
    await assignAccounts(db, carriers);
  },
});
