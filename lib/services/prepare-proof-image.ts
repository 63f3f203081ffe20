import sharp from 'sharp';

const maxBytes = 3 * 1024 * 1024;
const maxPixels = 25_000_000;
const maxEdgePx = 1_600;
const timeoutSeconds = 5;

/** First bytes of what carriers send; nothing else reaches a decoder: no SVG, no PDF. */
const starts = new Map<string, (bytes: Buffer) => boolean>([
  ['gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['jpeg', (bytes) => bytes.readUIntBE(0, 3) === 0xffd8ff],
  ['png', (bytes) => bytes.toString('hex', 0, 8) === '89504e470d0a1a0a'],
  ['webp', (bytes) => /^RIFF[\s\S]{4}WEBP/.test(bytes.toString('latin1', 0, 12))],
]);

/**
 * Decodes a carrier's picture of a delivery and encodes it again as WebP: the first frame, turned upright, at most
 * 1,600 px long, without metadata. Null for what is no such picture. Never throws on what the bytes hold.
 */
export async function prepareProofImage(raw: Uint8Array): Promise<Buffer | null> {
  const bytes = Buffer.from(raw);
  if (bytes.length < 12 || bytes.length > maxBytes) return null;
  const format = [...starts].find(([, isStart]) => isStart(bytes))?.[0];
  if (!format) return null;
  const limits = { limitInputPixels: maxPixels, failOn: 'error', pages: 1 } as const;
  try {
    const header = await sharp(bytes, limits).metadata();
    if (header.format !== format) return null;
    return await sharp(bytes, limits)
      .autoOrient()
      .resize({ width: maxEdgePx, height: maxEdgePx, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds: timeoutSeconds })
      .toBuffer();
  } catch {
    return null;
  }
}
