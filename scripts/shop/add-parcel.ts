import { and, eq } from 'drizzle-orm';
import { contactHashes } from '@/lib/contact-hash';
import type { Shop } from '@/lib/db/merchants';
import { createOrder, setRecipient } from '@/lib/db/orders';
import { orders } from '@/lib/db/schema/orders';
import { type FoundShipment, findShipmentsByNumbers } from '@/lib/db/shipments';
import { detect } from '@/lib/numbers/detect';
import { allFormats } from '@/lib/numbers/formats';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { numberIssue } from '@/lib/numbers/number-issue';
import { addShipment } from '@/lib/services/add-shipment';
import { fillParcel } from '@/lib/services/fill-parcel';
import { findAccount } from '@/lib/services/find-account';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions, unlessTaken } from './context';
import { localeOf } from './create';
import { fillingComplaint, readFilling } from './parcel-items';
import { readRecipient } from './recipient';
import { unaskedHint } from './unasked-hint';

/** A parcel added by hand was sent within these days; what is older belongs to an earlier use of its number. */
const sentWithinDays = 14;

/** Adds a parcel, and its order where that is new. The link is for the shopper: whoever has it sees the page. */
export async function addParcel(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const { db, now, appUrl } = context;
  const shop = await requireShop(context, options);
  const carrier = required(options, 'carrier').toLowerCase();
  if (!knownCarriers.has(carrier))
    throw new Complaint(`"${carrier}" is not a carrier's code: usps, ups, fedex, dhl …`);
  const trackingNumber = readNumber(carrier, options);
  const shipDateStart = shipDate(options, now());
  const known = await findShipmentsByNumbers(db, shop.id, [trackingNumber]);
  const same = known.find((shipment) => shipment.carrier === carrier);
  if (same && options.shipped === undefined) {
    throw new Complaint(`This parcel is there already: ${appUrl}/l/${same.token}`);
  }
  if (same && isUnderWay(same, now()) && options['as-is'] === undefined) {
    throw new Complaint(
      `The parcel that has this number is still on its way: ${appUrl}/l/${same.token}. With --as-is it is taken for ended.`,
    );
  }
  const accountId = await findAccount(db, shop.id, context.carriers, { carrier, trackingNumber });
  const filling = readFilling(options);
  const orderId = await findOrAddOrder(context, shop, options);
  const shipment = { orderId, carrier, trackingNumber, shipDateStart, accountId, nextPollAt: now() };
  const added = db.transaction(async (tx) => {
    const filled = await fillParcel(tx, shop.id, orderId, filling);
    if (!filled.ok) throw fillingComplaint(filled);
    return addShipment(tx, shop.id, { ...shipment, items: filled.contents }, now());
  });
  const { token } = await unlessTaken(added, `This parcel, sent on ${shipDateStart}, is there already.`);
  const hints = accountId === null ? [unaskedHint(context.carriers, carrier)] : [];
  return [`${appUrl}/l/${token}`, ...hints];
}

const over: ReadonlySet<FoundShipment['status']> = new Set<FoundShipment['status']>([
  'delivered',
  'returned',
  'cancelled',
]);

/** News within a month, and no end. */
function isUnderWay({ status, lastEventAt }: FoundShipment, now: Date): boolean {
  if (over.has(status) || lastEventAt === null) return false;
  return now.getTime() - lastEventAt.getTime() < 30 * 86_400_000;
}

function readNumber(carrier: string, options: ShopOptions): string {
  const typed = required(options, 'number');
  const issue = numberIssue(typed);
  if (issue) throw new Complaint(`"${typed}" cannot be a tracking number (${issue}).`);
  const number = normaliseNumber(typed);
  const candidate = detect(number, allFormats).find((one) => one.carrier === carrier);
  if (candidate?.reason !== 'one_digit_wrong' || options['as-is'] !== undefined) return number;
  throw new Complaint(`${number} looks right, but one digit is wrong. Read it again, or add --as-is.`);
}

function shipDate({ shipped }: ShopOptions, now: Date): string {
  if (shipped === undefined) {
    return new Date(now.getTime() - sentWithinDays * 86_400_000).toISOString().slice(0, 10);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(shipped) && !Number.isNaN(Date.parse(shipped))) return shipped;
  throw new Complaint(`--shipped must be a day such as 2026-11-21, not "${shipped}".`);
}

async function findOrAddOrder(context: ShopContext, shop: Shop, options: ShopOptions): Promise<string> {
  const { db, keyring, now } = context;
  const number = required(options, 'order');
  const isOrder = and(eq(orders.merchantId, shop.id), eq(orders.number, number));
  const [order] = await db.select().from(orders).where(isOrder);
  const email = required(options, 'email');
  if (!/^\S+@\S+$/.test(email)) throw new Complaint(`--email must be an address, not "${email}".`);
  const value = await readRecipient(options);
  const recipient = value && { value, keyring };
  const emailHashes = contactHashes(keyring, shop.id, 'email', email);
  if (order && emailHashes.includes(order.emailHash ?? '')) {
    if (recipient) await setRecipient(db, shop.id, order.id, recipient);
    return order.id;
  }
  if (order) throw new Complaint(`Order ${number} is there with another e-mail address.`);
  const { id } = await createOrder(db, shop.id, {
    number,
    placedAt: now(),
    locale: localeOf(options),
    emailHash: emailHashes[0] ?? null,
    postcodeHash: contactHashes(keyring, shop.id, 'postcode', options.postcode ?? '')[0] ?? null,
    recipient,
    items: [],
  });
  return id;
}
