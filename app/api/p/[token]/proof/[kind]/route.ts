import { getKeyring } from '@/lib/crypto';
import { getParcelShop } from '@/lib/data/parcel-shop';
import { readDatabase } from '@/lib/data/read-database';
import { getLogger } from '@/lib/log';
import { getProofPicture } from '@/lib/services/get-proof-picture';
import { readBuyerCookie } from '@/lib/web/buyer-cookie';

const headers = { 'Cache-Control': 'private, no-store' };

/** A picture of a delivery, for a browser that has proved to be its buyer's; 404 for every other. */
export async function GET(_request: Request, { params }: RouteContext<'/api/p/[token]/proof/[kind]'>) {
  const { token, kind } = await params;
  try {
    const keyring = getKeyring();
    const buyers = await readBuyerCookie(keyring, new Date());
    const shop = buyers.length > 0 ? await getParcelShop(token) : null;
    const image =
      shop &&
      (await readDatabase((db) => getProofPicture({ db, keyring }, shop.id, { token, kind, buyers })));
    if (!image) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(image), {
      headers: { ...headers, 'Content-Type': 'image/webp', 'Cross-Origin-Resource-Policy': 'same-origin' },
    });
  } catch (err) {
    getLogger().error({ err }, 'A picture of a delivery could not be shown.');
    return new Response(null, { status: 503, headers });
  }
}
