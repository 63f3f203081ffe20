import type { LiveAnswer } from '@/lib/data/live-state';
import { etagOf } from './etag';

/** Answers an open page that asks for news. Unchanged, it costs a 304; 503 asks it to come again later. */
export async function answerLive(
  request: Request,
  ask: (isHidden: boolean) => Promise<LiveAnswer | null>,
): Promise<Response> {
  let live: LiveAnswer | null;
  try {
    live = await ask(new URL(request.url).searchParams.has('hidden'));
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
