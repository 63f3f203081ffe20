import type { ScannedCode } from '@/lib/numbers/scanned';

/** What we use of a `BarcodeDetector` of the Shape Detection API. */
export interface BarcodeReader {
  detect(image: ImageBitmapSource): Promise<ScannedCode[]>;
}

interface NativeDetector {
  new (options: { formats: readonly string[] }): BarcodeReader;
  getSupportedFormats(): Promise<readonly string[]>;
}

declare global {
  var BarcodeDetector: NativeDetector | undefined;
}

/** What carriers print: numbers in bars, and two-dimensional codes with numbers or addresses in them. */
const formats = [
  'code_128',
  'qr_code',
  'data_matrix',
  'itf',
  'codabar',
  'code_39',
  'ean_13',
  'pdf417',
] as const;

/**
 * The browser's own reader where it reads all that carriers print, else ZXing in WebAssembly from our own origin.
 * Throws where that cannot be loaded.
 */
export async function openBarcodeReader(): Promise<BarcodeReader> {
  return (await nativeReader()) ?? zxingReader();
}

async function nativeReader(): Promise<BarcodeReader | null> {
  const Detector = globalThis.BarcodeDetector;
  if (!Detector) return null;
  // Some systems have the class and nothing behind it.
  const supported = await Detector.getSupportedFormats().catch((): readonly string[] => []);
  return formats.every((format) => supported.includes(format)) ? new Detector({ formats }) : null;
}

async function zxingReader(): Promise<BarcodeReader> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;
  // Its default is a public CDN.
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  return new BarcodeDetector({ formats: [...formats] });
}
