import type { Dimensions, Estimate, Weight } from '@/lib/tracking/view';
import { estimateOn } from '../reading/estimate-days';
import { readDay } from '../reading/local-time';
import { readDimensions, readWeight } from '../reading/measures';
import type { DhlDetails, DhlShipment, DhlStatus } from './answer';
import { dhlTextMeaning } from './meaning';

interface Stamp {
  day: string;
  /** `HH:mm`; null where there is none, or none that holds at the door. */
  time: string | null;
}

/**
 * A stamp's own calendar day: the offset behind it is that of the destination. One in UTC tells no time at the
 * door, and midnight ("00:00") and the day's last minute ("By End of Day") tell none at all.
 */
function readStamp(text: string): Stamp | null {
  const [, date = '', time = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})\S*?)?(Z)?$/.exec(text) ?? [];
  const day = readDay(date);
  if (!day) return null;
  return { day, time: zone || time === '' || time === '00:00' || time === '23:59' ? null : time };
}

/** DHL's expected day, or the frame around it; a window where the frame is within one day. DHL guarantees none. */
export function dhlEstimate(shipment: DhlShipment): Estimate | null {
  const { estimatedDeliveryTimeFrame: frame, estimatedTimeOfDelivery } = shipment;
  const from = readStamp(frame?.estimatedFrom ?? '');
  const through = readStamp(frame?.estimatedThrough ?? '');
  const first = from ?? through ?? readStamp(estimatedTimeOfDelivery);
  if (!first) return null;
  const isRange = from && through && through.day > from.day;
  const [start, end] = from && through?.day === from.day ? [from.time, through.time] : [null, null];
  return {
    ...estimateOn(first.day),
    lastDate: isRange ? through.day : null,
    window: start && end && start < end ? { start, end } : null,
  };
}

/** Who signed. DHL puts a sentence ("Delivered") where nobody did. */
export function dhlSignedBy(details: DhlDetails): string | null {
  const signed = details?.proofOfDelivery?.signed;
  const name = signed?.name || `${signed?.givenName ?? ''} ${signed?.familyName ?? ''}`.trim();
  return /\p{L}/u.test(name) && dhlTextMeaning(name) === null ? name : null;
}

/** "Delivered - Signed for by : A NAME", "Delivered : A NAME": the name apart from the words. */
export function splitSigner(text: string): { text: string; signer: string } {
  const [, words = text, signer = ''] =
    /^(delivered(?:\s*-?\s*signed for by)?)\s*:\s*(.*)$/i.exec(text) ?? [];
  return { text: words, signer };
}

/**
 * What one status says, without people's names. The portal's own sample has a first name alone as the description
 * of "DELIVERED" (A): words that say nothing we know, beside a status that says it, are not shown.
 */
export function dhlWords({ status, description }: DhlStatus): { text: string; signer: string } {
  const said = splitSigner(description);
  const isDelivered = dhlTextMeaning(status)?.meaning.startsWith('delivered.') ?? false;
  const isName = /^[\p{L} .'-]{1,40}$/u.test(said.text) && dhlTextMeaning(said.text) === null;
  return isDelivered && isName ? { text: status, signer: '' } : said;
}

export function dhlService(details: DhlDetails): string | null {
  const name = details?.product?.productName ?? '';
  return name === '' || /^unknown\b/i.test(name) ? null : name;
}

export function dhlWeight(details: DhlDetails): Weight | null {
  const { value = '', unitText = '' } = details?.weight ?? {};
  return readWeight(value, unitText);
}

const cmPerUnit: Readonly<Record<string, number>> = { MM: 0.1, CM: 1, M: 100 };

/** Sides in the unit that each of them names; Freight writes metres. */
export function dhlDimensions(details: DhlDetails): Dimensions | null {
  const { length, width, height } = details?.dimensions ?? {};
  const inCm = (side: typeof length) => {
    const factor = cmPerUnit[side?.unitText ?? ''];
    return factor && side ? String(Number((Number(side.value) * factor).toFixed(3))) : '';
  };
  return readDimensions([inCm(length), inCm(width), inCm(height)], 'CM');
}
