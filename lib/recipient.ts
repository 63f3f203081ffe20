import { z } from 'zod';
import { type Keyring, open, seal } from './crypto';

const line = (maxLength: number) => z.string().trim().min(1).max(maxLength);
const absent = (value: unknown) => (value === '' ? null : value);

/** Whom and where an order goes to, as the shop wrote it. */
export const recipientSchema = z.strictObject({
  name: line(120),
  /** Street and house, flat, company; without city and postcode. */
  lines: z.array(line(200)).min(1).max(4),
  city: line(120),
  state: z.preprocess(absent, line(120).nullable()).default(null),
  postcode: z.preprocess(absent, line(20).nullable()).default(null),
  /** ISO 3166-1, two letters. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
});
export type Recipient = z.output<typeof recipientSchema>;

/** Seals a recipient for one order: `orders.recipient_sealed`. */
export function sealRecipient(
  keyring: Keyring,
  merchantId: string,
  orderId: string,
  recipient: Recipient,
): string {
  return seal(keyring, JSON.stringify(recipient), ownerOf(merchantId, orderId));
}

/** Opens what `sealRecipient` made. Throws if the key is gone, or it was sealed for another order. */
export function openRecipient(
  keyring: Keyring,
  merchantId: string,
  orderId: string,
  sealed: string,
): Recipient {
  return recipientSchema.parse(JSON.parse(open(keyring, sealed, ownerOf(merchantId, orderId))));
}

function ownerOf(merchantId: string, orderId: string) {
  return { merchantId, scope: 'order', field: `recipient:${orderId}` };
}
