import { getLiveAnswer, type LiveAnswer } from '@/lib/data/live-state';
import { etagOf } from '@/lib/web/etag';

/** The small answer that an open page polls. Unchanged, it costs a 304; 503 asks it to come again later. */
export async function GET(request: Request, { params }: RouteContext<'/api/p/[token]/live'>) {
  const { token } = await params;
  let live: LiveAnswer | null;
  try {
    live = await getLiveAnswer(token, new URL(request.url).searchParams.has('hidden'));
  } catch {
    return refusal('unavailable', { status: 503, headers: { 'Retry-After': '60' } });
  }
  if (!live) return refusal('not_found', { status: 404 });
  const headers = { 'Cache-Control': 'private, no-cache', ETag: etagOf(live) };
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  return Response.json(live, { headers });
}

function refusal(error: string, { status, headers }: { status: number; headers?: Record<string, string> }) {
  return Response.json({ error }, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}
