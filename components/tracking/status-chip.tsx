import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { Milestone } from '@/lib/tracking/milestones';
import { chipOf } from './status-look';

export function StatusChip({ milestone }: { milestone: Milestone }) {
  const t = useTranslations();
  const { icon, tone, key } = chipOf(milestone);
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      {t(key)}
    </span>
  );
}
