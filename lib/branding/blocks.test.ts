import { describe, expect, test } from 'vitest';
import { demoTheme } from '@/scripts/demo-shop/theme';
import { blocksSchema } from './blocks';
import { themeSchema } from './theme';

const url = 'https://example.com/x';
const label = { en: 'Look' };
const picture = { src: '/brand/cup.svg', width: 240, height: 240 };
const read = (block: unknown) => blocksSchema.safeParse([block]);

describe('the blocks of a theme', () => {
  test('a theme of before has none, and the demo’s has one of each kind', () => {
    expect(themeSchema.parse({ accent: '#123456' }).blocks).toEqual([]);
    expect(new Set(demoTheme.blocks.map(({ kind }) => kind)).size).toBe(6);
  });

  test('only a notice stands at the top; a return is offered once there is something to return', () => {
    expect(read({ kind: 'notice', text: label }).data).toMatchObject([{ place: 'top', isVisible: true }]);
    expect(read({ kind: 'returns', url }).data).toMatchObject([{ place: 'below', onlyFor: ['delivered'] }]);
    expect(read({ kind: 'help', place: 'top', links: [{ label, url }] }).success).toBe(false);
  });

  test.each([
    ['an unknown kind', { kind: 'html', text: label }],
    ['no English', { kind: 'notice', text: { vi: 'Nghỉ lễ' } }],
    ['a text too long', { kind: 'notice', text: { en: 'x'.repeat(301) } }],
    ['a text over two lines', { kind: 'notice', text: { en: 'a\nb' } }],
    ['a text that turns what follows it', { kind: 'notice', text: { en: 'a\u202eb' } }],
    ['a script for a link', { kind: 'returns', url: 'javascript:alert(1)' }],
    ['an open connection', { kind: 'returns', url: 'http://example.com' }],
    ['a path for a link', { kind: 'returns', url: '/somewhere' }],
    ['a mail address as a profile', { kind: 'social', profiles: [{ name: 'X', url: 'mailto:a@b.example' }] }],
    ['nine links', { kind: 'help', links: Array.from({ length: 9 }, () => ({ label, url })) }],
    ['no cards', { kind: 'products', cards: [] }],
    ['a status that there is not', { kind: 'notice', text: label, onlyFor: ['lost'] }],
    ['no status at all', { kind: 'notice', text: label, onlyFor: [] }],
  ])('%s is refused', (_, block) => {
    expect(read(block).success).toBe(false);
  });

  test.each([
    'https://elsewhere.example/cup.svg',
    '//elsewhere.example/cup.svg',
    '/brand/../../secret.svg',
    '/brand//cup.svg',
    '/.data/cup.svg',
    'brand/cup.svg',
    '/brand/cup.svg?x=1',
  ])('%s is no picture of ours', (src) => {
    const campaign = { kind: 'campaign', title: label, link: { label, url } };
    expect(read({ ...campaign, picture }).success).toBe(true);
    expect(read({ ...campaign, picture: { ...picture, src } }).success).toBe(false);
  });

  test('a page has room for twelve', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ kind: 'notice', text: label }));
    expect(blocksSchema.safeParse(many(12)).success).toBe(true);
    expect(blocksSchema.safeParse(many(13)).success).toBe(false);
  });
});
