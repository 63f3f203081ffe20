import { isMarkName } from '@/lib/branding/status-marks';
import { getShopPicture, type ShopIconName, type ShopPicture, shopIcons } from '@/lib/data/shop-pictures';
import { pictureAnswer } from '@/lib/web/picture-answer';

/** The shop's icons: of its app ("192.png"), and of a tab that shows a parcel's state ("delivered.png"). */
export async function GET(_request: Request, { params }: RouteContext<'/[shop]/[locale]/icon/[name]'>) {
  const { shop, name } = await params;
  const picture = pictureCalled(name);
  return pictureAnswer(async () => picture && getShopPicture(shop, picture));
}

function pictureCalled(name: string): ShopPicture | null {
  if (isShopIcon(name)) return { kind: 'icon', name };
  const mark = name.replace(/\.png$/, '');
  return mark !== name && isMarkName(mark) ? { kind: 'tab', mark } : null;
}

function isShopIcon(name: string): name is ShopIconName {
  return Object.hasOwn(shopIcons, name);
}
