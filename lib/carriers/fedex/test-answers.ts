import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askedParcels } from '../asked-parcel';
import type { AskedParcel, CarrierResponse, TrackingOutcome } from '../carrier';
import { parseFedex } from './parse';

/** For FedEx's tests: answers of its shape around what one of them is about. */

export const number = '771000001406';
export const shared = fileURLToPath(new URL('../../../../shared/carriers/data/', import.meta.url));
export const hasShared = existsSync(join(shared, 'fedex'));
if (!hasShared) process.stderr.write('FedEx: independent listings not found, their tests are skipped\n');

export function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function answer(body: unknown, status = 200): CarrierResponse {
  return { status, headers: new Headers(), body };
}

export function ask(body: unknown, asked: Partial<AskedParcel> = {}): TrackingOutcome | undefined {
  const parcels = askedParcels('fedex', [number]).map((parcel) => ({ ...parcel, ...asked }));
  return parseFedex(answer(body), parcels).get(asked.trackingNumber ?? number);
}

export function requireUpdate(outcome: TrackingOutcome | undefined) {
  if (!outcome?.ok) throw new Error(`no update: ${JSON.stringify(outcome)}`);
  return outcome.update;
}

export const someScan = { date: '2026-10-06T16:03:54-05:00', eventType: 'DP', eventDescription: 'Departed' };

export function result(fields: object = {}) {
  return { trackingNumberInfo: { trackingNumber: number }, scanEvents: [someScan], ...fields };
}

/** An answer of several results for one number. */
export function withResults(...trackResults: object[]) {
  return { output: { completeTrackResults: [{ trackingNumber: number, trackResults }] } };
}
