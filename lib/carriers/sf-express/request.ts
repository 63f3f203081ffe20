import { createHash } from 'node:crypto';
import type { CarrierRequest } from '../carrier';
import { sfServiceCode } from './errors';

/**
 * SF's signature: base64 of the MD5 of message, time and check word, written as a form field is (blank as
 * "+", as Java's URLEncoder has it, which SF's own client uses). MD5 is SF's choice.
 */
export function sfDigest(msgData: string, timestamp: string, checkWord: string): string {
  const encoded = new URLSearchParams([['', msgData + timestamp + checkWord]]).toString().slice(1);
  return createHash('md5').update(encoded).digest('base64');
}

/**
 * A question about waybills. SF answers only to who knows the last four digits of the sender's or the
 * recipient's telephone; the shop's own do for all its parcels.
 */
export function sfRoutesRequest(
  trackingNumber: readonly string[],
  { partnerId = '', checkWord = '', phoneLastDigits }: Record<string, string>,
): CarrierRequest {
  const checkPhoneNo = phoneLastDigits ? { checkPhoneNo: phoneLastDigits } : {};
  const msgData = JSON.stringify({ trackingType: 1, trackingNumber, ...checkPhoneNo });
  const timestamp = String(Date.now());
  return {
    method: 'POST',
    path: '/std/service',
    form: {
      partnerID: partnerId,
      requestID: crypto.randomUUID(),
      serviceCode: sfServiceCode,
      timestamp,
      msgDigest: sfDigest(msgData, timestamp, checkWord),
      msgData,
    },
  };
}
