import { isAccountWide } from '../account-wide';
import type {
  AskedParcel,
  Carrier,
  CarrierError,
  RegisterOperation,
  TrackingOutcome,
  TrackingOutcomes,
  TrackOperation,
} from '../carrier';
import { badResponse } from '../reading/outcome';
import { type AccountLine, accountKey } from './account-line';
import type { CarrierAccount } from './engine-options';
import type { ServedOperations } from './served-operations';

interface RunContext {
  carrier: Carrier;
  account: CarrierAccount;
  line: AccountLine;
  served: ServedOperations;
}

const maxAtOnce = 4;

/** Enough to find one number in 35 that makes a carrier refuse the whole batch, and to stop there. */
const maxSplits = 6;

/** One round of questions to one account: its parcels, their outcomes, and the error that ends it early. */
export class TrackRun {
  readonly #context: RunContext;
  readonly #accountKey: string;
  readonly #outcomes = new Map<string, TrackingOutcome>();
  #stop: CarrierError | null = null;
  #splitsLeft = maxSplits;

  constructor(context: RunContext) {
    this.#context = context;
    this.#accountKey = accountKey(context.carrier, context.account);
  }

  async track(parcels: readonly AskedParcel[]): Promise<TrackingOutcomes> {
    await this.#askFrom(this.#firstServed(), parcels);
    const { register } = this.#context.carrier.api;
    if (register)
      await this.#register(
        register,
        parcels.filter(({ trackingNumber }) => this.#isUnregistered(trackingNumber)),
      );
    return this.#outcomes;
  }

  #firstServed(): number {
    return this.#context.served.first(this.#accountKey);
  }

  /** Asks the operation at `index` in batches of its size, a few at once. */
  async #askFrom(index: number, parcels: readonly AskedParcel[]): Promise<void> {
    const operation = this.#context.carrier.api.operations[index];
    if (!operation) return this.#fail(parcels, badResponse('unserved'));
    await this.#inBatches(parcels, operation.batchSize, async (batch) => {
      // Meanwhile another batch may have found that this operation is not served.
      const first = this.#firstServed();
      if (first > index) await this.#askFrom(first, batch);
      else await this.#askBatch(index, operation, batch);
    });
  }

  async #inBatches(
    parcels: readonly AskedParcel[],
    size: number,
    handle: (batch: readonly AskedParcel[]) => Promise<void>,
  ): Promise<void> {
    const batches = split(parcels, size);
    const work = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) await handle(batch);
    };
    const workers = Math.max(1, Math.min(maxAtOnce, this.#context.carrier.api.limits.burst, batches.length));
    await Promise.all(Array.from({ length: workers }, work));
  }

  async #askBatch(index: number, operation: TrackOperation, batch: readonly AskedParcel[]): Promise<void> {
    if (this.#stop) return this.#fail(batch, this.#stop);
    const request = operation.request(batch, this.#context.account.credentials);
    const answer = await this.#context.line.ask({
      kind: 'track',
      name: operation.name,
      request,
      parcels: batch,
    });
    if (!answer.ok) {
      if (isAccountWide(answer.error)) this.#stop = answer.error;
      return this.#fail(batch, answer.error);
    }
    const isLast = index === this.#context.carrier.api.operations.length - 1;
    if (!isLast && operation.isUnserved?.(answer.response)) return this.#askFrom(index + 1, batch);
    const { status } = answer.response;
    if (status >= 200 && status < 300) this.#context.served.note(this.#accountKey, index);
    const parsed = operation.parse(answer.response, batch);
    if (batch.length > 1 && isAboutSomeParcel(status, parsed) && this.#splitsLeft-- > 0)
      return this.#askHalves(index, operation, batch);
    this.#take(batch, parsed);
  }

  /** A batch refused as a whole does not say which number it was: the good ones must not wait for it. */
  async #askHalves(index: number, operation: TrackOperation, batch: readonly AskedParcel[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    await this.#askBatch(index, operation, batch.slice(0, middle));
    await this.#askBatch(index, operation, batch.slice(middle));
  }

  /** Every number asked gets an outcome, and an update only for itself. */
  #take(batch: readonly AskedParcel[], parsed: TrackingOutcomes): void {
    for (const parcel of batch) {
      const outcome = parsed.get(parcel.trackingNumber);
      if (!outcome) this.#fail([parcel], badResponse('missing_in_answer'));
      else if (outcome.ok && outcome.update.trackingNumber !== parcel.trackingNumber) {
        this.#fail([parcel], badResponse('wrong_shipment'));
      } else {
        if (!outcome.ok && isAccountWide(outcome.error)) this.#stop = outcome.error;
        this.#outcomes.set(parcel.trackingNumber, outcome);
      }
    }
  }

  #isUnregistered(trackingNumber: string): boolean {
    const outcome = this.#outcomes.get(trackingNumber);
    return outcome?.ok === false && outcome.error.reason === 'not_registered';
  }

  /** Announces parcels that the carrier did not know; it has news of them a little later. */
  async #register(operation: RegisterOperation, parcels: readonly AskedParcel[]): Promise<void> {
    await this.#inBatches(parcels, operation.batchSize, async (batch) => {
      if (this.#stop) return this.#fail(batch, this.#stop);
      const request = operation.request(batch, this.#context.account.credentials);
      const answer = await this.#context.line.ask({ kind: 'register', name: 'register', request });
      if (!answer.ok) {
        if (isAccountWide(answer.error)) this.#stop = answer.error;
        return this.#fail(batch, answer.error);
      }
      const refused = operation.parse(answer.response, batch);
      for (const parcel of batch) {
        const error = refused.get(parcel.trackingNumber);
        if (error && isAccountWide(error)) this.#stop = error;
        this.#fail([parcel], error === undefined ? badResponse('missing_in_answer') : (error ?? registered));
      }
    });
  }

  #fail(batch: readonly AskedParcel[], error: CarrierError): void {
    for (const { trackingNumber } of batch) this.#outcomes.set(trackingNumber, { ok: false, error });
  }
}

/** 400, or a 403 that does not concern the account: one parcel of the batch is at fault, and the answer hides which. */
function isAboutSomeParcel(status: number, parsed: TrackingOutcomes): boolean {
  if (status !== 403) return status === 400;
  return [...parsed.values()].every((outcome) => !outcome.ok && !isAccountWide(outcome.error));
}

const registered: CarrierError = {
  code: 'not_scanned_yet',
  isRetryable: true,
  reason: 'registered',
  retryAfterSeconds: 300,
};

function split(parcels: readonly AskedParcel[], size: number): (readonly AskedParcel[])[] {
  const batches: (readonly AskedParcel[])[] = [];
  for (let start = 0; start < parcels.length; start += size) batches.push(parcels.slice(start, start + size));
  return batches;
}
