import { getLiveAnswer } from '@/lib/data/live-state';
import { answerLive } from '@/lib/web/live-answer';

/** The small answer that an open parcel page polls. */
export async function GET(request: Request, { params }: RouteContext<'/api/p/[token]/live'>) {
  const { token } = await params;
  return answerLive(request, (isHidden) => getLiveAnswer(token, { isHidden }));
}
