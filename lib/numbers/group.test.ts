import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNumber } from './group';

test.each([
  ['9400100000000000000006', '9400 1000 0000 0000 0000 06'],
  ['92748931507708513018050063', '9274 8931 5077 0851 3018 0500 63'],
  ['1Z999AA10123456784', '1Z 999 AA1 01 2345 6784'],
  ['EA123456785US', 'EA 123 456 785 US'],
  ['986578788855', '9865 7878 8855'],
  ['1755979111111', '1755 9791 111 11'],
  ['8346088391', '8346 0883 91'],
  ['TBA000000000000', 'TBA 0000 0000 0000'],
  ['YT2229521272164446', 'YT 2229 5212 7216 4446'],
  ['4PX3000123456789CN', '4PX3 0001 2345 6789 CN'],
  ['S1.A1.17373471', 'S1.A1.17373471'],
  ['LADFYR', 'LADFYR'],
  ['', ''],
])('%s is read as %s', (number, grouped) => {
  expect(groupNumber(number)).toBe(grouped);
});

test('only blanks are added, and none of them twice or at an end', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,40}$/), (number) => {
      const grouped = groupNumber(number);
      expect(grouped.replaceAll(' ', '')).toBe(number);
      expect(grouped).toBe(grouped.trim());
      expect(grouped).not.toContain('  ');
    }),
  );
});
