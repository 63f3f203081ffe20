import { type Scheme, solveAccent, surfaces } from './contrast';
import type { Theme } from './theme';

const radiusPx = { none: 0, small: 4, medium: 10, large: 18 } as const satisfies Record<
  Theme['radius'],
  number
>;

/**
 * A theme as custom properties for one `<style>` element. Every value is computed here or picked from a
 * list, so nothing that a merchant typed reaches the style sheet.
 */
export function themeCss(theme: Pick<Theme, 'accent' | 'font' | 'radius'>): string {
  const shape = `--brand-font:var(--font-${theme.font});--brand-radius:${radiusPx[theme.radius]}px`;
  return (
    // Said here, before any style sheet has come, so that a dark screen does not flash white.
    `:root{color-scheme:light dark;${shape};${tones(theme.accent, 'light')}}` +
    // On the screen only: paper is white.
    `@media screen and (prefers-color-scheme:dark){:root{${tones(theme.accent, 'dark')}}}`
  );
}

function tones(accent: string, scheme: Scheme): string {
  const { canvas, ink, muted } = surfaces[scheme];
  const { fill, onFill, text, soft } = solveAccent(accent, scheme);
  return (
    `--canvas:${canvas};--ink:${ink};--muted:${muted};` +
    `--brand:${fill};--on-brand:${onFill};--brand-text:${text};--brand-soft:${soft}`
  );
}
