import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const { invalidateTags, lastInvalidation, maxTags, now } = require('./tag-clock.cjs');

test('memory is bounded, and what was forgotten still makes old entries stale', () => {
  invalidateTags(['first']);
  const madeAfterFirst = now();
  invalidateTags(['second']);
  expect(lastInvalidation(['first'])).toBeLessThan(madeAfterFirst);
  invalidateTags(Array.from({ length: maxTags - 1 }, (_, index) => `filler:${index}`));
  // "first" is forgotten: entries from before it are stale whatever they carry, later ones are not.
  expect(lastInvalidation(['never-invalidated'])).toBeGreaterThan(0);
  expect(lastInvalidation(['never-invalidated'])).toBeLessThan(madeAfterFirst);
  expect(lastInvalidation(['second'])).toBeGreaterThanOrEqual(madeAfterFirst);
});

test('a tag with an end is invalidated by time itself, at that instant', () => {
  const before = lastInvalidation([]);
  const end = Math.ceil(now()) + 30;
  expect(lastInvalidation([`until:${end}`])).toBe(before);
  while (now() < end) {
    // The clock is the one that caches read, and cannot be set.
  }
  expect(lastInvalidation([`until:${end}`])).toBe(end);
  for (const odd of ['until:', 'until:x', 'shop:until:1', 'until:-5'])
    expect(lastInvalidation([odd])).toBe(before);
});
