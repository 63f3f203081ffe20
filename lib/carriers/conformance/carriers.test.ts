import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { allFormats } from '@/lib/numbers/formats';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { isAccountWide } from '../account-wide';
import { askedParcels } from '../asked-parcel';
import { readCredentials } from '../credentials';
import { carriers } from '../index';
import { decodeJson } from '../reading/decode-json';
import { sandboxCredentialsOf } from '../sandbox/credentials';
import { loadFixtures } from '../sandbox/fixtures';
import { fixtureExpectation } from './fixture-expectation';
import { countCases, coverageTable, gapsOf } from './test-case-coverage';
import { hostileValue, mutate, repeatLists } from './test-damage';
import {
  checkOrder,
  checkOutcome,
  checkProof,
  checkPush,
  checkRegister,
  checkToken,
  checkUpdate,
  notTracking,
  operationOf,
  parcelsOf,
  pushText,
  read,
  responseOf,
} from './test-fixture-checks';

/** One suite for every carrier: a new one is held to it by its line in `index.ts`. */

const coverage: Record<string, Record<string, number>> = {};
afterAll(() => {
  process.stdout.write(`\n${coverageTable(coverage)}\n\n`);
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
  });

  test('pages and lookups, which know no adapters, name, link and recognise it alike', () => {
    for (const format of carrier.formats) expect(allFormats).toContain(format);
    // Only parcels of its own go by its code.
    if (!(carrier.code in carrier.coverage.keys)) return;
    const shown = knownCarriers.get(carrier.code);
    expect(shown).toMatchObject({ name: carrier.name, homepage: carrier.homepage });
    expect(shown?.trackingUrl?.('X1')).toBe(carrier.trackingUrl?.('X1'));
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
    const [asked] = askedParcels(served, ['N100000']);
    const proofRequest = asked && carrier.api.proof?.request(asked, good);
    if (proofRequest) expect(proofRequest.path).toContain('N100000');
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
    if (fixture.operation === 'proof') return checkProof(carrier, fixture, expectations);
    if (fixture.operation === 'token') return checkToken(carrier, fixture, expectations);
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
    const counts = countCases(
      carrier,
      parsed.map(([, fixture, expectations]) => [fixture, expectations]),
    );
    coverage[carrier.code] = counts;
    const { missing, inapplicable } = gapsOf(carrier, counts);
    expect(missing).toEqual(inapplicable);
  });

  const usable = parsed
    .filter(([, fixture]) => !notTracking.has(fixture.operation))
    .map(([, fixture]) => fixture);
  if (usable.length > 0)
    test('never throws, whatever fields an answer loses or changes', () => {
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

  const { proof } = carrier.api;
  const proofs = parsed.flatMap(([, fixture, expectations]) =>
    fixture.operation === 'proof' ? [[fixture, expectations] as const] : [],
  );
  test('its proof of delivery, if it gives one, has answers with pictures, without them, and refusals', () => {
    const all = proofs.flatMap(([, expectations]) => Object.values(expectations));
    const pictures = all.flatMap((each) => (each.ok ? [each.images?.length ?? 0] : []));
    expect([pictures.some((count) => count > 0), pictures.includes(0), all.some(({ ok }) => !ok)]).toEqual(
      Array(3).fill(proof !== undefined),
    );
  });

  if (proof)
    test('never throws over a proof, whatever fields it loses or changes', () => {
      const change = fc.record({
        fixture: fc.constantFrom(...proofs.map(([fixture]) => fixture)),
        edits: fc.array(fc.tuple(fc.nat(), hostileValue), { minLength: 1, maxLength: 4 }),
      });
      fc.assert(
        fc.property(change, ({ fixture, edits }) => {
          const response = responseOf(fixture);
          const body = edits.reduce(
            (value, [at, edit]) => mutate(value, at, edit),
            structuredClone(response.body),
          );
          const [parcel] = parcelsOf(carrier, fixture);
          if (!parcel) throw new Error(`${fixture.name} asks about nothing`);
          const outcome = proof.parse({ ...response, body }, parcel);
          if (outcome.ok)
            expect(new Set(outcome.images.map(({ kind }) => kind)).size).toBe(outcome.images.length);
        }),
        { numRuns: 1000 },
      );
    });

  const pushes = parsed.filter(([, fixture]) => fixture.operation === 'push').map(([, fixture]) => fixture);
  if (pushes.length > 0)
    test('never throws, whatever a delivery loses or changes', () => {
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
          carrier.api.push?.confirmation?.request(body.slice(0, cut));
          for (const { trackingNumber, update } of carrier.api.push?.parse(body.slice(0, cut)) ?? []) {
            if (!update) continue;
            checkUpdate(update, trackingNumber);
            checkOrder(update);
          }
        }),
        { numRuns: 1000 },
      );
    });

  const life = parsed.find(([, fixture]) => fixture.isLife && !notTracking.has(fixture.operation))?.[1];
  if (life)
    test('a history of thousands of events is read in linear time', () => {
      if (!life) return;
      const body = repeatLists(responseOf(life).body, 4_000);
      const start = performance.now();
      operationOf(carrier, life).parse({ ...responseOf(life), body }, parcelsOf(carrier, life));
      expect(performance.now() - start).toBeLessThan(3_000);
    });

  if (carrier.api.operations.length > 0)
    test('a refusal of the key or of too many requests concerns the account', () => {
      const [operation] = carrier.api.operations;
      const asked = askedParcels(Object.keys(carrier.coverage.keys)[0] ?? carrier.code, ['N00000001']);
      for (const status of [401, 429]) {
        const response = { status, headers: new Headers(), body: {} };
        const outcome = operation?.parse(response, asked).get('N00000001');
        expect(outcome?.ok === false && isAccountWide(outcome.error)).toBe(true);
      }
    });
});
