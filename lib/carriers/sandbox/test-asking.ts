import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { AskedParcel, Carrier, ShipmentUpdate, TrackingOutcome, TrackingOutcomes } from '../carrier';
import { fixtureExpectation } from '../conformance/fixture-expectation';
import { type CarrierEngine, createCarrierEngine } from '../engine/engine';
import type { EngineOptions } from '../engine/engine-options';
import { carriers } from '../index';
import type { Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import { type Fixture, loadFixtures } from './fixtures';

/** What the tests of all carriers over HTTP share: the real engine, and lives to ask it about. */

export interface TestCarrier {
  code: string;
  carrier: Carrier;
  fixtures: readonly Fixture[];
  lives: readonly Fixture[];
  /** The first of its lives, and the number in it. */
  life: Fixture;
  trackingNumber: string;
}

export const everyCarrier: readonly TestCarrier[] = carriers.map((carrier) => {
  const fixtures = loadFixtures(carrier.code);
  const lives = fixtures.filter(({ isLife }) => isLife);
  const [life] = lives;
  if (!life) throw new Error(`${carrier.code} has no life`);
  return { code: carrier.code, carrier, fixtures, lives, life, trackingNumber: life.asked[0] ?? '' };
});

/** Those that can be asked, and do not only push. */
export const askedCarriers = everyCarrier.filter(({ carrier }) => carrier.api.operations.length > 0);

/** Fixtures of a sandbox that knows nothing but lives. */
export const onlyLives = Object.fromEntries(everyCarrier.map(({ code, lives }) => [code, lives]));

/** The real engine, patient with a busy machine unless told otherwise. */
export function engineFor(
  sandbox: Sandbox,
  options: Pick<EngineOptions, 'timeoutMs' | 'tokenStore'> = {},
): CarrierEngine {
  return createCarrierEngine({
    ...{ baseUrlFor: (code) => `${sandbox.url}/${code}`, timeoutMs: 5_000, retryDelayMs: 1 },
    ...options,
  });
}

export function accountOf(code: string, changed: Record<string, string> = {}) {
  return { id: 'test', credentials: { ...sandboxCredentialsOf(code), ...changed } };
}

/** Whose parcel a number is: a fixture of an aggregator says so; MyDHL answers for DHL's. */
export function parcelsOf({ carrier, life }: TestCarrier, numbers: readonly string[], from: Fixture = life) {
  const [first = carrier.code] = Object.keys(carrier.coverage.keys);
  const own = carrier.kind === 'carrier' ? first : (Object.values(life.carriers)[0] ?? first);
  return numbers.flatMap((number) => askedParcels(from.carriers[number] ?? own, [number]));
}

export function askWith(
  engine: CarrierEngine,
  { code, carrier }: TestCarrier,
  parcels: readonly AskedParcel[],
): Promise<TrackingOutcomes> {
  return engine.track(carrier, accountOf(code), parcels);
}

/** Asks about the one number of a life. */
export async function askLife(
  engine: CarrierEngine,
  of: TestCarrier,
  life: Fixture = of.life,
): Promise<TrackingOutcome> {
  const [number = ''] = life.asked;
  return requireOutcome((await askWith(engine, of, parcelsOf(of, [number], life))).get(number));
}

export function requireOutcome(outcome: TrackingOutcome | undefined): TrackingOutcome {
  if (!outcome) throw new Error('no outcome for a number that was asked');
  return outcome;
}

export function requireUpdate(outcome: TrackingOutcome | undefined): ShipmentUpdate {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.update;
}

export function milestoneOf({ events, summary }: ShipmentUpdate) {
  return currentState(events, summary).milestone;
}

/** What a fixture of one parcel expects of it. */
export function expectedUpdate({ asked, expect }: Fixture) {
  const expected = fixtureExpectation.parse(expect)[asked[0] ?? ''];
  if (!expected?.ok || !expected.milestone) throw new Error('a life has an end');
  return expected;
}

/** Sets a life's parcel to a step, long enough ago for all its steps to be in the past. Returns how many there are. */
export function startLife(sandbox: Sandbox, { code }: TestCarrier, life: Fixture, step: number): number {
  const [trackingNumber = ''] = life.asked;
  const spec = { carrier: code, trackingNumber, life: life.name, startsDaysAgo: 60, step };
  return sandbox.parcels.upsert(spec).total;
}
