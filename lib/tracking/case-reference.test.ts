import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { caseReference, endingOf } from './case-reference';

test('a reference is short, and leads back to the id that it is of', () => {
  for (let index = 0; index < 100; index += 1) {
    const id = newId('cas');
    expect(caseReference(id)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(id.endsWith(endingOf(caseReference(id)) ?? '-')).toBe(true);
    expect(id.endsWith(endingOf(id) ?? '-')).toBe(true);
  }
});

test.each([
  [' 7k3f 9qxm ', '7k3f9qxm'],
  ['7K3F9QXM', '7k3f9qxm'],
  ['LO3F-9QXI', '103f9qx1'],
  ['7K3F', null],
  ["7K3F-9QX'", null],
  ['', null],
])('%j is read as %j', (typed, ending) => {
  expect(endingOf(typed)).toBe(ending);
});
