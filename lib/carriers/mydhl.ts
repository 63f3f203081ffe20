import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
  TrackOperation,
} from './carrier';
import { requiredField } from './credentials';
import { dhlContact, dhlTrackingUrl } from './dhl';
import { dhlError } from './dhl/errors';
import { dhlServiceOf } from './dhl/service-of-number';
import { type MydhlShipment, mydhlAnswer } from './mydhl/answer';
import { mydhlUpdate } from './mydhl/update';
import { newestOf } from './reading/newest-of';
import { badResponse, failed, notScannedYet } from './reading/outcome';

/** A shipment is asked for by its waybill, or by one of its pieces. */
function isOf({ shipmentTrackingNumber, pieces }: MydhlShipment, number: string): boolean {
  return shipmentTrackingNumber === number || pieces.some(({ trackingNumber }) => trackingNumber === number);
}

/**
 * Reads an answer of any HTTP status. Of several numbers DHL answers those it knows, and 404 if that is none;
 * that it leaves out the others is the reading of a public client (B). An answer about a number nobody asked
 * for says nothing of those that were.
 */
function parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const error = dhlError(response);
  const shipments = mydhlAnswer.safeParse(response.body).data?.shipments ?? null;
  const numbers = parcels.map(({ trackingNumber }) => trackingNumber);
  const isStranger = shipments?.some((shipment) => !numbers.some((number) => isOf(shipment, number)));
  const missing: CarrierError = isStranger
    ? badResponse('wrong_shipment')
    : { code: 'not_found', isRetryable: false };
  const outcomeOf = (number: string): TrackingOutcome => {
    // 400 on a whole batch does not say which number it was.
    if (error?.code === 'invalid_number' && numbers.length > 1) {
      return failed({ ...error, code: 'bad_response', isRetryable: true, reason: 'http_400' });
    }
    if (error) return failed(error);
    if (!shipments) return failed(badResponse('no_shipments'));
    const found = shipments.filter((shipment) => isOf(shipment, number));
    if (found.length === 0) return failed(missing);
    const updates = found.flatMap((shipment) => mydhlUpdate(shipment, number) ?? []);
    // A waybill may have been used again: the latest news is meant.
    const update = newestOf(updates, ({ events }) => events.at(-1)?.localTime ?? '');
    return update ? { ok: true, update } : notScannedYet;
  };
  return new Map(numbers.map((number) => [number, outcomeOf(number)]));
}

/**
 * `GET /tracking` takes up to 200 waybills, and as many pieces, each in a parameter of its own (specification
 * 3.1.1 as a client generated from it has it, B). Ten keep the address short and a bad answer small. The call for
 * one waybill would give each event's offset too, at ten times the calls.
 */
const tracking: TrackOperation = {
  name: 'tracking',
  batchSize: 10,
  request(parcels) {
    const query = new URLSearchParams();
    for (const { trackingNumber } of parcels) {
      const isPiece = /^J/.test(trackingNumber);
      query.append(isPiece ? 'pieceTrackingNumber' : 'shipmentTrackingNumber', trackingNumber);
    }
    // `all`: the pieces' own numbers are told only with them.
    query.append('trackingView', 'all-checkpoints');
    query.append(
      'levelOfDetail',
      parcels.some(({ trackingNumber }) => /^J/.test(trackingNumber)) ? 'all' : 'shipment',
    );
    return { method: 'GET', path: `/tracking?${query}` };
  },
  parse,
};

/**
 * DHL Express by MyDHL API 3.1.1 (developer.dhl.com), for merchants with an Express account: another way to ask
 * about DHL's parcels, those with Express numbers only.
 */
export const mydhl: Carrier = {
  code: 'mydhl',
  name: 'MyDHL Express',
  kind: 'carrier',
  coverage: {
    keys: { dhl: 'express' },
    takesOthers: false,
    accepts: (trackingNumber) => dhlServiceOf(trackingNumber) === 'express',
  },
  homepage: 'https://www.dhl.com',
  officialHosts: ['dhl.com', 'dhl.de'],
  contact: dhlContact,
  // They are DHL's, whichever way they are asked about.
  formats: [],
  trackingUrl: dhlTrackingUrl,
  api: {
    baseUrl: 'https://express.api.dhl.com/mydhlapi',
    credentials: [
      requiredField('username', { isSecret: false }),
      requiredField('password', { isSecret: true }),
    ],
    auth: {
      kind: 'headers',
      headers: ({ username = '', password = '' }) => ({
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      }),
      // It asks whether DHL picks up in a town, books nothing and concerns no parcel.
      check: {
        request: () => ({
          method: 'GET',
          path: '/address-validate?type=delivery&countryCode=DE&postalCode=53113&cityName=Bonn',
        }),
        parse(response) {
          const error = dhlError(response);
          // Whatever DHL thinks of the address, it has let us in.
          return [400, 404, 422].includes(response.status) ? null : error;
        },
      },
    },
    // DHL publishes no figure; 500 a day are our own careful start, and the merchant's agreed figure replaces it.
    limits: { requests: 500, perSeconds: 86_400, burst: 2 },
    operations: [tracking],
  },
};
