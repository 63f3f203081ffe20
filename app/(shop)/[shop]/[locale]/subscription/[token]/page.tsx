import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { SubscriptionPage } from '@/components/updates/subscription-page';
import { placeholder } from '@/lib/data/placeholder';
import { getSubscriptionView } from '@/lib/data/subscription';
import { confirmUpdates, stopUpdates } from '@/lib/web/subscription-action';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';

type Props = PageProps<'/[shop]/[locale]/subscription/[token]'>;

export function generateStaticParams() {
  return [{ token: placeholder }];
}

/** Title and page ask alike; what is not there is not kept, and must not cost two reads. */
const readSubscription = cache(async (shop: string, locale: string, token: string) => {
  const found = await shopOf({ shop, locale });
  const subscription = found && (await getSubscriptionView(found.id, token));
  return found && subscription && { shop: found, subscription };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const found = await readSubscription(shop, locale, token);
  const t = await getTranslations();
  // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
  return { title: t(found ? 'subscription.title' : 'errors.notFound.title'), referrer: 'same-origin' };
}

export default async function Subscription({ params }: Props) {
  const { shop: base, locale, token } = await params;
  const found = await readSubscription(base, locale, token);
  if (!found) return <Missing />;
  const place = { base, token };
  return (
    <SubscriptionPage
      shop={found.shop}
      base={base}
      token={token}
      status={found.subscription.status}
      confirmUntil={found.subscription.confirmUntil}
      confirm={confirmUpdates.bind(null, place)}
      stop={stopUpdates.bind(null, place)}
    />
  );
}
