import { describe, expect, it } from 'vitest';
import { newId, newLinkToken } from './ids';

describe('ids', () => {
  it('carry their prefix, never repeat, and sort by the time they were made', async () => {
    const ids = Array.from({ length: 5_000 }, () => newId('shp'));
    expect(new Set(ids).size).toBe(5_000);
    expect(ids.every((id) => /^shp_[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
    const times = ids.map((id) => id.slice(4, 14));
    expect(times).toEqual([...times].sort());
  });
});

describe('link tokens', () => {
  it('are 128 bits in 22 characters that need no escaping in an address', () => {
    const tokens = Array.from({ length: 5_000 }, newLinkToken);
    expect(new Set(tokens).size).toBe(5_000);
    expect(tokens.every((token) => /^[\w-]{22}$/.test(token))).toBe(true);
  });
});
