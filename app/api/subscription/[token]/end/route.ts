import { shopPath } from '@/lib/branding/paths';
import { readDatabase } from '@/lib/data/read-database';
import { getSubscriptionOwner } from '@/lib/data/subscription';
import { defaultLocale } from '@/lib/i18n/locales';
import { endSubscription } from '@/lib/services/end-subscription';
import { isOneClick } from '@/lib/web/one-click';
import { orUnavailable, plainNotFound } from '@/lib/web/plain-page';
import { redirectTo } from '@/lib/web/redirect-to';

type Context = RouteContext<'/api/subscription/[token]/end'>;

/** What a mail program sends for its "unsubscribe" button (RFC 8058). Ends it, or did so before. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return orUnavailable(defaultLocale, async () => {
    const { token } = await params;
    if (!(await isOneClick(request))) return answer(400);
    const owner = await getSubscriptionOwner(token);
    if (!owner) return answer(404);
    await readDatabase((db) => endSubscription(db, owner.merchantId, token, new Date()));
    return answer(200);
  });
}

/** Scanners open every link: this one only leads to the page where its reader can press. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return orUnavailable(defaultLocale, async () => {
    const { token } = await params;
    const owner = await getSubscriptionOwner(token);
    if (!owner) return plainNotFound(defaultLocale);
    return redirectTo(shopPath(owner.merchantSlug, owner.locale, `/subscription/${token}`));
  });
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
}
