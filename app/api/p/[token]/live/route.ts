import { getLiveAnswer } from '@/lib/data/live-state';
import { etagOf } from '@/lib/web/etag';

/** The small answer that an open page polls. Unchanged, it costs a 304. */
export async function GET(request: Request, { params }: RouteContext<'/api/p/[token]/live'>) {
  const { token } = await params;
  const live = await getLiveAnswer(token);
  if (!live)
    return Response.json({ error: 'not_found' }, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  const headers = { 'Cache-Control': 'private, no-cache', ETag: etagOf(live) };
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  return Response.json(live, { headers });
}
