import type { Place } from '@/lib/tracking/event';
import type { Dimensions, Estimate, Weight } from '@/lib/tracking/view';
import { countryCode } from '../reading/country-code';
import { readDay, readTimeOfDay } from '../reading/local-time';
import type { UpsAddress, UpsPackage } from './answer';

/** City, state, postcode and country; null when the address names none of them. Names and streets are not read. */
export function upsPlace(address: UpsAddress | null | undefined): Place | null {
  if (!address) return null;
  const place = {
    city: address.city || null,
    state: address.stateProvince || null,
    postalCode: address.postalCode || null,
    country: countryCode(address.countryCode) ?? countryCode(address.country),
  };
  return Object.values(place).some((value) => value !== null) ? place : null;
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
  return {
    date,
    lastDate: null,
    window: windowOf(parcel.deliveryTime),
    source: 'carrier',
    isGuaranteed: false,
  };
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

const gramsPerUnit: Readonly<Record<string, number>> = { LBS: 453.59237, LB: 453.59237, KGS: 1000, KG: 1000 };
const mmPerUnit: Readonly<Record<string, number>> = { IN: 25.4, CM: 10 };

/** Whole grams; null for zero, a unit we do not know, or nonsense. */
export function upsWeight(weight: UpsPackage['weight']): Weight | null {
  const grams = scaled(weight?.weight, gramsPerUnit[weight?.unitOfMeasurement ?? '']);
  return grams === null ? null : { grams };
}

/** Whole millimetres; null unless all three sides are there. */
export function upsDimensions(dimension: UpsPackage['dimension']): Dimensions | null {
  const factor = mmPerUnit[dimension?.unitOfDimension ?? ''];
  const lengthMm = scaled(dimension?.length, factor);
  const widthMm = scaled(dimension?.width, factor);
  const heightMm = scaled(dimension?.height, factor);
  return lengthMm && widthMm && heightMm ? { lengthMm, widthMm, heightMm } : null;
}

function scaled(value: string | undefined, factor: number | undefined): number | null {
  if (!factor || !value || !/^\d{1,7}(\.\d+)?$/.test(value)) return null;
  const result = Math.round(Number(value) * factor);
  return result > 0 ? result : null;
}

/** "DRIVER RELEASE" stands where nobody signed: a parcel left at the door has no signer. */
export function upsSignedBy(parcel: UpsPackage): string | null {
  const name = parcel.deliveryInformation?.receivedBy ?? '';
  return /\p{L}/u.test(name) && !/^driver release/i.test(name) ? name : null;
}
