import type { Executor } from '@/lib/db/client';
import { addOrderLines, listOrderLines, type OrderLineState, setLineQuantity } from '@/lib/db/order-lines';
import type { ParcelItem } from '@/lib/tracking/view';

export interface ParcelFilling {
  /** The whole order, where the shop says it: sets how many of each were ordered, and adds what is new. */
  ordered: readonly ParcelItem[] | null;
  /** What the new parcel brings. Without `ordered`, what the order does not have yet is added to it. */
  items: readonly ParcelItem[];
  /** Takes more than is left, too. */
  isForced: boolean;
}

export type FilledParcel =
  | { ok: true; contents: { orderItemId: string; quantity: number }[] }
  /** `too_few`: `ordered` has fewer than are in parcels. `too_many`: the parcel has more than are left. */
  | { ok: false; error: 'too_few' | 'too_many' | 'not_ordered'; line: ParcelItem; sent: number };

/**
 * Says which lines of an order a new parcel brings, and how many of each; brings the order's lines up to date with
 * it. Lines are told apart by name and variant, in whatever case. Run it in the transaction that adds the parcel,
 * and undo that when it is not `ok`.
 */
export async function fillParcel(
  tx: Executor,
  merchantId: string,
  orderId: string,
  { ordered, items, isForced }: ParcelFilling,
): Promise<FilledParcel> {
  const before = await listOrderLines(tx, merchantId, orderId);
  for (const line of ordered ?? []) {
    const known = before.find((one) => isSame(one, line));
    if (!known) continue;
    if (line.quantity < known.sent) return { ok: false, error: 'too_few', line, sent: known.sent };
    await setLineQuantity(tx, merchantId, known.id, line.quantity);
  }
  const isNew = (line: ParcelItem) => !before.some((one) => isSame(one, line));
  await addOrderLines(tx, merchantId, orderId, (ordered ?? items).filter(isNew));
  return takeFrom(await listOrderLines(tx, merchantId, orderId), items, isForced);
}

function takeFrom(
  lines: readonly OrderLineState[],
  items: readonly ParcelItem[],
  isForced: boolean,
): FilledParcel {
  const contents: { orderItemId: string; quantity: number }[] = [];
  for (const item of items) {
    const same = lines.filter((one) => isSame(one, item));
    const isLeft = (one: OrderLineState) => one.sent + item.quantity <= one.quantity;
    const line = same.find(isLeft) ?? same[0];
    if (!line) return { ok: false, error: 'not_ordered', line: item, sent: 0 };
    if (!isLeft(line) && !isForced) return { ok: false, error: 'too_many', line, sent: line.sent };
    contents.push({ orderItemId: line.id, quantity: item.quantity });
  }
  return { ok: true, contents };
}

function isSame(a: ParcelItem, b: ParcelItem): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ name, variant }: ParcelItem): string {
  return [name, variant ?? ''].map((text) => text.normalize('NFC').toLowerCase()).join('\n');
}
