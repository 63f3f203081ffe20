import type { Carrier } from '../carrier';
import { carriers } from '../index';
import type { Fixture } from '../sandbox/fixtures';
import type { FixtureExpectation } from './fixture-expectation';
import { notTracking, read } from './test-fixture-checks';

/** Which cases must be covered by fixtures, and which fixture covers which. */

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

/** The cases that a carrier has no fixture for, and those that it cannot have. */
export function gapsOf({ code }: Carrier, counts: Readonly<Record<string, number>>) {
  return {
    missing: required.filter((name) => !counts[name]),
    inapplicable: required.filter((name) => inapplicable[code]?.[name]),
  };
}

/** How many fixtures of a carrier cover each case. */
export function countCases(
  carrier: Carrier,
  fixtures: readonly (readonly [Fixture, FixtureExpectation])[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [fixture, expectations] of fixtures) {
    const found = new Set([...casesOf(fixture, expectations), ...casesRead(carrier, fixture)]);
    for (const name of found) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** A table, case by carrier, in parts that fit a terminal. */
export function coverageTable(coverage: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  const codes = carriers.map(({ code }) => code);
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += atOnce) {
    const shown = codes.slice(start, start + atOnce);
    const row = (head: string, cellOf: (code: string) => string) =>
      head.padEnd(22) + shown.map((code) => cellOf(code).padStart(code.length + 2)).join('');
    const cellOf = (name: Case) => (code: string) =>
      inapplicable[code]?.[name] ? '–' : String(coverage[code]?.[name] ?? 0);
    const rows = required.map((name) => row(name, cellOf(name)));
    parts.push([row('fixtures for', (code) => code), ...rows].join('\n'));
  }
  return parts.join('\n\n');
}

const atOnce = 13;
