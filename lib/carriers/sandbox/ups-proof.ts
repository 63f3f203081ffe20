import { readFileSync } from 'node:fs';
import { isObject, type Json, type JsonObject, objectAt, textAt } from './json';
import { packageOf, withPackage } from './ups-life';

const pictureOf = (file: string) =>
  readFileSync(new URL(`./pictures/${file}`, import.meta.url)).toString('base64');

/**
 * What UPS adds to an answer when signature and proof of delivery are asked for: a signature where somebody took the
 * parcel, a photo where it was left. The pictures are drawings of ours.
 */
export function withProof(item: Json): Json {
  if (!isObject(item)) return item;
  const parcel = packageOf(item);
  const delivery = objectAt(parcel, 'deliveryInformation');
  if (!isObject(delivery)) return item;
  const receivedBy = textAt(delivery, 'receivedBy') ?? '';
  const pictures: JsonObject = {
    ...(receivedBy !== '' &&
      receivedBy !== 'DRIVER RELEASE' && { signature: { image: pictureOf('signature.gif') } }),
    ...(textAt(delivery, 'location') && {
      deliveryPhoto: {
        isNonPostalCodeCountry: false,
        photo: pictureOf('doorstep.jpg'),
        photoCaptureInd: 'Y',
        photoDispositionCode: 'V',
      },
    }),
  };
  return withPackage(item, textAt(parcel, 'trackingNumber') ?? '', {
    ...parcel,
    deliveryInformation: { ...delivery, ...pictures },
  });
}
