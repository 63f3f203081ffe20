import { ghtkFormats } from '@/lib/numbers/asia-formats';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { numbersOf, ownParcels } from './asked-parcel';
import type {
  AskedParcel,
  Carrier,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
  TrackOperation,
} from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { ghtkError } from './ghtk/errors';
import { ghtkPush } from './ghtk/push';
import { ghtkAnswer, ghtkUpdate } from './ghtk/update';
import { badResponse, failed, notScannedYet } from './reading/outcome';

const credentials: readonly CredentialField[] = [
  requiredField('token', { isSecret: true }),
  // GHTK's code of whoever built the connection (`X-Client-Source`); its newer documents ask for it.
  { name: 'partnerCode', isSecret: false, isRequired: false, pattern: /^[\w.-]{1,60}$/ },
  // The `hash` in the callback address that the merchant gave GHTK.
  { name: 'webhookSecret', isSecret: true, isRequired: false },
];

function outcomeOf(response: CarrierResponse, asked: string): TrackingOutcome {
  const answer = ghtkAnswer.safeParse(response.body).data ?? null;
  const error = ghtkError(response, answer);
  if (error) return failed(error);
  const order = answer?.order;
  if (!order) return failed(badResponse('no_order'));
  // The same call takes the shop's own order number, which is answered beside the label.
  const names = [order.label_id, order.partner_id].map(normaliseNumber);
  if (!names.includes(asked)) {
    const reason = order.label_id ? 'wrong_shipment' : 'no_order';
    return failed(badResponse(reason));
  }
  const update = ghtkUpdate(order, asked);
  return update ? { ok: true, update } : notScannedYet;
}

function parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  return new Map(numbersOf(parcels).map((number) => [number, outcomeOf(response, number)]));
}

const status: TrackOperation = {
  name: 'status',
  batchSize: 1,
  request: ([parcel]) => ({
    method: 'GET',
    path: `/services/shipment/v2/${encodeURIComponent(parcel?.trackingNumber ?? '')}`,
  }),
  parse,
};

/**
 * GHTK (Giao Hàng Tiết Kiệm), Vietnam. Facts: api.ghtk.vn and pro-docs.ghtk.vn (certainty A). Asked, it tells
 * the status of now and nothing of before; its callbacks make the history.
 */
export const ghtk: Carrier = {
  code: 'ghtk',
  name: 'GHTK',
  kind: 'carrier',
  coverage: ownParcels('ghtk'),
  homepage: 'https://ghtk.vn',
  officialHosts: ['ghtk.vn', 'giaohangtietkiem.vn'],
  contact: [
    {
      kind: 'form',
      // Its telephone numbers differ from source to source; this is the address in its own messages.
      value: 'https://sos.ghtk.vn',
      purpose: 'form',
      hours: [],
      timeZone: 'Asia/Ho_Chi_Minh',
      source: 'https://pro-docs.ghtk.vn/2-error-handling (message 10103)',
      checkedOn: '2026-11-21',
    },
  ],
  formats: ghtkFormats,
  trackingUrl: (number) => `https://i.ghtk.vn/${encodeURIComponent(number)}`,
  api: {
    baseUrl: 'https://services.giaohangtietkiem.vn',
    credentials,
    auth: {
      kind: 'headers',
      headers: ({ token = '', partnerCode }): Record<string, string> => ({
        token,
        ...(partnerCode ? { 'x-client-source': partnerCode } : {}),
      }),
      // No documented call tells of the token alone.
      check: null,
    },
    // GHTK publishes no figure. A careful start of our own; the merchant's agreed figure replaces it.
    limits: { requests: 1_200, perSeconds: 3_600, burst: 4 },
    operations: [status],
    push: ghtkPush,
  },
};
