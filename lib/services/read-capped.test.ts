import { describe, expect, test } from 'vitest';
import { readCapped } from './read-capped';

const limits = { maxBytes: 10, withinMs: 5_000 };

function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
}

describe('a body', () => {
  test('is read whole up to the limit, and nothing of it is changed', async () => {
    expect(await readCapped(streamOf('12345', '', '67890'), limits)).toEqual(Buffer.from('1234567890'));
    expect(await readCapped(null, limits)).toEqual(new Uint8Array());
  });

  test('is too large one byte beyond it', async () => {
    expect(await readCapped(streamOf('12345', '678901'), limits)).toBe('too_large');
  });

  test('that never ends is given up, and its sender told so', async () => {
    let isCancelled = false;
    const silent = new ReadableStream<Uint8Array>({
      cancel() {
        isCancelled = true;
      },
    });
    expect(await readCapped(silent, { maxBytes: 10, withinMs: 20 })).toBe('too_slow');
    expect(isCancelled).toBe(true);
  });

  test('that breaks off is an error, not a short body', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    await expect(readCapped(broken, limits)).rejects.toThrow('gone');
  });
});
