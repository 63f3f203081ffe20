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
