import { getSharedLiveAnswer } from '@/lib/data/shared-live';
import { answerLive } from '@/lib/web/live-answer';

/** The same for a shared page: what it knows of the parcel, without the parcel's own link. */
export async function GET(request: Request, { params }: RouteContext<'/api/s/[token]/live'>) {
  const { token } = await params;
  return answerLive(request, (isHidden) => getSharedLiveAnswer(token, isHidden));
}
