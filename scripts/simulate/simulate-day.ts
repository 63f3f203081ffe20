import type { Policy } from './policies';
import { createRandom } from './random';
import { type DayReport, reportDay } from './report';
import { runAccount } from './run-account';
import { createWorld } from './world';

/** Plays the same day under a policy: the same seed gives the same parcels, and the same figures. */
export function simulateDay(
  policy: Policy,
  { seed, parcels, pagesAreOpened }: { seed: number; parcels: number; pagesAreOpened: boolean },
): DayReport {
  const world = createWorld(seed, parcels);
  const runs = world.map((account, index) =>
    runAccount(
      pagesAreOpened
        ? account
        : { ...account, parcels: account.parcels.map((one) => ({ ...one, viewsMs: [] })) },
      policy,
      createRandom(seed * 100 + index),
    ),
  );
  return reportDay(runs);
}
