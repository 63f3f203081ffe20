import { z } from 'zod';

/** What a picture may weigh in an answer. */
const longest = 3 * 1024 * 1024;
const shape = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** Bytes in base64, with or without a `data:` prefix; null where there are none, or too many. */
export const base64Field = z
  .unknown()
  .optional()
  .transform((value): Uint8Array | null => {
    if (typeof value !== 'string' || value.length > longest) return null;
    const text = value.replace(/^data:[\w/+.-]{0,60};base64,/, '').trim();
    return shape.test(text) ? Buffer.from(text, 'base64') : null;
  });
