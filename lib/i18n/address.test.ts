import { expect, test } from 'vitest';
import { formatAddress } from './address';

const portland = {
  name: 'Robin Example',
  lines: ['100 Sample Street', 'Apt 4'],
  city: 'Portland',
  state: 'OR',
  postcode: '97205',
  country: 'US',
};

test('an address goes from the small to the large, with its country in the reader’s language', () => {
  const lines = ['Robin Example', '100 Sample Street', 'Apt 4', 'Portland, OR 97205'];
  expect(formatAddress('en', portland)).toEqual([...lines, 'United States']);
  expect(formatAddress('vi', portland)).toEqual([...lines, 'Hoa Kỳ']);
});

test('an address in Chinese goes from the large to the small', () => {
  const shenzhen = {
    name: '王小明',
    lines: ['科技园路1号'],
    city: '深圳市',
    state: '广东省',
    postcode: '518000',
  };
  expect(formatAddress('zh', { ...shenzhen, country: 'CN' })).toEqual([
    ...['王小明', '广东省深圳市', '科技园路1号', '518000', '中国'],
  ]);
});

test('what an address does not have leaves no gap', () => {
  const address = { ...portland, lines: ['12 Đường Ví Dụ'], state: null, postcode: null, country: 'VN' };
  expect(formatAddress('en', address)).toEqual(['Robin Example', '12 Đường Ví Dụ', 'Portland', 'Vietnam']);
});
