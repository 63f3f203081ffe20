import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, type Scheme, solveAccent, surfaces } from './contrast';

const anyAccent = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const schemes = Object.keys(surfaces) as Scheme[];

describe('contrastRatio', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#1f5eff', '#1f5eff', 1],
  ])('of %s and %s is %d, as WCAG computes it', (a, b, ratio) => {
    expect(contrastRatio(a, b)).toBeCloseTo(ratio, 2);
    expect(contrastRatio(b, a)).toBe(contrastRatio(a, b));
  });
});

describe.each(schemes)('solveAccent in %s', (scheme) => {
  const { canvas, ink, muted } = surfaces[scheme];

  it('makes every accent readable: 4.5:1 for text, 3:1 for fills', () => {
    fc.assert(
      fc.property(anyAccent, (accent) => {
        const { fill, onFill, text, soft } = solveAccent(accent, scheme);
        for (const surface of [canvas, soft]) {
          expect(contrastRatio(fill, surface)).toBeGreaterThanOrEqual(3);
          expect(contrastRatio(text, surface)).toBeGreaterThanOrEqual(4.5);
          expect(contrastRatio(ink, surface)).toBeGreaterThanOrEqual(4.5);
          expect(contrastRatio(muted, surface)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrastRatio(onFill, fill)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 500 },
    );
  });

  it('solves black, white and grey too', () => {
    for (const accent of ['#000000', '#ffffff', '#808080']) {
      expect(contrastRatio(solveAccent(accent, scheme).text, canvas)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('solveAccent', () => {
  it('leaves a colour that is already readable as the merchant chose it', () => {
    expect(solveAccent('#1f5eff', 'light')).toMatchObject({
      fill: '#1f5eff',
      text: '#1f5eff',
      onFill: '#ffffff',
    });
  });

  it('keeps a bright yellow yellow: the hue stays, only the lightness moves', () => {
    const { fill } = solveAccent('#ffd500', 'light');
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
    expect(red).toBeGreaterThan(green ?? 0);
    expect(green).toBeGreaterThan((blue ?? 0) + 40);
  });
});
