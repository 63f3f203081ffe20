import { type InboundContext, type InboundOutcome, receivePush } from '@/lib/services/receive-push';
import { clientAddress } from './client-address';

/** Answers a carrier's push to an inbound address. Never throws. */
export async function answerPush(
  context: InboundContext,
  request: Request,
  { carrier, key }: { carrier: string; key: string },
): Promise<Response> {
  const outcome = await receivePush(context, {
    ...{ carrier, key, headers: request.headers, body: request.body },
    query: new URL(request.url).searchParams,
    address: clientAddress(request.headers),
  });
  return Response.json(
    { status: outcome.kind === 'known' || outcome.kind === 'stale' ? 'taken' : outcome.kind },
    { status: statusOf[outcome.kind], headers: { 'Cache-Control': 'no-store', ...retryAfter(outcome) } },
  );
}

/** What is stored, was stored or need not be is 200: the carrier is done. 5xx has it send again. */
const statusOf: Record<InboundOutcome['kind'], number> = {
  taken: 200,
  known: 200,
  stale: 200,
  refused: 401,
  too_slow: 408,
  too_large: 413,
  flooding: 429,
  unavailable: 503,
};

function retryAfter(outcome: InboundOutcome): Record<string, string> {
  if (outcome.kind === 'unavailable') return { 'Retry-After': '30' };
  return outcome.kind === 'flooding' ? { 'Retry-After': String(outcome.retryAfterSeconds) } : {};
}
