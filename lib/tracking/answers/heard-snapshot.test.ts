import { describe, expect, test } from 'vitest';
import { type SystemState, systemStates } from '../view';
import { answerOf } from './answer-of';
import { heardSnapshot } from './heard-snapshot';
import { parcelAt } from './test-parcels';

const now = new Date('2026-11-20T12:00:00Z');
const unheard = systemStates.filter((state) => state !== 'ok');

function answered(...parcel: Parameters<typeof parcelAt>) {
  const snapshot = parcelAt(...parcel);
  const { answer } = answerOf({ snapshot, carrier: 'ups', shipDateStart: '2026-10-01' }, now);
  return { ...snapshot, answer };
}

const silent = answered('in_transit.moving', '2026-10-12T09:00:00', { country: 'US', destination: 'US' });
const late = answered('in_transit.moving', '2026-11-12T09:00:00', {
  ...{ country: 'US', destination: 'US', estimate: '2026-11-16' },
});
const fresh = answered('in_transit.moving', '2026-11-19T09:00:00', { country: 'US', destination: 'US' });
const answerIn = (snapshot: typeof silent, state: SystemState) => heardSnapshot(snapshot, state).answer;

describe('silence while a carrier cannot be asked', () => {
  test('the carrier’s own silence leads to it, and at last to a loss', () => {
    expect(answerIn(silent, 'ok')?.steps).toEqual(
      expect.arrayContaining(['contact_carrier', 'possible_loss']),
    );
    expect(answerIn(silent, 'ok')?.trigger).toBe('quiet');
  });

  test.each(unheard)('%s: nothing is blamed on the parcel, and no call asked for', (state) => {
    expect(answerIn(silent, state)).toMatchObject({ steps: [], trigger: null, nextBy: null, holidays: [] });
  });

  test.each(unheard)('%s: that the expected day has passed is still said, with whom to ask', (state) => {
    expect(answerIn(late, state)).toMatchObject({ isOverdue: true, trigger: 'overdue' });
    expect(answerIn(late, state)?.steps).toEqual(['contact_carrier']);
  });

  test('no day is named for news that could not reach us', () => {
    expect(answerIn(fresh, 'ok')?.nextBy).not.toBeNull();
    expect(answerIn(fresh, 'carrier_down')?.nextBy).toBeNull();
  });

  test('what the shopper can change is offered all the same', () => {
    expect(answerIn(fresh, 'carrier_down')?.steps).toEqual(['change_delivery']);
  });
});
