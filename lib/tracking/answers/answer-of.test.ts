import { describe, expect, test } from 'vitest';
import { headlineOf } from '../headline';
import { answerOf } from './answer-of';
import { parcelAt } from './test-parcels';

const monday = '2026-03-02';
const inUs = { country: 'US', destination: 'US' };

function answer(snapshot: ReturnType<typeof parcelAt>, now: string, carrier = 'usps') {
  return answerOf({ snapshot, carrier, shipDateStart: monday }, new Date(now)).answer;
}

describe('silence, in business days', () => {
  const departed = parcelAt('in_transit.departed', `${monday}T11:00:00`, inUs);

  test.each([
    ['2026-03-02T16:00:00Z', 'normal', '2026-03-04'],
    ['2026-03-05T03:59:00Z', 'normal', '2026-03-04'],
    // Thursday has begun in the whole of the US: Wednesday is promised no more, Thursday is the last ordinary day.
    ['2026-03-05T04:00:00Z', 'normal', '2026-03-05'],
    ['2026-03-06T09:59:00Z', 'normal', null],
    // Friday has begun in Hawaii too.
    ['2026-03-06T10:00:00Z', 'quieter', null],
    ['2026-03-08T09:59:00Z', 'quieter', null],
    ['2026-03-08T10:00:00Z', 'ask_carrier', null],
  ])('at %s a US parcel is %s, its next scan due by %s', (now, quiet, nextBy) => {
    expect(answer(departed, now)).toMatchObject({
      quiet,
      nextBy,
      trigger: quiet === 'ask_carrier' ? 'quiet' : null,
    });
  });

  test('a weekend makes nobody worry', () => {
    const friday = parcelAt('in_transit.departed', '2026-03-06T18:00:00', {
      country: 'DE',
      destination: 'DE',
    });
    expect(answer(friday, '2026-03-11T22:59:00Z', 'dpd').quiet).toBe('normal');
    expect(answer(friday, '2026-03-11T23:00:00Z', 'dpd').quiet).toBe('quieter');
  });

  test('holidays within the wait are named, and the wait is longer for them', () => {
    const tet = parcelAt('in_transit.departed', '2026-02-13T18:00:00', { country: 'VN', destination: 'VN' });
    const during = answer(tet, '2026-02-18T05:00:00Z', 'ghn');
    expect(during).toMatchObject({ quiet: 'normal', nextBy: '2026-02-21' });
    expect(during.holidays).toEqual([
      { country: 'VN', name: 'lunar_new_year', date: '2026-02-15', lastDate: '2026-02-20' },
    ]);
    const thanksgiving = parcelAt('in_transit.local_facility', '2026-11-25T09:00:00', inUs);
    expect(answer(thanksgiving, '2026-11-26T12:00:00Z').nextBy).toBe('2026-11-27');
    const late = answer(thanksgiving, '2026-11-29T12:00:00Z');
    expect(late.steps).toEqual(['check_number', 'allow_holidays', 'allow_weather']);
    expect(late.holidays.map(({ name }) => name)).toEqual(['thanksgiving']);
  });

  test('between two countries a week without a scan is ordinary', () => {
    const way = { country: 'CN', origin: 'CN', destination: 'US' };
    const left = parcelAt('in_transit.departed', `${monday}T11:00:00`, way);
    expect(answer(left, '2026-03-11T20:00:00Z', 'china-post')).toMatchObject({ quiet: 'normal' });
    const quiet = answer(left, '2026-03-12T20:00:00Z', 'china-post');
    expect(quiet).toMatchObject({
      quiet: 'quieter',
      steps: ['check_number', 'allow_customs', 'allow_weather'],
    });
  });

  test('while it is expected in time there is nothing to ask, up to twice the patience', () => {
    const at = '2026-03-10T12:00:00Z';
    const far = parcelAt('in_transit.departed', `${monday}T11:00:00`, { ...inUs, estimate: '2026-03-12' });
    expect(answer(far, at)).toMatchObject({ quiet: 'quieter', trigger: null });
    const never = parcelAt('in_transit.departed', `${monday}T11:00:00`, { ...inUs, estimate: '2026-09-12' });
    expect(answer(never, '2026-03-15T12:00:00Z')).toMatchObject({ quiet: 'ask_carrier', trigger: 'quiet' });
  });

  test('a parcel that nobody has heard of is a question to the shop, who gave the number', () => {
    const unheard = parcelAt('pending.not_found_yet', '');
    expect(answer(unheard, '2026-03-03T12:00:00Z')).toMatchObject({ quiet: 'normal', nextBy: '2026-03-04' });
    expect(answer(unheard, '2026-03-10T12:00:00Z')).toMatchObject({
      ...{ quiet: 'ask_carrier', trigger: null, steps: ['check_number', 'contact_shop'] },
    });
  });

  test('a label without a parcel is a question to the shop', () => {
    const label = parcelAt('label_created.label_created', `${monday}T11:00:00`, inUs);
    expect(answer(label, '2026-03-11T12:00:00Z')).toMatchObject({
      ...{ quiet: 'ask_carrier', trigger: null, steps: ['contact_shop'] },
    });
  });

  test.each(['available_for_pickup.ready', 'exception.info_needed', 'delivered.delivered'] as const)(
    '%s waits for nobody but the shopper: silence means nothing',
    (milestone) => {
      const waiting = parcelAt(milestone, `${monday}T11:00:00`, inUs);
      expect(
        answerOf({ snapshot: waiting, carrier: 'usps', shipDateStart: monday }, new Date('2026-05-01')),
      ).toEqual({
        answer: {
          ...{ quiet: 'normal', isOverdue: false, trigger: null, nextBy: null, steps: [], holidays: [] },
        },
        validUntil: null,
      });
    },
  );
});

describe('R0.2: out for delivery without a scan', () => {
  const awaiting = parcelAt('out_for_delivery.awaiting_scan', '2026-03-03T05:00:00', {
    ...inUs,
    estimate: monday,
    earlier: [['out_for_delivery.out_for_delivery', `${monday}T11:00:00`]],
  });

  test('the next business day is waited for before anybody is asked, and the passed day is no reproach yet', () => {
    expect(answer(awaiting, '2026-03-03T12:00:00Z')).toMatchObject({
      ...{ quiet: 'quieter', isOverdue: false, trigger: null, nextBy: '2026-03-03', steps: [] },
    });
    expect(answer(awaiting, '2026-03-04T10:00:00Z')).toMatchObject({
      ...{ quiet: 'ask_carrier', isOverdue: true, trigger: 'overdue', steps: ['contact_carrier'] },
    });
  });

  test('what went out before a holiday is waited for until after it', () => {
    const beforeThanksgiving = parcelAt('out_for_delivery.awaiting_scan', '2026-11-26T05:00:00', {
      ...inUs,
      earlier: [['out_for_delivery.out_for_delivery', '2026-11-25T11:00:00']],
    });
    expect(answer(beforeThanksgiving, '2026-11-27T12:00:00Z')).toMatchObject({
      nextBy: '2026-11-27',
      trigger: null,
    });
    expect(answer(beforeThanksgiving, '2026-11-28T12:00:00Z').trigger).toBe('quiet');
  });
});

describe('past the expected day', () => {
  const due = parcelAt('in_transit.arrived', '2026-03-05T11:00:00', { ...inUs, estimate: '2026-03-05' });

  test('it is overdue when the day is over in the whole country, and the headline says the same', () => {
    const before = answer(due, '2026-03-06T09:59:00Z');
    expect(before).toMatchObject({ isOverdue: false, trigger: null });
    expect(headlineOf({ ...due, answer: before }, null).kind).toBe('expected');
    const after = answer(due, '2026-03-06T10:00:00Z');
    expect(after).toMatchObject({ isLate: true, isOverdue: true, trigger: 'overdue' });
    expect(after.steps).toEqual(['allow_weather', 'contact_carrier']);
    expect(headlineOf({ ...due, answer: after }, null).kind).toBe('late');
  });

  test.each([
    ['exception.weather', '2026-03-04T11:00:00'],
    ['exception.delayed', '2026-03-04T11:00:00'],
    ['in_transit.customs_started', '2026-03-04T11:00:00'],
    ['notice.date_changed', '2026-03-04T11:00:00'],
  ] as const)('%s is a reason: late, and not overdue, for five business days', (reason, since) => {
    const excused = { ...due, events: [...due.events, ...parcelAt('in_transit.moving', since, inUs).events] };
    excused.events = excused.events.map((event, index) =>
      index === 1 ? { ...event, meaning: reason } : event,
    );
    expect(answer(excused, '2026-03-07T12:00:00Z')).toMatchObject({ isLate: true, isOverdue: false });
    expect(answer(excused, '2026-03-11T12:00:00Z')).toMatchObject({ isLate: true, isOverdue: true });
  });

  test('a trace is spoken of only well past the expected day', () => {
    const asked = answer(due, '2026-03-12T12:00:00Z');
    expect(asked).toMatchObject({ quiet: 'ask_carrier', trigger: 'overdue' });
    expect(asked.steps).toEqual(['check_number', 'allow_weather', 'contact_carrier']);
    const gone = answer(due, '2026-03-20T12:00:00Z');
    expect(gone.steps).toEqual(['check_number', 'allow_weather', 'contact_carrier', 'possible_loss']);
  });

  test('news clears silence, and an event after the day does not clear the day', () => {
    const moved = parcelAt('in_transit.departed', '2026-03-12T11:00:00', { ...inUs, estimate: '2026-03-05' });
    expect(answer(moved, '2026-03-12T20:00:00Z')).toMatchObject({
      ...{ quiet: 'normal', isOverdue: true, nextBy: '2026-03-14' },
    });
    const delivered = parcelAt('delivered.delivered', '2026-03-12T11:00:00', {
      ...inUs,
      estimate: '2026-03-05',
    });
    expect(answer(delivered, '2026-03-12T20:00:00Z')).toMatchObject({ isOverdue: false, trigger: null });
  });
});

describe('why the carrier may be contacted', () => {
  test.each([
    ['exception.lost', 'lost_or_damaged'],
    ['exception.damaged', 'lost_or_damaged'],
    ['exception.other', 'unclear'],
    ['unknown.unmapped', 'unclear'],
    ['in_transit.departed', null],
    ['returning.returning', null],
  ] as const)('%s: %s', (milestone, trigger) => {
    const parcel = parcelAt(milestone, `${monday}T11:00:00`, inUs);
    expect(answer(parcel, '2026-03-02T20:00:00Z').trigger).toBe(trigger);
  });

  test('the gravest reason is named', () => {
    const lost = parcelAt('exception.lost', `${monday}T11:00:00`, { ...inUs, estimate: '2026-03-03' });
    expect(answer(lost, '2026-04-20T20:00:00Z').trigger).toBe('lost_or_damaged');
    const unclear = parcelAt('unknown.unmapped', `${monday}T11:00:00`, { ...inUs, estimate: '2026-03-03' });
    expect(answer(unclear, '2026-04-20T20:00:00Z').trigger).toBe('overdue');
  });
});

describe('what the shopper can do', () => {
  test('R2.7: after an attempt, from the door to the phone', () => {
    const tried = parcelAt('attempt_failed.attempted', `${monday}T11:00:00`, inUs);
    expect(answer(tried, '2026-03-02T20:00:00Z', 'ups').steps).toEqual([
      ...['look_around', 'driver_card', 'carrier_point', 'call_carrier'],
    ]);
  });

  test('R2.8: a change of address or day is offered until the local centre, and not after', () => {
    const on = parcelAt('in_transit.arrived', `${monday}T11:00:00`, inUs);
    expect(answer(on, '2026-03-02T20:00:00Z').steps).toEqual(['change_delivery']);
    const local = parcelAt('in_transit.local_facility', `${monday}T11:00:00`, inUs);
    expect(answer(local, '2026-03-02T20:00:00Z').steps).toEqual([]);
    const back = parcelAt('in_transit.arrived', '2026-03-03T11:00:00', {
      ...inUs,
      earlier: [['in_transit.local_facility', `${monday}T11:00:00`]],
    });
    expect(answer(back, '2026-03-03T20:00:00Z').steps).toEqual([]);
  });

  test('R2.9: customs has its own speed, and the sender is the one to ask', () => {
    const clearing = parcelAt('in_transit.customs_started', `${monday}T11:00:00`, inUs);
    expect(answer(clearing, '2026-03-03T20:00:00Z').steps).toEqual([]);
    expect(answer(clearing, '2026-03-10T20:00:00Z').steps).toEqual([
      ...['customs_pace', 'customs_papers', 'customs_inspection', 'customs_duties', 'contact_sender'],
    ]);
    const held = parcelAt('exception.customs_held', `${monday}T11:00:00`, inUs);
    expect(answer(held, '2026-03-03T20:00:00Z').steps).toEqual([
      ...['customs_papers', 'customs_inspection', 'customs_duties'],
    ]);
  });
});
