import { newestOf } from '../reading/newest-of';
import { isSameNumber } from '../reading/same-number';
import type { UpsPackage } from './answer';

/**
 * The package asked for: by its own number, or by another one it travels under (the postal number of a
 * SurePost parcel). UPS answers with every package of a shipment, and may answer with several shipments when
 * a number was reused: the one with the newest activity is meant.
 */
export function findPackage<P extends UpsPackage>(
  shipments: readonly { inquiryNumber: string; package: readonly P[] }[],
  trackingNumber: string,
): P | null {
  const found = shipments.flatMap((shipment) =>
    shipment.package.filter((parcel) => {
      if (isSameNumber(parcel.trackingNumber, trackingNumber)) return true;
      if (parcel.alternateTrackingNumber.some(({ number }) => isSameNumber(number, trackingNumber)))
        return true;
      return (
        parcel.trackingNumber === '' &&
        shipment.package.length === 1 &&
        isSameNumber(shipment.inquiryNumber, trackingNumber)
      );
    }),
  );
  return newestOf(found, newestStamp);
}

function newestStamp(parcel: UpsPackage): string {
  return (
    parcel.activity
      .map((activity) => activity.date + activity.time)
      .toSorted()
      .at(-1) ?? ''
  );
}
