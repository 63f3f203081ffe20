import { never } from './policies';
import type { SimulatedParcel } from './run-account';

interface Waiting {
  atMs: number;
  parcel: SimulatedParcel;
}

type ChooseFirst = (parcels: readonly SimulatedParcel[], nowMs: number, limit: number) => SimulatedParcel[];

const poolLastsMs = 10 * 60_000;

/**
 * An account's live parcels, with those that are due at hand: what the index on `next_poll_at` is to the
 * database. A heap of times; an entry whose parcel has moved since is dropped when it comes up.
 */
export class DueParcels {
  readonly #heap: Waiting[] = [];
  readonly #due = new Pile();
  readonly #live = new Pile();
  #pool = new Pile();
  #poolUntilMs = 0;

  add(parcel: SimulatedParcel): void {
    this.#live.add(parcel);
    this.#push({ atMs: parcel.nextPollAtMs, parcel });
  }

  /** Call it when a parcel's time has changed. */
  moved(parcel: SimulatedParcel): void {
    this.#due.delete(parcel);
    this.#pool.delete(parcel);
    if (parcel.nextPollAtMs === never) this.#live.delete(parcel);
    else this.#push({ atMs: parcel.nextPollAtMs, parcel });
  }

  /** Now, if a parcel is due; else when the next one will be. */
  nextMs(nowMs: number): number {
    for (let next = this.#heap[0]; next && next.atMs <= nowMs; next = this.#heap[0]) {
      this.#pop();
      if (next.parcel.nextPollAtMs !== next.atMs) continue;
      this.#due.add(next.parcel);
      this.#pool.add(next.parcel);
    }
    return this.#due.items.length > 0 ? nowMs : (this.#heap[0]?.atMs ?? never);
  }

  /**
   * All that a claim of so many may choose from: the due, and when they are few also those whose time is still
   * to come. Of very many due only the first by the policy's own order, chosen anew every ten minutes, and
   * those that fell due since: the order among the others hardly changes meanwhile, and a day of a hundred
   * thousand parcels takes a minute instead of an hour.
   */
  candidates(limit: number, nowMs: number, first: ChooseFirst): readonly SimulatedParcel[] {
    const due = this.#due.items;
    if (due.length < limit) return this.#live.items;
    const poolSize = 100 + 25 * limit;
    if (due.length < 2 * poolSize) return due;
    if (nowMs >= this.#poolUntilMs || this.#pool.items.length < poolSize / 4) {
      this.#pool = new Pile();
      for (const parcel of first(due, nowMs, poolSize)) this.#pool.add(parcel);
      this.#poolUntilMs = nowMs + poolLastsMs;
    }
    return this.#pool.items;
  }

  #push(entry: Waiting): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || above.atMs <= entry.atMs) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const entry = heap.pop();
    if (!entry || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (left && right && right.atMs < left.atMs) child += 1;
      const smaller = heap[child];
      if (!smaller || smaller.atMs >= entry.atMs) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = entry;
  }
}

/** A set that is an array, so that it need not be copied to be read. */
class Pile {
  readonly items: SimulatedParcel[] = [];
  readonly #places = new Map<SimulatedParcel, number>();

  add(parcel: SimulatedParcel): void {
    if (!this.#places.has(parcel)) this.#places.set(parcel, this.items.push(parcel) - 1);
  }

  delete(parcel: SimulatedParcel): void {
    const place = this.#places.get(parcel);
    const last = this.items.pop();
    if (place === undefined || last === undefined) {
      if (last !== undefined) this.items.push(last);
      return;
    }
    this.#places.delete(parcel);
    if (last === parcel) return;
    this.items[place] = last;
    this.#places.set(last, place);
  }
}
