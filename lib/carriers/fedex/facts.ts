import type { Place } from '@/lib/tracking/event';
import type { Dimensions, Estimate, Weight } from '@/lib/tracking/view';
import { estimateOn } from '../reading/estimate-days';
import { eventTime } from '../reading/local-time';
import { readDimensions, readWeight } from '../reading/measures';
import { placeOf } from '../reading/place';
import { readSigner } from '../reading/signer';
import type { FedexAddress, FedexResult } from './answer';

/** FedEx Ground Economy names its plants "FEDEX SMARTPOST INDIANAPOLIS". */
const plantPrefix = /^fedex smartpost\s+/i;

/** City, state, postcode and country; null when the address names none of them. */
export function fedexPlace(address: FedexAddress | undefined): Place | null {
  if (!address) return null;
  return placeOf({
    city: address.city.replace(plantPrefix, ''),
    state: address.stateOrProvinceCode,
    postalCode: address.postalCode,
    countries: [address.countryCode, address.countryName],
  });
}

export function fedexOrigin(result: FedexResult): Place | null {
  const { originLocation, shipperInformation } = result;
  return (
    fedexPlace(originLocation?.locationContactAndAddress?.address) ?? fedexPlace(shipperInformation?.address)
  );
}

/** Where it goes now: FedEx keeps a corrected or forwarded address beside the first one. */
export function fedexDestination(result: FedexResult): Place | null {
  return fedexPlace(result.lastUpdatedDestinationAddress) ?? fedexPlace(result.recipientInformation?.address);
}

interface Stamp {
  /** `YYYY-MM-DD` as written: the zone behind it is often Memphis's and must not move the day. */
  day: string;
  /** `HH:mm`; null without one, and at midnight, which stands for "some time that day". */
  time: string | null;
}

function readStamp(value: string | undefined): Stamp | null {
  const local = eventTime({ local: value ?? '' })?.localTime;
  if (!local) return null;
  const time = local.slice(11, 16);
  return { day: local.slice(0, 10), time: time === '' || time === '00:00' ? null : time };
}

/**
 * The expected day: the estimated window, then the estimate, the appointment, the commitment, and at last
 * the day of the standard transit time. It stays after delivery, to measure promises by. FedEx states no
 * guarantee in this answer.
 */
export function fedexEstimate(result: FedexResult): Estimate | null {
  const dayOf = (type: string) =>
    readStamp(result.dateAndTimes.find((entry) => entry.type === type)?.dateTime)?.day ?? null;
  return (
    windowEstimate(result.estimatedDeliveryTimeWindow?.window) ??
    dayEstimate(dayOf('ESTIMATED_DELIVERY')) ??
    dayEstimate(dayOf('APPOINTMENT_DELIVERY')) ??
    dayEstimate(dayOf('COMMITMENT')) ??
    dayEstimate(readStamp(result.standardTransitTimeWindow?.window?.ends)?.day ?? null)
  );
}

function windowEstimate(window: { begins: string; ends: string } | null | undefined): Estimate | null {
  const begins = readStamp(window?.begins);
  const ends = readStamp(window?.ends);
  const first = begins ?? ends;
  if (!first) return null;
  const isRange = ends !== null && ends.day > first.day;
  const start = begins?.time ?? (begins ? null : '00:00');
  const end = ends?.time ?? null;
  const isWindow = !isRange && start !== null && end !== null && start < end;
  return {
    ...estimateOn(first.day),
    lastDate: isRange ? ends.day : null,
    window: isWindow ? { start, end } : null,
  };
}

function dayEstimate(day: string | null): Estimate | null {
  return day === null ? null : estimateOn(day);
}

/** The last day that FedEx dates the parcel itself by, for parcels without a scan. */
export function fedexShipDay(result: FedexResult): string | null {
  const ship = result.dateAndTimes.find(({ type }) => type === 'SHIP');
  return readStamp(ship?.dateTime)?.day ?? null;
}

/** The first unit listed is the one it was entered in; FedEx rounds the other. */
export function fedexWeight(result: FedexResult): Weight | null {
  const weights = result.packageDetails?.weightAndDimensions?.weight ?? [];
  return weights.map(({ value, unit }) => readWeight(value, unit)).find((weight) => weight !== null) ?? null;
}

export function fedexDimensions(result: FedexResult): Dimensions | null {
  const all = result.packageDetails?.weightAndDimensions?.dimensions ?? [];
  return (
    all
      .map(({ length, width, height, units }) => readDimensions([length, width, height], units))
      .find((dimensions) => dimensions !== null) ?? null
  );
}

export function fedexSignedBy({ deliveryDetails }: FedexResult): string | null {
  return readSigner(deliveryDetails?.signedByName || deliveryDetails?.receivedByName || '');
}
