export const faultModes = [
  '401',
  '403',
  '429',
  '500',
  '503',
  'slow',
  'hang',
  'cut_off',
  'html',
  'truncated_json',
  'empty',
  'wrong_shipment',
  'emptied_history',
  'token_expired',
  'scope_missing',
  'oversize',
] as const;

export type FaultMode = (typeof faultModes)[number];
export const endpoints = ['token', 'track', 'register', 'other'] as const;
export type Endpoint = (typeof endpoints)[number];

/** Something that shall go wrong. */
export interface SandboxFault {
  carrier: string;
  mode: FaultMode;
  /** Only requests that ask for this number; every request when absent. */
  trackingNumber?: string;
  /** Default `track`; `scope_missing` always concerns `token`, `token_expired` always `track`. */
  endpoint?: Endpoint;
  /** How many requests it spoils; until cleared when absent (`token_expired`: 1). */
  times?: number;
  /** For `slow`. Default 2000. */
  delayMs?: number;
  /** For `429` (default 30) and `503` (not sent by default). */
  retryAfterSeconds?: number;
}

interface ActiveFault {
  fault: SandboxFault;
  endpoint: Endpoint;
  left: number;
}

/** The faults in force, oldest first. One request meets at most one: the first that matches. */
export class FaultRegistry {
  #active: ActiveFault[] = [];

  add(fault: SandboxFault) {
    const left = fault.times ?? (fault.mode === 'token_expired' ? 1 : Number.POSITIVE_INFINITY);
    this.#active.push({ fault, endpoint: endpointOf(fault), left });
  }

  clear() {
    this.#active = [];
  }

  /** Only the faults of one number. */
  clearFor(carrier: string, trackingNumber: string) {
    this.#active = this.#active.filter(
      ({ fault }) => fault.carrier !== carrier || fault.trackingNumber !== trackingNumber,
    );
  }

  list(): SandboxFault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /** The fault that this request meets, counted as used. */
  take(carrier: string, endpoint: Endpoint, trackingNumbers: readonly string[]): SandboxFault | null {
    const found = this.#active.find(
      ({ fault, endpoint: concerned }) =>
        fault.carrier === carrier &&
        concerned === endpoint &&
        (fault.trackingNumber === undefined || trackingNumbers.includes(fault.trackingNumber)),
    );
    if (!found) return null;
    found.left -= 1;
    if (found.left <= 0) this.#active = this.#active.filter((other) => other !== found);
    return found.fault;
  }
}

function endpointOf(fault: SandboxFault): Endpoint {
  if (fault.mode === 'scope_missing') return 'token';
  if (fault.mode === 'token_expired') return 'track';
  return fault.endpoint ?? 'track';
}
