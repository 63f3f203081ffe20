import { expect, test } from 'vitest';
import { tellProblems } from './tell-problems';

const picture = { name: 'a', group: 'parcel', locale: 'en', width: 320, scheme: 'light' };

test('a finding is told once, with the first picture of it and how many others there are', () => {
  const pictures = [
    { ...picture, file: '1.png', problems: ['wider than its page'] },
    { ...picture, file: '2.png', problems: [] },
    { ...picture, file: '3.png', problems: ['axe label: input', 'wider than its page', 'axe label: input'] },
    { ...picture, file: '4.png', problems: ['wider than its page'] },
  ];
  expect(tellProblems(pictures)).toEqual([
    'wider than its page: 1.png and 2 more',
    'axe label: input: 3.png',
  ]);
});
