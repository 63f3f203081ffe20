import { z } from 'zod';
import { carriers } from '@/lib/carriers';
import { assignAccounts } from '@/lib/services/assign-accounts';
import { reconsiderShipments } from '@/lib/services/reconsider-shipments';
import { defineJob } from './job';

/**
 * Every minute: what time alone changes. Parcels without an account get one, or say that they have none, and those
 * whose answer no longer holds (no delivery scan after 18 hours, quiet, overdue) are calculated anew.
 */
export const sweep = defineJob({
  name: 'sweep',
  schema: z.object({}),
  // The next minute's run does what a failed one left.
  options: { cron: '* * * * *', retryLimit: 0 },
  async handle(_data, { db, now }) {
    await assignAccounts(db, carriers);
    await reconsiderShipments(db, now());
  },
});
