import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRecipient, type Recipient, recipientSchema, sealRecipient } from './recipient';

const keyring = new Map([['k1', randomBytes(32)]]);
const recipient: Recipient = {
  name: 'Trần Thị Mẫu',
  lines: ['12 Đường Ví Dụ'],
  city: 'Thành phố Hồ Chí Minh',
  state: null,
  postcode: null,
  country: 'VN',
};

test('a recipient is opened for its own order only, and its text is nowhere in what is stored', () => {
  const sealed = sealRecipient(keyring, 'mer_1', 'ord_1', recipient);
  expect(openRecipient(keyring, 'mer_1', 'ord_1', sealed)).toEqual(recipient);
  expect(() => openRecipient(keyring, 'mer_1', 'ord_2', sealed)).toThrow();
  expect(() => openRecipient(keyring, 'mer_2', 'ord_1', sealed)).toThrow();
  expect(sealed).not.toMatch(/Mẫu|Ví Dụ/);
});

test('a recipient needs a name, an address, a city and a country; what is left empty is absent', () => {
  const typed = { ...recipient, country: 'vn', state: '', postcode: ' 700000 ' };
  expect(recipientSchema.parse(typed)).toEqual({ ...recipient, postcode: '700000' });
  for (const wrong of [
    { ...recipient, name: ' ' },
    { ...recipient, lines: [] },
    { ...recipient, country: 'Vietnam' },
    { ...recipient, phone: '1' },
    { ...recipient, lines: ['x'.repeat(201)] },
  ])
    expect(recipientSchema.safeParse(wrong).success).toBe(false);
});
