import type { Place } from '@/lib/tracking/event';
import type { Dimensions, Estimate, Weight } from '@/lib/tracking/view';
import { estimateOn } from '../reading/estimate-days';
import { readDay, readTimeOfDay } from '../reading/local-time';
import { readDimensions, readWeight } from '../reading/measures';
import { placeOf } from '../reading/place';
import { readSigner } from '../reading/signer';
import type { UpsAddress, UpsPackage } from './answer';

/** City, state, postcode and country; null when the address names none of them. Names and streets are not read. */
export function upsPlace(address: UpsAddress | null = null): Place | null {
  return (
    address &&
    placeOf({
      city: address.city,
      state: address.stateProvince,
      postalCode: address.postalCode,
      countries: [address.countryCode, address.country],
    })
  );
}

/** The address UPS lists under a type: "ORIGIN", "DESTINATION". */
export function upsPackagePlace(parcel: UpsPackage, type: string): Place | null {
  return upsPlace(parcel.packageAddress.find((entry) => entry.type === type)?.address);
}

/**
 * The expected day: the rescheduled date (RDD) over the scheduled one (SDD). It stays after delivery, to
 * measure promises by. EDW, CDW and IDW give a window, CMT ("commit time") the latest time of the day, and
 * EOD nothing. UPS states no guarantee here: a commit time is not a refund.
 */
export function upsEstimate(parcel: UpsPackage): Estimate | null {
  const date = dayOf(parcel, 'RDD') ?? dayOf(parcel, 'SDD');
  if (!date) return null;
  return { ...estimateOn(date), window: windowOf(parcel.deliveryTime) };
}

/** The day of delivery, `YYYY-MM-DD`, once UPS states one. */
export function upsDeliveredOn(parcel: UpsPackage): string | null {
  return dayOf(parcel, 'DEL');
}

function dayOf(parcel: UpsPackage, type: string): string | null {
  const days = parcel.deliveryDate.filter((entry) => entry.type === type).map((entry) => readDay(entry.date));
  return days.find((day) => day !== null) ?? null;
}

function windowOf(time: UpsPackage['deliveryTime']): Estimate['window'] {
  const end = readTimeOfDay(time?.endTime)?.slice(0, 5);
  const isWindow = ['EDW', 'CDW', 'IDW'].includes(time?.type ?? '');
  const start = isWindow ? readTimeOfDay(time?.startTime)?.slice(0, 5) : '00:00';
  if (!end || !start || start >= end) return null;
  return isWindow || time?.type === 'CMT' ? { start, end } : null;
}

export function upsWeight(weight: UpsPackage['weight']): Weight | null {
  return readWeight(weight?.weight ?? '', weight?.unitOfMeasurement ?? '');
}

export function upsDimensions(dimension: UpsPackage['dimension']): Dimensions | null {
  const { length = '', width = '', height = '', unitOfDimension = '' } = dimension ?? {};
  return readDimensions([length, width, height], unitOfDimension);
}

export function upsSignedBy(parcel: UpsPackage): string | null {
  return readSigner(parcel.deliveryInformation?.receivedBy ?? '');
}
