import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameIndex } from './name-index';
import { placeKey } from './place-key';

test.each([
  ['Ha Noi', 'HANOI', 'VN'],
  ['TP. Đà Nẵng', 'Da Nang', 'VN'],
  ['Quận Tân Phú', 'Tân Phú', 'VN'],
  ['Saint Louis', 'ST. LOUIS', 'US'],
  ["Xi'an", 'XIAN', 'CN'],
  ['São Paulo', 'SAO PAULO', 'BR'],
  ['Łódź', 'LODZ', 'PL'],
])('%s and %s are one name', (one, other, country) => {
  expect(placeKey(one, country)).toBe(placeKey(other, country));
});

test('a district with a number keeps it: no two of them are one', () => {
  expect(placeKey('Quận 7', 'VN')).not.toBe(placeKey('Quận 8', 'VN'));
});

test('an index gives back what was put under a key, to half a kilometre, and nothing else', () => {
  const key = fc.string({ minLength: 1, maxLength: 12 });
  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    division: fc.constantFrom('', '01', 'CA', 'NY'),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(key, place), { maxLength: 60 }), (entries) => {
      const index = new NameIndex(Math.max(1, entries.length));
      for (const [name, located] of entries) index.add(name, located);
      for (const [name] of entries) {
        const expected = entries.filter(([other]) => other === name).map(([, located]) => located);
        const found = index.find(name);
        expect(found.map(({ division }) => division)).toEqual(expected.map(({ division }) => division));
        found.forEach(({ latitude, longitude }, at) => {
          expect(latitude).toBeCloseTo(expected[at]?.latitude ?? Number.NaN, 1);
          expect(longitude).toBeCloseTo(expected[at]?.longitude ?? Number.NaN, 1);
        });
      }
      expect(index.find('a name of more than twelve letters')).toEqual([]);
    }),
  );
});
