import { getShopPicture } from '@/lib/data/shop-pictures';
import { pictureAnswer } from '@/lib/web/picture-answer';

/** What a link to one of the shop's pages shows in a chat. */
export async function GET(_request: Request, { params }: RouteContext<'/[shop]/[locale]/preview.png'>) {
  const { shop } = await params;
  return pictureAnswer(() => getShopPicture(shop, { kind: 'preview' }));
}
