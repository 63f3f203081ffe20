import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { SystemState } from '@/lib/tracking/view';
import type { Executor } from './client';
import { shipmentPolls } from './schema/shipment-polls';

/**
 * Writes how a poll went and when the next is due. Returns the ids whose system state was another before.
 * Run it inside a transaction: rows are locked in order of id first.
 */
export async function updatePolls(
  tx: Executor,
  merchantId: string,
  shipmentIds: readonly string[],
  outcome: { state: SystemState; checkedAt?: Date; nextPollAt: Date | null },
  now: Date,
): Promise<string[]> {
  const { state, checkedAt, nextPollAt } = outcome;
  const isOurs = and(
    eq(shipmentPolls.merchantId, merchantId),
    inArray(shipmentPolls.shipmentId, [...shipmentIds]),
  );
  const before = await tx
    .select({ id: shipmentPolls.shipmentId, state: shipmentPolls.systemState })
    .from(shipmentPolls)
    .where(isOurs)
    .orderBy(asc(shipmentPolls.shipmentId))
    .for('update');
  await tx
    .update(shipmentPolls)
    .set({
      systemState: state,
      nextPollAt,
      lastPolledAt: now,
      leasedUntil: null,
      consecutiveFailures: state === 'ok' ? 0 : sql`${shipmentPolls.consecutiveFailures} + 1`,
      ...(checkedAt ? { lastAnswerAt: checkedAt } : {}),
    })
    .where(isOurs);
  return before.filter((row) => row.state !== state).map((row) => row.id);
}
