import { expect } from 'vitest';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { AskedParcel, Carrier, CarrierResponse, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { readTokenAnswer } from '../engine/oauth';
import { decodeJson } from '../reading/decode-json';
import type { Fixture } from '../sandbox/fixtures';
import type { FixtureExpectation } from './fixture-expectation';

/** What the conformance suite does with one fixture: reads it as the engine would, and looks at what comes of it. */

const meanings: ReadonlySet<Meaning> = new Set<Meaning>([...milestones, ...notices]);

/** Operations of fixtures that are no answers about parcels asked for. */
export const notTracking = new Set(['token', 'push', 'register', 'proof']);

export function responseOf(fixture: Fixture): CarrierResponse {
  const { status, headers, body } = fixture.response;
  const raw = typeof body === 'object' && body !== null && !Array.isArray(body) ? body.$raw : undefined;
  if (typeof raw !== 'string') return { status, headers: new Headers(headers), body };
  const json = decodeJson(raw);
  return { status, headers: new Headers(headers), body: json.ok ? json.value : null };
}

export function operationOf(carrier: Carrier, fixture: Fixture) {
  const operation = carrier.api.operations.find(({ name }) => name === fixture.operation);
  if (!operation) throw new Error(`${carrier.code}/${fixture.name}: no operation "${fixture.operation}"`);
  return operation;
}

/** An aggregator's fixtures say whose parcel each number is. */
export function parcelsOf(carrier: Carrier, { asked, carriers: names }: Fixture): AskedParcel[] {
  return asked.flatMap((number) => askedParcels(names[number] ?? carrier.code, [number]));
}

export function read(carrier: Carrier, fixture: Fixture): ReadonlyMap<string, TrackingOutcome> {
  return operationOf(carrier, fixture).parse(responseOf(fixture), parcelsOf(carrier, fixture));
}

/** A summary is what the carrier says of the whole parcel beyond its events. */
function milestoneOf(update: ShipmentUpdate): Meaning {
  return currentState(update.events, update.summary).milestone;
}

export function checkOutcome(outcome: TrackingOutcome | undefined, expected: FixtureExpectation[string]) {
  if (!outcome) throw new Error('no outcome for a number that was asked');
  if (!expected.ok) {
    const { ok, error, unserved: _, ...facts } = expected;
    expect(outcome).toMatchObject({ ok, error: { code: error, ...facts } });
    return;
  }
  if (!outcome.ok) throw new Error(`unexpected error: ${JSON.stringify(outcome.error)}`);
  const { ok: _, ping: __, images: ___, milestone, events, meanings: all, first, ...facts } = expected;
  const { update } = outcome;
  expect(milestoneOf(update)).toBe(milestone);
  if (events !== undefined) expect(update.events).toHaveLength(events);
  if (all) expect(update.events.map(({ meaning }) => meaning)).toEqual(all);
  if (first) expect(update.events[0]).toMatchObject(first);
  expect(update).toMatchObject(facts);
}

export function pushText({ response: { body } }: Fixture): string {
  const raw = typeof body === 'object' && body !== null && !Array.isArray(body) ? body.$raw : undefined;
  return typeof raw === 'string' ? raw : JSON.stringify(body);
}

export function checkPush(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
  const pushed = carrier.api.push?.parse(pushText(fixture)) ?? null;
  if (pushed === null) throw new Error('the delivery was not understood');
  expect(pushed.map(({ trackingNumber }) => trackingNumber).sort()).toEqual([...fixture.asked].sort());
  for (const { trackingNumber, update } of pushed) {
    const expected = expectations[trackingNumber];
    if (!expected) throw new Error(`nothing expected for ${trackingNumber}`);
    // A ping says only that there is news.
    expect(update === null).toBe(expected.ok && expected.ping === true);
    if (!update) continue;
    checkOutcome({ ok: true, update }, expected);
    checkUpdate(update, trackingNumber);
  }
}

export function checkRegister(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
  const errors = carrier.api.register?.parse(responseOf(fixture), parcelsOf(carrier, fixture));
  expect([...(errors?.keys() ?? [])].sort()).toEqual([...fixture.asked].sort());
  for (const [number, expected] of Object.entries(expectations)) {
    const error = errors?.get(number);
    if (expected.ok) expect(error).toBeNull();
    else checkOutcome(error ? { ok: false, error } : undefined, expected);
  }
}

export function checkProof(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
  for (const parcel of parcelsOf(carrier, fixture)) {
    const outcome = carrier.api.proof?.parse(responseOf(fixture), parcel);
    const expected = expectations[parcel.trackingNumber];
    if (!outcome || !expected) throw new Error(`nothing read or expected for ${parcel.trackingNumber}`);
    if (!outcome.ok || !expected.ok) {
      checkOutcome(outcome.ok ? undefined : outcome, expected);
      continue;
    }
    expect(outcome.images.map(({ kind }) => kind)).toEqual(expected.images ?? []);
    for (const { bytes } of outcome.images) expect(bytes.length).toBeGreaterThan(0);
  }
}

export function checkUpdate(update: ShipmentUpdate, number: string) {
  expect(update.trackingNumber).toBe(number);
  expect(update.events.map(({ sequence }) => sequence)).toEqual(update.events.map((_, index) => index));
  for (const event of update.events) {
    expect(meanings).toContain(event.meaning);
    expect(event.localTime).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/);
    expect(`${event.carrierCode}${event.carrierText}`).not.toBe('');
    expect(event.rule).not.toBe('');
    if (event.occurredAt === null) continue;
    expect(event.occurredAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    const at = Date.parse(event.occurredAt);
    // An instant is only known together with the offset that ties it to the wall clock.
    expect(event.utcOffset).toMatch(/^[+-]\d{2}:\d{2}$/);
    const wall = Date.parse(`${event.localTime}${event.utcOffset}`);
    expect(Math.abs(wall - at)).toBeLessThan(60_000);
  }
  if (update.summary) expect(meanings).toContain(update.summary.milestone);
}

/** Oldest first. Events without an instant stand where the carrier put them, and are not compared. */
export function checkOrder(update: ShipmentUpdate) {
  const instants = update.events.flatMap(({ occurredAt }) => (occurredAt ? [Date.parse(occurredAt)] : []));
  expect(instants).toEqual(instants.toSorted((one, other) => one - other));
}

export function checkToken(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
  if (carrier.api.auth.kind !== 'oauth') throw new Error('only OAuth has tokens');
  const result = readTokenAnswer(carrier.api.auth, responseOf(fixture), 0);
  const expected = expectations.token;
  if (!expected) throw new Error('a token fixture expects "token"');
  if (expected.ok) return expect(result.ok).toBe(true);
  const { ok, error, ...facts } = expected;
  expect(result).toMatchObject({ ok, error: { code: error, ...facts } });
}
