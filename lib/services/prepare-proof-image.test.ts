import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { prepareProofImage } from './prepare-proof-image';

const picture = (file: string) => readFileSync(`lib/carriers/sandbox/pictures/${file}`);
const plain = { width: 40, height: 20, channels: 3, background: '#abc' } as const;

describe('a carrier’s picture', () => {
  test.each(['signature.gif', 'doorstep.jpg'])('%s is encoded again as WebP', async (file) => {
    const { format, width } = await sharp((await prepareProofImage(picture(file))) ?? undefined).metadata();
    expect([format, (width ?? 0) > 100]).toEqual(['webp', true]);
  });

  test('comes out without metadata, and no longer than 1,600 px', async () => {
    const large = await sharp({ create: { ...plain, width: 4_000, height: 100 } })
      .withExif({ IFD0: { Artist: 'CANARY' } })
      .jpeg()
      .toBuffer();
    expect(large.includes('CANARY')).toBe(true);
    const made = (await prepareProofImage(large)) ?? Buffer.alloc(0);
    expect(made.includes('CANARY')).toBe(false);
    expect((await sharp(made).metadata()).width).toBe(1_600);
  });

  test('keeps the first frame of several', async () => {
    const frames = sharp(picture('signature.gif'), { animated: true }).gif({ loop: 0 });
    const made = await prepareProofImage(await frames.toBuffer());
    expect((await sharp(made ?? undefined).metadata()).pages ?? 1).toBe(1);
  });
});

describe('what is no picture is refused, and never thrown over', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  test.each([
    ['nothing', ''],
    ['an SVG', svg],
    ['a document', '%PDF-1.4 x'],
    ['an SVG under the first bytes of a GIF', `GIF89a${svg}`],
    ['a header and no more', 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000'],
  ])('%s', async (_name, text) => {
    expect(await prepareProofImage(Buffer.from(text, 'latin1'))).toBeNull();
  });

  test('too many bytes, and too many pixels', async () => {
    expect(
      await prepareProofImage(Buffer.concat([picture('doorstep.jpg'), Buffer.alloc(3_200_000)])),
    ).toBeNull();
    const bomb = await sharp({ create: { ...plain, width: 9_000, height: 9_000 } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await prepareProofImage(bomb)).toBeNull();
  });

  test('whatever bytes follow a known start', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const start = fc.constantFrom('474946383961', 'ffd8ff', '89504e470d0a1a0a');
    await fc.assert(
      fc.asyncProperty(start, bytes, async (hex, rest) => {
        await prepareProofImage(Buffer.concat([Buffer.from(hex, 'hex'), rest]));
      }),
      { numRuns: 60 },
    );
  });
});
