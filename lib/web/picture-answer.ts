import { orLater } from './file-answer';

/**
 * Answers with a picture of ours (PNG), or says that there is none. A browser keeps it for a day; a picture runs
 * nothing, and is not to be shown as a page.
 */
export function pictureAnswer(draw: () => Promise<Uint8Array | null>): Promise<Response> {
  return orLater(async () => pictureResponse(await draw()));
}

function pictureResponse(png: Uint8Array | null): Response {
  const policy = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };
  if (!png)
    return new Response(null, { status: 404, headers: { ...policy, 'Cache-Control': 'private, no-store' } });
  return new Response(new Uint8Array(png), {
    headers: { ...policy, 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
}
