import { upsFormats } from '@/lib/numbers/ups-formats';
import { ownParcels } from './asked-parcel';
import type { Carrier, CarrierApi, CarrierRequest, ProofOperation, TrackOperation } from './carrier';
import { type CredentialField, requiredField } from './credentials';
import { parseUps } from './ups/parse';
import { parseUpsProof } from './ups/proof';
import { upsPush } from './ups/push';

const credentials: readonly CredentialField[] = [
  requiredField('clientId', { isSecret: false }),
  requiredField('clientSecret', { isSecret: true }),
  // The shipper's six-character account; UPS asks for it only where an app serves several accounts.
  { name: 'accountNumber', isSecret: false, isRequired: false, pattern: /^[0-9a-z]{6}$/i },
];

/** `GET /track/v1/details/{number}`: one number a call, signature and delivery photo not asked for. */
const details: TrackOperation = {
  name: 'details',
  batchSize: 1,
  request: ([parcel]) => detailsRequest(parcel?.trackingNumber ?? '', false),
  parse: parseUps,
};

/**
 * The same call with signature and proof of delivery asked for. UPS gives them for 120 days, and only to accounts
 * that are a party to the parcel; others get the answer without them (Tracking.yaml).
 */
const proof: ProofOperation = {
  request: ({ trackingNumber }) => detailsRequest(trackingNumber, true),
  parse: parseUpsProof,
};

function detailsRequest(trackingNumber: string, withProof: boolean): CarrierRequest {
  const query = new URLSearchParams({
    locale: 'en_US',
    returnSignature: String(withProof),
    returnMilestones: 'false',
    returnPOD: String(withProof),
  });
  return {
    method: 'GET',
    path: `/api/track/v1/details/${encodeURIComponent(trackingNumber)}?${query}`,
    // UPS refuses a call without both; the first must differ from call to call.
    headers: { transId: crypto.randomUUID(), transactionSrc: 'doorstep' },
  };
}

const api: CarrierApi = {
  // The token path hangs below the host, the tracking path below /api.
  baseUrl: 'https://onlinetools.ups.com',
  credentials,
  auth: {
    kind: 'oauth',
    tokenPath: '/security/v1/oauth/token',
    clientAuthentication: 'basic',
    requiredScope: null,
    fields: { id: 'clientId', secret: 'clientSecret' },
    headers: ({ accountNumber }): Record<string, string> =>
      accountNumber ? { 'x-merchant-id': accountNumber } : {},
  },
  // UPS publishes no figure and answers 429 (code 10429) when it is too much; it raises a limit by e-mail.
  // 600 an hour is our own careful start, and the merchant's agreed figure replaces it.
  limits: { requests: 600, perSeconds: 3_600, burst: 5 },
  operations: [details],
  proof,
  push: upsPush,
};

/**
 * UPS, Track API v1. Facts: UPS-API/api-documentation (`Tracking.yaml`, `OAuthClientCredentials.yaml`) and
 * the tracking appendix at developer.ups.com.
 */
export const ups: Carrier = {
  code: 'ups',
  name: 'UPS',
  kind: 'carrier',
  coverage: ownParcels('ups'),
  homepage: 'https://www.ups.com',
  officialHosts: ['ups.com'],
  contact: [
    {
      kind: 'phone',
      // Printed by UPS as 1-800-PICK-UPS; its hours are not stated there.
      value: '1-800-742-5877',
      purpose: 'usa',
      hours: [],
      timeZone: 'America/New_York',
      source: 'https://developer.ups.com/api/reference/tracking/appendix (delivery code 98)',
      checkedOn: '2026-11-01',
    },
    {
      kind: 'phone',
      value: '400-820-8555',
      purpose: 'china',
      hours: [],
      timeZone: 'Asia/Shanghai',
      source: 'Requirement R2.5: UPS China customer service',
      checkedOn: '2026-11-01',
    },
  ],
  formats: upsFormats,
  trackingUrl: (trackingNumber) => `https://www.ups.com/track?tracknum=${encodeURIComponent(trackingNumber)}`,
  api,
};
