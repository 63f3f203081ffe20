import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { UpdatesPage } from '@/components/updates/updates-page';
import { askForUpdates, getPushKey, isPushOn, switchPushOff, switchPushOn } from '@/lib/web/updates-action';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

type Props = PageProps<'/[shop]/[locale]/p/[token]/updates'>;

export const generateStaticParams = placeholderParams;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
  return { title: t(view ? 'updates.title' : 'errors.notFound.title'), referrer: 'same-origin' };
}

export default async function Updates({ params }: Props) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, token)]);
  if (!shop || !view) return <Missing />;
  const place = { base, locale: await getLocale(), token };
  const push = {
    getKey: getPushKey.bind(null, place),
    isOn: isPushOn.bind(null, place),
    switchOn: switchPushOn.bind(null, place),
    switchOff: switchPushOff.bind(null, place),
  };
  return (
    <UpdatesPage shop={shop} base={base} view={view} action={askForUpdates.bind(null, place)} push={push} />
  );
}
