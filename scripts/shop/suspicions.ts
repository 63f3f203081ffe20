import { knownCarriers } from '@/lib/numbers/known-carriers';
import { listSuspicions, type SuspicionPage } from '@/lib/services/list-suspicions';
import type { Suspicion } from '@/lib/tracking/suspicion';
import { requireShop, type ShopContext, type ShopOptions } from './context';

/** The parcels that somebody should look at, each with why and on what evidence. */
export async function showSuspicions(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const lines: string[] = [];
  let after: SuspicionPage['next'] = null;
  do {
    const page: SuspicionPage = await listSuspicions(context.db, shop.id, { after });
    for (const { carrier, trackingNumber, token, suspicions } of page.shipments) {
      const name = knownCarriers.get(carrier)?.name ?? carrier;
      lines.push(`${name} ${trackingNumber}  ${context.appUrl}/l/${token}`);
      for (const suspicion of suspicions) {
        lines.push(`  ${sentence(suspicion)}`, ...suspicion.eventIds.map((id) => `    event ${id}`));
      }
    }
    after = page.next;
  } while (after !== null);
  return lines.length > 0 ? lines : [`Nothing about ${shop.name}’s parcels is suspicious.`];
}

/** In English, as all of the command line is. */
function sentence({ kind, details }: Suspicion): string {
  const way = details.from && details.to ? ` (${details.from} to ${details.to})` : '';
  switch (kind) {
    case 'postage_review':
      return `Stopped for its postage, in the carrier's words: "${details.words}".`;
    case 'foreign_label':
      return `The label was not issued under your account: its Mailer ID is ${details.mailerId}, yours is ${details.own}.`;
    case 'impossible_travel':
      return `Two scans at least ${details.km} km apart within ${details.hours} hours${way}: perhaps two parcels with one number.`;
    case 'delivered_before_shipped':
      return `Delivered ${details.hours} hours before it was handed over: perhaps another parcel with this number.`;
    case 'accepted_twice':
      return `Handed over twice, ${details.hours} hours apart${way}: perhaps two parcels with one number.`;
    case 'wrong_destination':
      return `Delivered in ${details.found}, but bound for ${details.expected}: perhaps another parcel with this number.`;
    case 'number_reused':
      return `The carrier reports a new parcel since ${details.since}, ${details.days} days after this one ended. If it is yours, add it with --shipped.`;
  }
}
