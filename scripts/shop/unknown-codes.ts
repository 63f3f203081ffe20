import type { CountedCode } from '@/lib/db/unknown-codes';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { listUnknownCodes, type UnknownCodePage } from '@/lib/services/list-unknown-codes';
import { requireShop, type ShopContext, type ShopOptions } from './context';

/** What carriers said that Doorstep has no meaning for yet, most frequent first. */
export async function showUnknownCodes(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  let page = await listUnknownCodes(context.db, shop.id);
  if (page.codes.length === 0) return [`Doorstep knows every code that ${shop.name}’s carriers sent.`];
  const lines = page.byCarrier.map(totalOf);
  for (;;) {
    lines.push(...page.codes.map(lineOf));
    if (!page.next) return lines;
    page = await listUnknownCodes(context.db, shop.id, { after: page.next });
  }
}

function totalOf({ carrier, codes, events }: UnknownCodePage['byCarrier'][number]): string {
  return `${nameOf(carrier)}: ${codes} unknown ${codes === 1 ? 'code' : 'codes'} in ${events} ${events === 1 ? 'event' : 'events'}`;
}

function lineOf({ carrier, code, text, count, lastSeen }: CountedCode): string {
  const words = text ? ` "${text}"` : '';
  return `  ${count} × ${nameOf(carrier)} ${code || '(no code)'}${words}, last on ${lastSeen.toISOString().slice(0, 10)}`;
}

function nameOf(carrier: string): string {
  return knownCarriers.get(carrier)?.name ?? carrier;
}
