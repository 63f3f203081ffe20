import { bestScanned, type Scanned } from '@/lib/numbers/scanned';
import type { BarcodeReader } from './barcode-reader';

interface ReadVideoOptions {
  signal: AbortSignal;
  /** A code was read that is no tracking number. */
  onStrange: () => void;
}

const pauseMs = 120;
/** A number without a right check digit counts once it was read as often: a camera misreads. */
const timesToTrust = 3;

/** Reads a running video until it shows a tracking number or a link of ours; null when told to stop. */
export async function readVideo(
  video: HTMLVideoElement,
  reader: BarcodeReader,
  { signal, onStrange }: ReadVideoOptions,
): Promise<Scanned | null> {
  const seen = new Map<string, number>();
  while (!signal.aborted) {
    if (video.readyState >= video.HAVE_CURRENT_DATA) {
      const codes = await reader.detect(video);
      if (signal.aborted) break;
      const best = bestScanned(codes, location.origin);
      if (best && isTrusted(best, seen)) return best;
      if (codes.length > 0 && !best) onStrange();
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return null;
}

function isTrusted(scanned: Scanned, seen: Map<string, number>): boolean {
  if (scanned.kind === 'link' || scanned.isSure) return true;
  const times = (seen.get(scanned.number) ?? 0) + 1;
  seen.set(scanned.number, times);
  return times >= timesToTrust;
}
