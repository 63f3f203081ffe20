import { normaliseNumber } from '@/lib/numbers/normalise';
import { numbersOf, ownParcels } from './asked-parcel';
import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierResponse,
  HeaderCredentials,
  TrackingOutcome,
  TrackingOutcomes,
  TrackOperation,
} from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { ghnAnswer } from './ghn/answer';
import { ghnError } from './ghn/errors';
import { ghnPush } from './ghn/push';
import { ghnUpdate } from './ghn/update';
import { badResponse, failed, notScannedYet } from './reading/outcome';

const credentials: readonly CredentialField[] = [
  requiredField('token', { isSecret: true }),
  { ...requiredField('shopId', { isSecret: false }), pattern: /^\d{1,12}$/ },
];

function errorOf(response: CarrierResponse): CarrierError | null {
  const { data: answer } = ghnAnswer.safeParse(response.body);
  const problem = answer
    ? { code: answer.code, message: answer.message, codeMessage: answer.code_message }
    : null;
  return ghnError(response, problem);
}

function outcomeOf(response: CarrierResponse, asked: string): TrackingOutcome {
  const error = errorOf(response);
  if (error) return failed(error);
  const order = ghnAnswer.safeParse(response.body).data?.data;
  if (!order) return failed(badResponse('no_order'));
  const number = normaliseNumber(order.order_code);
  if (number !== asked) return failed(badResponse(number ? 'wrong_shipment' : 'no_order'));
  const update = ghnUpdate(order, asked);
  return update ? { ok: true, update } : notScannedYet;
}

function parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  return new Map(numbersOf(parcels).map((number) => [number, outcomeOf(response, number)]));
}

const detail: TrackOperation = {
  name: 'detail',
  batchSize: 1,
  request: ([parcel]) => ({
    method: 'POST',
    path: '/shiip/public-api/v2/shipping-order/detail',
    body: { order_code: parcel?.trackingNumber ?? '' },
  }),
  parse,
};

/** The list of shops is the cheapest call that wants a token, and shows whether the shop is among them. */
const check: HeaderCredentials['check'] = {
  request: () => ({
    method: 'POST',
    path: '/shiip/public-api/v2/shop/all',
    body: { offset: 0, limit: 1 },
  }),
  parse: errorOf,
};

/**
 * GHN (Giao Hàng Nhanh), Vietnam. Facts: api.ghn.vn (order detail, callbacks, examples of errors:
 * certainty A) and public clients of it (certainty B). Order codes are 6 to 10 free letters and digits and
 * look like words, so that none is recognised by its shape: whoever adds a parcel names the carrier.
 */
export const ghn: Carrier = {
  code: 'ghn',
  name: 'GHN',
  kind: 'carrier',
  coverage: ownParcels('ghn'),
  homepage: 'https://ghn.vn',
  officialHosts: ['ghn.vn'],
  contact: [
    {
      kind: 'phone',
      value: '1900 636677',
      purpose: 'general',
      hours: [],
      timeZone: 'Asia/Ho_Chi_Minh',
      source: 'Named alike as the hotline of ghn.vn by many public shop systems; not read on a page of GHN’s',
      checkedOn: '2026-11-21',
    },
  ],
  formats: [],
  trackingUrl: (number) => `https://donhang.ghn.vn/?order_code=${encodeURIComponent(number)}`,
  api: {
    baseUrl: 'https://online-gateway.ghn.vn',
    credentials,
    auth: {
      kind: 'headers',
      headers: ({ token = '', shopId = '' }) => ({ token, shopid: shopId }),
      check,
    },
    // GHN publishes no figure. A careful start of our own; the merchant's agreed figure replaces it.
    limits: { requests: 1_200, perSeconds: 3_600, burst: 4 },
    operations: [detail],
    push: ghnPush,
  },
};
