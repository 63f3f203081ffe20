import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrackingEvent } from '@/lib/tracking/event';
import type { ShipmentUpdate } from '../carrier';
import { type FixtureExpectation, fixtureExpectation } from '../conformance/fixture-expectation';
import type { CarrierEngine } from '../engine/engine';
import { createSandbox, type Sandbox } from './create-sandbox';
import type { Fixture } from './fixtures';
import {
  askedCarriers,
  askLife,
  askWith,
  engineFor,
  expectedUpdate,
  milestoneOf,
  onlyLives,
  parcelsOf,
  requireUpdate,
  startLife,
  type TestCarrier,
} from './test-asking';

/** Every carrier that can be asked, through the real engine, over HTTP: its lives and its recorded answers. */

/** GHTK tells the status of now and nothing of before. */
const toldAt = ({ code }: TestCarrier, step: number) => (code === 'ghtk' ? 1 : step);

/** Without their position in the answer: a late event, listed before others, moves that. */
function withoutPlace(events: readonly TrackingEvent[]): Omit<TrackingEvent, 'sequence'>[] {
  return events.map(({ sequence: _, ...event }) => event);
}

const meaningsOf = ({ events }: ShipmentUpdate) => events.map(({ meaning }) => meaning).toSorted();

/** What the recording itself says, read without a server. */
function readWhole(of: TestCarrier, life: Fixture): ShipmentUpdate {
  const [number = ''] = life.asked;
  const operation = of.carrier.api.operations.find(({ name }) => name === life.operation);
  const response = { status: 200, headers: new Headers(), body: life.response.body };
  return requireUpdate(operation?.parse(response, parcelsOf(of, [number], life)).get(number));
}

const lives = askedCarriers.flatMap((of) => of.lives.map((life) => ({ of, life, code: of.code })));

describe('a life through the engine', () => {
  let sandbox: Sandbox;
  let engine: CarrierEngine;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: onlyLives });
    engine = engineFor(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each(lives)(
    '$code $life.name: each step adds what happened, and the whole is what was recorded',
    async ({ of, life }) => {
      const total = startLife(sandbox, of, life, 1);
      // One that must be announced is, by the first question.
      if (of.carrier.api.register) {
        expect(await askLife(engine, of, life)).toMatchObject({ error: { reason: 'registered' } });
      }
      let before: ShipmentUpdate | null = null;
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(of.code, life.asked[0] ?? '');
        const update = requireUpdate(await askLife(engine, of, life));
        expect(update.events).toHaveLength(toldAt(of, step));
        if (of.code !== 'ghtk') {
          expect(withoutPlace(update.events)).toEqual(
            expect.arrayContaining(withoutPlace(before?.events ?? [])),
          );
        }
        // Who signed is told with the delivery, not before.
        if (step < total) expect(update.signedBy).toBeNull();
        before = update;
      }
      const whole = readWhole(of, life);
      const expected = expectedUpdate(life);
      const last = before ?? whole;
      expect(milestoneOf(last)).toBe(expected.milestone);
      expect(meaningsOf(last)).toEqual(meaningsOf(whole));
      expect([last.signedBy, last.service]).toEqual([whole.signedBy, whole.service]);
      if (expected.events !== undefined) expect(toldAt(of, total)).toBe(expected.events);
    },
  );
});

/** Answers to the first question, except those after which the engine asks another way, or in halves. */
const recorded = askedCarriers.flatMap((of) =>
  of.fixtures
    .filter(({ asked, isLife, operation, response }) => {
      const [first] = of.carrier.api.operations;
      const answer = { ...response, headers: new Headers(response.headers) };
      const isSplit = response.status === 400 && asked.length > 1;
      return !isLife && operation === first?.name && !isSplit && !first.isUnserved?.(answer);
    })
    .map((fixture) => ({ of, fixture, code: of.code })),
);

/** Such a parcel is announced at once, and that is the answer then. */
const isUnannounced = (expected: FixtureExpectation[string]) =>
  !expected.ok && expected.reason === 'not_registered';

test.each(recorded)('$code $fixture.name: a recorded answer means the same over HTTP', async (each) => {
  const { of, fixture, code } = each;
  const sandbox = await createSandbox({ fixtures: { [code]: [fixture] } });
  try {
    const outcomes = await askWith(engineFor(sandbox), of, parcelsOf(of, fixture.asked, fixture));
    const expectations = Object.entries(fixtureExpectation.parse(fixture.expect));
    for (const [number, expected] of expectations) {
      const outcome = outcomes.get(number);
      if (expected.ok) {
        const update = requireUpdate(outcome);
        expect(milestoneOf(update)).toBe(expected.milestone);
        if (expected.events !== undefined) expect(update.events).toHaveLength(expected.events);
      } else if (isUnannounced(expected)) expect(outcome).toMatchObject({ ok: false });
      else {
        const { error: code, isRetryable } = expected;
        expect(outcome).toMatchObject({ ok: false, error: { code, isRetryable } });
      }
    }
    const isAnnounced = sandbox.requests.list().some(({ endpoint }) => endpoint === 'register');
    expect(isAnnounced).toBe(expectations.some(([, expected]) => isUnannounced(expected)));
  } finally {
    await sandbox.close();
  }
});
