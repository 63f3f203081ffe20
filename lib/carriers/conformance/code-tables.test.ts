import { afterAll, describe, expect, test } from 'vitest';
import { isNotice, type Meaning, statusOf } from '@/lib/tracking/milestones';
import { meaningOfSubtag, subtagsWithoutMeaning } from '@/lib/tracking/subtags';
import { expressCheckpoints } from '../dhl/codes';
import {
  easypostDetails,
  easypostSilentDetails,
  easypostSilentStatuses,
  easypostStatuses,
} from '../easypost/statuses';
import { fedexStatuses } from '../fedex/statuses';
import { ghnStatuses } from '../ghn/statuses';
import { ghtkStatuses } from '../ghtk/statuses';
import type { StatusTable } from '../reading/status-table';
import { seventeentrackCodes } from '../seventeentrack/codes';
import { sfOperations, sfStatuses } from '../sf-express/codes';
import { shippoSilentStatuses, shippoStatuses } from '../shippo/statuses';
import { upsStatuses } from '../ups/statuses';
import { uspsCodes } from '../usps/events';
import { uspsTextMeaning } from '../usps/texts';
import { viettelPostStatuses } from '../viettelpost/statuses';
import { hasReference, type TableRow, tablesHeaded } from './reference';

/**
 * Every code in the tables of the reference is mapped by its adapter, in the status that the reference gives it, or
 * stands here with the reason why it is read otherwise (`refined`) or not at all (`unmapped`).
 */
interface CodeTable {
  name: string;
  /** Head of its first column, and which of the tables with that head it is. */
  head: string;
  index?: number;
  read(code: string): Meaning | undefined;
  /** The adapter's table, where it shall hold nothing that the reference does not have. */
  own?: ReadonlyMap<string, unknown>;
  /** A cell may name several codes, or write one as nobody sends it. */
  codesOf?(cell: string): readonly string[];
  refined?: Readonly<Record<string, string>>;
  unmapped?: Readonly<Record<string, string>>;
}

const from = (table: StatusTable) => (code: string) => table.get(code)?.meaning;

/** One reason for several codes. */
function because(reason: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, reason]));
}

const cancelled = 'the order or label is cancelled: nothing is wrong with a parcel';
const mayBeDelivered =
  'a return that the shop may still turn into another attempt: a parcel once returning stays so';

const tables: readonly CodeTable[] = [
  {
    ...{ name: 'USPS codes', head: 'code', index: 0 },
    read: (code) => uspsCodes.get(code),
    refined: {
      TM: 'a batch whose parcels are not scanned yet is no first scan (R0.1, 19)',
      DX: 'a missing delivery scan is no fault of the parcel (R0.1, 16)',
      ...because('these words of USPS end in "return to sender" (R0.1, 7)', '21 22 23 24 25 26 27 31'),
    },
  },
  {
    ...{ name: 'USPS phrases', head: 'English' },
    read: (phrase) => uspsTextMeaning(phrase, null)?.meaning,
    refined: {
      'Shipment Received, Package Acceptance Pending': 'as TM',
      'Delivery Status Not Updated / Awaiting Delivery Scan': 'as DX',
      'Insufficient Address / No Such Number': 'as 21 and 22',
    },
  },
  {
    ...{ name: 'UPS', head: 'statusCode' },
    read: (code) => upsStatuses.get(code),
    own: upsStatuses,
    refined: { '007': cancelled },
  },
  {
    ...{ name: 'FedEx', head: 'code', index: 1 },
    read: (code) => fedexStatuses.get(code.toUpperCase()),
    refined: { CA: cancelled },
  },
  { ...{ name: 'DHL Express', head: 'typeCode' }, read: (code) => expressCheckpoints.get(code) },
  {
    ...{ name: '17TRACK', head: 'sub_status' },
    read: (code) => seventeentrackCodes.get(code),
    own: seventeentrackCodes,
    refined: { Exception_Cancel: cancelled },
  },
  {
    ...{ name: 'AfterShip', head: 'subtag' },
    read: (code) => meaningOfSubtag[code],
    codesOf: (cell) => (cell === 'Pending_002..006' ? [2, 3, 4, 5, 6].map((n) => `Pending_00${n}`) : [cell]),
    unmapped: because(
      'AfterShip has not published what it means: the tag is read',
      subtagsWithoutMeaning.join(' '),
    ),
  },
  {
    ...{ name: 'EasyPost status', head: 'status', index: 0 },
    read: (code) => easypostStatuses.get(code),
    refined: { cancelled },
    unmapped: easypostSilentStatuses,
  },
  {
    ...{ name: 'EasyPost detail', head: 'status_detail' },
    read: (code) => easypostDetails.get(code),
    refined: { cancelled },
    unmapped: easypostSilentDetails,
  },
  {
    ...{ name: 'Shippo', head: 'status/substatus' },
    read: (code) => shippoStatuses.get(code),
    codesOf: (cell) => [cell.replace('(null)', '')],
    refined: {
      'TRANSIT/delivery_scheduled': 'planned for a day: "out for delivery" would promise today',
      'RETURNED/package_unclaimed': 'the status says that it comes back, which is more',
    },
    unmapped: shippoSilentStatuses,
  },
  {
    ...{ name: 'GHN', head: 'status', index: 1 },
    read: from(ghnStatuses),
    own: ghnStatuses,
    refined: { waiting_to_return: mayBeDelivered, cancel: cancelled },
  },
  {
    ...{ name: 'GHTK', head: 'status_id' },
    read: from(ghtkStatuses),
    own: ghtkStatuses,
    refined: { '-1': cancelled },
  },
  {
    ...{ name: 'Viettel Post', head: 'code', index: 2 },
    read: from(viettelPostStatuses),
    own: viettelPostStatuses,
    refined: { ...because(cancelled, '101 107 201 503'), '505': mayBeDelivered },
  },
  {
    ...{ name: 'SF Express', head: 'opCode (secondaryStatusCode)' },
    read: (code) => sfOperations.get(code) ?? sfStatuses.get(code),
    // "50/54 (status 101)", "204 清关中": operations, and secondary statuses among them.
    codesOf: (cell) => cell.match(/\d+/g) ?? [],
    unmapped: { 1301: 'sources differ about what stands beside it: the operation and its words decide' },
  },
];

/** The status that the reference gives a code; null where it leaves it to another, undefined where it gives none. */
function statusGiven(row: TableRow): string | null | undefined {
  const { status = '', to = status, substatus } = row;
  if (substatus === undefined) return undefined;
  const all = `${to} ${status} ${substatus}`;
  if (all.includes('(status alone)')) return null;
  if (all.includes('(keep previous)') || all.includes('*info*')) return 'notice';
  // A remark may follow: "OutForDelivery_001 (await 5)".
  const published = meaningOfSubtag[substatus.split(' ')[0] ?? ''];
  if (!published) throw new Error(`the reference names a sub-status that we do not know: ${substatus}`);
  return kindOf(published);
}

function kindOf(meaning: Meaning): string {
  return isNotice(meaning) ? 'notice' : statusOf(meaning);
}

type Verdict = 'mapped' | 'refined' | 'unmapped' | 'missing';

function verdictOf({ read, refined = {}, unmapped = {} }: CodeTable, code: string, row: TableRow): Verdict {
  const meaning = read(code);
  if (!meaning) return Object.hasOwn(unmapped, code) ? 'unmapped' : 'missing';
  const given = statusGiven(row);
  if (given === undefined || given === kindOf(meaning)) return 'mapped';
  return Object.hasOwn(refined, code) ? 'refined' : 'missing';
}

const printed: string[] = [];
afterAll(() => {
  const head = ['codes of the reference', ...['codes', 'mapped', 'refined', 'unmapped'].map(right)].join('');
  if (hasReference) process.stdout.write(`\n${[head, ...printed].join('\n')}\n\n`);
});

const right = (text: string | number) => String(text).padStart(10);

describe.skipIf(!hasReference).each(tables)('$name', (table) => {
  const { name, head, index = 0, codesOf = (cell: string) => [cell] } = table;
  const verdicts = (tablesHeaded(head)[index] ?? []).flatMap((row) =>
    codesOf(Object.values(row)[0] ?? '').map((code) => [code, verdictOf(table, code, row)] as const),
  );
  const those = (verdict: Verdict) => [
    ...new Set(verdicts.filter(([, each]) => each === verdict).map(([code]) => code)),
  ];

  test('every code of the reference is mapped as it says, or listed with a reason', () => {
    expect(verdicts.length).toBeGreaterThan(9);
    expect(those('missing')).toEqual([]);
    const known = new Set(verdicts.map(([code]) => code));
    expect([...(table.own?.keys() ?? [])].filter((code) => !known.has(code))).toEqual([]);
  });

  test('what is listed as read otherwise, or not at all, is', () => {
    const { refined = {}, unmapped = {} } = table;
    expect(those('refined').sort()).toEqual(Object.keys(refined).sort());
    const named = new Set(verdicts.map(([code]) => code));
    const listed = Object.keys(unmapped).filter((code) => named.has(code));
    expect(those('unmapped').sort()).toEqual(listed.sort());
    const counts = [[...named], ...(['mapped', 'refined', 'unmapped'] as const).map(those)];
    printed.push(name.padEnd(22) + counts.map(({ length }) => right(length)).join(''));
  });
});
