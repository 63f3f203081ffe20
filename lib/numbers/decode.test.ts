import { expect, test } from 'vitest';
import { decodeNumber } from './decode';

test.each([
  [
    '92748931507708513018050063',
    {
      applicationId: '92',
      serviceTypeCode: '748',
      mailerId: '931507708',
      isMailerIdCertain: true,
      product: null,
    },
  ],
  [
    '9205590164917312751089',
    { serviceTypeCode: '055', mailerId: '901649173', isMailerIdCertain: true, product: 'priority' },
  ],
  ['9361289878700317633795', { serviceTypeCode: '612', mailerId: '898787', isMailerIdCertain: true }],
  ['9400109104250532908587', { serviceTypeCode: '001', isMailerIdCertain: false, product: 'tracking' }],
  ['9505511069605048600624', { serviceTypeCode: '055', mailerId: null, isMailerIdCertain: false }],
  ['9101026837331000039521', { serviceTypeCode: '01', mailerId: null, isMailerIdCertain: false }],
  ['9407300000000000000003', { product: 'certified' }],
  ['9303300000000000000008', { product: 'collect_on_delivery' }],
  ['9270100000000000000007', { product: 'priority_express' }],
])('the IMpb %s carries %o', (number, fields) => {
  expect(decodeNumber(number)).toMatchObject({ kind: 'usps_impb', ...fields });
});

test('a 1Z number carries shipper, service and package', () => {
  expect(decodeNumber('1Z12345E6605272234')).toEqual({
    kind: 'ups_1z',
    shipperNumber: '12345E',
    serviceCode: '66',
    packageId: '0527223',
  });
});

test.each([
  ['EC207920162US', 'ems', 'US'],
  ['RB123456785CN', 'registered', 'CN'],
  ['CP123456785VN', 'parcel', 'VN'],
  ['LX123456785CN', 'tracked', 'CN'],
  ['VV123456785DE', 'insured', 'DE'],
  ['HA123456785SG', 'ecommerce', 'SG'],
  ['ZA123456785HK', 'other', 'HK'],
])('the S10 number %s is %s from %s', (number, mailClass, country) => {
  expect(decodeNumber(number)).toMatchObject({ kind: 's10', mailClass, country });
});

test.each(['986578788855', 'LADFYR', '', '00340434161094015902'])('%j says nothing of itself', (number) => {
  expect(decodeNumber(number)).toBeNull();
});
