import 'server-only';
import type { ContactFact } from '@/lib/carriers/carrier';
import { carriers } from '@/lib/carriers/index';
import {
  type CarrierContact,
  type ContactPurpose,
  type ContactZone,
  contactHref,
  contactPurposes,
  contactZones,
} from '@/lib/tracking/carrier-contact';

/**
 * How to reach the carrier that has a parcel; empty for carriers that we have no facts of, and always for
 * aggregators: they have no parcel and no answer.
 */
export function getCarrierContacts(code: string): CarrierContact[] {
  const carrier = carriers.find((one) => one.code === code);
  if (carrier?.kind !== 'carrier') return [];
  return carrier.contact.flatMap((fact) => viewOf(fact) ?? []);
}

function viewOf(fact: ContactFact): CarrierContact | null {
  const { kind, value, purpose, hours, timeZone, source, checkedOn } = fact;
  if (!isPurpose(purpose) || !isZone(timeZone)) return null;
  return {
    kind,
    value,
    href: contactHref(kind, value, timeZone),
    purpose,
    hours,
    timeZone,
    sourceHost: /^https:\/\/([^/\s]+)/.exec(source)?.[1]?.replace(/^www\./, '') ?? null,
    checkedOn,
  };
}

function isPurpose(purpose: string): purpose is ContactPurpose {
  return contactPurposes.some((one) => one === purpose);
}

function isZone(zone: string): zone is ContactZone {
  return Object.hasOwn(contactZones, zone);
}
