import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const dataCache = require('./data-cache.cjs');
const { invalidateTags, now } = require('./tag-clock.cjs');

const entry = (text: string, tags: string[]) => ({
  value: new Response(text).body,
  tags,
  stale: 30,
  revalidate: 300,
  expire: 3600,
  timestamp: now(),
});
const read = async (key: string) => {
  const found = await dataCache.get(key, []);
  return found ? new Response(found.value).text() : null;
};

test('a value can be read many times', async () => {
  await dataCache.set('many', Promise.resolve(entry('hello', ['t:1'])));
  expect([await read('many'), await read('many')]).toEqual(['hello', 'hello']);
});

test('a value made before its tag was invalidated is gone', async () => {
  await dataCache.set('gone', Promise.resolve(entry('old', ['t:2'])));
  invalidateTags(['t:2']);
  expect(await read('gone')).toBeNull();
  await dataCache.set('gone', Promise.resolve(entry('new', ['t:2'])));
  expect(await read('gone')).toBe('new');
});

test('what was not found has no tag and is not stored', async () => {
  await dataCache.set('absent', Promise.resolve(entry('null', [])));
  expect(await read('absent')).toBeNull();
});

test('a read waits for a write under way', async () => {
  let finish: (value: unknown) => void = () => {};
  const write = dataCache.set(
    'late',
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  const reading = read('late');
  finish(entry('now', ['t:3']));
  await write;
  expect(await reading).toBe('now');
});

test('a render that broke off is not stored and does not break the reader', async () => {
  await dataCache.set('broken', Promise.reject(new Error('render aborted')));
  expect(await read('broken')).toBeNull();
});
