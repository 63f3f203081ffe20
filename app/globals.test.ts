import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { iconNames } from '@/components/ui/icon';
import { contrastRatio, type Scheme, solveAccent, surfaces } from '@/lib/branding/contrast';

const css = readFileSync('app/globals.css', 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

/** The value of a custom property in one scheme's block. */
function color(scheme: Scheme, name: string): string {
  const block = scheme === 'light' ? lightCss : darkCss;
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? '';
}

const tones = ['info', 'success', 'warning', 'danger', 'neutral'];
const schemes = Object.keys(surfaces) as Scheme[];

describe.each(schemes)('our own colours in %s', (scheme) => {
  const { canvas, ink } = surfaces[scheme];
  const bands = ['#4a6b3f', '#ff0000', '#ffd500', '#1f5eff'].map(
    (accent) => solveAccent(accent, scheme).soft,
  );

  it.each(tones)('%s is readable on the page, on a band in any brand, and on its own tint', (tone) => {
    for (const surface of [canvas, ...bands, color(scheme, `${tone}-soft`)]) {
      expect(contrastRatio(color(scheme, tone), surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrastRatio(ink, color(scheme, `${tone}-soft`))).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of inputs can be seen', () => {
    expect(contrastRatio(color(scheme, 'edge'), canvas)).toBeGreaterThanOrEqual(3);
  });
});

describe('the style sheet', () => {
  it('loads nothing from another origin', () => {
    const sheets = ['globals', 'fonts', 'icons', 'tracking', 'print']
      .map((name) => readFileSync(`app/${name}.css`, 'utf8'))
      .join('');
    expect(sheets).not.toMatch(/https?:(?!\/\/www\.w3\.org\/2000\/svg)|url\(["']?\/\//);
  });

  it('draws each icon that there is, and no other', () => {
    const drawn = [...readFileSync('app/icons.css', 'utf8').matchAll(/\.icon-([a-z]+) \{/g)].map(
      ([, name]) => name,
    );
    expect(drawn.toSorted()).toEqual([...iconNames].toSorted());
  });
});
