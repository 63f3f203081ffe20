import { setOffersUpdates } from '@/lib/db/merchants';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';

/** Switches the offer of updates on or off. Off from the start: a form that nothing answers is worse than none. */
export async function switchUpdates(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const state = required(options, 'state');
  if (state !== 'on' && state !== 'off') throw new Complaint(`Say "on" or "off", not "${state}".`);
  await setOffersUpdates(context.db, shop.id, state === 'on');
  if (state === 'off') return [`${shop.name} offers no updates any more. Those who asked for them are kept.`];
  return [
    `The pages of ${shop.name}’s parcels now offer updates by email and in the browser.`,
    'Doorstep notes the wishes and sends nothing yet: switch this on where something else sends, or to try it.',
  ];
}
