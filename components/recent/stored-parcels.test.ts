import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readParcels, removeParcel, removeParcels, type StoredParcel, storeParcel } from './stored-parcels';

const key = 'doorstep-recent';

function parcel(token: string, extra: Partial<StoredParcel> = {}): StoredParcel {
  return { base: 'moss', token, carrier: 'USPS', tail: '0014', state: 'status.in_transit', at: 1, ...extra };
}

const tokens = (base: string) => readParcels(base).map(({ token }) => token);

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
  });
});

describe('recent parcels', () => {
  it('come newest first, each once, with what was seen last', () => {
    storeParcel(parcel('a'));
    storeParcel(parcel('b'));
    storeParcel(parcel('a', { state: 'status.delivered', at: 2 }));
    expect(tokens('moss')).toEqual(['a', 'b']);
    expect(readParcels('moss')[0]).toMatchObject({ state: 'status.delivered', at: 2 });
  });

  it('are twenty of each shop at most, and never another shop’s', () => {
    storeParcel(parcel('x', { base: 'other' }));
    for (let index = 0; index < 25; index++) storeParcel(parcel(`t${index}`));
    expect(tokens('moss')).toHaveLength(20);
    expect(tokens('moss')[0]).toBe('t24');
    expect(tokens('other')).toEqual(['x']);
  });

  it('are forgotten one by one or all of a shop', () => {
    for (const token of ['a', 'b', 'c']) storeParcel(parcel(token));
    storeParcel(parcel('a', { base: 'other' }));
    removeParcel('moss', 'a');
    expect([tokens('moss'), tokens('other')]).toEqual([['c', 'b'], ['a']]);
    removeParcels('moss');
    expect([tokens('moss'), tokens('other')]).toEqual([[], ['a']]);
  });

  it.each([
    '',
    '{',
    '7',
    '[null,{"base":"moss"}]',
    '[{"base":"moss","token":"../evil","carrier":"","tail":"","state":"","at":1}]',
  ])('are none where something else was stored: %s', (stored) => {
    localStorage.setItem(key, stored);
    expect(readParcels('moss')).toEqual([]);
    storeParcel(parcel('a'));
    expect(tokens('moss')).toEqual(['a']);
  });

  it('are none, and break nothing, where the browser refuses to store', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    storeParcel(parcel('a'));
    expect(readParcels('moss')).toEqual([]);
  });
});
