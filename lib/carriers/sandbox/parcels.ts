import type { Fixture } from './fixtures';
import type { Json } from './json';
import { pullForward, type Schedule, scheduleLife, startForEvent } from './life';
import type { SandboxCarrier } from './sandbox-carrier';

/** A parcel that lives in the sandbox. Without `step` it moves as time passes. */
export interface SandboxParcel {
  carrier: string;
  trackingNumber: string;
  /** Name of the fixture that it lives through: "life-normal". */
  life: string;
  /** When its first event happened. */
  startedAt?: Date;
  /** Instead of `startedAt`: whole days ago, at the recording's own times of day. Default 0. */
  startsDaysAgo?: number;
  /**
   * Instead of both: whole days since the last event that `step` or `stopAt` lets through, at its recorded
   * time of day. `step: 6, newestDaysAgo: 0` is a parcel whose sixth event was the news of the last 24 h.
   */
  newestDaysAgo?: number;
  /** 1440 makes a day pass in a minute. Default 1. */
  speed?: number;
  /** Time alone reveals at most so many events. */
  stopAt?: number;
  /** Exactly so many events now; time reveals nothing, only `advance` does. */
  step?: number;
  /** Times told in an earlier run for its first events, oldest first: they stay. */
  shownAt?: readonly Date[];
}

export interface ParcelState {
  carrier: string;
  trackingNumber: string;
  life: string;
  startedAt: Date;
  revealed: number;
  total: number;
  /** Instants of the revealed events, oldest first. */
  shownAt: Date[];
}

interface Entry {
  spec: SandboxParcel;
  carrier: SandboxCarrier;
  body: Json;
  startedAt: Date;
  schedule: Schedule;
  /** Times fixed by hand for the first events; null while only time has moved the parcel. */
  pulled: number[] | null;
  stopAt: number;
}

export class ParcelRegistry {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly carriers: ReadonlyMap<string, SandboxCarrier>,
    private readonly fixtures: ReadonlyMap<string, readonly Fixture[]>,
    private readonly now: () => Date,
    private readonly onChange: () => void = () => {},
  ) {}

  /** Adds a parcel or starts it anew. Throws `RangeError` on an unknown carrier or life. */
  upsert(spec: SandboxParcel): ParcelState {
    const carrier = this.carriers.get(spec.carrier);
    if (!carrier) throw new RangeError(`unknown carrier: ${spec.carrier}`);
    const fixture = this.fixtures.get(spec.carrier)?.find(({ name }) => name === spec.life);
    const instants = fixture ? carrier.eventInstants(fixture.response.body) : [];
    if (!fixture || instants.length === 0) throw new RangeError(`no such life: ${spec.carrier}/${spec.life}`);
    const now = this.now().getTime();
    const startedAt = spec.startedAt ?? startOf(spec, instants, now);
    const schedule = scheduleLife(instants, startedAt.getTime(), spec.speed);
    const told = (spec.shownAt ?? []).slice(0, instants.length).map((instant) => instant.getTime());
    const steps = Math.max(0, (spec.step ?? 0) - told.length);
    const isPulled = spec.step !== undefined || told.length > 0;
    const pulled = isPulled ? pullForward(schedule, told, { steps, now }) : null;
    const stopAt = spec.stopAt ?? instants.length;
    const body = fixture.response.body;
    const entry: Entry = { spec, carrier, body, startedAt, schedule, pulled, stopAt };
    this.#entries.set(key(spec.carrier, spec.trackingNumber), entry);
    this.onChange();
    return this.#state(entry);
  }

  /** Lets the next events happen now. Null when there is no such parcel. */
  advance(carrier: string, trackingNumber: string, steps = 1): ParcelState | null {
    const entry = this.#entries.get(key(carrier, trackingNumber));
    if (!entry) return null;
    const now = this.now().getTime();
    entry.pulled = pullForward(entry.schedule, this.#shownAt(entry), { steps, now });
    entry.stopAt = Math.max(entry.stopAt, entry.pulled.length);
    this.onChange();
    return this.#state(entry);
  }

  get(carrier: string, trackingNumber: string): ParcelState | null {
    const entry = this.#entries.get(key(carrier, trackingNumber));
    return entry ? this.#state(entry) : null;
  }

  list(): ParcelState[] {
    return [...this.#entries.values()].map((entry) => this.#state(entry));
  }

  clear() {
    this.#entries.clear();
    this.onChange();
  }

  /** What `upsert` needs in a later run so that every parcel goes on where it is now. */
  saved(): SandboxParcel[] {
    return [...this.#entries.values()].map(({ spec, startedAt, pulled, stopAt }) => {
      const { startsDaysAgo: _, newestDaysAgo: __, shownAt: ___, step, ...rest } = spec;
      const shownAt = pulled?.map((instant) => new Date(instant));
      return {
        ...rest,
        startedAt,
        stopAt,
        ...(shownAt && { shownAt }),
        ...(step !== undefined && { step: shownAt?.length ?? step }),
      };
    });
  }

  /** The carrier's object for this parcel now: null before its first event, undefined when unknown. */
  item(carrier: string, trackingNumber: string): Json | undefined {
    const entry = this.#entries.get(key(carrier, trackingNumber));
    if (!entry) return undefined;
    const shownAt = this.#shownAt(entry);
    if (shownAt.length === 0) return null;
    const isComplete = shownAt.length === entry.schedule.shownAt.length;
    const { toParcelTime } = entry.schedule;
    return entry.carrier.reveal(entry.body, { trackingNumber, shownAt, isComplete, toParcelTime });
  }

  #shownAt(entry: Entry): number[] {
    const { shownAt, dueAt } = entry.schedule;
    const pulled = entry.pulled ?? [];
    if (entry.spec.step !== undefined) return pulled;
    const now = this.now().getTime();
    const due = dueAt.filter((instant) => instant <= now).length;
    return [...pulled, ...shownAt.slice(pulled.length, Math.min(due, entry.stopAt))];
  }

  #state(entry: Entry): ParcelState {
    const shownAt = this.#shownAt(entry);
    return {
      carrier: entry.spec.carrier,
      trackingNumber: entry.spec.trackingNumber,
      life: entry.spec.life,
      startedAt: entry.startedAt,
      revealed: shownAt.length,
      total: entry.schedule.shownAt.length,
      shownAt: shownAt.map((instant) => new Date(instant)),
    };
  }
}

function startOf(spec: SandboxParcel, instants: readonly number[], now: number): Date {
  const { newestDaysAgo, startsDaysAgo = 0, speed } = spec;
  const limit = Math.min(spec.step ?? spec.stopAt ?? instants.length, instants.length);
  if (newestDaysAgo === undefined || limit < 1) {
    const first = instants.indexOf(Math.min(...instants));
    return startForEvent(instants, first, { days: startsDaysAgo, now });
  }
  return startForEvent(instants, limit - 1, { days: newestDaysAgo, now, speed });
}

function key(carrier: string, trackingNumber: string): string {
  return `${carrier}/${trackingNumber}`;
}
