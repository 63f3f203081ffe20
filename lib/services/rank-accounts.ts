import type { Carrier } from '@/lib/carriers/carrier';

/** A shop's account, as far as routing goes. */
export interface RoutableAccount {
  id: string;
  carrier: string;
  isUsable: boolean;
}

/** An account that answers for a carrier's parcels; the lower the rank, the better. */
export interface RankedAccount {
  accountId: string;
  rank: number;
  /** Null: every number of that carrier. */
  accepts: ((trackingNumber: string) => boolean) | null;
}

/**
 * Whom to ask about a carrier's parcels, best first: the account that the merchant chose for it; the carrier
 * itself; another of its own APIs; an aggregator that names the carrier; one that takes any. Between equals
 * the order of `accounts` decides, which is oldest first.
 */
export function rankAccounts(
  carriers: readonly Carrier[],
  accounts: readonly RoutableAccount[],
  parcelCarrier: string,
  chosenAccountId: string | null,
): RankedAccount[] {
  return accounts
    .flatMap(({ id, carrier: code, isUsable }) => {
      const carrier = carriers.find((one) => one.code === code);
      if (!isUsable || !carrier || !covers(carrier, parcelCarrier)) return [];
      const rank = id === chosenAccountId ? 0 : rankOf(carrier, parcelCarrier);
      return [{ accountId: id, rank, accepts: carrier.coverage.accepts ?? null }];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Does its API answer for that carrier's parcels, or for some of them? */
export function covers({ coverage }: Carrier, parcelCarrier: string): boolean {
  return coverage.takesOthers || Object.hasOwn(coverage.keys, parcelCarrier);
}

/**
 * Whether Doorstep can ask anybody by name about this carrier's parcels. An aggregator that takes any parcel
 * promises nothing for one that it does not name.
 */
export function isSupported(carriers: readonly Carrier[], parcelCarrier: string): boolean {
  return carriers.some(({ coverage }) => Object.hasOwn(coverage.keys, parcelCarrier));
}

function rankOf({ code, kind, coverage }: Carrier, parcelCarrier: string): number {
  if (code === parcelCarrier) return 1;
  if (kind === 'carrier') return 2;
  return Object.hasOwn(coverage.keys, parcelCarrier) ? 3 : 4;
}

/**
 * The account for one parcel; null when none answers for it. A parcel stays with its account while that is as
 * good as the best: a change of account costs a new registration at some carriers.
 */
export function chooseAccount(
  ranked: readonly RankedAccount[],
  parcel: { trackingNumber: string; accountId: string | null },
): string | null {
  const able = ranked.filter(({ accepts }) => accepts?.(parcel.trackingNumber) ?? true);
  const best = able.filter(({ rank }) => rank === able[0]?.rank);
  return (best.find(({ accountId }) => accountId === parcel.accountId) ?? best[0])?.accountId ?? null;
}
