import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import { askedParcels } from '../asked-parcel';
import type { AskedParcel, Carrier, CarrierResponse, ShipmentUpdate, TrackingOutcome } from '../carrier';
import { readCredentials } from '../credentials';
import { readTokenAnswer } from '../engine/oauth';
import { carriers } from '../index';
import { decodeJson } from '../reading/decode-json';
import { sandboxCredentialsOf } from '../sandbox/credentials';
import { type Fixture, loadFixtures } from '../sandbox/fixtures';
import { type FixtureExpectation, fixtureExpectation } from './fixture-expectation';

/** One suite for every carrier: a new one is held to it by its line in `index.ts`. */

const meanings: ReadonlySet<Meaning> = new Set<Meaning>([...milestones, ...notices]);

function responseOf(fixture: Fixture): CarrierResponse {
  const { status, headers, body } = fixture.response;
  const raw = typeof body === 'object' && body !== null && !Array.isArray(body) ? body.$raw : undefined;
  if (typeof raw !== 'string') return { status, headers: new Headers(headers), body };
  const json = decodeJson(raw);
  return { status, headers: new Headers(headers), body: json.ok ? json.value : null };
}

function operationOf(carrier: Carrier, fixture: Fixture) {
  const operation = carrier.api.operations.find(({ name }) => name === fixture.operation);
  if (!operation) throw new Error(`${carrier.code}/${fixture.name}: no operation "${fixture.operation}"`);
  return operation;
}

/** An aggregator's fixtures say whose parcel each number is. */
function parcelsOf(carrier: Carrier, { asked, carriers: names }: Fixture): AskedParcel[] {
  return asked.flatMap((number) => askedParcels(names[number] ?? carrier.code, [number]));
}

function read(carrier: Carrier, fixture: Fixture): ReadonlyMap<string, TrackingOutcome> {
  return operationOf(carrier, fixture).parse(responseOf(fixture), parcelsOf(carrier, fixture));
}

/** A summary is what the carrier says of the whole parcel beyond its events. */
function milestoneOf(update: ShipmentUpdate): Meaning {
  return currentState(update.events, update.summary).milestone;
}

function checkOutcome(outcome: TrackingOutcome | undefined, expected: FixtureExpectation[string]) {
  if (!outcome) throw new Error('no outcome for a number that was asked');
  if (!expected.ok) {
    const { ok, error, unserved: _, ...facts } = expected;
    expect(outcome).toMatchObject({ ok, error: { code: error, ...facts } });
    return;
  }
  if (!outcome.ok) throw new Error(`unexpected error: ${JSON.stringify(outcome.error)}`);
  const { ok: _, ping: __, milestone, events, meanings: all, first, ...facts } = expected;
  const { update } = outcome;
  expect(milestoneOf(update)).toBe(milestone);
  if (events !== undefined) expect(update.events).toHaveLength(events);
  if (all) expect(update.events.map(({ meaning }) => meaning)).toEqual(all);
  if (first) expect(update.events[0]).toMatchObject(first);
  expect(update).toMatchObject(facts);
}

function pushText({ response: { body } }: Fixture): string {
  const raw = typeof body === 'object' && body !== null && !Array.isArray(body) ? body.$raw : undefined;
  return typeof raw === 'string' ? raw : JSON.stringify(body);
}

function checkPush(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
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

function checkRegister(carrier: Carrier, fixture: Fixture, expectations: FixtureExpectation) {
  const errors = carrier.api.register?.parse(responseOf(fixture), parcelsOf(carrier, fixture));
  expect([...(errors?.keys() ?? [])].sort()).toEqual([...fixture.asked].sort());
  for (const [number, expected] of Object.entries(expectations)) {
    const error = errors?.get(number);
    if (expected.ok) expect(error).toBeNull();
    else checkOutcome(error ? { ok: false, error } : undefined, expected);
  }
}

function checkUpdate(update: ShipmentUpdate, number: string) {
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
function checkOrder(update: ShipmentUpdate) {
  const instants = update.events.flatMap(({ occurredAt }) => (occurredAt ? [Date.parse(occurredAt)] : []));
  expect(instants).toEqual(instants.toSorted((one, other) => one - other));
}

/** Operations of fixtures that are no answers about parcels asked for. */
const notTracking = new Set(['token', 'push', 'register']);

const errorCases = ['not_found', 'unauthorized', 'rate_limited', 'unavailable', 'bad_response'] as const;
const statusCases = [
  'label_created',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'available_for_pickup',
  'delivered',
  'exception',
  'returned',
] as const;
const otherCases = ['customs', 'not_permitted', 'whole_life', 'throttled_with_wait', 'not_json'] as const;

/** The cases a fixture covers, from what it expects; so that no case is covered by its name alone. */
function casesOf(fixture: Fixture, expectations: FixtureExpectation): string[] {
  const found: string[] = fixture.isLife ? ['whole_life'] : [];
  const { body } = fixture.response;
  if (typeof body === 'object' && body !== null && '$raw' in body) found.push('not_json');
  for (const expected of Object.values(expectations)) {
    if (!expected.ok) {
      found.push(expected.error);
      if (expected.error === 'rate_limited' && expected.retryAfterSeconds) found.push('throttled_with_wait');
      continue;
    }
    for (const meaning of [...(expected.meanings ?? []), expected.milestone ?? '']) {
      found.push(meaning.slice(0, meaning.indexOf('.')));
      if (meaning.includes('customs')) found.push('customs');
    }
  }
  return found;
}

/** Meanings inside a life count too: they are read through the same parser. */
function casesRead(carrier: Carrier, fixture: Fixture): string[] {
  if (notTracking.has(fixture.operation)) return [];
  return [...read(carrier, fixture).values()].flatMap((outcome) =>
    outcome.ok
      ? outcome.update.events.flatMap(({ meaning }) => [
          meaning.slice(0, meaning.indexOf('.')),
          ...(meaning.includes('customs') ? ['customs'] : []),
        ])
      : [],
  );
}

const required = [...errorCases, ...statusCases, ...otherCases];
type Case = (typeof required)[number];

/** Cases that a carrier cannot have, and why. */
const inapplicable: Readonly<Record<string, Partial<Record<Case, string>>>> = {
  mydhl: {
    label_created: 'knows a shipment from its pick-up on',
  },
  ghn: {
    available_for_pickup: 'no status of it',
    customs: 'delivers within Vietnam',
  },
  ghtk: {
    available_for_pickup: 'no status of it',
    customs: 'delivers within Vietnam',
  },
  viettelpost: {
    not_found: 'cannot be asked',
    unauthorized: 'cannot be asked',
    rate_limited: 'cannot be asked',
    unavailable: 'cannot be asked',
    bad_response: 'cannot be asked',
    not_permitted: 'cannot be asked',
    throttled_with_wait: 'cannot be asked',
    not_json: 'cannot be asked',
    customs: 'no status of it',
  },
  'sf-express': {
    label_created: 'its routes begin with the collection',
    returned: 'what goes back does so under a new number',
  },
};

const coverage: Record<string, Record<string, number>> = {};
afterAll(() => {
  const rows = required.map((name) => {
    const counts = carriers.map(({ code }) =>
      (inapplicable[code]?.[name] ? '–' : String(coverage[code]?.[name] ?? 0)).padStart(code.length + 2),
    );
    return `${name.padEnd(22)}${counts.join('')}`;
  });
  const head = `${'fixtures for'.padEnd(22)}${carriers.map(({ code }) => `  ${code}`).join('')}`;
  process.stdout.write(`\n${[head, ...rows].join('\n')}\n\n`);
});

test('codes are unique', () => {
  expect(new Set(carriers.map(({ code }) => code)).size).toBe(carriers.length);
});

describe.each(carriers.map((carrier) => [carrier.code, carrier] as const))('%s', (_code, carrier) => {
  const fixtures = loadFixtures(carrier.code);
  const parsed = fixtures.map((fixture) => {
    const expectations = fixtureExpectation.safeParse(fixture.expect);
    if (!expectations.success)
      throw new Error(`${carrier.code}/${fixture.name}: ${expectations.error.message}`);
    return [fixture.name, fixture, expectations.data] as const;
  });

  test('its facts are complete', () => {
    expect(carrier.code).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new URL(carrier.homepage).protocol).toBe('https:');
    expect(new URL(carrier.api.baseUrl).protocol).toBe('https:');
    expect(carrier.api.baseUrl).not.toMatch(/\/$/);
    if (carrier.kind === 'carrier') expect(carrier.contact.length).toBeGreaterThan(0);
    expect(Object.keys(carrier.coverage.keys).length).toBeGreaterThan(0);
    for (const fact of carrier.contact) {
      expect(fact.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(fact.source).not.toBe('');
      // Not the list of zones: that has only one of the names of each, "Asia/Saigon" of Ho Chi Minh City's.
      expect(() => new Intl.DateTimeFormat('en', { timeZone: fact.timeZone })).not.toThrow();
      expect(fact.timeZone).toMatch(/^[A-Z]\w+\/\w+/);
      for (const { opens, closes } of fact.hours) expect(opens < closes).toBe(true);
    }
    expect(carrier.api.limits.requests / carrier.api.limits.perSeconds).toBeGreaterThan(0);
    expect(carrier.api.operations.length > 0 || carrier.api.push !== undefined).toBe(true);
  });

  test('credentials need every required field, and nothing else is kept', () => {
    const fields = carrier.api.credentials;
    const good = sandboxCredentialsOf(carrier.code);
    expect(readCredentials(fields, { ...good, other: 'x' })).toEqual({ ok: true, credentials: good });
    // Of a carrier that only pushes, the address may be the only secret.
    const isAsked = carrier.api.operations.length > 0;
    expect(fields.some(({ isSecret, isRequired }) => isSecret && isRequired)).toBe(isAsked);
    for (const { name, isRequired } of fields) {
      if (isRequired) expect(readCredentials(fields, { ...good, [name]: ' ' }).ok).toBe(false);
      expect(readCredentials(fields, { ...good, [name]: 'a\r\nx: y' }).ok).toBe(false);
    }
  });

  test('its official page is on an official host, and a number cannot leave the path', () => {
    const url = new URL(carrier.trackingUrl?.('A/B?c#d') ?? carrier.homepage);
    const isOfficial = (host: string) =>
      carrier.officialHosts.some((official) => host === official || host.endsWith(`.${official}`));
    expect(url.protocol).toBe('https:');
    expect(isOfficial(url.hostname)).toBe(true);
    expect(isOfficial(new URL(carrier.homepage).hostname)).toBe(true);
    expect(url.hash).toBe('');
    // Pages, which know no adapters, name and link it alike.
    const shown = knownCarriers.get(carrier.code);
    if (!shown) return;
    expect(shown).toMatchObject({ name: carrier.name, homepage: carrier.homepage });
    expect(shown.trackingUrl?.('X1')).toBe(carrier.trackingUrl?.('X1'));
  });

  describe.each(carrier.formats.map((format) => [format.id, format] as const))('format %s', (_id, format) => {
    const passes = (number: string) => format.pattern.test(number) && (format.check?.(number) ?? true);
    test.each(format.valid)('takes %s', (number) => expect(passes(number)).toBe(true));
    test.each(format.invalid)('refuses %s', (number) => expect(passes(number)).toBe(false));
  });

  test('requests name every number asked, inside the batch size, and no secret beside the headers', () => {
    const { operations, register, credentials } = carrier.api;
    const good = sandboxCredentialsOf(carrier.code);
    const served = Object.keys(carrier.coverage.keys)[0] ?? carrier.code;
    for (const operation of [...operations, ...(register ? [register] : [])]) {
      const numbers = Array.from({ length: operation.batchSize }, (_, index) => `N${100_000 + index}`);
      const request = operation.request(askedParcels(served, numbers), good);
      const { headers: _, ...sent } = request;
      const text = decodeURIComponent(JSON.stringify(sent));
      for (const number of numbers) expect(text).toContain(number);
      for (const { name, isSecret } of credentials) if (isSecret) expect(text).not.toContain(good[name]);
    }
  });

  test.each(parsed)('reads %s', (_name, fixture, expectations) => {
    if (fixture.operation === 'push') return checkPush(carrier, fixture, expectations);
    if (fixture.operation === 'register') return checkRegister(carrier, fixture, expectations);
    if (fixture.operation === 'token') {
      if (carrier.api.auth.kind !== 'oauth') throw new Error('only OAuth has tokens');
      const result = readTokenAnswer(carrier.api.auth, responseOf(fixture), 0);
      const expected = expectations.token;
      if (!expected) throw new Error('a token fixture expects "token"');
      if (expected.ok) expect(result.ok).toBe(true);
      else {
        const { ok, error, ...facts } = expected;
        expect(result).toMatchObject({ ok, error: { code: error, ...facts } });
      }
      return;
    }
    const outcomes = read(carrier, fixture);
    expect([...outcomes.keys()].sort()).toEqual([...fixture.asked].sort());
    expect(Object.keys(expectations).sort()).toEqual([...fixture.asked].sort());
    for (const [number, expected] of Object.entries(expectations)) {
      const outcome = outcomes.get(number);
      checkOutcome(outcome, expected);
      if (!outcome?.ok) continue;
      checkUpdate(outcome.update, number);
      checkOrder(outcome.update);
    }
    const isUnserved = operationOf(carrier, fixture).isUnserved?.(responseOf(fixture)) ?? false;
    expect(isUnserved).toBe(Object.values(expectations).some((each) => !each.ok && each.unserved === true));
  });

  test('has a fixture for every case that must be covered', () => {
    const counts: Record<string, number> = {};
    for (const [, fixture, expectations] of parsed) {
      const found = new Set([...casesOf(fixture, expectations), ...casesRead(carrier, fixture)]);
      for (const name of found) counts[name] = (counts[name] ?? 0) + 1;
    }
    coverage[carrier.code] = counts;
    const missing = required.filter((name) => !counts[name]);
    expect(missing).toEqual(required.filter((name) => inapplicable[carrier.code]?.[name]));
  });

  const usable = parsed
    .filter(([, fixture]) => !notTracking.has(fixture.operation))
    .map(([, fixture]) => fixture);
  test.skipIf(usable.length === 0)('never throws, whatever fields an answer loses or changes', () => {
    const change = fc.record({
      fixture: fc.constantFrom(...usable),
      status: fc.option(fc.constantFrom(200, 207, 302, 400, 401, 403, 404, 429, 500, 503), {
        nil: undefined,
      }),
      edits: fc.array(fc.tuple(fc.nat(), hostileValue), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(change, ({ fixture, status, edits }) => {
        const response = responseOf(fixture);
        const body = edits.reduce(
          (value, [at, edit]) => mutate(value, at, edit),
          structuredClone(response.body),
        );
        const operation = operationOf(carrier, fixture);
        const changed = { ...response, status: status ?? response.status, body };
        operation.isUnserved?.(changed);
        const outcomes = operation.parse(changed, parcelsOf(carrier, fixture));
        expect([...outcomes.keys()].sort()).toEqual([...fixture.asked].sort());
        for (const [number, outcome] of outcomes) {
          if (!outcome.ok) continue;
          checkUpdate(outcome.update, number);
          if (outcome.update.events.every(({ occurredAt }) => occurredAt)) checkOrder(outcome.update);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const pushes = parsed.filter(([, fixture]) => fixture.operation === 'push').map(([, fixture]) => fixture);
  test.skipIf(pushes.length === 0)('never throws, whatever a delivery loses or changes', () => {
    const change = fc.record({
      text: fc.constantFrom(...pushes.map(pushText)),
      edits: fc.array(fc.tuple(fc.nat(), hostileValue), { minLength: 1, maxLength: 4 }),
      cut: fc.option(fc.nat(400), { nil: undefined }),
    });
    fc.assert(
      fc.property(change, ({ text, edits, cut }) => {
        const json = decodeJson(text);
        const body = json.ok
          ? (JSON.stringify(edits.reduce((value, [at, edit]) => mutate(value, at, edit), json.value)) ?? '')
          : text;
        for (const { trackingNumber, update } of carrier.api.push?.parse(body.slice(0, cut)) ?? []) {
          if (!update) continue;
          checkUpdate(update, trackingNumber);
          checkOrder(update);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const gone = Symbol('gone');
const hostileValue = fc.oneof(
  fc.constant(gone),
  fc.constantFrom<unknown>(null, '', 0, -1, true, 'false', [], {}, [null], [[]], '__proto__', 'constructor'),
  fc.constantFrom(
    '2026-13-45T99:99:99',
    '0000-00-00',
    '20261020',
    '-99:99',
    '\u0000',
    '\u202e',
    '<b>',
    '&#0;',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** Replaces or deletes the `at`-th value of a JSON tree, counted round. */
function mutate(root: unknown, at: number, edit: unknown): unknown {
  const slots: { holder: Record<string, unknown>; key: string }[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      slots.push({ holder, key });
      visit(holder[key]);
    }
  };
  const boxed = { root };
  visit(boxed);
  const slot = slots[at % slots.length];
  if (!slot) return root;
  if (edit === gone) delete slot.holder[slot.key];
  // A copy: the same value may be put in twice, and into itself.
  else slot.holder[slot.key] = structuredClone(edit);
  return boxed.root;
}
