import { describe, expect, it } from 'vitest';
import { themeCss } from './css';
import { fonts, radii, themeSchema } from './theme';

describe('themeCss', () => {
  it('gives a shop without a theme a complete set of properties in light and dark', () => {
    const css = themeCss(themeSchema.parse({}));
    expect(css).toMatch(
      /^:root\{color-scheme:light dark;--brand-font:var\(--font-inter\);--brand-radius:10px;--canvas:#ffffff;/,
    );
    expect(css).toContain('@media screen and (prefers-color-scheme:dark){:root{--canvas:#0f1115;');
    expect(css).not.toMatch(/undefined|NaN/);
  });

  it.each(fonts.flatMap((font) => radii.map((radius) => ({ font, radius }))))(
    'holds nothing that could end the style element: $font, $radius',
    (choice) => {
      expect(themeCss({ accent: '#B00020', ...choice })).not.toMatch(/[<>"'\\]/);
    },
  );

  it('gives two shops two palettes', () => {
    const base = { font: 'inter', radius: 'medium' } as const;
    expect(themeCss({ ...base, accent: '#0a7d4f' })).not.toBe(themeCss({ ...base, accent: '#b00020' }));
  });
});
