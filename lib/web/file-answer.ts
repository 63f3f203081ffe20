import { unstable_rethrow } from 'next/navigation';
import { getLogger } from '@/lib/log';
import { etagOf } from './etag';

interface FileLook {
  contentType: string;
  /** Whatever a browser could load or run for it, however it is opened. */
  policy: string;
  disposition?: string;
}

/**
 * Answers with a text that we make for whoever has the address: a browser asks each time, and an unchanged one costs
 * a 304. Null is answered with 404, and what cannot be read now with 503.
 */
export async function fileAnswer(
  request: Request,
  { contentType, policy, disposition }: FileLook,
  read: () => Promise<string | null>,
): Promise<Response> {
  return orLater(async () => {
    const headers = { 'Cache-Control': 'private, no-cache', 'Content-Security-Policy': policy };
    const text = await read();
    if (text === null) return new Response(null, { status: 404, headers });
    const ETag = etagOf(text);
    if (request.headers.get('if-none-match') === ETag) {
      return new Response(null, { status: 304, headers: { ...headers, ETag } });
    }
    const shown: HeadersInit = disposition === undefined ? {} : { 'Content-Disposition': disposition };
    return new Response(text, { headers: { ...headers, ...shown, ETag, 'Content-Type': contentType } });
  });
}

/** Answers with a file; when that fails, asks to come again later, and says why in the log alone. */
export async function orLater(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (err) {
    // What Next itself throws to steer a render is none of our failures.
    unstable_rethrow(err);
    getLogger().error({ err }, 'A file could not be made.');
    return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '60' } });
  }
}
