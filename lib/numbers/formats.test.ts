import { describe, expect, test } from 'vitest';
import { detect } from './detect';
import { allFormats } from './formats';
import { knownCarriers } from './known-carriers';

describe.each(allFormats.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  test('accepts its own valid numbers', () => {
    expect(format.valid.length).toBeGreaterThan(0);
    for (const number of format.valid) {
      expect(number).toMatch(format.pattern);
      if (format.check !== null) expect([number, format.check(number)]).toEqual([number, true]);
    }
  });

  test('refuses its own invalid numbers', () => {
    expect(format.invalid.length).toBeGreaterThan(0);
    for (const number of format.invalid) {
      const isAccepted = format.pattern.test(number) && (format.check === null || format.check(number));
      expect([number, isAccepted]).toEqual([number, false]);
    }
  });

  test('belongs to a carrier that has a name', () => {
    expect(knownCarriers.get(format.carrier)?.name).toBeTruthy();
  });

  test('names its carrier among the candidates of its valid numbers', () => {
    for (const number of format.valid) {
      expect(detect(number, allFormats).map((candidate) => candidate.carrier)).toContain(format.carrier);
    }
  });
});

test('no two formats share an id, and every pattern is anchored', () => {
  expect(new Set(allFormats.map(({ id }) => id)).size).toBe(allFormats.length);
  for (const { pattern } of allFormats) expect(pattern.source).toMatch(/^\^.*\$$/);
});

test('official links stay on https and carry the number encoded', () => {
  for (const carrier of knownCarriers.values()) {
    if (carrier.homepage !== null) expect(new URL(carrier.homepage).protocol).toBe('https:');
    const link = carrier.trackingUrl?.('A B&c=1');
    if (link === undefined) continue;
    expect(new URL(link).protocol).toBe('https:');
    expect(link).toContain('A%20B%26c%3D1');
  }
});
