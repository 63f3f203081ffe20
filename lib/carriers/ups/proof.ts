import { z } from 'zod';
import type { AskedParcel, CarrierResponse, ProofImage, ProofOutcome } from '../carrier';
import { codeField, listField, objectField, textField } from '../reading/answer-fields';
import { base64Field } from '../reading/base64-field';
import { badResponse } from '../reading/outcome';
import { upsAnswer, upsPackage } from './answer';
import { upsError } from './errors';
import { upsDeliveredOn } from './facts';
import { findPackage } from './find-package';

/**
 * The pictures of a delivery: `signature.image` (base64, a GIF) and `deliveryPhoto.photo` (base64). The proof of
 * delivery itself (`pod.content`) is a page of HTML with the address on it, and is not read.
 */
const proofPackage = upsPackage.extend({
  deliveryInformation: objectField({
    location: textField(80),
    receivedBy: textField(80),
    signature: objectField({ image: base64Field }),
    deliveryPhoto: objectField({ photo: base64Field, photoDispositionCode: codeField }),
  }),
});

const proofAnswer = z.object({
  trackResponse: objectField({
    shipment: listField(
      z.object({
        inquiryNumber: textField(80),
        package: listField(proofPackage),
      }),
    ),
  }),
});

/** Reads UPS's answer with signature and photo. Never throws. */
export function parseUpsProof(response: CarrierResponse, { trackingNumber }: AskedParcel): ProofOutcome {
  const answer = upsAnswer.safeParse(response.body).data;
  const warnings = answer?.trackResponse?.shipment.flatMap((shipment) => shipment.warnings) ?? [];
  const errors = answer?.response?.errors ?? [];
  const shipments = proofAnswer.safeParse(response.body).data?.trackResponse?.shipment ?? [];
  const isAnswered = response.status === 200 && errors.length === 0;
  const found = isAnswered ? findPackage(shipments, trackingNumber) : null;
  if (found) return { ok: true, images: imagesOf(found), deliveredOn: upsDeliveredOn(found) };
  const isStranger = shipments.some((shipment) => shipment.package.length > 0);
  const error = upsError(response, [...errors, ...warnings]);
  return { ok: false, error: error ?? badResponse(isStranger ? 'wrong_shipment' : 'no_package') };
}

function imagesOf({ deliveryInformation }: z.output<typeof proofPackage>): ProofImage[] {
  const { signature, deliveryPhoto } = deliveryInformation ?? {};
  const candidates = [
    { kind: 'signature' as const, bytes: signature?.image },
    // N: UPS says itself that it cannot be looked at.
    {
      kind: 'photo' as const,
      bytes: deliveryPhoto?.photoDispositionCode === 'N' ? null : deliveryPhoto?.photo,
    },
  ];
  return candidates.flatMap(({ kind, bytes }) => (bytes && bytes.length > 0 ? [{ kind, bytes }] : []));
}
