import { carriers } from '@/lib/carriers';
import { getKeyring } from '@/lib/crypto';
import { getDatabase } from '@/lib/db/client';
import { getLogger } from '@/lib/log';
import { answerPush } from '@/lib/web/inbound-push';

/** Where carriers push to. Each account has an address of its own; other methods are 405. */
export async function POST(request: Request, { params }: RouteContext<'/api/inbound/[carrier]/[key]'>) {
  const now = () => new Date();
  const context = { db: getDatabase(), keyring: getKeyring(), carriers, log: getLogger(), now };
  return answerPush(context, request, await params);
}
