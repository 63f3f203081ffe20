import { describe, expect, it } from 'vitest';
import { milestones } from '@/lib/tracking/milestones';
import { isMarkName, markOf, markSvg } from './status-marks';

const names = [...new Set(milestones.map(markOf))];

/** A mark without its colours: what somebody sees who cannot tell them apart. */
const colourless = (svg: string) => svg.replace(/#[0-9a-f]{3,6}/g, '');

describe('marks of a tab', () => {
  it('every milestone has one', () => {
    for (const milestone of milestones) expect(isMarkName(markOf(milestone))).toBe(true);
  });

  it('a problem, a delay and a step that waits for the shopper differ', () => {
    const marks = (['exception.lost', 'exception.weather', 'exception.info_needed'] as const).map(markOf);
    expect(new Set(marks.map((mark) => colourless(markSvg(mark)))).size).toBe(3);
  });

  it('what must not be taken for each other differs without its colours too', () => {
    const drawn = (name: (typeof names)[number]) => colourless(markSvg(name));
    // Two ways to say "look at it", and two to say "it takes longer".
    const same = [
      ['attempt_failed', 'action'],
      ['delay', 'hold'],
    ];
    const isMeant = (pair: string[]) => same.some((one) => one.every((name) => pair.includes(name)));
    const twins = names.flatMap((one, index) =>
      names.slice(index + 1).flatMap((other) => (drawn(one) === drawn(other) ? [[one, other]] : [])),
    );
    expect(twins.filter((pair) => !isMeant(pair))).toEqual([]);
  });

  it('an address can ask for no other', () => {
    for (const name of ['', 'toString', '__proto__', 'in transit', 'problem'])
      expect(isMarkName(name)).toBe(false);
  });
});
