/**
 * Reads a body up to `maxBytes` and no further, within `withinMs` altogether: a sender that drips bytes must
 * not hold a connection for ever. Rejects when the connection breaks.
 */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, withinMs }: { maxBytes: number; withinMs: number },
): Promise<Uint8Array | 'too_large' | 'too_slow'> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel().catch(() => undefined);
  }, withinMs);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) return 'too_slow';
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > maxBytes) {
        reader.cancel().catch(() => undefined);
        return 'too_large';
      }
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}
