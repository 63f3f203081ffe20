import { bestScanned, type Scanned } from '@/lib/numbers/scanned';
import type { BarcodeReader } from './barcode-reader';

/** Longest sides in pixels: small is quick and enough for most, large for a barcode far away. */
const sizes = [1600, 3200];

/** Reads a photo on this device; null where it holds no tracking number, or is no picture. */
export async function readPhoto(file: File, reader: BarcodeReader): Promise<Scanned | null> {
  const whole = await createImageBitmap(file).catch(() => null);
  if (!whole) return null;
  const longest = Math.max(whole.width, whole.height);
  // One that is small already is read once.
  const wanted = sizes.filter((size, index) => index === 0 || size < longest * 2);
  for (const size of wanted) {
    const scale = Math.min(1, size / longest);
    const image = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: 'high',
    });
    const best = bestScanned(await reader.detect(image), location.origin);
    image.close();
    if (best) return best;
  }
  return null;
}
