import { type Keyring, open, type SecretOwner } from '@/lib/crypto';

/** What a subscription's address is sealed under. */
export function subscriptionAddressOwner(merchantId: string, id: string): SecretOwner {
  return { merchantId, scope: 'subscription', field: `address:${id}` };
}

/** The e-mail address, or the browser's push subscription as JSON. Throws as `open` does. */
export function openSubscriptionAddress(
  keyring: Keyring,
  merchantId: string,
  { id, addressSealed }: { id: string; addressSealed: string },
): string {
  return open(keyring, addressSealed, subscriptionAddressOwner(merchantId, id));
}
