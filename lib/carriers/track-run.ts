import type { Breakers } from './breaker-registry';
import type { Carrier, CarrierError, TrackingOutcome, TrackingOutcomes, TrackOperation } from './carrier';
import type { Answer, CarrierSession } from './carrier-session';
import type { ServedOperations } from './served-operations';

interface RunContext {
  carrier: Carrier;
  session: CarrierSession;
  accountKey: string;
  breakers: Breakers;
  served: ServedOperations;
}

const maxAtOnce = 4;

/** Enough to find one number in 35 that makes a carrier refuse the whole batch, and to stop there. */
const maxSplits = 6;

/** Errors that the account's other batches would only meet again. */
function concernsAccount(error: CarrierError): boolean {
  // Of the refusals, only these concern the account; USPS's Mailer ID one concerns a single parcel.
  if (error.code === 'not_permitted') return /scope|blocked_merchant/.test(error.reason ?? '');
  return error.code === 'unauthorized' || error.code === 'rate_limited';
}

/** One round of questions to one account: its numbers, their outcomes, and the error that ends it early. */
export class TrackRun {
  readonly #context: RunContext;
  readonly #outcomes = new Map<string, TrackingOutcome>();
  #stop: CarrierError | null = null;
  #splitsLeft = maxSplits;

  constructor(context: RunContext) {
    this.#context = context;
  }

  async track(trackingNumbers: readonly string[]): Promise<TrackingOutcomes> {
    await this.#askFrom(this.#firstServed(), trackingNumbers);
    return this.#outcomes;
  }

  #firstServed(): number {
    return this.#context.served.first(this.#context.accountKey);
  }

  /** Asks the operation at `index` in batches of its size, a few at once. */
  async #askFrom(index: number, trackingNumbers: readonly string[]): Promise<void> {
    const { operations, limits } = this.#context.carrier.api;
    const operation = operations[index];
    if (!operation) return this.#fail(trackingNumbers, badResponse('unserved'));
    const batches = inBatches(trackingNumbers, operation.batchSize);
    const work = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        // Meanwhile another batch may have found that this operation is not served.
        const first = this.#firstServed();
        if (first > index) await this.#askFrom(first, batch);
        else await this.#askBatch(index, operation, batch);
      }
    };
    const workers = Math.max(1, Math.min(maxAtOnce, limits.burst, batches.length));
    await Promise.all(Array.from({ length: workers }, work));
  }

  async #askBatch(index: number, operation: TrackOperation, batch: readonly string[]): Promise<void> {
    if (this.#stop) return this.#fail(batch, this.#stop);
    const answer = await this.#askWithPermit(operation, batch);
    if (!answer.ok) {
      if (concernsAccount(answer.error)) this.#stop = answer.error;
      return this.#fail(batch, answer.error);
    }
    const isLast = index === this.#context.carrier.api.operations.length - 1;
    if (!isLast && operation.isUnserved?.(answer.response)) return this.#askFrom(index + 1, batch);
    const { status } = answer.response;
    if (status >= 200 && status < 300) this.#context.served.note(this.#context.accountKey, index);
    if (status === 400 && batch.length > 1 && this.#splitsLeft-- > 0)
      return this.#askHalves(index, operation, batch);
    this.#take(batch, operation.parse(answer.response, batch));
  }

  /** A batch refused as a whole does not say which number it was: the good ones must not wait for it. */
  async #askHalves(index: number, operation: TrackOperation, batch: readonly string[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    await this.#askBatch(index, operation, batch.slice(0, middle));
    await this.#askBatch(index, operation, batch.slice(middle));
  }

  async #askWithPermit(operation: TrackOperation, batch: readonly string[]): Promise<Answer> {
    const { breakers, accountKey, session } = this.#context;
    const permit = breakers.ask(accountKey);
    if (!permit.isAllowed) {
      const { retryAfterSeconds } = permit;
      const reason = 'circuit_open';
      return {
        ok: false,
        error: { code: 'unavailable', isRetryable: true, retryAfterSeconds, reason },
        health: 'unasked',
      };
    }
    let outcome: 'success' | 'failure' | 'unused' = 'unused';
    try {
      const answer = await session.ask(operation, batch);
      outcome = answer.ok || answer.health === 'answered' ? 'success' : 'failure';
      if (!answer.ok && answer.health === 'unasked') outcome = 'unused';
      return answer;
    } finally {
      breakers.note(accountKey, permit.isProbe, outcome);
    }
  }

  /** Every number asked gets an outcome, and an update only for itself. */
  #take(batch: readonly string[], parsed: TrackingOutcomes): void {
    for (const number of batch) {
      const outcome = parsed.get(number);
      if (!outcome) this.#fail([number], badResponse('missing_in_answer'));
      else if (outcome.ok && outcome.update.trackingNumber !== number) {
        this.#fail([number], badResponse('wrong_shipment'));
      } else {
        if (!outcome.ok && concernsAccount(outcome.error)) this.#stop = outcome.error;
        this.#outcomes.set(number, outcome);
      }
    }
  }

  #fail(batch: readonly string[], error: CarrierError): void {
    for (const number of batch) this.#outcomes.set(number, { ok: false, error });
  }
}

function badResponse(reason: string): CarrierError {
  return { code: 'bad_response', isRetryable: true, reason };
}

function inBatches(trackingNumbers: readonly string[], size: number): string[][] {
  const batches: string[][] = [];
  for (let start = 0; start < trackingNumbers.length; start += size) {
    batches.push(trackingNumbers.slice(start, start + size));
  }
  return batches;
}
