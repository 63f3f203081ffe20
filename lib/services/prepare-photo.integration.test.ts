import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { maxPhotoBytes, type PhotoProblem } from '@/lib/forms/photos';
import { preparePhoto } from './prepare-photo';

/** Every picture is made here: files with such contents would be quarantined by scanners. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  });

let jpeg: Buffer;
let png: Buffer;
let webp: Buffer;
let movingWebp: Buffer;
let movingGif: Buffer;

beforeAll(async () => {
  jpeg = await noise(320, 240).jpeg().toBuffer();
  png = await noise(320, 240).png().toBuffer();
  webp = await noise(320, 240).webp().toBuffer();
  const frames = await Promise.all([noise(40, 40), noise(40, 40)].map((frame) => frame.png().toBuffer()));
  movingWebp = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
  movingGif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
});

describe('an honest photo is kept as WebP, upright and small, and without what the camera wrote', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s', async (format) => {
    const result = await preparePhoto({ jpeg, png, webp }[format]);
    if (!result.ok) throw new Error(result.problem);
    expect(await sharp(result.image).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 });
    expect([result.widthPx, result.heightPx]).toEqual([320, 240]);
  });

  test('a large one is made small, a small one is not made large', async () => {
    const large = await preparePhoto(await noise(4000, 3000).jpeg({ quality: 40 }).toBuffer());
    expect(large).toMatchObject({ ok: true, widthPx: 2000, heightPx: 1500 });
    expect(await preparePhoto(await noise(1, 1).png().toBuffer())).toMatchObject({ widthPx: 1, heightPx: 1 });
  });

  test('place, time and owner are gone, and it is turned as the camera was held', async () => {
    const tagged = await noise(300, 200)
      .withExif({
        IFD0: { Copyright: 'CANARY-OWNER', Orientation: '6' },
        IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY-XMP</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(tagged.includes('CANARY-OWNER') || tagged.includes('CANARY-XMP')).toBe(true);
    const result = await preparePhoto(tagged);
    if (!result.ok) throw new Error(result.problem);
    expect([result.widthPx, result.heightPx]).toEqual([200, 300]);
    const { exif, xmp, iptc, orientation } = await sharp(result.image).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(result.image.includes('CANARY')).toBe(false);
  });
});

type Case = readonly [
  name: string,
  expected: readonly (PhotoProblem | 'taken')[],
  make: () => Buffer | Promise<Buffer>,
];

type Unexpecting = readonly [name: string, make: Case[2]];

const bytes = (text: string) => Buffer.from(text, 'latin1');
const cut = (picture: () => Buffer, part: number) => () =>
  picture().subarray(0, Math.floor(picture().length * part));
/** A picture with 64 bytes overwritten from a place on. */
const scratched = (picture: () => Buffer, part: number) => () => {
  const copy = Buffer.from(picture());
  copy.fill(0xff, Math.floor(copy.length * part), Math.floor(copy.length * part) + 64);
  return copy;
};
const broken = ['unreadable'] as const;
/** Decoders may bridge a scratch: then it is a harmless picture. */
const either = ['unreadable', 'taken'] as const;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([bytes(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc(data: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG whose header promises any size; its rows are `rows` bytes of nothing. */
function promisedPng(width: number, height: number, rows: number, ...extra: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    ...[pngSignature, chunk('IHDR', header), ...extra],
    ...[chunk('IDAT', deflateSync(Buffer.alloc(rows))), chunk('IEND', Buffer.alloc(0))],
  ]);
}

/** A JPEG whose header promises any size. */
function promisedJpeg(width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const html = '<!doctype html><script>alert(document.domain)</script>';
const wrongKind = ([name, make]: Unexpecting): Case => [name, ['wrong_kind'], make];
const tooManyPixels = ['too_many_pixels'] as const;

const otherFiles: readonly Unexpecting[] = [
  ['an empty file', () => Buffer.alloc(0)],
  ['one byte', () => Buffer.from([0xff])],
  ['zeros', () => Buffer.alloc(4096)],
  ['text', () => bytes('hello')],
  ['HTML', () => bytes(html)],
  ['SVG', () => bytes(svg)],
  ['SVG behind an XML declaration', () => bytes(`<?xml version="1.0"?>${svg}`)],
  ['SVG that reads a file', () => bytes(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`)],
  [
    'SVG that asks another server',
    () => bytes(svg.replace('<script>', '<image href="http://127.0.0.1/"/><script>')),
  ],
  ['SVG that grows for ever', () => bytes(`<!DOCTYPE svg [<!ENTITY a "${'&b;'.repeat(99)}">]>${svg}`)],
  ['GIF', () => movingGif],
  ['PDF', () => bytes('%PDF-1.7\n1 0 obj\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>')],
  ['PostScript', () => bytes('%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file')],
  ['ImageMagick’s language', () => bytes('push graphic-context\nfill "url(https://127.0.0.1/)"')],
  ['TIFF', () => sharp(jpeg).tiff().toBuffer()],
  ['AVIF', () => sharp(png).avif().toBuffer()],
  ['BMP', () => Buffer.concat([bytes('BM'), Buffer.alloc(2000)])],
  ['ICO', () => Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(100)])],
  ['a ZIP', () => bytes('PK\u0003\u0004 x.jpg')],
  ['a Windows program', () => bytes('MZ\u0090\u0000 photo.jpg')],
  ['an ELF program', () => bytes('\u007fELF\u0002\u0001')],
  ['a photo behind a byte of another kind', () => Buffer.concat([Buffer.from([0x20]), jpeg])],
  ['a RIFF that is sound', () => Buffer.concat([bytes('RIFF'), Buffer.alloc(4), bytes('WAVEfmt ')])],
];

const hostile: readonly Case[] = [
  // Not pictures, or not of a kind that we take.
  ...otherFiles.map(wrongKind),
  ['HEIC', ['heic'], () => Buffer.concat([Buffer.from([0, 0, 0, 24]), bytes('ftypheic'), Buffer.alloc(400)])],
  [
    'HEIC of another brand',
    ['heic'],
    () => Buffer.concat([Buffer.from([0, 0, 0, 24]), bytes('ftypmif1'), Buffer.alloc(400)]),
  ],
  // A true beginning and nothing behind it.
  ['the beginning of a JPEG alone', broken, () => Buffer.from([0xff, 0xd8, 0xff])],
  ['the beginning of a PNG alone', broken, () => pngSignature],
  [
    'the beginning of a WebP alone',
    broken,
    () => Buffer.concat([bytes('RIFF'), Buffer.alloc(4), bytes('WEBP')]),
  ],
  [
    'a JPEG’s beginning before SVG',
    broken,
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), bytes(svg)]),
  ],
  ['a PNG’s beginning before SVG', broken, () => Buffer.concat([pngSignature, bytes(svg)])],
  ['a PNG’s beginning before a JPEG', broken, () => Buffer.concat([pngSignature, jpeg])],
  [
    'a WebP’s beginning before noise',
    broken,
    () => Buffer.concat([bytes('RIFF'), Buffer.alloc(4), bytes('WEBPVP8 '), Buffer.alloc(900, 7)]),
  ],
  // Cut off or scratched.
  ['a tenth of a JPEG', broken, cut(() => jpeg, 0.1)],
  ['half a JPEG', broken, cut(() => jpeg, 0.5)],
  ['nearly all of a JPEG', broken, cut(() => jpeg, 0.95)],
  ['a tenth of a PNG', broken, cut(() => png, 0.1)],
  ['half a PNG', broken, cut(() => png, 0.5)],
  ['half a WebP', broken, cut(() => webp, 0.5)],
  ['a JPEG with a scratched header', either, scratched(() => jpeg, 0.01)],
  ['a scratched JPEG', either, scratched(() => jpeg, 0.5)],
  ['a scratched PNG', broken, scratched(() => png, 0.5)],
  ['a scratched WebP', either, scratched(() => webp, 0.3)],
  // Promises: few bytes that would become a large picture.
  ['a PNG of 50,000 × 50,000', tooManyPixels, () => promisedPng(50_000, 50_000, 1_000)],
  ['a PNG of 2 billion columns', ['too_many_pixels', 'unreadable'], () => promisedPng(2_147_483_647, 1, 10)],
  [
    'a PNG whose width times height wraps round',
    ['too_many_pixels', 'unreadable'],
    () => promisedPng(65_536, 65_537, 10),
  ],
  [
    'a PNG of nothing but zeros, 41 megapixels',
    tooManyPixels,
    () => promisedPng(6_400, 6_400, 6_401 * 6_400),
  ],
  ['a JPEG of 65,000 × 65,000', tooManyPixels, () => promisedJpeg(65_000, 65_000)],
  ['a JPEG of 7,000 × 6,000 with too little in it', tooManyPixels, () => promisedJpeg(7_000, 6_000)],
  ['a JPEG that promises more rows than it has', either, () => promisedJpeg(320, 4_000)],
  ['a PNG without a row', broken, () => promisedPng(100, 0, 10)],
  ['a PNG with less than it promises', broken, () => promisedPng(3_000, 3_000, 10)],
  [
    'a PNG with a colour profile that unpacks to 50 MB',
    either,
    () =>
      promisedPng(
        4,
        4,
        20,
        chunk('iCCP', Buffer.concat([bytes('x\0\0'), deflateSync(Buffer.alloc(50_000_000))])),
      ),
  ],
  [
    'a PNG with a text that unpacks to 50 MB',
    either,
    () =>
      promisedPng(
        4,
        4,
        20,
        chunk('zTXt', Buffer.concat([bytes('x\0\0'), deflateSync(Buffer.alloc(50_000_000))])),
      ),
  ],
  [
    'a PNG with a wrong checksum',
    broken,
    () => {
      const copy = Buffer.from(png);
      copy.writeUInt32BE(1, 29);
      return copy;
    },
  ],
  // Moving, too heavy, two things at once.
  ['a moving WebP', ['animated'], () => movingWebp],
  ['more bytes than allowed', ['too_large'], () => Buffer.concat([jpeg, Buffer.alloc(maxPhotoBytes)])],
  ['a JPEG with HTML behind it', ['taken'], () => Buffer.concat([jpeg, bytes(html)])],
  [
    'a JPEG with a ZIP behind it',
    ['taken'],
    () => Buffer.concat([jpeg, bytes('PK\u0003\u0004 x.html'), bytes(html)]),
  ],
  [
    'a PNG with a program behind it',
    ['taken'],
    () => Buffer.concat([png, bytes('<?php system($_GET[0]); ?>'), bytes(html)]),
  ],
  [
    'a JPEG with HTML in a comment',
    ['taken'],
    () =>
      Buffer.concat([
        jpeg.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, html.length + 2]),
        bytes(html),
        jpeg.subarray(2),
      ]),
  ],
  ['a WebP with SVG behind it', ['taken'], () => Buffer.concat([webp, bytes(svg)])],
];

describe('a hostile picture gets a reason, or leaves as a plain one', () => {
  test('there are sixty of them, each different', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
    expect(new Set(hostile.map(([name]) => name)).size).toBe(hostile.length);
  });

  test.each(hostile)('%s', async (_name, expected, make) => {
    const picture = await make();
    const memory = process.memoryUsage().rss;
    const result = await preparePhoto(picture);
    expect(expected).toContain(result.ok ? 'taken' : result.problem);
    // A bomb that went off would show: the largest picture that we decode has 40 megapixels.
    expect(process.memoryUsage().rss - memory).toBeLessThan(300_000_000);
    if (!result.ok) return;
    const { format, exif, pages } = await sharp(result.image).metadata();
    expect([format, exif, pages ?? 1]).toEqual(['webp', undefined, 1]);
    for (const rider of ['<script', '<svg', '<?php', 'x.html'])
      expect(result.image.includes(rider)).toBe(false);
  });

  test('one that breaks the decoder does not hold up the next', async () => {
    const results = await Promise.all([
      preparePhoto(jpeg.subarray(0, 200)),
      preparePhoto(jpeg),
      preparePhoto(png),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([false, true, true]);
  });
});
