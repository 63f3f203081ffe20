import { z } from 'zod';
import { sfExpressFormats } from '@/lib/numbers/asia-formats';
import { normaliseNumber } from '@/lib/numbers/normalise';
import { numbersOf, ownParcels } from './asked-parcel';
import type {
  AskedParcel,
  Carrier,
  CarrierError,
  CarrierResponse,
  TrackingOutcomes,
  TrackOperation,
} from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { listField, objectField, textField } from './reading/answer-fields';
import { decodeJson } from './reading/decode-json';
import { badResponse, failed } from './reading/outcome';
import { sfGatewayError, sfServiceError } from './sf-express/errors';
import { sfRoutesRequest } from './sf-express/request';
import { type SfParcel, sfParcel, sfUpdate } from './sf-express/update';

const credentials: readonly CredentialField[] = [
  requiredField('partnerId', { isSecret: false }),
  requiredField('checkWord', { isSecret: true }),
  { name: 'phoneLastDigits', isSecret: false, isRequired: false, pattern: /^\d{4}$/ },
];

const short = textField(60);
const gatewayAnswer = z.object({
  apiResultCode: short,
  apiErrorMsg: textField(300),
  /** JSON once more, as a text. */
  apiResultData: z.string().nullish().catch(null),
});
const serviceAnswer = z.object({
  success: z.boolean().nullish().catch(null),
  errorCode: short,
  errorMsg: textField(300),
  msgData: objectField({ routeResps: listField(sfParcel) }),
});

/** Parcels of an answer, or what is wrong with the whole of it. */
function readAnswer(response: CarrierResponse): { parcels: readonly SfParcel[] } | { error: CarrierError } {
  const { data: gateway } = gatewayAnswer.safeParse(response.body);
  const said = { code: gateway?.apiResultCode ?? '', message: gateway?.apiErrorMsg ?? '' };
  const refused = sfGatewayError(response, said);
  if (refused) return { error: refused };
  const json = decodeJson(gateway?.apiResultData ?? '');
  const { data: service } = serviceAnswer.safeParse(json.ok ? json.value : null);
  if (!service) return { error: badResponse('no_result_data') };
  if (service.success === false) {
    return { error: sfServiceError({ code: service.errorCode, message: service.errorMsg }) };
  }
  return service.msgData ? { parcels: service.msgData.routeResps } : { error: badResponse('no_routes') };
}

function parse(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const asked = numbersOf(parcels);
  const answer = readAnswer(response);
  if ('error' in answer) return new Map(asked.map((number) => [number, failed(answer.error)]));
  const found = new Map(answer.parcels.map((parcel) => [normaliseNumber(parcel.mailNo), parcel]));
  const isStranger = [...found.keys()].some((number) => number !== '' && !asked.includes(number));
  const reason = isStranger ? 'wrong_shipment' : 'missing_in_answer';
  const missing = badResponse(reason);
  return new Map(
    asked.map((number) => {
      const parcel = found.get(number);
      const update = parcel && sfUpdate(parcel, number);
      if (update) return [number, { ok: true, update }];
      return [number, failed(parcel ? nothingSaid : missing)];
    }),
  );
}

/**
 * An empty list of routes: SF does not know the number, has not scanned it yet, or was given other digits of
 * a telephone than the parcel's. It does not say which.
 */
const nothingSaid: CarrierError = { code: 'not_found', isRetryable: false, reason: 'no_routes' };

const routes: TrackOperation = {
  name: 'routes',
  // Ten by two public clients (certainty B). SF's own figure was not read: rather few than refused.
  batchSize: 10,
  request: (parcels, given) => sfRoutesRequest(numbersOf(parcels), given),
  parse,
};

/**
 * SF Express (顺丰速运), China. Facts: public clients of `EXP_RECE_SEARCH_ROUTES` (certainty B). The answer
 * is the same with Chinese words whatever the country; a parcel that goes back does so under a new number.
 */
export const sfExpress: Carrier = {
  code: 'sf-express',
  name: 'SF Express',
  kind: 'carrier',
  coverage: ownParcels('sf-express'),
  homepage: 'https://www.sf-express.com',
  officialHosts: ['sf-express.com', 'sf-international.com'],
  contact: [
    {
      kind: 'phone',
      value: '95338',
      purpose: 'china',
      hours: [],
      timeZone: 'Asia/Shanghai',
      source: 'https://intl-img.sf-express.com/en/help/help_26.html',
      checkedOn: '2026-11-21',
    },
  ],
  formats: sfExpressFormats,
  trackingUrl: (number) =>
    `https://www.sf-express.com/chn/sc/waybill/waybill-detail/${encodeURIComponent(number)}`,
  api: {
    baseUrl: 'https://sfapi.sf-express.com',
    credentials,
    // Every request is signed for itself (`sfRoutesRequest`).
    auth: { kind: 'headers', headers: () => ({}), check: null },
    // SF sets a figure for each app (A1005 when it is passed) and publishes none: a careful start of our own.
    limits: { requests: 1_200, perSeconds: 3_600, burst: 2 },
    operations: [routes],
  },
};
