import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import { type FedexSaying, fedexMeaning } from './meaning';
import { fedexStatuses } from './statuses';
import {
  ask,
  hasShared,
  readJson,
  requireUpdate,
  result,
  shared,
  someScan,
  withResults,
} from './test-answers';

function meaningOf({ code = '', ...fields }: Partial<FedexSaying> & { code?: string }): Meaning {
  const nothing: FedexSaying = { codes: [code], description: '', reasonCode: '', reason: '', delay: null };
  return fedexMeaning({ ...nothing, ...fields }).meaning;
}

describe('status codes', () => {
  /** Entries of FedEx's table that never stand in `eventType` or `derivedCode`, and why they are not mapped. */
  const unmapped: Record<string, string> = {
    'Regulatory/EA': '"Export Approved"; in scans EA is "Enroute to Airport"',
    'Regulatory/SP': 'split of the regulatory state; in scans SP is the split of a shipment',
    'Possession/CA': 'who has it: the carrier; in scans CA is a cancelled shipment',
    'Possession/RC': 'who has it: the recipient; in scans RC is a cancelled delivery option',
    'Possession/SH': 'who has it: the shipper',
    'Possession/CU': 'who has it: customs',
    'Possession/BR': 'who has it: the broker',
    'Possession/TP': 'who has it: a transfer partner',
    'Possession/SP': 'who has it: several',
  };

  test.skipIf(!hasShared)("every entry of FedEx's table is mapped or listed as not to be mapped", () => {
    const { items } = readJson(join(shared, 'fedex/codes/tracking-status-codes.json'));
    const entries: string[] = items.map(
      ({ section, code }: { section: string; code: string }) => `${section}/${code.toUpperCase()}`,
    );
    const isMapped = (entry: string) => fedexStatuses.has(entry.split('/')[1] ?? '') && !unmapped[entry];
    expect(entries.filter((entry) => !isMapped(entry)).toSorted()).toEqual(Object.keys(unmapped).toSorted());
    expect(entries).toHaveLength(62);
  });

  test('mean something that we know', () => {
    const known = new Set<Meaning>([...milestones, ...notices]);
    for (const meaning of fedexStatuses.values()) expect(known).toContain(meaning);
  });

  test('notices leave the parcel where it is', () => {
    for (const code of ['AO', 'AE', 'CH', 'RR', 'RM', 'RC', 'LP', 'RG']) {
      expect(meaningOf({ code })).toMatch(/^notice\./);
    }
  });
});

describe('what FedEx means', () => {
  const weather = { type: 'WEATHER', status: 'DELAYED' };

  test.each<[string, Parameters<typeof meaningOf>[0], Meaning]>([
    ['Ground 007', { code: 'DE', reasonCode: '007' }, 'attempt_failed.no_recipient'],
    ['Express 08', { code: 'DE', reasonCode: '08' }, 'attempt_failed.no_recipient'],
    [
      '07 is both, and without words stays an attempt',
      { code: 'DE', reasonCode: '07' },
      'attempt_failed.attempted',
    ],
    [
      '07 with the words of a closed door',
      { code: 'DE', reasonCode: '07', reason: 'Customer not available or business closed' },
      'attempt_failed.no_recipient',
    ],
    [
      '07 with the words of a refusal',
      { code: 'DE', reasonCode: '07', reason: 'Delivery was refused by the recipient' },
      'exception.refused',
    ],
    ['an unknown reason', { code: 'DE', reasonCode: 'Z9' }, 'attempt_failed.attempted'],
    ['083', { code: 'DE', reasonCode: '083' }, 'exception.delayed'],
    ['03', { code: 'DE', reasonCode: '03' }, 'exception.address_problem'],
    ['099', { code: 'DE', reasonCode: '099' }, 'exception.other'],
    [
      'words before the code',
      { code: 'DE', reasonCode: '007', reason: 'Incorrect address' },
      'exception.address_problem',
    ],
    ['an attempt in the snow', { code: 'DE', delay: weather }, 'exception.weather'],
    [
      'a reason before the weather',
      { code: 'DE', reasonCode: '007', delay: { type: '', status: 'DELAYED' } },
      'attempt_failed.no_recipient',
    ],
    ['an exception by weather', { code: 'SE', delay: weather }, 'exception.weather'],
    [
      'an exception at customs',
      { code: 'SE', delay: { type: 'CLEARANCE', status: 'DELAYED' } },
      'exception.customs_held',
    ],
    [
      'an exception by operations',
      { code: 'SE', delay: { type: 'OPERATIONAL', status: 'DELAYED' } },
      'exception.delayed',
    ],
    ['on time is no delay', { code: 'SE', delay: { type: 'WEATHER', status: 'ON_TIME' } }, 'exception.other'],
    ['a delay by weather', { code: 'DY', delay: weather }, 'exception.weather'],
    ['customs stay customs', { code: 'CD', reason: 'Unable to deliver' }, 'exception.customs_held'],
    ['duties unpaid', { code: 'CD', reason: 'Held, unable to collect payment' }, 'exception.payment_needed'],
    ['a closed door at pickup', { code: 'PD', reason: 'Business closed' }, 'exception.delayed'],
    [
      'a return that may come',
      { code: 'DE', reason: 'Will be returned to shipper unless claimed' },
      'attempt_failed.attempted',
    ],
    ['a return within an exception', { code: 'DE', reasonCode: '060G' }, 'returning.returning'],
    ['a damaged parcel', { code: 'SE', reason: 'Damaged, delivery not completed' }, 'exception.damaged'],
    [
      'AR at the last station',
      { code: 'AR', description: 'At local FedEx facility' },
      'in_transit.local_facility',
    ],
    [
      'IT at customs',
      { code: 'IT', reason: 'Package available for clearance' },
      'in_transit.customs_started',
    ],
    [
      'a scan in transit never becomes a delivery',
      { code: 'IT', description: 'Delivered' },
      'in_transit.moving',
    ],
    [
      'late words on a scan in transit',
      { code: 'IT', reasonCode: '84', reason: 'Your package may be late' },
      'in_transit.moving',
    ],
    ['to a neighbour', { code: 'DL', reason: 'Left with neighbor' }, 'delivered.to_neighbor'],
    ['back at the sender', { code: 'DL', reason: 'Package returned to shipper' }, 'returned.returned'],
    [
      'a hold that was asked for',
      { code: 'RR', reason: 'Hold at FedEx Office request received' },
      'notice.hold_requested',
    ],
    ['without a code the sentence counts', { description: 'In FedEx possession' }, 'in_transit.accepted'],
    ['an unknown code too', { code: 'ZQ', description: 'Delivered' }, 'delivered.delivered'],
    ['neither known', { code: 'ZQ', description: 'Something new' }, 'unknown.unmapped'],
    ['nothing said', {}, 'unknown.unmapped'],
    [
      'a doubt about the label',
      { code: 'AR', reason: 'Counterfeit postage found' },
      'exception.postage_review',
    ],
  ])('%s', (_, fields, meaning) => {
    expect(meaningOf(fields)).toBe(meaning);
  });

  test('the derived code of a scan only stands in for a missing one', () => {
    const scans = [
      { ...someScan, eventType: 'OD', derivedStatusCode: 'IT', eventDescription: 'x' },
      { ...someScan, eventType: '', derivedStatusCode: 'DP', eventDescription: '' },
    ];
    const { events } = requireUpdate(ask(withResults(result({ scanEvents: scans }))));
    expect(events.map(({ meaning }) => meaning)).toEqual([
      'in_transit.departed',
      'out_for_delivery.out_for_delivery',
    ]);
  });

  test('of the whole parcel the derived code comes first', () => {
    const latest = { code: 'SE', derivedCode: 'DL' };
    const { summary } = requireUpdate(ask(withResults(result({ latestStatusDetail: latest }))));
    expect(summary).toMatchObject({ milestone: 'delivered.delivered', rule: 'fedex.code:DL' });
  });
});

describe('the status of the whole parcel', () => {
  function stateWith(latestStatusDetail: object, scanEvents: object[] = [someScan]) {
    const { events, summary } = requireUpdate(ask(withResults(result({ latestStatusDetail, scanEvents }))));
    return currentState(events, summary).milestone;
  }
  const scan = (eventType: string, day = '07') => ({
    ...someScan,
    eventType,
    date: `2026-10-${day}T10:00:00-05:00`,
  });
  const delayed = { type: 'GENERAL', status: 'DELAYED' };

  test.each<[string, object, object[], Meaning]>([
    ['is coarser than the scans', { code: 'IT' }, [scan('AR')], 'in_transit.arrived'],
    ['counts where no scan says so', { code: 'DL' }, [scan('AR')], 'delivered.delivered'],
    [
      'is a delay laid over the scans',
      { code: 'IT', delayDetail: delayed },
      [scan('AR')],
      'exception.delayed',
    ],
    [
      'a delay does not take it off the van',
      { code: 'IT', delayDetail: delayed },
      [scan('OD')],
      'out_for_delivery.out_for_delivery',
    ],
    ['nor undo the delivery', { code: 'IT', delayDetail: delayed }, [scan('DL')], 'delivered.delivered'],
    [
      'early is no delay',
      { code: 'IT', delayDetail: { status: 'EARLY' } },
      [scan('AR')],
      'in_transit.arrived',
    ],
    [
      'an exception that a later scan overtook',
      { code: 'DE' },
      [scan('AR', '08'), scan('DE')],
      'in_transit.arrived',
    ],
    ['delivered after the way back is returned', { code: 'DL' }, [scan('RS')], 'returned.returned'],
    [
      'counts beside a scan of words only',
      { code: 'DL' },
      [{ date: '2026-10-07', eventDescription: 'On the way' }],
      'delivered.delivered',
    ],
    ['an unknown status adds nothing', { code: 'ZQ' }, [scan('AR')], 'in_transit.arrived'],
  ])('%s', (_, latest, scans, milestone) => {
    expect(stateWith(latest, scans)).toBe(milestone);
  });
});
