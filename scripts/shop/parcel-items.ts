import type { FilledParcel, ParcelFilling } from '@/lib/services/fill-parcel';
import type { ParcelItem } from '@/lib/tracking/view';
import { Complaint } from '../stack/complain';
import type { ShopOptions } from './context';

/** `--items` and `--ordered`: "2 x Stoneware mug / Moss; 1 x Bud vase", a variant after the stroke. Throws `Complaint`. */
export function readFilling(options: ShopOptions): ParcelFilling {
  return {
    ordered: options.ordered === undefined ? null : readItems('ordered', options.ordered),
    items: options.items === undefined ? [] : readItems('items', options.items),
    isForced: options['as-is'] !== undefined,
  };
}

function readItems(option: string, text: string): ParcelItem[] {
  const items = new Map<string, ParcelItem>();
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [, count = '1', name = '', variant] =
      /^(?:(\d{1,6})\s*[x×]\s+)?([^/]+?)(?:\s+\/\s*(.+))?$/iu.exec(part) ?? [];
    const quantity = Number(count);
    if (name === '' || quantity === 0) {
      throw new Complaint(`--${option} is a list such as "2 x Mug / Moss; 1 x Bud vase", not "${part}".`);
    }
    const key = `${name}\n${variant ?? ''}`.toLowerCase();
    const before = items.get(key)?.quantity ?? 0;
    items.set(key, { name, variant: variant ?? null, quantity: before + quantity });
  }
  if (items.size === 0) throw new Complaint(`--${option} names nothing.`);
  return [...items.values()];
}

/** Why a parcel cannot be filled so, and what would help. */
export function fillingComplaint({ error, line, sent }: Exclude<FilledParcel, { ok: true }>): Complaint {
  const name = line.variant ? `${line.name} / ${line.variant}` : line.name;
  switch (error) {
    case 'not_ordered':
      return new Complaint(`${name} is in --items and not in --ordered.`);
    case 'too_few':
      return new Complaint(
        `--ordered has ${line.quantity} x ${name}, but ${sent} are in parcels of this order already.`,
      );
    case 'too_many':
      return new Complaint(
        `The order has ${line.quantity} x ${name}, and ${sent} of them are in parcels already. Say with --ordered how many were ordered; with --as-is the parcel is added all the same.`,
      );
  }
}
