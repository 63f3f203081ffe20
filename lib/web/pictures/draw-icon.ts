import 'server-only';
import sharp from 'sharp';
import { solveAccent } from '@/lib/branding/contrast';
import { type MarkName, markSvg } from '@/lib/branding/status-marks';
import type { ShopView } from '@/lib/branding/theme';
import { drawText } from './draw-text';
import { readPublicPicture } from './public-picture';

/** A parcel, for shops whose name begins with a letter that we have no font for. 24 by 24. */
const parcel = 'm12 3 8 4.5v9L12 21l-8-4.5v-9L12 3ZM4 7.5l8 4.5 8-4.5M12 12v9';

type Branded = Pick<ShopView, 'name' | 'theme'>;

/**
 * The shop's icon as a square PNG: its favicon on white, or the first letter of its name on its accent colour.
 * `share` is how much of the width the picture takes: a launcher may cut a maskable icon to a circle of 80 %.
 */
export async function drawShopIcon({ name, theme }: Branded, size: number, share = 0.72): Promise<Buffer> {
  const inner = Math.round(size * share);
  const favicon =
    theme.favicon && (await readPublicPicture(theme.favicon.src, { width: inner, height: inner }));
  if (favicon) return onPlate(size, '#ffffff', favicon);
  const { fill, onFill } = solveAccent(theme.accent, 'light');
  const [first = ''] = name.trim();
  const letter = await drawText(first.toLocaleUpperCase(), {
    width: size,
    height: size,
    fontSize: Math.round(size * (share - 0.14)),
    color: onFill,
  });
  return onPlate(size, fill, letter ?? drawParcel(inner, onFill));
}

/** The icon of a tab, 64 by 64: the shop's own, smaller, with the mark of the parcel's state. */
export async function drawTabIcon({ name, theme }: Branded, mark: MarkName): Promise<Buffer> {
  const box = { width: 48, height: 48 };
  const favicon = theme.favicon && (await readPublicPicture(theme.favicon.src, box));
  const own =
    favicon ??
    (await sharp(await drawShopIcon({ name, theme }, 192))
      .resize(box)
      .png()
      .toBuffer());
  const empty = { width: 64, height: 64, channels: 4, background: '#ffffff00' } as const;
  return sharp({ create: empty })
    .composite([{ input: own, top: 0, left: 0 }, { input: Buffer.from(markSvg(mark)) }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function onPlate(size: number, background: string, picture: Buffer): Promise<Buffer> {
  return sharp({ create: { width: size, height: size, channels: 3, background } })
    .composite([{ input: picture }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** A line drawing of a parcel as SVG. */
export function drawParcel(size: number, color: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" ` +
      `stroke="${color}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="${parcel}"/></svg>`,
  );
}
