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
} as const;

export const scopeWithoutTracking = defaultScopes;

export const sandboxClients: readonly SandboxClient[] = [
  { carrier: 'usps', ...sandboxCredentials.usps, scope: `${defaultScopes} tracking` },
  { carrier: 'usps', ...sandboxCredentials.uspsWithoutTracking, scope: defaultScopes },
  { carrier: 'ups', ...sandboxCredentials.ups, scope: '' },
];
