import { removeCarrierAccount } from '@/lib/services/remove-carrier-account';
import { rerouteParcels } from '@/lib/services/reroute-parcels';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';

/** Deletes a carrier account, ends its pushes, and has its parcels asked about through another where there is one. */
export async function removeAccount(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const id = required(options, 'account');
  const removed = await removeCarrierAccount(context, shop.id, id);
  if (!removed) {
    throw new Complaint(`${shop.name} has no account "${id}": npm run shop -- accounts lists them.`);
  }
  const { moved } = await rerouteParcels(context.db, shop.id, context.carriers);
  return [
    'The account is gone, with its credentials.',
    ...(removed.isCancelled
      ? []
      : ['Its carrier did not confirm that pushes end; they are refused from now on.']),
    ...(moved > 0 ? [`Parcels that are asked about through another account now: ${moved}.`] : []),
  ];
}
