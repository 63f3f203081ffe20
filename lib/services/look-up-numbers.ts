import type { Database } from '@/lib/db/client';
import { type FoundShipment, findShipmentsByNumbers } from '@/lib/db/shipments';
import type { Locale } from '@/lib/i18n/locales';
import { carrierView } from '@/lib/numbers/carrier-view';
import { allFormats } from '@/lib/numbers/formats';
import type { NumberRow } from '@/lib/numbers/lookup-state';
import { type ParsedEntry, parseInput } from '@/lib/numbers/parse-input';
import type { RateLimit, RateLimiter } from './rate-limit';

/** Two full lookups. The limits count numbers, not requests. */
const numbersPerAddress: RateLimit = { name: 'look-up.ip', points: 60, seconds: 600 };
const numbersPerShop: RateLimit = { name: 'look-up.shop', points: 6_000, seconds: 600 };

export interface LookUpResult {
  /** In the order typed, each number once. */
  rows: NumberRow[];
  /** The 31st number and those after it, as typed: not looked up. */
  overflow: string[];
  isRateLimited: boolean;
}

/**
 * Looks up to 30 numbers up in one shop: pasted text in, a row for each number out. A number that cannot be
 * read or is unknown spoils no other. A wrong check digit is reported only for a number that the shop does not
 * have.
 */
export async function lookUpNumbers(
  { db, limiter }: { db: Database; limiter: RateLimiter },
  merchantId: string,
  input: { text: string; ip: string; locale: Locale; usualCarriers?: readonly string[] },
): Promise<LookUpResult> {
  const context = { usualCarriers: input.usualCarriers ?? [] };
  const { entries, overflow } = parseInput(input.text.slice(0, 20_000), allFormats, context);
  const numbers = entries.filter(({ issue }) => issue === null).map(({ number }) => number);
  if (numbers.length > 0) {
    const { isAllowed } = await limiter.charge([
      { limit: numbersPerAddress, subject: `${merchantId}/${input.ip}`, points: numbers.length },
      { limit: numbersPerShop, subject: merchantId, points: numbers.length },
    ]);
    if (!isAllowed) return { rows: [], overflow, isRateLimited: true };
  }
  const found = new Map(
    (await findShipmentsByNumbers(db, merchantId, numbers)).map((shipment) => [
      shipment.trackingNumber,
      shipment,
    ]),
  );
  const rows = entries.map((entry) => rowOf(entry, found.get(entry.number) ?? null, input.locale));
  return { rows, overflow, isRateLimited: false };
}

function rowOf(entry: ParsedEntry, shipment: FoundShipment | null, locale: Locale): NumberRow {
  const { raw: entered, number, issue, candidates } = entry;
  if (issue !== null) {
    return { entered, number: null, outcome: 'unreadable', carrier: null, otherCarriers: [], reason: issue };
  }
  if (shipment) {
    return {
      ...{ entered, number, outcome: 'found', otherCarriers: [] },
      carrier: linkOf(shipment.carrier, number, locale),
      status: shipment.status,
      milestone: shipment.milestone,
      lastEventAt: shipment.lastEventAt?.toISOString() ?? null,
    };
  }
  const [best, ...others] = candidates;
  const guess = {
    ...{ entered, number },
    carrier: best ? linkOf(best.carrier, number, locale) : null,
    otherCarriers: others.slice(0, 3).map(({ carrier }) => linkOf(carrier, number, locale)),
  };
  return best?.reason === 'one_digit_wrong'
    ? { ...guess, outcome: 'check_failed', reason: 'check_failed' }
    : { ...guess, outcome: 'not_in_shop' };
}

function linkOf(carrier: string, number: string, locale: Locale) {
  const { code, name, trackingUrl, homepage } = carrierView(carrier, number, locale);
  return { code, name, officialUrl: trackingUrl ?? homepage };
}
