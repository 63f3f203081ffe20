import { bucketRules, fullBucket, takeFromBucket, tokensAt } from '@/lib/jobs/token-bucket';
import { DueParcels } from './due-parcels';
import { day } from './parcel-life';
import type { KnownParcel, Policy } from './policies';
import type { Random } from './random';
import { dayStartMs, type FakeAccount, type HiddenParcel } from './world';

/** What one account's days were like under a policy. */
export interface AccountRun {
  account: FakeAccount;
  /** Of the measured day's events: status it brought, and ms until we knew. */
  delays: { status: string; ms: number }[];
  /** Events of the day that nobody ever heard of. */
  unseen: number;
  /** Times of all requests, ms. */
  requestsMs: number[];
  /** Of the measured day: parcels asked about, and how many of those had news. */
  checks: number;
  checksWithNews: number;
  requests: number;
  requestsWithNews: number;
}

export interface SimulatedParcel extends KnownParcel {
  hidden: HiddenParcel;
  /** Events that we know. */
  seen: number;
}

/** A day to get going before the one that counts; after it, as long as it takes to see the last of its news. */
const warmUpMs = day;
const dayEndMs = dayStartMs + day;
/** What nobody has heard of by then is lost. */
const giveUpMs = dayEndMs + 7 * day;
/** As in the worker. */
const leastPauseMs = 100;
/** Parcels in a turn of a carrier that takes one per request. */
const mostAtOnce = 10;

/** Plays one account through its days. Free of wall-clock time and of chance beyond `random`. */
export function runAccount(account: FakeAccount, policy: Policy, random: Random): AccountRun {
  const run = new Run(account, policy, random);
  return run.play();
}

class Run {
  readonly #account: FakeAccount;
  readonly #policy: Policy;
  readonly #random: Random;
  /** Both taken from their ends. */
  readonly #arrivals: HiddenParcel[];
  readonly #views: { atMs: number; id: string }[];
  readonly #parcels = new Map<string, SimulatedParcel>();
  readonly #due: DueParcels;
  #bucket = fullBucket;
  #unseen: number;
  readonly #result: AccountRun;

  constructor(account: FakeAccount, policy: Policy, random: Random) {
    this.#account = account;
    this.#policy = policy;
    this.#random = random;
    this.#arrivals = account.parcels.toSorted((a, b) => b.createdMs - a.createdMs);
    this.#views = account.parcels
      .flatMap(({ id, viewsMs }) => viewsMs.map((atMs) => ({ atMs, id })))
      .sort((a, b) => b.atMs - a.atMs);
    this.#due = new DueParcels();
    this.#unseen = account.parcels.reduce((sum, parcel) => sum + countedEvents(parcel), 0);
    const counts = { checks: 0, checksWithNews: 0, requests: 0, requestsWithNews: 0 };
    this.#result = { account, delays: [], unseen: 0, requestsMs: [], ...counts };
  }

  play(): AccountRun {
    let nowMs = dayStartMs - warmUpMs;
    while (nowMs < dayEndMs || (this.#unseen > 0 && nowMs < giveUpMs)) {
      this.#letHappen(nowMs);
      nowMs = Math.max(nowMs + 1, this.#turn(nowMs));
    }
    return { ...this.#result, unseen: this.#unseen };
  }

  /** Parcels that have come, and pages that were opened, up to now. */
  #letHappen(nowMs: number): void {
    for (let next = this.#arrivals.at(-1); next && next.createdMs <= nowMs; next = this.#arrivals.at(-1)) {
      this.#arrivals.pop();
      const parcel = this.#knownParcel(next, nowMs);
      this.#parcels.set(next.id, parcel);
      this.#due.add(parcel);
    }
    for (let next = this.#views.at(-1); next && next.atMs <= nowMs; next = this.#views.at(-1)) {
      this.#views.pop();
      const parcel = this.#parcels.get(next.id);
      if (parcel && next.atMs > nowMs - day && this.#policy.onView(parcel, nowMs)) this.#due.moved(parcel);
    }
  }

  /** One turn of the account, if something is due and the bucket lets it. Returns when to look again. */
  #turn(nowMs: number): number {
    const { carrier, requestsPerHour } = this.#account;
    const rules = bucketRules(carrier.limits, requestsPerHour);
    const nextDueMs = this.#due.nextMs(nowMs);
    if (nextDueMs > nowMs) {
      return Math.min(
        nextDueMs,
        this.#arrivals.at(-1)?.createdMs ?? giveUpMs,
        this.#views.at(-1)?.atMs ?? giveUpMs,
      );
    }
    const first = takeFromBucket(this.#bucket, rules, nowMs);
    if (!first.ok) return nowMs + Math.max(leastPauseMs, Math.ceil(first.waitSeconds * 1_000));
    const requests =
      carrier.batchSize > 1 ? 1 : Math.min(mostAtOnce, Math.floor(tokensAt(this.#bucket, rules, nowMs)));
    const limit = requests * carrier.batchSize;
    const candidates = this.#due.candidates(limit, nowMs, (parcels, atMs, most) =>
      this.#policy.claim(parcels, atMs, most, 1),
    );
    const claimed = this.#policy.claim(candidates, nowMs, limit, carrier.batchSize);
    let atMs = nowMs;
    for (let start = 0; start < claimed.length; start += carrier.batchSize) {
      const taken = takeFromBucket(this.#bucket, rules, atMs);
      if (!taken.ok) break;
      this.#bucket = taken.bucket;
      this.#ask(claimed.slice(start, start + carrier.batchSize), atMs);
      atMs += Math.round(this.#random.between(200, 1_000));
    }
    return atMs + leastPauseMs;
  }

  #ask(parcels: readonly SimulatedParcel[], atMs: number): void {
    this.#result.requestsMs.push(atMs);
    const isMeasured = atMs >= dayStartMs && atMs < dayEndMs;
    let withNews = 0;
    for (const parcel of parcels) if (this.#learn(parcel, atMs)) withNews += 1;
    if (!isMeasured) return;
    this.#result.requests += 1;
    this.#result.requestsWithNews += withNews > 0 ? 1 : 0;
    this.#result.checks += parcels.length;
    this.#result.checksWithNews += withNews;
  }

  /** What the carrier answers now, and when to ask again. */
  #learn(parcel: SimulatedParcel, atMs: number): boolean {
    const { events } = parcel.hidden;
    const before = parcel.seen;
    for (let event = events[parcel.seen]; event && event.atMs <= atMs; event = events[parcel.seen]) {
      parcel.seen += 1;
      parcel.status = event.status;
      parcel.lastEventMs = event.atMs;
      if (!isCounted(parcel.hidden, event.atMs)) continue;
      this.#unseen -= 1;
      this.#result.delays.push({ status: event.status, ms: atMs - event.atMs });
    }
    parcel.isOutForDelivery = parcel.status === 'out_for_delivery';
    parcel.lastPolledAtMs = atMs;
    parcel.nextPollAtMs = Math.round(this.#policy.next(parcel, atMs, this.#random));
    this.#due.moved(parcel);
    return parcel.seen > before;
  }

  /** Older parcels are known as of some time in the hours before. */
  #knownParcel(hidden: HiddenParcel, nowMs: number): SimulatedParcel {
    const isNew = hidden.createdMs > dayStartMs - warmUpMs;
    const knownMs = Math.round(nowMs - this.#random.between(0, day / 4));
    const seen = isNew ? 0 : hidden.events.filter(({ atMs }) => atMs <= knownMs).length;
    const last = hidden.events[seen - 1];
    return {
      ...{
        hidden,
        seen,
        shipmentId: hidden.id,
        createdMs: hidden.createdMs,
        status: last?.status ?? 'pending',
      },
      ...{ lastEventMs: last?.atMs ?? null, isOutForDelivery: last?.status === 'out_for_delivery' },
      ...{ refreshRequestedAtMs: null, consecutiveFailures: 0 },
      lastPolledAtMs: isNew ? null : knownMs,
      nextPollAtMs: nowMs,
    };
  }
}

/** Of the measured day. What happened before the parcel came to us nobody could have seen. */
function isCounted({ createdMs }: HiddenParcel, atMs: number): boolean {
  return atMs >= dayStartMs && atMs < dayEndMs && atMs > createdMs;
}

function countedEvents(parcel: HiddenParcel): number {
  return parcel.events.filter(({ atMs }) => isCounted(parcel, atMs)).length;
}
