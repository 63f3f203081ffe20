import { describe, expect, test } from 'vitest';
import { judgeWalk } from './judge-walk';

const controls = [
  { name: 'a', atRest: 'none' },
  { name: 'b', atRest: 'none' },
];

describe('a walk by Tab', () => {
  test('that reaches and shows every control has no findings', () => {
    const steps = [
      { control: 1, focused: 'ring' },
      { control: 0, focused: 'ring' },
    ];
    expect(judgeWalk(controls, steps)).toEqual([]);
  });

  test('tells of a control that never had the focus', () => {
    expect(judgeWalk(controls, [{ control: 0, focused: 'ring' }])).toEqual(['not reached by Tab: b']);
  });

  test('tells of a control that looks the same with the focus as without', () => {
    const steps = [
      { control: 0, focused: 'ring' },
      { control: 1, focused: 'none' },
    ];
    expect(judgeWalk(controls, steps)).toEqual(['focus not to be seen: b']);
  });
});
