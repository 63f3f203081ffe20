import { getKeyring } from '@/lib/crypto';
import { getParcelShop } from '@/lib/data/parcel-shop';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { getLogger } from '@/lib/log';
import { readBuyerCookie } from '@/lib/web/buyer-cookie';
import { proofOfParcel } from '@/lib/web/proof-of-parcel';

const headers = { 'Cache-Control': 'private, no-store' };

/** The proof of a delivery for a browser that has proved to be its buyer's; 204 for every other, and every token. */
export async function GET(request: Request, { params }: RouteContext<'/api/p/[token]/proof'>) {
  const { token } = await params;
  const wished = new URL(request.url).searchParams.get('locale') ?? '';
  const locale = isLocale(wished) ? wished : defaultLocale;
  try {
    const keyring = getKeyring();
    const buyers = await readBuyerCookie(keyring, new Date());
    const shop = buyers.length > 0 ? await getParcelShop(token) : null;
    const view =
      shop && (await proofOfParcel(keyring, { merchantId: shop.id, shop: shop.name, token, locale }, buyers));
    return view ? Response.json(view, { headers }) : new Response(null, { status: 204, headers });
  } catch (err) {
    getLogger().error({ err }, 'A proof of delivery could not be shown.');
    return Response.json(
      { error: 'unavailable' },
      { status: 503, headers: { ...headers, 'Retry-After': '60' } },
    );
  }
}
