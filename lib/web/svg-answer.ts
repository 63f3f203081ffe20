import { etagOf } from './etag';

/** Nothing that a picture could load or run, however it is opened. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** A drawing of ours, as an image; unchanged, it costs a 304. Null is answered with 404. */
export function svgAnswer(request: Request, svg: string | null): Response {
  const headers = { 'Cache-Control': 'private, no-cache', 'Content-Security-Policy': policy };
  if (svg === null) return new Response(null, { status: 404, headers });
  const ETag = etagOf(svg);
  if (request.headers.get('if-none-match') === ETag) {
    return new Response(null, { status: 304, headers: { ...headers, ETag } });
  }
  return new Response(svg, {
    headers: { ...headers, ETag, 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
}
