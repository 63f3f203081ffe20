import { expect, test } from 'vitest';
import { numberIssue } from './number-issue';

test.each([
  ['', 'EMPTY'],
  [' - ', 'EMPTY'],
  ['\u200B', 'EMPTY'],
  ['9400中1000', 'NON_ASCII'],
  ['RB12345678５\u0410N', 'NON_ASCII'],
  ['9400#1000', 'SPECIAL_CHARS'],
  ['9400_1000', 'SPECIAL_CHARS'],
  ['12345', 'BAD_FORMAT'],
  ['1'.repeat(41), 'BAD_FORMAT'],
])('%j is %s', (raw, issue) => {
  expect(numberIssue(raw)).toBe(issue);
});

test.each([
  'LADFYR',
  'S1.A1.17373471',
  '9400 1000 0000 0000 0000 00',
  '９４００１０００００',
  '420221539400100000000000000006',
])('%s may be a number', (raw) => {
  expect(numberIssue(raw)).toBeNull();
});
