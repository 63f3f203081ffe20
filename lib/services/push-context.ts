import type { RefreshContext } from './refresh-context';

/** What jobs about pushes need besides asking carriers. */
export interface PushContext extends RefreshContext {
  /** Origin that carriers push to; null where none can reach this server. */
  pushOrigin: string | null;
}

/**
 * Where carriers can reach this server: its public https address. With the sandbox in their place, which runs
 * on this machine, also an address of this machine; else such an address is of no use to anybody.
 */
export function pushOriginOf({
  appUrl,
  carrierSandboxUrl,
}: {
  appUrl: string;
  carrierSandboxUrl: string | null;
}): string | null {
  const { protocol, hostname, origin } = new URL(appUrl);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (isLoopback) return carrierSandboxUrl === null ? null : origin;
  // Carriers refuse bare addresses (FedEx), and names without a dot are of a network within.
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname);
  const isPublic = isName && !/\.(local|localhost|internal|lan|home|test|invalid)$/.test(hostname);
  return protocol === 'https:' && isPublic ? origin : null;
}
