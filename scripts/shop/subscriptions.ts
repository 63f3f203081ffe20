import { listSubscriptions } from '@/lib/db/subscriptions';
import { openSubscriptionAddress } from '@/lib/services/open-subscription-address';
import { requireShop, type ShopContext, type ShopOptions } from './context';

/** Who has asked for updates, newest first, each with the page that confirms or ends it. */
export async function showSubscriptions(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const found = await listSubscriptions(context.db, shop.id);
  if (found.length === 0) return [`Nobody has asked ${shop.name} for updates.`];
  return found.flatMap((one) => {
    const address = openSubscriptionAddress(context.keyring, shop.id, one);
    const who = one.channel === 'email' ? masked(address) : `a browser (${pushHost(address)})`;
    const asked = one.requestedAt.toISOString().slice(0, 16).replace('T', ' ');
    return [
      `${one.status}  ${who}  parcel ${one.trackingNumber}  asked ${asked} UTC`,
      `  ${context.appUrl}/${shop.slug}/${one.locale}/subscription/${one.token}`,
    ];
  });
}

/** "b…@example.com": terminals keep what they print. */
function masked(email: string): string {
  return email.replace(/^(.).*(?=@)/u, '$1…');
}

function pushHost(subscription: string): string {
  const { endpoint }: { endpoint: string } = JSON.parse(subscription);
  return new URL(endpoint).hostname;
}
