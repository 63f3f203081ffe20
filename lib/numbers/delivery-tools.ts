/** A carrier's own page on which a recipient can change a delivery. */
export interface DeliveryTool {
  /** The carrier's name for it: a brand, the same in every language. */
  name: string;
  /** Null: it stands on the carrier's tracking page of the parcel. */
  url: string | null;
}

interface DeliveryTools {
  /** While the parcel is under way. */
  change: DeliveryTool;
  /** After an attempt; null where it is the same page. */
  redelivery: DeliveryTool | null;
}

/**
 * By carrier code. Addresses as the carriers print them on notices and in e-mails; compared with public
 * sources on 2026-11-22. USPS shows "Change Delivery Instructions" on the tracking page of parcels that may.
 */
const toolsByCarrier: ReadonlyMap<string, DeliveryTools> = new Map<string, DeliveryTools>([
  [
    'usps',
    {
      change: { name: 'USPS Delivery Instructions', url: null },
      redelivery: { name: 'USPS Redelivery', url: 'https://tools.usps.com/redelivery.htm' },
    },
  ],
  ['ups', { change: { name: 'UPS My Choice', url: 'https://www.ups.com/mychoice' }, redelivery: null }],
  [
    'fedex',
    {
      change: { name: 'FedEx Delivery Manager', url: 'https://www.fedex.com/deliverymanager' },
      redelivery: null,
    },
  ],
  // Of DHL Express; parcels of its other companies are told so there.
  ['dhl', { change: { name: 'DHL On Demand Delivery', url: 'https://delivery.dhl.com' }, redelivery: null }],
]);

/** Where the recipient can change this delivery, or have it tried again; null where we know no such page. */
export function deliveryToolOf(
  carrier: { code: string; trackingUrl: string | null },
  purpose: keyof DeliveryTools,
): { name: string; url: string } | null {
  const tools = toolsByCarrier.get(carrier.code);
  const tool = tools?.[purpose] ?? tools?.change;
  const url = tool?.url ?? carrier.trackingUrl;
  return tool && url ? { name: tool.name, url } : null;
}
