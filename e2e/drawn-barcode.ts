import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const require = createRequire(import.meta.url);

/** Widths of bars and spaces of the 107 symbols of Code 128 (ISO/IEC 15417, table 1), by value. */
const widths =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232 2331112';
const symbols = widths.split(' ');
const fnc1 = 102;
const startC = 105;
const stop = 106;

/** A grey picture, a byte for each pixel. */
export interface Picture {
  width: number;
  height: number;
  grey: Buffer;
}

/** An even number of digits as a GS1-128 barcode, the way it is on labels, in the middle of a white picture. */
export function drawLabel(digits: string, { width = 1280, height = 720, module = 4 } = {}): Picture {
  const pairs = (digits.match(/\d\d/g) ?? []).map(Number);
  const values = [startC, fnc1, ...pairs];
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  const bars = [...values, check, stop].map((value) => symbols[value]).join('');
  const grey = Buffer.alloc(width * height, 235);
  const total = [...bars].reduce((sum, bar) => sum + Number(bar), 0) * module;
  let x = Math.floor((width - total) / 2);
  for (const [index, bar] of [...bars].entries()) {
    const end = x + Number(bar) * module;
    if (index % 2 === 0) {
      for (let y = height / 4; y < (height * 3) / 4; y++) grey.fill(20, y * width + x, y * width + end);
    }
    x = end;
  }
  return { width, height, grey };
}

/** A white picture: a camera that sees no barcode. */
export function drawNothing(): Picture {
  return { width: 1280, height: 720, grey: Buffer.alloc(1280 * 720, 235) };
}

/** Writes it as a video (YUV4MPEG2) that Chromium's fake camera plays; returns the path. */
export function writeVideo({ width, height, grey }: Picture): string {
  const colourless = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colourless]);
  const path = join(mkdtempSync(join(tmpdir(), 'doorstep-camera-')), 'camera.y4m');
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
  return path;
}

/** As a photo that a shopper chooses. */
export async function photoOf({ width, height, grey }: Picture): Promise<Buffer> {
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A photo of a QR code. */
export async function qrPhoto(text: string): Promise<Buffer> {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
  const { svg } = await writeBarcode(text, { format: 'QRCode', scale: 8, addQuietZones: true });
  return sharp(Buffer.from(svg), { density: 300 })
    .flatten({ background: '#fff' })
    .resize(900)
    .jpeg()
    .toBuffer();
}
