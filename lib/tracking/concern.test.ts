import { expect, test } from 'vitest';
import { concernOf } from './concern';
import { isActionRequired, milestones, statusOf } from './milestones';

test('only exceptions are a concern, and each is one', () => {
  for (const milestone of milestones) {
    expect(concernOf(milestone) !== null).toBe(statusOf(milestone) === 'exception');
  }
});

test('what the shopper must do outranks how bad it is', () => {
  for (const milestone of milestones.filter((one) => statusOf(one) === 'exception')) {
    expect(concernOf(milestone) === 'action').toBe(isActionRequired(milestone));
  }
});

test('a storm is a delay, a postage review a check, and damage a problem', () => {
  expect(concernOf('exception.weather')).toBe('delay');
  expect(concernOf('exception.postage_review')).toBe('check');
  expect(concernOf('exception.damaged')).toBe('problem');
  expect(concernOf('exception.lost')).toBe('problem');
});
