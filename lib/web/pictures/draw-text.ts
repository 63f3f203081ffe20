import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import { createElement } from 'react';

const folder = join(process.cwd(), 'node_modules', '@fontsource', 'be-vietnam-pro', 'files');
const subsets = ['latin', 'latin-ext', 'vietnamese'] as const;

/** What the bundled font can write. For other letters the drawing library would ask Google for a font. */
const writable = /^[A-Za-z\u00c0-\u017fƠơƯư\u1ea0-\u1ef90-9 &'’+.,!·()/-]+$/;

export interface TextLook {
  width: number;
  height: number;
  fontSize: number;
  color: string;
}

/**
 * A line or two of text, centred, on nothing (PNG). Drawn with a bundled font, because a small server has none of its
 * own. Null for text that the font cannot write.
 */
export async function drawText(text: string, look: TextLook): Promise<Buffer | null> {
  const { width, height, fontSize, color } = look;
  const normalized = text.normalize('NFC').trim();
  if (!writable.test(normalized)) return null;
  const fonts = await Promise.all(
    subsets.map(async (subset) => ({
      name: subset,
      weight: 600 as const,
      data: await readFile(join(folder, `be-vietnam-pro-${subset}-600-normal.woff`)),
    })),
  );
  const style = {
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    fontFamily: subsets.join(', '),
    fontWeight: 600,
    fontSize,
    lineHeight: 1.25,
    color,
  } as const;
  const drawn = new ImageResponse(createElement('div', { style }, normalized), { width, height, fonts });
  return Buffer.from(await drawn.arrayBuffer());
}
