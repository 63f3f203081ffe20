export interface SandboxClient {
  carrier: string;
  clientId: string;
  clientSecret: string;
  /** Scopes of the tokens it gets; ignored by carriers whose tokens have none. */
  scope: string;
}

const defaultScopes = 'addresses domestic-prices international-prices locations service-standards';

/** Demo credentials. They open nothing but the sandbox, which listens on this machine only. */
export const sandboxCredentials = {
  usps: { clientId: 'sandbox-usps-client', clientSecret: 'sandbox-usps-secret' },
  /** A USPS app that was never granted the tracking scope, as new apps are not. */
  uspsWithoutTracking: { clientId: 'sandbox-usps-basic', clientSecret: 'sandbox-usps-basic-secret' },
  ups: { clientId: 'sandbox-ups-client', clientSecret: 'sandbox-ups-secret' },
  fedex: { clientId: 'sandbox-fedex-client', clientSecret: 'sandbox-fedex-secret' },
  dhl: { apiKey: 'sandbox-dhl-key' },
  mydhl: { username: 'sandbox-mydhl', password: 'sandbox-mydhl-password' },
  seventeentrack: { apiKey: 'sandbox-17track-key' },
  aftership: { apiKey: 'sandbox-aftership-key', webhookSecret: 'sandbox-aftership-webhook' },
  easypost: { apiKey: 'sandbox-easypost-key' },
  shippo: { apiToken: 'sandbox-shippo-token', webhookSecret: 'sandbox-shippo-webhook' },
  ghn: { token: 'sandbox-ghn-token', shopId: '100001' },
  ghtk: { token: 'sandbox-ghtk-token' },
  viettelpost: { webhookSecret: 'sandbox-viettelpost-token' },
  'sf-express': {
    partnerId: 'sandbox-sf-partner',
    checkWord: 'sandbox-sf-check-word',
    phoneLastDigits: '0000',
  },
} as const;

const byCode: Readonly<Record<string, Readonly<Record<string, string>>>> = sandboxCredentials;

/** Credentials that the sandbox takes for a carrier; none for one that it does not know. */
export function sandboxCredentialsOf(code: string): Readonly<Record<string, string>> {
  return byCode[code] ?? {};
}

export const scopeWithoutTracking = defaultScopes;

export const sandboxClients: readonly SandboxClient[] = [
  { carrier: 'usps', ...sandboxCredentials.usps, scope: `${defaultScopes} tracking subscriptions-tracking` },
  { carrier: 'usps', ...sandboxCredentials.uspsWithoutTracking, scope: defaultScopes },
  { carrier: 'ups', ...sandboxCredentials.ups, scope: '' },
  { carrier: 'fedex', ...sandboxCredentials.fedex, scope: 'CXS' },
];
