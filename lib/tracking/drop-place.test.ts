import { expect, test } from 'vitest';
import { dropPlaceOf } from './drop-place';

test.each([
  ['Front Door/Porch', 'front_door_or_porch'],
  ['FRONT DOOR', 'front_door'],
  ['In/At Mailbox', 'mailbox'],
  ['PO Box', 'po_box'],
  ['Left with Individual', 'person'],
  [' Reception ', 'reception'],
] as const)('%s is understood as %s', (words, place) => {
  expect(dropPlaceOf(words)).toBe(place);
});

test.each(['Garage or Other Location at Address', 'Behind the front door mat', 'constructor', ''])(
  '%s stays in the carrier’s words',
  (words) => {
    expect(dropPlaceOf(words)).toBeNull();
  },
);
