import { fromOklch, luminance, type Oklch, toOklch } from './oklch';

/** The surface and text colours an accent has to live with; `css.ts` paints the pages in the same ones. */
export const surfaces = {
  light: { canvas: '#ffffff', ink: '#14171f', muted: '#565d6b' },
  dark: { canvas: '#0f1115', ink: '#f1f3f6', muted: '#a3abb9' },
} as const;
export type Scheme = keyof typeof surfaces;

/** Lowest contrasts of fills and of text. Dark asks for more than AA: a thin line on black looks fainter. */
const targets = { light: { fill: 3, text: 4.5 }, dark: { fill: 4, text: 6 } } as const;

/** What may stand on a fill. */
const onFillChoices = ['#ffffff', '#0b0d12'] as const;

/** One accent, solved for one colour scheme. All are `#rrggbb`. */
export interface AccentTones {
  /** Buttons and the progress bar: at least 3:1 against the canvas and against `soft`. */
  fill: string;
  /** Text on `fill`: at least 4.5:1. */
  onFill: string;
  /** Links and icons: at least 4.5:1 on the canvas and on `soft`. */
  text: string;
  /** A tint of the canvas on which ink and muted text keep 4.5:1. */
  soft: string;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1–21. */
export function contrastRatio(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/**
 * Makes any accent (`#rrggbb`) readable by WCAG 2.2 AA. Hue stays; lightness moves only as far as it must,
 * so a colour that is fine already comes back as it was.
 */
export function solveAccent(accent: string, scheme: Scheme): AccentTones {
  const { canvas } = surfaces[scheme];
  const target = targets[scheme];
  const soft = tintOf(toOklch(accent), scheme);
  const isSeen = (color: string, ratio: number) =>
    contrastRatio(color, canvas) >= ratio && contrastRatio(color, soft) >= ratio;
  const fill = nearest(
    accent,
    (color) => isSeen(color, target.fill) && contrastRatio(bestOn(color), color) >= 4.5,
  );
  return { fill, onFill: bestOn(fill), text: nearest(accent, (color) => isSeen(color, target.text)), soft };
}

/** White wherever it is readable, as brands expect; near-black on the bright rest. */
function bestOn(fill: string): string {
  const [white, ink] = onFillChoices;
  return contrastRatio(white, fill) >= 4.5 ? white : ink;
}

function tintOf({ chroma, hue }: Oklch, scheme: Scheme): string {
  return scheme === 'light'
    ? fromOklch({ lightness: 0.972, chroma: Math.min(chroma, 0.011), hue })
    : fromOklch({ lightness: 0.214, chroma: Math.min(chroma, 0.018), hue });
}

/** The colour of the same hue that passes with the least change of lightness. */
function nearest(accent: string, passes: (color: string) => boolean): string {
  if (passes(accent)) return accent;
  const color = toOklch(accent);
  for (let change = 0.005; change <= 1; change += 0.005) {
    for (const lightness of [color.lightness - change, color.lightness + change]) {
      if (lightness < 0 || lightness > 1) continue;
      const candidate = fromOklch({ ...color, lightness });
      if (passes(candidate)) return candidate;
    }
  }
  throw new RangeError(`No readable shade of ${accent}`);
}
