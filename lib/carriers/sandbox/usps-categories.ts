import { type JsonObject, textAt } from './json';

const categoryByCode: Record<string, string> = {
  ...group('Pre-Shipment', 'GX MA 89 NP TM'),
  ...group('Accepted', 'PA OA UA 03 43'),
  ...group('Out for Delivery', 'OF'),
  ...group('In Transit', '80 81 82 83 AD SF 10 A1 T1 L1 EF TL NT 07 PC 19 41 42 06'),
  ...group('Delivered', '01'),
  ...group('Delivered to Agent', '17'),
  ...group('Available for Pickup', '14 16'),
  ...group('Delivery Attempt', '02 30 51 52 53 54 55 56'),
  ...group('Alert', '04 05 08 09 11 15 21 22 23 24 25 26 27 28 29 31 44 71 DX'),
};

function group(category: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, category]));
}

/** USPS's `statusCategory` after these events, oldest first. A code without one (a reminder) changes nothing. */
export function categoryAfter(events: readonly JsonObject[]): string {
  const known = events.findLast((event) => categoryOf(event) !== null);
  return (known && categoryOf(known)) ?? 'In Transit';
}

/** The category that a scan brings; null for a code that has none here. */
export function categoryOf(event: JsonObject): string | null {
  return categoryByCode[textAt(event, 'eventCode') ?? ''] ?? null;
}
