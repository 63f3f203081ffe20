import type { RefreshContext } from '@/lib/services/refresh-context';
import { refreshShipments } from '@/lib/services/refresh-shipments';
import { claimDueShipments, type DueAccount, leaseSeconds, listDueAccounts, renewLeases } from './claim-due';

/** Carrier calls under way at once in one worker; each is one batch of one account. */
const maxBatches = 8;
/** Parcels in a turn of an account whose carrier takes one number per request. */
const mostAtOnce = 10;
const failingRetrySeconds = 600;

export interface Scheduler {
  /** Starts a batch for each account whose turn it is, as far as there is room. Returns how many. */
  startDue(): Promise<number>;
  /** Resolves when a batch ends, or with `pause`. */
  rest(pause: Promise<void>): Promise<void>;
  /** Resolves when every batch under way has ended. */
  drain(): Promise<void>;
}

/**
 * Asks carriers about due parcels. Any number of workers may do so: they take different parcels, and the
 * accounts' buckets are shared. An account has one batch under way per worker, so that no merchant's backlog
 * takes the room of the others.
 */
export function createScheduler(context: RefreshContext): Scheduler {
  const running = new Map<string, Promise<void>>();
  return {
    async startDue() {
      const room = maxBatches - running.size;
      if (room <= 0) return 0;
      const accounts = await listDueAccounts(context.db, {
        carriers: context.carriers,
        except: [...running.keys()],
        limit: room,
        failingRetrySeconds: failingRetrySeconds * context.pollScale,
      });
      for (const account of accounts) {
        const batch = refreshAccount(context, account).finally(() => running.delete(account.accountId));
        running.set(account.accountId, batch);
      }
      return accounts.length;
    },
    async rest(pause) {
      await Promise.race([pause, ...running.values()]);
    },
    async drain() {
      await Promise.all(running.values());
    },
  };
}

/** One batch. Never rejects: what went wrong is logged, and the claims end by themselves. */
async function refreshAccount(context: RefreshContext, account: DueAccount): Promise<void> {
  const { merchantId, accountId } = account;
  const carrier = context.carriers.find(({ code }) => code === account.carrier);
  try {
    const batchSize = carrier?.api.operations[0]?.batchSize ?? 1;
    // Where a request asks about one parcel, a turn is as many requests as the quota allows at once.
    const size = Math.max(batchSize, Math.min(account.requests, mostAtOnce));
    const claimed = await claimDueShipments(context.db, merchantId, accountId, {
      limit: size,
      mayPullForward: batchSize > 1,
    });
    const ids = claimed.map(({ shipmentId }) => shipmentId);
    const renewal = setInterval(
      () => {
        renewLeases(context.db, merchantId, ids).catch((err) =>
          context.log.warn({ merchantId, accountId, err }, 'leases not renewed'),
        );
      },
      (leaseSeconds * 1_000) / 3,
    );
    try {
      await refreshShipments(context, account, claimed);
    } finally {
      clearInterval(renewal);
    }
  } catch (err) {
    context.log.error({ merchantId, accountId, err }, 'parcels not refreshed');
  }
}
