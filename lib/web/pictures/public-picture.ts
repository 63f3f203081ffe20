import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import sharp from 'sharp';

const root = join(process.cwd(), 'public') + sep;
const maxBytes = 512 * 1024;
const maxPixels = 4_000_000;

/**
 * A theme's picture, drawn as large as fits into a box (PNG). Only files under `public/` are read, and no larger ones
 * than a logo is; null for everything else, and for a small bitmap that would have to be blown up.
 */
export async function readPublicPicture(
  src: string,
  box: { width: number; height: number },
): Promise<Buffer | null> {
  const path = normalize(join(root, src));
  if (!path.startsWith(root)) return null;
  try {
    const { size } = await stat(path);
    if (size > maxBytes) return null;
    const bytes = await readFile(path);
    const { format, width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    const scale = Math.min(box.width / width, box.height / height);
    const isVector = format === 'svg';
    if (!isVector && scale > 2) return null;
    // A vector picture has 72 dots to the inch, unless it is asked for more.
    const density = isVector ? Math.min(2400, Math.max(72, 72 * scale)) : 72;
    return await sharp(bytes, { density, limitInputPixels: maxPixels })
      .resize({ ...box, fit: 'inside' })
      .png()
      .toBuffer();
  } catch {
    // Not there, or no picture: the shop gets one without it.
    return null;
  }
}
