import { useTranslations } from 'next-intl';
import type { ShopView } from '@/lib/branding/theme';
import type { Milestone } from '@/lib/tracking/milestones';

/** The way to the shop's support, right where the advice sends people there. */
export function SupportLink({ milestone, shop }: { milestone: Milestone; shop: ShopView }) {
  const t = useTranslations();
  const { supportUrl } = shop.theme;
  const advice: unknown = t.raw(`milestones.${milestone}.next`);
  if (!supportUrl || !String(advice).includes('{shop}')) return null;
  return (
    <a href={supportUrl} className="link-row mt-1 print:hidden">
      {t('layout.support', { shop: shop.name })}
    </a>
  );
}
