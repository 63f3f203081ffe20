import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { blocksSchema } from '@/lib/branding/blocks';
import { themeSchema } from '@/lib/branding/theme';
import { findShop } from '@/lib/db/merchants';
import { statuses } from '@/lib/tracking/milestones';
import { demoTheme } from '../demo-shop/theme';
import { createTestShop, type TestShop } from './test-shop';

let shop: TestShop;

beforeAll(async () => {
  shop = await createTestShop();
});
beforeEach(async () => {
  await shop.startAnew();
});
afterAll(() => shop.close());

const publish = async (text: string) => {
  const file = join(shop.folder, 'theme.json');
  await writeFile(file, text);
  return ['theme', file];
};

const notice = { kind: 'notice', text: { en: 'Closed today' } };
const campaign = {
  ...{
    kind: 'campaign',
    title: { en: 'New' },
    link: { label: { en: 'Look' }, url: 'https://example.com' },
  },
  picture: { src: '/brand/autumn.svg', width: 480, height: 320 },
};

test('places blocks, and says without a file how', async () => {
  await shop.run(...(await publish(JSON.stringify({ blocks: [notice] }))));
  expect((await findShop(shop.database.db, 'tea'))?.theme.blocks).toMatchObject([
    { ...notice, place: 'top' },
  ]);
  const help = await shop.complaint('theme');
  for (const { kind } of blocksSchema.parse(demoTheme.blocks)) expect(help).toContain(`"kind": "${kind}"`);
  for (const word of [...Object.keys(themeSchema.shape), ...statuses]) expect(help).toContain(word);
});

test('puts a theme in force', async () => {
  expect(await shop.run(...(await publish('{"accent":"#aa3300","font":"inter"}')))).toHaveLength(1);
  expect((await findShop(shop.database.db, 'tea'))?.theme.accent).toBe('#aa3300');
});

test.each([
  ['a typing error', '{"acent":"#aa3300"}', /acent/],
  ['a colour that is none', '{"accent":"red"}', /accent/],
  ['no JSON', '{', /is not JSON/],
  ['a missing picture', '{"favicon":{"src":"/brand/no.svg","width":1,"height":1}}', /\/brand\/no\.svg/],
  ['a missing picture of a block', JSON.stringify({ blocks: [campaign] }), /\/brand\/autumn\.svg/],
  [
    'a typing error in a block',
    JSON.stringify({ blocks: [{ ...notice, colour: 'red' }] }),
    /blocks\.0\.colour/,
  ],
  ['a block without its text', '{"blocks":[{"kind":"notice"}]}', /blocks\[0\]\.text/],
  [
    'a link that runs',
    JSON.stringify({ blocks: [{ kind: 'returns', url: 'javascript:1' }] }),
    /blocks\[0\]\.url/,
  ],
])('%s changes nothing and gets a sentence', async (_name, text, sentence) => {
  expect(await shop.complaint(...(await publish(text)))).toMatch(sentence);
  const [count] = await shop.database.db.$client`select count(*)::int as themes from themes`;
  expect(count).toEqual({ themes: 0 });
});
