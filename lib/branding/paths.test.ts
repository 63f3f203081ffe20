import { describe, expect, it } from 'vitest';
import { shopPath } from './paths';

describe('shopPath', () => {
  it.each([
    ['demo', '', '/demo/vi'],
    ['demo', '/p/abc', '/demo/vi/p/abc'],
    ['orders.example.com', '', '/vi'],
    ['orders.example.com', '/p/abc', '/vi/p/abc'],
  ])('of %s%s is %s', (shop, rest, path) => {
    expect(shopPath(shop, 'vi', rest)).toBe(path);
  });
});
