import type { Endpoint, FaultMode } from './faults';

/** A request that the sandbox received. No headers, no query, no body: nothing secret. */
export interface LoggedRequest {
  at: string;
  carrier: string;
  endpoint: Endpoint;
  method: string;
  /** Path below the carrier's base. */
  path: string;
  numberCount: number;
  /** Status sent; 0 when the sandbox hung. */
  status: number;
  fault: FaultMode | null;
}

const maxEntries = 10_000;

export class RequestLog {
  #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest) {
    this.#entries.push(entry);
    if (this.#entries.length > maxEntries) this.#entries.shift();
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear() {
    this.#entries = [];
  }
}
