import { expect, test } from 'vitest';
import { isReachable } from './contact';

test.each([
  'ann@example.com',
  ' Ann@Example.co.uk ',
  '+84 90 123 45 67',
  'Zalo 0901234567',
  '１３８００１３８０００',
])('somebody can be reached at %s', (typed) => {
  expect(isReachable(typed)).toBe(true);
});

test.each(['ann@example', 'ann@', '@example.com', 'call me', '12345', 'a b@example.com'])(
  'and not at %s',
  (typed) => {
    expect(isReachable(typed)).toBe(false);
  },
);
