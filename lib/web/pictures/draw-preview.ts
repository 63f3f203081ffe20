import 'server-only';
import sharp from 'sharp';
import { solveAccent, surfaces } from '@/lib/branding/contrast';
import type { ShopView } from '@/lib/branding/theme';
import { drawParcel } from './draw-icon';
import { drawText } from './draw-text';
import { readPublicPicture } from './public-picture';

const [width, height] = [1200, 630];

/**
 * What a shared link shows in a chat, 1200 by 630 (PNG): the shop's logo or name over a parcel's way in its colours.
 * Nothing of any parcel, as chats keep such pictures for long; no words, so that it serves every language.
 */
export async function drawPreview({ name, theme }: Pick<ShopView, 'name' | 'theme'>): Promise<Buffer> {
  const { fill, soft } = solveAccent(theme.accent, 'light');
  const logo = theme.logo && (await readPublicPicture(theme.logo.light.src, { width: 720, height: 170 }));
  const fontSize = name.length > 40 ? 56 : name.length > 22 ? 72 : 96;
  const title =
    logo ??
    (await drawText(name, { width: 1000, height: 280, fontSize, color: surfaces.light.ink })) ??
    (await sharp(drawParcel(220, fill)).png().toBuffer());
  const { width: titleWidth = 0, height: titleHeight = 0 } = await sharp(title).metadata();
  return sharp(Buffer.from(scene(fill, soft)))
    .composite([
      { input: title, left: Math.round((width - titleWidth) / 2), top: Math.round(270 - titleHeight / 2) },
    ])
    .png({ compressionLevel: 9, palette: true, quality: 95 })
    .toBuffer();
}

/** The way of a parcel: two stops behind it, the third reached, and the door ahead. */
function scene(fill: string, soft: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" stroke-linecap="round" stroke-linejoin="round">` +
    `<path fill="${soft}" d="M0 0h${width}v${height}H0z"/><path fill="${fill}" d="M0 ${height - 14}h${width}v14H0z"/>` +
    `<g stroke="${fill}" stroke-width="8"><path d="M344 490h300"/><path d="M692 490h86" stroke-opacity=".4" stroke-dasharray="1 24"/></g>` +
    `<g fill="${fill}"><circle cx="344" cy="490" r="13"/><circle cx="494" cy="490" r="13"/></g>` +
    `<circle cx="644" cy="490" r="24" fill="${fill}"/><circle cx="644" cy="490" r="9" fill="${soft}"/>` +
    `<path stroke="${fill}" stroke-width="7" d="m808 486 34-30 34 30m-58-8v38h48v-38m-30 38v-20h12v20"/></svg>`
  );
}
