import sharp from 'sharp';
import { maxPhotoBytes, type PhotoProblem } from '@/lib/forms/photos';

export interface PreparedPhoto {
  /** WebP, without anything a camera writes into a file (place, time, owner). */
  image: Buffer;
  widthPx: number;
  heightPx: number;
}

export type PhotoResult = ({ ok: true } & PreparedPhoto) | { ok: false; problem: PhotoProblem };

const maxInputPixels = 40_000_000;
const maxEdgePx = 2_000;
const timeoutSeconds = 10;

/** First bytes of what we take; nothing else reaches the decoder. */
const kinds: readonly [format: string, isStart: (bytes: Buffer) => boolean][] = [
  ['jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  [
    'png',
    (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  ],
  [
    'webp',
    (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  ],
];

/**
 * Decodes a stranger's photo and encodes it again: turned upright, at most 2,000 px long, as WebP without metadata.
 * What hides behind or inside the picture does not come along. Never throws on what the bytes hold.
 */
export async function preparePhoto(bytes: Buffer): Promise<PhotoResult> {
  if (bytes.length > maxPhotoBytes) return { ok: false, problem: 'too_large' };
  const format = kinds.find(([, isStart]) => isStart(bytes))?.[0];
  if (!format) return { ok: false, problem: isHeic(bytes) ? 'heic' : 'wrong_kind' };
  return inTurn(async () => {
    try {
      return await encodeAgain(bytes, format);
    } catch {
      // What the decoder says of a broken file is of no use to whoever chose it.
      return { ok: false, problem: 'unreadable' };
    }
  });
}

async function encodeAgain(bytes: Buffer, format: string): Promise<PhotoResult> {
  // The header is read without a limit so that "too many pixels" can be told from "broken"; nothing is decoded yet.
  const header = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  if (header.format !== format) return { ok: false, problem: 'unreadable' };
  if ((header.pages ?? 1) > 1) return { ok: false, problem: 'animated' };
  if (header.width * header.height > maxInputPixels) return { ok: false, problem: 'too_many_pixels' };
  const { data, info } = await sharp(bytes, { limitInputPixels: maxInputPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: maxEdgePx, height: maxEdgePx, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .timeout({ seconds: timeoutSeconds })
    .toBuffer({ resolveWithObject: true });
  return { ok: true, image: data, widthPx: info.width, heightPx: info.height };
}

function isHeic(bytes: Buffer): boolean {
  return (
    bytes.toString('latin1', 4, 8) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(bytes.toString('latin1', 8, 12))
  );
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time: decoding holds a thread and up to 160 MB, and other requests need both. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}
