import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { themeSchema } from '@/lib/branding/theme';
import { drawShopIcon, drawTabIcon } from './draw-icon';
import { drawPreview } from './draw-preview';
import { drawText } from './draw-text';
import { readPublicPicture } from './public-picture';

const box = { width: 100, height: 100 };
const look = { width: 200, height: 100, fontSize: 40, color: '#000000' };
const picture = (src: string) => ({ src, width: 32, height: 32 });

async function sizeOf(png: Buffer) {
  const { format, width, height } = await sharp(png).metadata();
  return [format, width, height];
}

describe('a theme’s picture', () => {
  it('is drawn as large as it may be, from a vector', async () => {
    const drawn = await readPublicPicture('/brand/moss-and-clay-icon.svg', box);
    expect(drawn && (await sizeOf(drawn))).toEqual(['png', 100, 100]);
  });

  it.each(['/../package.json', '/../../etc/passwd', '/brand/../../.env', '/brand', '/brand/none.svg', '/'])(
    'is never read from %s',
    async (src) => expect(await readPublicPicture(src, box)).toBeNull(),
  );
});

describe('text on a picture', () => {
  it('is drawn in Vietnamese too', async () => {
    const drawn = await drawText('Tiệm Gốm Rêu & Lá', look);
    expect(drawn && (await sizeOf(drawn))).toEqual(['png', 200, 100]);
  });

  it.each(['小林茶铺', 'Ａ', '🌱', 'Кофе', '', 'a\u0000'])(
    'is left out where the bundled font has no letters for it, and nobody is asked for another: %s',
    async (text) => expect(await drawText(text, look)).toBeNull(),
  );
});

describe.each([
  ['with logo and icon', 'Moss & Clay', '/brand/moss-and-clay-icon.svg'],
  ['with neither', 'Lá', null],
  ['whose name we have no letters for', '小林茶铺', null],
  ['whose pictures are gone', 'Gone', '/brand/gone.png'],
])('a shop %s', (_, name, src) => {
  const theme = themeSchema.parse({
    favicon: src && picture(src),
    logo: src && { light: picture(src) },
  });

  it('has icons of the size that was asked for, and a link preview that chats accept', async () => {
    expect(await sizeOf(await drawShopIcon({ name, theme }, 192))).toEqual(['png', 192, 192]);
    expect(await sizeOf(await drawTabIcon({ name, theme }, 'delivered'))).toEqual(['png', 64, 64]);
    const preview = await drawPreview({ name, theme });
    expect(await sizeOf(preview)).toEqual(['png', 1200, 630]);
    // WhatsApp shows none above 300 KB.
    expect(preview.length).toBeLessThan(100_000);
  });

  it('has pictures that show something', async () => {
    for (const png of [await drawShopIcon({ name, theme }, 192), await drawPreview({ name, theme })]) {
      const { channels } = await sharp(png).stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(4);
    }
  });
});
