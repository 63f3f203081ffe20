import { expect, test } from 'vitest';
import { adviceKindOf } from './advice';
import { isActionRequired, milestones, statusOf } from './milestones';

test('what must be done is said so, and nothing else is', () => {
  for (const milestone of milestones) {
    expect(adviceKindOf(milestone) === 'must').toBe(isActionRequired(milestone));
  }
});

test('nothing "happens next" to a parcel whose way is over', () => {
  const over = new Set(['delivered', 'returned', 'cancelled']);
  for (const milestone of milestones.filter((one) => over.has(statusOf(one)))) {
    expect(adviceKindOf(milestone)).not.toBe('next');
  }
});

test('a delivered parcel needs advice only from who cannot find it', () => {
  expect(adviceKindOf('delivered.delivered')).toBe('doubt');
  expect(adviceKindOf('delivered.to_locker')).toBe('can');
});
