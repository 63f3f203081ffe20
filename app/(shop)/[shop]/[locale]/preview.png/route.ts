import { getShopPicture } from '@/lib/data/shop-pictures';
import { pictureResponse } from '@/lib/web/picture-response';

/** What a link to one of the shop's pages shows in a chat. */
export async function GET(_request: Request, { params }: RouteContext<'/[shop]/[locale]/preview.png'>) {
  const { shop } = await params;
  return pictureResponse(await getShopPicture(shop, { kind: 'preview' }));
}
